"""Which subject is meant, from firm names, programmes, families and words of the topic."""

from __future__ import annotations

from dataclasses import dataclass, field

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.request import Notice, Problem
from kelas_ai.planning.cleaning import split_words
from kelas_ai.planning.findings import Findings, SubjectMention
from kelas_ai.planning.words_branches import BRANCH_WORDS, branch_of
from kelas_ai.planning.words_subject import MADRASAH
from kelas_ai.strings import understanding as words


@dataclass(slots=True)
class SubjectChoice:
    """The official name, or empty when the topic must decide."""

    name: str = ""
    notices: list[Notice] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def settle_subject(
    findings: Findings, topic: str, phase: str, level: str, frame: NationalFrame
) -> SubjectChoice:
    """Choose the subject; what lies outside the pack counts only when no subject is named."""
    phases = [phase] if phase else [p.name for p in frame.phases if p.level == level]
    firm = [m.subject for m in findings.subjects if m.firm and _beats_outside(m, findings)]
    if firm:
        return _firm_choice(list(dict.fromkeys(firm)), phases, frame)
    if findings.outside:
        return SubjectChoice(problems=[findings.outside[0]])
    if findings.program_subjects:
        return SubjectChoice(name=findings.program_subjects[0])
    noted = [mention for mention in findings.subjects if _usable(mention.subject, phases, frame)]
    if findings.families:
        return _branch_choice(findings.families[0], noted, topic)
    return _noted_choice(noted, phases, frame)


def _beats_outside(mention: SubjectMention, findings: Findings) -> bool:
    """An ordinary word such as *kerajinan* does not overrule *PKWU*, a subject name does."""
    named = any(problem.code == "di_luar_pustaka" for problem in findings.outside)
    return not (named and mention.words in findings.taken)


def substitute(subject: str, phase: str, frame: NationalFrame) -> str:
    """The subject that stands for this one in a phase, the subject itself, or empty."""
    known = frame.subject(subject)
    if known is None or phase in known.strands:
        return subject
    rule = frame.negative(subject, phase)
    return rule.replacement.get(phase, "") if rule else ""


def _usable(subject: str, phases: list[str], frame: NationalFrame) -> bool:
    return not phases or any(substitute(subject, phase, frame) for phase in phases)


def _firm_choice(names: list[str], phases: list[str], frame: NationalFrame) -> SubjectChoice:
    """The first name that exists in the phase; names that mean the same subject are one."""
    taught = [name for name in names if _taught(name, phases, frame)]
    chosen = (taught or names)[0]
    meant = {substitute(name, phases[0], frame) if phases else name for name in names}
    choice = SubjectChoice(name=chosen)
    if len(meant - {""}) > 1:
        text = words.SEVERAL_SUBJECTS.format(subjects=", ".join(names), subject=chosen)
        choice.notices.append(Notice(code="mapel_ganda", text=text))
    return choice


def _taught(subject: str, phases: list[str], frame: NationalFrame) -> bool:
    known = frame.subject(subject)
    return known is not None and (not phases or any(phase in known.strands for phase in phases))


def _branch_choice(family: str, noted: list[SubjectMention], topic: str) -> SubjectChoice:
    name = words.FAMILY_NAMES[family]
    branches = list(BRANCH_WORDS[family])
    own = [mention.subject for mention in noted if mention.subject in branches]
    subject = own[0] if own else branch_of(family, topic)
    if subject:
        text = words.BRANCH.format(family=name, subject=subject)
        return SubjectChoice(name=subject, notices=[Notice(code="mapel_cabang", text=text)])
    text = words.BRANCH_UNCLEAR.format(family=name, subjects=", ".join(branches))
    return SubjectChoice(notices=[Notice(code="mapel_cabang_belum_jelas", text=text)])


def _noted_choice(
    noted: list[SubjectMention], phases: list[str], frame: NationalFrame
) -> SubjectChoice:
    """A subject read from topic words, when all such words agree."""
    meant = {substitute(m.subject, phases[0], frame) if phases else m.subject for m in noted}
    if len(meant) != 1:
        return SubjectChoice()
    mention = noted[0]
    madrasah = " ".join(split_words(mention.words)) in MADRASAH
    sentence = words.MADRASAH_SUBJECT if madrasah else words.SUBJECT_FROM_TOPIC
    notice = Notice(
        code="mapel_madrasah" if madrasah else "mapel_dari_topik",
        text=sentence.format(written=mention.words, subject=mention.subject),
    )
    return SubjectChoice(name=mention.subject, notices=[notice])
