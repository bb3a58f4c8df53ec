"""Free words for a change (*buat jadi permainan*), matched with what the library really has.

A wish is read as a few ideas: conditions and places that the request reader knows, ways of
working from a small table, and the remaining content words. An alternative is offered when it
carries at least half of the ideas; when none does, nothing is offered, and that is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.errors import RequestError
from kelas_ai.planning.alternatives import Alternative, alternatives
from kelas_ai.planning.parts import cleaned
from kelas_ai.planning.understanding import understand
from kelas_ai.retrieval.text import normalise, terms

ENOUGH = 0.5
MOST_OFFERED = 8
LONGEST_WISH = 300

WAYS: tuple[tuple[str, str, str], ...] = (
    # how teachers ask; words of texts that do it; tags of alternatives that do it
    ("permainan bermain game gim main seru lomba kuis menyenangkan asyik",
     "permainan bermain main lomba tebak kuis berlomba menebak", ""),
    ("belum lancar membaca tidak bisa baca buta huruf lambat membaca sulit membaca",
     "gambar lisan dibacakan membacakan bergambar", "perlu_bimbingan"),
    ("lambat kesulitan tertinggal lemah bimbingan lebih mudah sederhana sederhanakan gampang",
     "", "perlu_bimbingan"),
    ("lebih sulit menantang tantangan cepat mahir pandai pintar", "", "mahir"),
    ("luar kelas outdoor halaman lapangan kebun sekolah jalan-jalan",
     "halaman lapangan berkeliling", "halaman_luas"),
    ("kelompok kelompokan diskusi", "kelompok berkelompok", ""),
    ("berpasangan pasangan berdua teman sebangku", "pasangan berpasangan sebangku", ""),
    ("bernyanyi nyanyi lagu musik", "nyanyi bernyanyi lagu irama", ""),
    ("cerita bercerita dongeng", "cerita bercerita kisah", ""),
    ("gambar menggambar visual", "gambar menggambar", ""),
    ("gerak bergerak praktik langsung peragaan drama bermain peran",
     "bergerak peran memeragakan berdiri memperagakan", ""),
    ("murid banyak kelas besar kelas gemuk ramai", "", "kelas_besar"),
    ("sempit ruang kecil", "", "kelas_sempit"),
    ("hujan basah", "", "hujan"),
    ("tanpa meja lesehan duduk lantai", "", "tanpa_meja"),
    ("bahan sedikit bahan murah tanpa biaya hemat bahan bekas", "bekas", "sedikit_bahan"),
    ("buku sedikit tanpa buku kurang buku", "", "sedikit_buku"),
    ("listrik mati lampu padam", "", "tanpa_listrik"),
    ("rangkap multigrade dua kelas", "", "kelas_rangkap"),
)  # fmt: skip
EMPTY_WORDS = frozenset(
    terms(
        """
        jadi jadikan ubah ganti tambah tambahkan kurangi lebih kurang cara kegiatan langkah bagian
        ini itu coba yang ada tanpa pakai memakai menggunakan biar supaya bisa punya murid anak
        kelas buat membuat versi model lain lainnya terlalu sekolah tempat daerah
        baik bagus menarik benar cocok sesuai sama tolong agak
        """
    )
)


@dataclass(frozen=True, slots=True)
class Idea:
    """One thing the teacher wants: found by a tag or by one of these stems."""

    tag: str
    stems: frozenset[str]

    def carried_by(self, alternative: Alternative, stems: frozenset[str]) -> bool:
        """Whether an alternative carries it."""
        return (bool(self.tag) and self.tag in alternative.fits) or bool(self.stems & stems)


def offers(
    wish: str, plan: LessonPlan, card: TopicCard, block_id: str, frame: NationalFrame
) -> tuple[Alternative, ...]:
    """The alternatives that carry the wish, those for the part at hand first; maybe none.

    Raises: PartInvalid for a text that is no wish (far too long, nothing printable).
    """
    ideas = ideas_of(cleaned(wish)[:LONGEST_WISH], frame)
    if not ideas:
        return ()
    here = block_id.rpartition(".")[0] or block_id
    ranked: list[tuple[tuple[bool, int, float], Alternative]] = []
    for alternative in alternatives(plan, card):
        stems = frozenset(terms(f"{alternative.text} {alternative.detail}"))
        share = sum(idea.carried_by(alternative, stems) for idea in ideas) / len(ideas)
        if share < ENOUGH or alternative.apply(plan) == plan:
            continue
        tagged = sum(idea.tag in alternative.fits for idea in ideas)
        elsewhere = not alternative.block_id.startswith(here)
        ranked.append(((elsewhere, -tagged, -share), alternative))
    ranked.sort(key=lambda entry: entry[0])
    first: dict[str, Alternative] = {}
    for _, alternative in ranked:
        first.setdefault(alternative.text, alternative)
    return tuple(first.values())[:MOST_OFFERED]


def ideas_of(wish: str, frame: NationalFrame) -> list[Idea]:
    """What a wish asks for; empty when it says nothing that the library could answer."""
    said = set(terms(wish)) - EMPTY_WORDS
    ideas: list[Idea] = []
    for asked, found_by, tag in WAYS:
        known = set(terms(asked)) - EMPTY_WORDS
        if said & known:
            ideas.append(Idea(tag, frozenset(terms(found_by))))
            said -= known
    try:
        request = understand(normalise(wish), frame)
    except RequestError:
        return ideas
    tags = [*request.conditions, *([request.place] if request.place else [])]
    known_tags = {idea.tag for idea in ideas}
    ideas += [Idea(tag, frozenset(terms(tag))) for tag in tags if tag not in known_tags]
    said -= {stem for idea in ideas for stem in idea.stems}
    if request.place and request.context:
        said -= set(terms(request.context))
    return [*ideas, *(Idea("", frozenset({stem})) for stem in sorted(said))]
