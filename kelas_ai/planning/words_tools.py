"""What the class has and has not."""

from __future__ import annotations

from kelas_ai.planning.findings import Findings
from kelas_ai.planning.lexicon_tools import (
    ALL_TOOLS,
    ALLOWED,
    BOOKS,
    DEVICE_BOOK,
    LACKING,
    LACKING_AFTER,
    POWER,
    POWER_CUTS,
    WEAK_SIGNAL,
)
from kelas_ai.planning.reading import Reading
from kelas_ai.planning.words_numbers import BELONGS_TO_TOPIC, number_at

KIND = "alat"
HAVING = {
    *{"ada", "pakai", "pake", "pk", "memakai", "menggunakan", "gunakan", "dengan", "dg", "dgn"},
    *{
        "punya",
        "mempunyai",
        "tersedia",
        "media",
        "alat",
        "bantuan",
        "berbantuan",
        "bawa",
        "membawa",
    },
}
# These also begin the names of topics: *menggunakan internet dengan aman*.
FORMAL = {"menggunakan", "memakai", "membawa", "gunakan"}
HAVING_AT_START = {"media", "alat", "tersedia", "bantuan"}
OWNERS = {"guru", "murid", "siswa", "sekolah", "saya", "pribadi", "bekas", "sendiri", "kelas"}
# `pakai laptop` and then `sekolah di tepi pantai`: the school is not the owner.
PLACE_FOLLOWS = {"di", "dekat", "kami", "kita", "tepi", "pinggir", "tengah", "sekitar"}
# *Gerak tanpa bola* is a topic of PJOK.
MOVEMENTS = {"gerak", "gerakan", "permainan", "latihan", "bermain", "senam"}
LISTING = {"dan", "atau", "maupun", "serta", "juga", "sama", "n", "plus"}
TOPIC_BEFORE = {
    *{"mengetik", "mengoperasikan", "menyalakan", "mematikan", "bagian", "fungsi", "gambar"},
    *{"menggambar", "mengukur", "membuat", "menghitung", "melukis", "membaca", "perbandingan"},
    *{"memainkan", "bermain", "mengamati", "menulis", "konflik", "masalah", "ayam"},
}


def read_tools(reading: Reading, findings: Findings) -> None:
    """Claim missing and available tools; only known tools, so `tanpa menyimpan` stays topic."""
    for first, last, _ in POWER_CUTS.found(reading):
        findings.conditions.append("tanpa_listrik")
        reading.claim(first, last, KIND)
    for index in range(len(reading)):
        _lacking(reading, index, findings)
    for index in range(len(reading)):
        _lacking_after(reading, index, findings)
    for index in range(len(reading)):
        _having(reading, index, findings)
    for index in range(len(reading)):
        _having_after(reading, index, findings)


def _lacking(reading: Reading, index: int, findings: Findings) -> None:
    """`tanpa proyektor dan internet`, `ga ada infokus`, `tidak punya buku`."""
    match = LACKING.at(reading, index)
    if not match or reading.word(index - 1) in MOVEMENTS:
        return
    last = _listed(reading, index + match[0], findings)
    if last > index + match[0]:
        reading.claim(index, last, KIND)


def _listed(reading: Reading, index: int, findings: Findings) -> int:
    """Read missing things one after another; returns the token after the last."""
    last = index
    while last < len(reading):
        step = 1 if last > index and reading.word(last) in LISTING else 0
        comma = reading.gap(last).strip() in {",", "/", "&"}
        if last > index and not step and not comma:
            break
        length = _missing(reading, last + step, findings)
        if not length:
            break
        last += step + length
    return last


def _missing(reading: Reading, index: int, findings: Findings) -> int:
    """Note one missing thing at this token; returns its length, 0 when there is none."""
    power = POWER.at(reading, index)
    if power:
        findings.conditions.append("tanpa_listrik")
        return power[0]
    desks = reading.word(index) in {"meja", "kursi", "bangku"}
    if desks:
        findings.conditions.append("tanpa_meja")
        return 1
    books = BOOKS.at(reading, index)
    if books:
        findings.conditions.append("sedikit_buku")
        return books[0]
    tool = ALL_TOOLS.at(reading, index)
    if tool:
        findings.missing_tools.append(tool[1])
        return tool[0]
    return 0


