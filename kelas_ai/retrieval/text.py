"""Words of a text as the index knows them: lower case, without affixes and function words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

_WORD = re.compile(r"[a-z0-9]+(?:[/'-][a-z0-9]+)*")

FUNCTION_WORDS = frozenset(
    """
    yang dan di ke dari untuk dengan pada dalam adalah ialah itu ini atau juga agar oleh
    karena sebagai seperti antara tentang secara serta bagi para akan telah sudah belum bisa dapat
    tidak bukan lebih saat ketika jika bila maka namun tetapi tapi hanya saja lagi sangat
    saya kami kita mereka dia ia kamu anda aku nya si sang sebuah suatu seorang
    apa siapa kapan mana bagaimana mengapa berapa dong deh ya yg dgn utk dr pd dlm tdk krn sbg
    the of and in to a an is are for on
    tolong buatkan bikin bikinin buat carikan cari mau ingin minta butuh perlu kasih
    rpp rpm modul ajar materi bab topik pelajaran pembelajaran mengajar mengajarkan ajarkan
    belajar murid siswa peserta didik anak guru kelas kls fase semester smt
    kumaha ngajarkeun piye carane
    """.split()
)


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer  # PyStemmer: Snowball's Indonesian stemmer, 20 ms to import

    return Stemmer.Stemmer("indonesian")


def normalise(text: str) -> str:
    """Lower case, without accents, with the many dashes and quotes made plain."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char)).lower()
    return plain.translate(_PLAIN)


_PLAIN = str.maketrans({"–": "-", "—": "-", "’": "'", "‘": "'", "“": " ", "”": " ", "…": " "})


def words(text: str) -> list[str]:
    """Words as typed (normalised), function words included."""
    return _WORD.findall(normalise(text))


def terms(text: str) -> list[str]:
    """Index terms of a text: content words, stemmed; reduplications add their single form."""
    found: list[str] = []
    for word in words(text):
        found.extend(term_of(word))
    return found


@lru_cache(maxsize=50_000)
def term_of(word: str) -> tuple[str, ...]:
    """Index terms of one normalised word; empty for a function word."""
    if word in FUNCTION_WORDS or (len(word) == 1 and not word.isdigit()):
        return ()
    parts = [part for part in re.split(r"[-']", word) if part]
    if len(parts) > 1:
        unique = dict.fromkeys(stem for part in parts for stem in term_of(part))
        return tuple(unique)
    return (_stemmer().stemWord(word),)
