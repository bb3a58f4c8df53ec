"""Rule feedback on written answers: a request, a TP, an adapted step, feedback to murid.

Rules of the review are used where there are any; every remark says what to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.lesson import Block, LessonPlan, Origin, PlanObjective
from kelas_ai.domain.practice import Remark, WriteTask
from kelas_ai.errors import RequestError
from kelas_ai.planning.understanding import understand
from kelas_ai.practice.private_data import private_data
from kelas_ai.review.frame_checks import objectives
from kelas_ai.strings import practice_written as words
from kelas_ai.strings.review import OLD_TERMS

LONGEST = 1_500
STEM = 5
FEWEST_STEP_WORDS, FEWEST_FEEDBACK_WORDS, FEWEST_GOAL_WORDS = 12, 10, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteTools:
    """What the rules look things up in. plan: any sound plan, whose objectives are replaced."""

    frame: NationalFrame
    plan: Callable[[], LessonPlan]


def remarks_on(text: str, task: WriteTask, tools: WriteTools) -> list[Remark]:
    """What the rules say, the failed ones first. An empty answer gets one remark."""
    plain = " ".join(text.split())
    if not plain:
        return [Remark(code="kosong", good=False, text=words.EMPTY)]
    if len(plain) > LONGEST:
        return [Remark(code="panjang", good=False, text=words.TOO_LONG.format(limit=LONGEST))]
    found = [*CHECKERS[task.checker](plain, task, tools), *_general(plain)]
    return sorted(found, key=lambda remark: remark.good)


def _general(text: str) -> Iterator[Remark]:
    """Personal data and old terms count in every text."""
    private = private_data(text)
    for kind, said in private:
        told = words.PRIVATE[kind].format(said=said)
        yield Remark(code=f"pribadi.{kind}", good=False, text=told)
    if not private:
        yield Remark(code="pribadi", good=True, text=words.NO_PRIVATE)
    for pattern, modern in OLD_TERMS.items():
        old = re.search(pattern, text, re.I)
        if old:
            told = words.OLD_TERM.format(old=old.group(0), modern=modern)
            yield Remark(code="istilah", good=False, text=told)


def _request(text: str, task: WriteTask, tools: WriteTools) -> Iterator[Remark]:
    """What kelas-ai understands of a request, and what a tool has to guess."""
    try:
        asked = understand(text, tools.frame)
    except RequestError:
        yield Remark(code="topik", good=False, text=words.REQUEST["topik"][1])
        return
    for problem in asked.problems:
        told = f"{problem.reason} {problem.suggestion}"
        yield Remark(code=f"mustahil.{problem.code}", good=False, text=told)
    said = {
        "mapel": asked.subject,
        "kelas": asked.grade and f"kelas {asked.grade}",
        "topik": asked.topic,
        "jp": asked.lesson_hours and f"{asked.lesson_hours} JP",
        "murid": asked.students and f"{asked.students} murid",
        "keadaan": _conditions(asked.tools, asked.missing_tools, asked.conditions, asked.place),
    }
    for name, value in said.items():
        good, bad = words.REQUEST[name]
        told = good.format(said=value) if value else bad
        yield Remark(code=name, good=bool(value), text=told)
    if asked.subject and asked.subject != task.subject:
        yield Remark(code="tugas", good=False, text=words.OTHER_SUBJECT.format(name=task.subject))
    elif asked.topic:
        yield _about(asked.topic, task)


def _conditions(
    tools: tuple[str, ...], missing: tuple[str, ...], conditions: tuple[str, ...], place: str
) -> str:
    listed = [*tools, *(f"tanpa {tool}" for tool in missing), *conditions, place]
    return ", ".join(entry.replace("_", " ") for entry in listed if entry)


def _objective(text: str, task: WriteTask, tools: WriteTools) -> Iterator[Remark]:
    """The review's rules for one TP, and whether it is about the topic."""
    said = re.sub(r"^(?:TP\s*\d*\s*[:.]\s*)?(?:murid|peserta didik)\s+(?:dapat|mampu)\s+", "", text,
                  flags=re.I)  # fmt: skip
    block = Block(id="tujuan.TP1", text=said, origin=Origin.TEACHER)
    objective = PlanObjective(id="TP1", block=block, competence=said.split()[0], content=said)
    plan = replace(tools.plan(), objectives=(objective,))
    own = [one for one in objectives(plan, tools.frame) if one.code in ("TP-01", "TP-02")]
    for finding in own:
        told = f"{finding.title}. {finding.fix}" if not finding.passed else finding.title
        yield Remark(code=finding.code, good=finding.passed, text=told)
    enough = len(said.split()) >= FEWEST_GOAL_WORDS
    yield Remark(code="isi", good=enough, text=words.GOAL_CONTENT[not enough])
    yield _about(said, task)


