"""Wording, keys and foreign passages in a plan that others wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from kelas_ai.domain.review import Finding, Severity
from kelas_ai.retrieval.text import terms
from kelas_ai.review.arithmetic import fraction_text, value_of, wrong_claims
from kelas_ai.review.foreign.paper import Passage
from kelas_ai.review.foreign.tools import Case, failed, passed, settled
from kelas_ai.strings import foreign as words
from kelas_ai.strings.review import OLD_TERMS, WORD_MEANT, WORD_UNKNOWN

MOST_SPELLING = 12
FOREIGN_TERMS = 4
"""Stems of one other topic in a passage that make it suspect; ordinary text has fewer."""
LONG_PASSAGE = 8
REPEATED_WORDS = 9
DOUBTED = {"lain", "soal", "lkpd", "diferensiasi"}
"""Parts where a false sum may stand on purpose: misconceptions and questions about them."""
DOUBT = re.compile(
    r"\b(?:keliru|salah|benarkah|betulkah|setujukah|bukan|tidak|belum|mengira|menganggap|berkata|"
    r"menulis|menjawab)\b",
    re.I,
)
ELSEWHERE = {"sumber", "lain", "materi"}
"""Parts that may well speak of other things: readings, links to other subjects."""
TOLD_ONCE = {*words.STEPS, *words.CHECKED, "refleksi", "remedial", "pemahaman"}
ASKED = re.compile(
    r"(?:hasil(?:nya)?(?: dari)?|berapa(?:kah)?(?: hasil(?: dari)?)?|nilai(?: dari)?|hitunglah)\s+"
    r"([\d.,\s+−×÷/*:()-]*\d)\s*(?:\?|=|adalah|\.{2,}|…|$)",
    re.I,
)
CHOICE = re.compile(r"(?:^|\s)([A-Ea-e])[.)]\s*(\S.*?)(?=\s+[B-Eb-e][.)]\s|$)", re.S)
KEY = re.compile(r"^(?:kunci(?: jawaban)?|jawaban)\s*:?\s*", re.I)
NUMBERED = re.compile(r"^\s*(\d{1,2})[.)]\s*(.*)$", re.S)


def terms_in_force(case: Case) -> Iterator[Finding]:
    """Names and regulations that no longer apply, each once."""
    found: dict[str, Finding] = {}
    for passage in case.paper.passages:
        for pattern, replacement in (*OLD_TERMS.items(), *words.REVOKED.items()):
            match = re.search(pattern, f"{passage.label}: {passage.text}", re.I)
            if match and pattern not in found:
                mild = replacement == "murid"
                severity = Severity.ADVICE if mild else Severity.IMPORTANT
                found[pattern] = failed(
                    "ISTILAH-01", f"“{match.group(0)}”: {passage.text}", severity, passage,
                    replacement=replacement,
                )  # fmt: skip
    yield from settled("ISTILAH-01", list(found.values()), Severity.IMPORTANT)


def leftovers(case: Case) -> Iterator[Finding]:
    """Blanks to fill in, and what remains of a chat with an AI."""
    blanks, chatter = [], []
    for passage in case.paper.passages:
        if match := _first(words.BLANKS, passage.text):
            blanks.append(failed("ISI-01", match, place=passage))
        if match := _first(words.CHATTER, passage.text):
            chatter.append(failed("ISI-02", passage.text, place=passage))
        elif case.paper.kind not in {"MD", "TXT"} and re.search(
            words.MARKUP_LEFT, passage.text, re.M
        ):
            chatter.append(failed("ISI-02", passage.text, Severity.IMPORTANT, passage))
    yield from settled("ISI-01", blanks)
    yield from settled("ISI-02", chatter[:3])


def _first(patterns: tuple[str, ...], text: str) -> str:
    found = (re.search(pattern, text, re.I) for pattern in patterns)
    return next((match.group(0) for match in found if match), "")


def foreign_passages(case: Case) -> Iterator[Finding]:
    """Passages whose own words belong to another topic and that no other part shares."""
    topics = [topic for topic in case.desk.topics() if topic.subject != case.facts.subject]
    own = _own_terms(case)
    counts: dict[str, int] = {}
    for passage in case.paper.passages:
        for term in set(terms(passage.text)):
            counts[term] = counts.get(term, 0) + 1
    found = []
    for passage in case.paper.passages:
        said = set(terms(passage.text))
        if len(said) < LONG_PASSAGE or said & own or passage.section in ELSEWHERE:
            continue
        rare = {term for term in said if counts[term] <= 2}
        best = max(topics, key=lambda topic: len(topic.terms & rare), default=None)
        if best and len(best.terms & rare) >= FOREIGN_TERMS and best.subject:
            found.append(
                failed("ISI-03", passage.text, Severity.IMPORTANT, passage, topic=best.title)
            )
    yield from settled("ISI-03", found[:3], Severity.IMPORTANT)


def _own_terms(case: Case) -> set[str]:
    """Content words of topic and objectives: what every passage may be about."""
    topic = case.facts.topic.value if case.facts.topic else ""
    said = " ".join([topic, *(entry.value for entry in case.facts.objectives)])
    return set(terms(said))


def repetition(case: Case) -> Iterator[Finding]:
    """The same long sentence in two parts."""
    seen: dict[str, Passage] = {}
    found = []
    for passage in case.paper.passages:
        if passage.section not in TOLD_ONCE - {"soal", "kunci"}:
            continue
        for sentence in re.split(r"(?<=[.?!])\s+", passage.text):
            plain = " ".join(re.findall(r"\w+", sentence.lower()))
            if plain.count(" ") < REPEATED_WORDS:
                continue
            first = seen.setdefault(plain, passage)
            if first is not passage and first.section != passage.section:
                found.append(failed("ISI-04", sentence, Severity.ADVICE, passage))
    yield from settled("ISI-04", found[:3], Severity.ADVICE)


def keys(case: Case) -> Iterator[Finding]:
    """Sums that do not hold, keys that are not the answer, keys that are no choice."""
    wrong = []
    for passage in case.paper.passages:
        if passage.section in DOUBTED or DOUBT.search(passage.text):
            continue
        said = re.sub(r"^[-•▪]\s+", "", re.sub(r"“[^”]*”", "…", passage.text))
        for claim in wrong_claims(said):
            if claim.relation != "=" and passage.section != "kunci":
                continue  # a comparison may stand to be judged by murid
            answer = f"{claim.text.split('=')[0].strip()} = {fraction_text(claim.left)}"
            wrong.append(failed("KUNCI-01", claim.text, place=passage, answer=answer))
    stray = []
    given = _given_keys(case)
    for number, text, passage in _items(case):
        key = given.get(number, "") or _key_in(text)
        choices = {letter.upper(): said.strip() for letter, said in CHOICE.findall(text)}
        told = re.match(r"([A-Ea-e])(?:[.)\s]|$)", key)
        if choices and told and told.group(1).upper() not in choices:
            evidence = f"nomor {number}: {words.NOT_IN_CHOICES.format(key=key)}"
            stray.append(failed("KUNCI-02", evidence, place=passage))
            continue
        answer = choices.get(told.group(1).upper(), "") if choices and told else key
        if complaint := _wrong_answer(number, text, answer, passage):
            wrong.append(complaint)
    yield from settled("KUNCI-01", wrong)
    yield from settled("KUNCI-02", stray)


def _items(case: Case) -> Iterator[tuple[int, str, Passage]]:
    """Numbered questions with the choices that follow them."""
    current: list[str] = []
    number, place = 0, None
    for passage in case.paper.of("soal", "instrumen", "asesmen_akhir", "lkpd"):
        for line in passage.text.split("\n"):
            match = NUMBERED.match(line)
            if match and not re.match(r"\s*[\d.,]+\s*[×x÷+=<>-]", line):
                if place is not None:
                    yield number, "\n".join(current), place
                number, place, current = int(match.group(1)), passage, [match.group(2)]
            elif place is not None:
                current.append(line)
    if place is not None:
        yield number, "\n".join(current), place


def _given_keys(case: Case) -> Mapping[int, str]:
    """Keys by number, from a key section: `1. B`, a table row, or `1. B 2. A 3. C`."""
    found: dict[int, str] = {}
    rows: dict[int, list[str]] = {}
    for passage in case.paper.of("kunci"):
        if passage.row >= 0:
            rows.setdefault(passage.row, []).append(passage.text)
            continue
        for piece in re.split(r"\s+(?=\d{1,2}[.)]\s)|\n", passage.text):
            if match := NUMBERED.match(piece):
                found.setdefault(int(match.group(1)), KEY.sub("", match.group(2)).strip())
    for cells in rows.values():
        if len(cells) > 1 and re.fullmatch(r"\d{1,2}\.?", cells[0]):
            found.setdefault(int(cells[0].rstrip(".")), cells[1])
    return found


def _key_in(text: str) -> str:
    found = re.search(r"(?:kunci(?: jawaban)?|jawaban)\s*:\s*(.+)$", text, re.I | re.M)
    return found.group(1).strip("*_ ") if found else ""


def _wrong_answer(number: int, text: str, answer: str, passage: Passage) -> Finding | None:
    asked = ASKED.search(text.split("\n")[0])
    expected = value_of(asked.group(1)) if asked else None
    given = value_of(_number_in(answer)) if answer else None
    if expected is None or given is None or _same(expected, given):
        return None
    told = f"{asked.group(1).strip()} = {fraction_text(expected)}" if asked else ""
    return failed("KUNCI-01", f"nomor {number}, kunci {answer}", place=passage, answer=told)


def _number_in(answer: str) -> str:
    found = re.match(r"\W*([−-]?\d[\d.,]*(?:\s*/\s*\d+)?%?)", answer)
    return found.group(1).rstrip(".,") if found else ""


def _same(expected: Fraction, given: Fraction) -> bool:
    return abs(expected - given) <= abs(expected) / 200


def spelling(case: Case) -> Iterator[Finding]:
    """Words that no dictionary lists, each once; advice, since names are words too."""
    found: dict[str, Finding] = {}
    known = frozenset(re.findall(r"[a-z]{4,}", case.paper.text.lower()))
    english = case.facts.subject == "Bahasa Inggris"
    for passage in case.paper.passages:
        if english or passage.section in {"sumber", "identitas"}:
            continue
        for word in case.desk.spelling.unknown(passage.text):
            if word.lower() in found or word.lower() in case.desk.known():
                continue
            if len(found) >= MOST_SPELLING:
                break
            others = known - {word.lower()}
            meant = case.desk.spelling.suggest(word, [w for w in others if w[0] == word[0].lower()])
            advice = WORD_MEANT.format(word=meant) if meant else WORD_UNKNOWN
            found[word.lower()] = failed(
                "EJAAN-01", f"“{word}”", Severity.ADVICE, passage, meant=advice
            )
    if found:
        yield from found.values()
    else:
        yield passed("EJAAN-01", Severity.ADVICE)