def _lacking_after(reading: Reading, index: int, findings: Findings) -> None:
    """`listrik mati`, `proyektor rusak`, `internet tidak ada`."""
    thing = POWER.at(reading, index) or DEVICE_BOOK.at(reading, index)
    last = index + thing[0] if thing else index
    if not thing or not reading.joined(last):
        return
    state = LACKING_AFTER.at(reading, last)
    if thing[1] == "internet":
        state = state or WEAK_SIGNAL.at(reading, last)
    if state:
        _missing(reading, index, findings)
        reading.claim(index, last + state[0], KIND)


def _having(reading: Reading, index: int, findings: Findings) -> None:
    """`pakai hp guru`, `ada laptop 1`, `dengan kertas lipat dan gunting`."""
    if reading.word(index) not in HAVING or not reading.joined(index + 1):
        return
    if reading.word(index) in HAVING_AT_START and not reading.opens(index):
        return
    start = index + 1
    while reading.word(start) in HAVING:
        start += 1
    last = start
    said: list[str] = []
    device = False
    while (found := _one_tool(reading, last, first=last == start)) is not None:
        step, end, is_device = found
        said.append(reading.raw(last + step, end))
        device |= is_device
        last = end
    if not said:
        return
    findings.tools.extend(said)
    if reading.word(index) in FORMAL and (index == 0 or not reading.closes(last)):
        return
    if reading.opens(index) or (device and not _in_topic(reading, index)):
        reading.claim(index, last, KIND)


def _having_after(reading: Reading, index: int, findings: Findings) -> None:
    """`hp boleh dipakai`, `komputer cuma 5`."""
    device = DEVICE_BOOK.at(reading, index)
    last = index + device[0] if device else index
    if not device or not reading.joined(last):
        return
    allowed = ALLOWED.at(reading, last)
    if allowed:
        findings.tools.append(reading.raw(index, last))
        reading.claim(index, last + allowed[0], KIND)
    elif reading.word(last) in {"cuma", "hanya", "cuman", "ada", "tinggal"}:
        number = number_at(reading, last + 1)
        if number and reading.joined(last + 1) and number[1] <= 40:
            end = last + 1 + number[0]
            count = reading.raw(last + 1, end)
            findings.tools.append(f"{reading.raw(index, last)} {count}")
            reading.claim(index, end, KIND)


def _in_topic(reading: Reading, index: int) -> bool:
    """True when the words before speak of doing something with the tool: it is the topic."""
    before = (reading.word(position) for position in range(max(index - 4, 0), index))
    return any(word in TOPIC_BEFORE for word in before)


def _one_tool(reading: Reading, index: int, first: bool) -> tuple[int, int, bool] | None:
    """(connecting words, token after the tool, device or not) or None."""
    step = 0
    if not first:
        if reading.word(index) in LISTING:
            step = 1
        elif reading.gap(index).strip() not in {",", "/", "&"}:
            return None
    number = number_at(reading, index + step)
    counted = index + step + (number[0] if number else 0)
    counted += 1 if number and reading.word(counted) in {"buah", "unit", "lembar", "set"} else 0
    tool = ALL_TOOLS.at(reading, counted)
    if not tool:
        return None
    device = DEVICE_BOOK.at(reading, counted) is not None
    return step, _after_owner(reading, counted + tool[0]), device


def _after_owner(reading: Reading, last: int) -> int:
    number = number_at(reading, last) if reading.joined(last) else None
    counts = number and number[0] == 1 and number[1] <= 40
    if counts and reading.word(last + 1) not in BELONGS_TO_TOPIC and not reading.attached(last + 1):
        last += 1
    owner = reading.word(last) in OWNERS and reading.joined(last)
    return last + 1 if owner and reading.word(last + 1) not in PLACE_FOLLOWS else last


def listed_tools(written: str) -> Findings:
    """Tools given as an option: a list, where `tanpa ...` names missing ones."""
    findings = Findings()
    for part in written.replace(";", ",").split(","):
        reading = Reading(part)
        before = (len(findings.missing_tools), len(findings.conditions))
        for index in range(len(reading)):
            _lacking(reading, index, findings)
        lacking = before != (len(findings.missing_tools), len(findings.conditions))
        if not lacking and reading.tokens:
            findings.tools.append(" ".join(part.split()))
    return findings