def _about(text: str, task: WriteTask) -> Remark:
    near = _stems(text) & _stems(task.topic)
    told = words.ABOUT[not near].format(topic=task.topic)
    return Remark(code="topik", good=bool(near), text=told)


def _stems(text: str) -> set[str]:
    """Beginnings of content words; enough to see whether two texts share a matter."""
    found = set()
    for word in re.findall(r"[a-zà-ÿ]{4,}|[A-Z]{2,}", text.lower()):
        bare = re.sub(r"^(?:meng|meny|mem|men|peng|peny|pem|pen|ber|ter|per|di|ke|se)", "", word)
        stem = bare if len(bare) >= 4 else word
        if word not in words.COMMON:
            found.add(stem[:STEM])
    return found


def _step(text: str, task: WriteTask, tools: WriteTools) -> Iterator[Remark]:
    """An adapted step: who does what, how long, and without what the class does not have."""
    count = len(text.split())
    few = count < FEWEST_STEP_WORDS
    yield Remark(code="rinci", good=not few, text=words.STEP_LONG[few])
    for code, pattern in (("murid", r"\b(?:murid|kelompok|pasangan)\b"), ("guru", r"\bguru\b")):
        there = bool(re.search(pattern, text, re.I))
        yield Remark(code=code, good=there, text=words.STEP_WHO[code][not there])
    timed = bool(re.search(r"\d+\s*menit", text, re.I))
    yield Remark(code="menit", good=timed, text=words.STEP_TIME[not timed])
    tool = re.search(words.POWERED, _without_denied(text), re.I)
    told = words.STEP_POWER[bool(tool)].format(tool=tool.group(0) if tool else "")
    yield Remark(code="listrik", good=not tool, text=told)


def _without_denied(text: str) -> str:
    """`tanpa proyektor`, `pengganti layar` need no electricity."""
    return re.sub(r"\b(?:tanpa|bukan|pengganti|tiruan|gambar)\s+\w+", " ", text, flags=re.I)


def _feedback(text: str, task: WriteTask, tools: WriteTools) -> Iterator[Remark]:
    """Feedback on work: what is there, what comes next, no label on the person."""
    label = re.search(words.LABELS, text, re.I)
    told = words.FEEDBACK_LABEL[bool(label)].format(said=label.group(0) if label else "")
    yield Remark(code="label", good=not label, text=told)
    step = re.search(words.NEXT_STEP, text, re.I)
    yield Remark(code="langkah", good=bool(step), text=words.FEEDBACK_STEP[not step])
    few = len(text.split()) < FEWEST_FEEDBACK_WORDS
    yield Remark(code="rinci", good=not few, text=words.FEEDBACK_LONG[few])
    strength = re.search(words.STRENGTH, text, re.I)
    yield Remark(code="kekuatan", good=bool(strength), text=words.FEEDBACK_STRENGTH[not strength])
    mark = re.search(r"\bnilai(?:mu)?\s*:?\s*\d+", text, re.I)
    yield Remark(code="nilai", good=not mark, text=words.FEEDBACK_MARK[bool(mark)])


Checker = Callable[[str, WriteTask, WriteTools], Iterator[Remark]]
CHECKERS: dict[str, Checker] = {
    "permintaan": _request,
    "tp": _objective,
    "langkah": _step,
    "umpan_balik": _feedback,
}
