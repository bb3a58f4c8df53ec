"""Personal data of murid in a text that would be sent to a model or a stranger."""

from __future__ import annotations

import re

_PATTERNS: dict[str, str] = {
    "nik": r"(?<!\d)\d{16}(?!\d)",
    "nip": r"(?<!\d)\d{18}(?!\d)",
    "nisn": r"(?<!\d)\d{10}(?!\d)|\bNISN\b",
    "telepon": r"(?<!\d)(?:\+62|0)8[\d\s-]{7,13}\d",
    "nama": r"\b(?:bernama|namanya|atas nama|(?:murid|siswa|anak)(?: saya)?,? (?:si|bernama))\s+"
    r"[A-Z][a-z]+|\b[Ss]i [A-Z][a-z]+",
    "alamat": r"\b(?:alamat(?:nya)?|tinggal di (?:jalan|jl\.?|rt|gang))\b",
    "keluarga": r"\b(?:bercerai|broken home|yatim|piatu|dipenjara|ayah tiri|ibu tiri)\b",
    "kesehatan": r"\b(?:epilepsi|hiv|adhd|autis\w*|skizo\w*|depresi|asma|tbc)\b",
    "lahir": r"\b(?:tanggal lahir|lahir (?:di|pada|tanggal))\b",
}


def private_data(text: str) -> list[tuple[str, str]]:
    """Kinds of personal data with the words found, in the order of the list.

    >>> private_data("murid bernama Budi, NISN 0123456789")
    [('nisn', '0123456789'), ('nama', 'bernama Budi')]
    """
    found = []
    for kind, pattern in _PATTERNS.items():
        flags = re.NOFLAG if kind == "nama" else re.IGNORECASE
        matches = [match.group(0).strip() for match in re.finditer(pattern, text, flags)]
        if matches:
            found.append((kind, max(matches, key=len)))
    # Every phone number has ten digits in a row too.
    phones = any(kind == "telepon" for kind, _ in found)
    return [one for one in found if not (phones and one[0] == "nisn" and one[1].isdigit())]
