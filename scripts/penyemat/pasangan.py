"""Query-passage pairs from the topic layer, with queries made as untidy as teachers type them.

No query set that measures is read here. One topic in ten is held out: its phrases are never
queries in training (see `split`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from menilai import element_passage, grade_words, topic_passage

from kelas_ai.domain.curriculum import StrandSummary, Topic
from kelas_ai.retrieval.text import FUNCTION_WORDS

HELD_OUT = 10
LEVELS = ("sd", "sd", "sd", "sd", "sd", "sd", "smp", "smp", "smp", "sma", "sma", "sma")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
REQUESTS = (
    "rpp {}", "rpp {} dong", "modul ajar {}", "buatkan rpp {}", "bikinin rpp {} dong", "materi {}",
    "tolong buatkan modul ajar {}", "cara mengajar {}", "cara ngajar {} biar seru",
    "rencana pembelajaran {}", "bahan ajar {}", "lkpd {}", "soal {}", "mau ngajar {}",
    "piye carane mulang {}", "kumaha cara ngajar {}", "bab {}", "topik {}", "ngajar {} 2 jp",
    "{} tanpa proyektor", "{} untuk anak desa", "{} yg gampang", "ide kegiatan {}",
)  # fmt: skip
INFORMAL = {
    "yang": "yg", "dengan": "dgn", "untuk": "utk", "tidak": "ga", "dan": "&", "dalam": "dlm",
    "dari": "dr", "pada": "pd", "sistem": "sstm", "menghitung": "ngitung", "bilangan": "bil",
    "menulis": "nulis", "membaca": "baca", "bahasa": "bhs", "sederhana": "sederhna",
    "gambar": "gmbr", "kelompok": "klmpk", "membuat": "bikin", "lingkungan": "lingk",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A query and the passage that answers it, without the prefixes."""

    query: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A topic with its element and the subject's short names."""

    topic: Topic
    summary: StrandSummary
    aliases: tuple[str, ...]


def split(topics: Sequence[Taught], seed: int) -> tuple[list[Taught], list[Taught]]:
    """(train, held out): one topic in ten is held out, the same ones for the same seed."""
    order = list(topics)
    random.Random(seed).shuffle(order)
    cut = len(order) // HELD_OUT
    return order[cut:], order[:cut]


def misspelt(word: str, rng: random.Random) -> str:
    """One slip in a word of five letters or more: no vowels, a lost, doubled or swapped letter."""
    if len(word) < 5:
        return word
    kind = rng.randrange(4)
    if kind == 0:
        return word[0] + re.sub(r"[aiueo]", "", word[1:-1]) + word[-1]
    place = rng.randrange(1, len(word) - 1)
    if kind == 1:
        return word[:place] + word[place + 1 :]
    if kind == 2:
        return word[:place] + word[place] + word[place:]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def untidy(text: str, rng: random.Random) -> str:
    """Lower case, chat spellings, now and then a slip or a lost space."""
    words = [INFORMAL.get(word, word) for word in text.lower().split()]
    place = rng.randrange(len(words))
    words[place] = misspelt(words[place], rng)
    if len(words) > 1 and rng.random() < 0.15:
        place = rng.randrange(len(words) - 1)
        words[place : place + 2] = [words[place] + words[place + 1]]
    return " ".join(words)


def place_words(taught: Taught, rng: random.Random) -> tuple[str, str]:
    """(subject words, class words) as typed; each may be empty."""
    grade = taught.topic.grade
    level = LEVELS[grade - 1]
    written = rng.choice((str(grade), str(grade), ROMAN[grade - 1], ROMAN[grade - 1].upper()))
    group = rng.choice(("kelas {}", "kelas {}", "kls {}", "kelas {} {}", "{1}", "fase {2}"))
    grade_said = group.format(written, level, taught.summary.phase)
    subject = rng.choice((*taught.aliases, taught.summary.subject))
    chance = rng.random()
    if chance < 0.35:
        return "", ""
    if chance < 0.60:
        return "", grade_said
    return (subject, grade_said) if chance < 0.85 else (subject, "")


def spoken(text: str, taught: Taught, rng: random.Random) -> str:
    """A phrase as a teacher may type it: with class, subject, request words, slips."""
    subject, grade = place_words(taught, rng)
    parts = [subject, grade, text] if rng.random() < 0.4 else [subject, text, grade]
    said = " ".join(part for part in parts if part)
    if rng.random() < 0.2:
        said = rng.choice(REQUESTS).format(said)
    return untidy(said, rng) if rng.random() < 0.3 else said


def content_words(text: str) -> list[str]:
    """Words that carry meaning, in order."""
    plain = re.findall(r"[^\s.,;:()!?\"]+", text.lower())
    return [word for word in plain if word not in FUNCTION_WORDS]


def topic_pair(taught: Taught, turn: int, rng: random.Random) -> Pair:
    """The topic's `turn`-th way of being asked for, against its passage without those words."""
    topic, summary = taught.topic, taught.summary
    count = len(topic.phrases)
    turn %= count + 2
    if turn < count:
        others = [phrase for place, phrase in enumerate(topic.phrases) if place != turn]
        shown = rng.sample(others, k=rng.choice((0, 1, 2)))
        query = spoken(topic.phrases[turn], taught, rng)
        return Pair(query=query, passage=topic_passage(topic, summary, shown))
    said = "; ".join(topic.phrases)
    head = grade_words(topic, summary)
    if turn == count:
        title = spoken(topic.title, taught, rng)
        return Pair(query=title, passage=f"{head}. {said}. {topic.fact}")
    kept = content_words(topic.fact)
    start = rng.randrange(max(1, len(kept) - 5))
    query = spoken(" ".join(kept[start : start + 6]), taught, rng)
    return Pair(query=query, passage=f"{head}. {topic.title}. {said}.")


def element_pairs(topics: Sequence[Taught], rng: random.Random) -> Iterator[Pair]:
    """One pair an element: a topic's words with its class, against the element's summary."""
    by_element: dict[str, list[Taught]] = {}
    for taught in topics:
        by_element.setdefault(taught.summary.strand_id, []).append(taught)
    for members in by_element.values():
        taught = rng.choice(members)
        words = rng.choice((taught.topic.title, *taught.topic.phrases))
        subject, grade = place_words(taught, rng)
        query = " ".join(part for part in (subject, words, grade) if part)
        yield Pair(query=query, passage=element_passage(taught.summary))
