"""Fill a pedagogical pattern with a topic, so that it can be composed like a card."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.curriculum import StrandSummary
from kelas_ai.domain.pattern import Pattern
from kelas_ai.strings import planning as words

# First words that look like verbs (me-, ber-) and are not.
NOT_VERBS = frozenset(
    """
    mean median media medan medali mesin metamorfosis membran merek metabolisme meteor meter melodi
    menu mekanika mekanisme mental merpati mendung mentega meja merah metode metafora berat berita
    beras besar besaran benda bentuk benua bercak beruang bencana berhala berkas bersih berani
    bertanggung menteri mendel menstruasi menit mengkudu merdeka meiosis mendeley messenger berkat
    mediasi mediator medis meditasi medsos megah megalitikum mekanik melalui melanin melati melayu
    meme memo memoar memori menara mengapa mengenai mengzi menopause mentah mentari mentimun menuju
    menurut mercusuar merchandise merdu meriam meritokrasi merica merger mereka meridian
    merkantilisme merkuri merkurius mesir mesjid mesolitikum mesopotamia mesosfer metadata
    metafisika metalurgi metana metanol metaverse metodologi metrik metronom metropolitan meskipun
    berapa berang beranda berandal berbagai berbahaya berdasarkan berkah berlian berlin
    bernoulli bersama bersin berudu beruk beringin beragam berbasis memar mekah makkah mekkah
    """.split()
)
# First words that keep their capital inside a sentence.
PROPER = frozenset(
    """
    Pancasila Indonesia Allah Nabi Rasul Tuhan Yesus Surah Bhinneka Undang-Undang UUD NKRI Garuda
    ASEAN Majapahit Sriwijaya Belanda Jepang Proklamasi Islam Pythagoras Newton Mendel Archimedes
    Pascal Ohm Darwin Sumpah Piagam Panitia Konferensi Diponegoro Padri Perang Wali Sarekat Indische
    Perhimpunan Muhammadiyah Nahdlatul Khulafaur Khulafaurasyidin Bani Daulah Turki Usmani
    Al-Qur’an Al-Qur'an Al-Quran Alquran Quran Alkitab Injil Taurat Zabur Mazmur Tripitaka Weda
    Muhammad Ibrahim Musa Isa Nuh Yusuf Samuel Daud Sulaiman Maria Abraham Kristus Roh
    Buddha Siddharta Siddhartha Triratna Waisak Jataka Ramadan Idulfitri Iduladha Natal Paskah
    Dewi Sang Kitab Sepuluh Hyang Tri Catur Panca Cadu Subha Bhuana Dainika Manggalaning
    Dharmasastra Ramayana Mahabharata Bhagawadgita Nyepi Galungan Saraswati Siwaratri Raja
    Purnawarman
    Mekah Makkah Mekkah Madinah Kongzi Mengzi Zhu Tian Tiandao Sishu Wujing Xiaojing Imlek Qingming
    Asia Afrika Eropa Amerika Australia Antarktika Samudra VOC BPUPKI PPKI G30S
    Jawa Sumatra Kalimantan Sulawesi Papua Bali Maluku Lombok Aceh Minangkabau Nusantara Melayu
    Kutai Tarumanagara Tarumanegara Mataram Demak Singasari Kediri Ternate Tidore Banten Gowa Malaka
    Jakarta Yogyakarta Surabaya Portugis Spanyol Inggris Tiongkok India Arab Mesir Yunani Romawi
    Mesopotamia Sukarno Soekarno Hatta Kartini Sudirman Soedirman Pattimura
    Bernoulli Boyle Coulomb Faraday Kepler Hooke Doppler Kirchhoff Avogadro Dalton Rutherford Bohr
    Fibonacci Merkurius Venus Mars Jupiter Saturnus Uranus Neptunus
    Scratch Python Blockly Bebras Google Microsoft Excel PowerPoint Canva WhatsApp YouTube ChatGPT
    I I'm English
    """.split()
)
MARKS = ',.:;!?()“”‘"'


def _first_word(title: str) -> str:
    """The first word without the marks around it: `Pancasila, …` opens with *Pancasila*."""
    words = title.split()
    return words[0].strip(MARKS) if words else ""


def is_verbal(title: str) -> bool:
    """True when a topic title opens with a verb, like *Membandingkan pecahan*."""
    first = _first_word(title).lower()
    return bool(re.match(r"(me|ber)[a-z]{3,}", first)) and first not in NOT_VERBS


def inside_sentence(title: str) -> str:
    """A topic title as it stands inside a sentence: no capital, verbs as `cara …`.

    `Mengenal garis` is about lines, not about a way to know them; `Fluida: Bernoulli` is put in
    brackets, because a colon would open a list.
    """
    title = re.sub(r"^Mengenal(?:i|kan)? (?=\w)", "", title)
    title = re.sub(r"^([^:()]+): ([^:()]+)$", r"\1 (\2)", title)
    first = _first_word(title)
    if not first:
        return title
    acronym = len(first) > 1 and first.upper() == first
    lowered = title if first in PROPER or acronym else title[0].lower() + title[1:]
    return f"cara {lowered}" if is_verbal(title) else lowered


def fill_pattern(
    pattern: Pattern, summary: StrandSummary, topic: str, fact: str, grade: int
) -> TopicCard:
    """A card made of the pattern's texts with the topic in their places.

    topic: title, as a heading. fact: one sentence, or empty when none is known; then the plan
    says openly that the teacher's book has it.
    """
    inside = inside_sentence(topic)
    unknown = words.UNKNOWN_FACT.format(topic=inside, subject=summary.subject)
    known = {
        "topik": inside,
        "Topik": topic[:1].upper() + topic[1:],
        "fakta": fact or unknown,
        "mapel": summary.subject,
        "elemen": summary.strand,
        "kelas": str(grade),
    }
    filled: TopicCard = _fill(pattern.template, known)
    return replace(
        filled,
        id=f"pola-{pattern.id}",
        subject=summary.subject,
        phase=summary.phase,
        grade=grade,
        strand_id=summary.strand_id,
        strand=summary.strand,
        title=known["Topik"],
    )


def _fill(value: Any, known: dict[str, str]) -> Any:
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda place: known.get(place.group(1), place.group(0)), value)
    if isinstance(value, tuple):
        return tuple(_fill(entry, known) for entry in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: _fill(getattr(value, field.name), known) for field in fields(value)}
        return replace(value, **changes)
    return value
