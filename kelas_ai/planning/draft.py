"""The instant draft: a complete plan from one card and the national tables, without a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kelas_ai.domain.card import LocalContext, TopicCard
from kelas_ai.domain.curriculum import NationalFrame, StrandSummary
from kelas_ai.domain.lesson import (
    Activity,
    Basis,
    Block,
    Identity,
    LessonPlan,
    LocalTask,
    Origin,
    OutcomeUse,
    Stage,
)
from kelas_ai.domain.request import Notice, PlanRequest
from kelas_ai.planning import sections
from kelas_ai.planning.fitting import FittedStep, fit_steps, rank_contexts, rank_triggers
from kelas_ai.planning.minutes import share_minutes
from kelas_ai.strings import planning as words

STAGE_OF = {
    "awal": ("awal", ""),
    "memahami": ("inti", "memahami"),
    "mengaplikasi": ("inti", "mengaplikasi"),
    "merefleksi": ("inti", "merefleksi"),
    "penutup": ("penutup", ""),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSource:
    """What a plan is composed from.

    official: verbatim CP texts by strand id with their source, from imported decrees.
    """

    card: TopicCard
    frame: NationalFrame
    summary: StrandSummary | None
    basis: Basis = Basis.CARD
    basis_id: str = ""
    topic: str = ""
    official: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Names for the identity block; empty ones are printed as lines."""

    school: str = ""
    teacher: str = ""
    teacher_nip: str = ""
    principal: str = ""
    principal_nip: str = ""
    school_year: str = ""


def compose(
    source: DraftSource, request: PlanRequest, profile: Profile, plan_id: str, created: str
) -> LessonPlan:
    """Compose the whole plan.

    The request must be settled: grade and lesson_hours are set. Minutes always add up to
    JP times the minutes of the level.
    """
    card = source.card
    identity = _identity(source, request, profile)
    fitted = fit_steps(card, identity.lesson_hours, request)
    context = next(iter(rank_contexts(card, request)), None)
    trigger = rank_triggers(card, request)[0]
    origin_note = _basis_note(source, request)
    return LessonPlan(
        id=plan_id,
        identity=identity,
        request=request,
        basis=source.basis,
        basis_id=source.basis_id or card.id,
        basis_note=origin_note,
        outcomes=_outcomes(source),
        trigger=Block(id="pemantik", text=trigger.text),
        stages=_stages(fitted, identity.total_minutes, request),
        local_task=_local_task(context),
        sources=_sources(source),
        notices=(*request.notices, *_notices(source, request, identity)),
        created=created,
        **sections.identification(card),
        **sections.design(card, request),
        **sections.knowledge(card),
        **sections.assessment(card, verified_only=source.basis is Basis.CARD),
        **sections.support(card, request),
    )


def _identity(source: DraftSource, request: PlanRequest, profile: Profile) -> Identity:
    card = source.card
    grade = request.grade or card.grade
    phase = source.frame.phase(card.phase) or source.frame.phases[0]
    return Identity(
        subject=card.subject,
        phase=card.phase,
        grade=grade,
        level=phase.level,
        topic=source.topic or card.title,
        lesson_hours=request.lesson_hours or card.lesson_hours,
        minutes_per_hour=phase.minutes_per_hour,
        students=request.students,
        semester=request.semester,
        school_year=profile.school_year,
        school=profile.school,
        teacher=profile.teacher,
        teacher_nip=profile.teacher_nip,
        principal=profile.principal,
        principal_nip=profile.principal_nip,
    )


def _basis_note(source: DraftSource, request: PlanRequest) -> str:
    if source.basis is Basis.CARD:
        return words.CARD_NOTE.format(title=source.card.title)
    topic = source.topic or request.topic
    return words.PATTERN_NOTE.format(topic=topic, strand=source.card.strand)


def _outcomes(source: DraftSource) -> tuple[OutcomeUse, ...]:
    card = source.card
    official = [entry for entry in source.official if entry[0] == card.strand_id]
    if official:
        _, text, cited = official[0]
        block = Block(id="cp.1", text=text, origin=Origin.OFFICIAL, source=cited)
    else:
        subject = source.frame.subject(card.subject)
        decree = source.frame.decree_for(subject) if subject else source.frame.outcome_decree
        cited = words.SUMMARY_SOURCE.format(
            decree=decree, subject=card.subject, phase=card.phase, strand=card.strand
        )
        text = source.summary.summary if source.summary else card.understanding
        block = Block(id="cp.1", text=text, source=cited)
    return (OutcomeUse(strand_id=card.strand_id, strand=card.strand, block=block),)


def _stages(
    fitted: Sequence[FittedStep], total_minutes: int, request: PlanRequest
) -> tuple[Stage, ...]:
    minutes = share_minutes(total_minutes, [entry.step.weight for entry in fitted])
    grouped: dict[str, list[Activity]] = {}
    for number, (entry, share) in enumerate(zip(fitted, minutes, strict=True), 1):
        grouped.setdefault(entry.stage, []).append(_activity(number, entry, share, request))
    return tuple(
        Stage(name=STAGE_OF[stage][0], experience=STAGE_OF[stage][1], activities=tuple(entries))
        for stage, entries in grouped.items()
    )


def _activity(number: int, entry: FittedStep, minutes: int, request: PlanRequest) -> Activity:
    notes: list[str] = []
    if entry.step.multigrade and "kelas_rangkap" in request.conditions:
        notes.append(words.MULTIGRADE_NOTE.format(text=entry.step.multigrade))
    if entry.step.without_power and "tanpa_listrik" in request.conditions:
        notes.append(words.WITHOUT_POWER_NOTE.format(text=entry.step.without_power))
    return Activity(
        minutes=minutes,
        students=Block(id=f"langkah.{number}.murid", text=entry.students),
        teacher=Block(id=f"langkah.{number}.guru", text=entry.teacher),
        principle=entry.step.principle,
        objectives=entry.step.objectives,
        materials=entry.materials,
        note=" ".join(notes),
    )


def _local_task(context: LocalContext | None) -> LocalTask | None:
    if context is None:
        return None
    return LocalTask(
        place=context.place,
        situation=Block(id="konteks", text=context.situation),
        task=context.task,
        key=context.key,
        verified=bool(context.calculation),
    )


def _sources(source: DraftSource) -> tuple[str, ...]:
    card, frame = source.card, source.frame
    subject = frame.subject(card.subject)
    decree = frame.decree_for(subject) if subject else frame.outcome_decree
    named = [f"{entry.name} tentang {entry.about}" for entry in frame.decrees]
    used = [
        line for line in named if line.startswith(decree) or "1/2026" in line or "10/2025" in line
    ]
    if source.basis is Basis.CARD:
        origin = words.CARD_SOURCE.format(title=card.title, card_id=card.id)
    else:
        origin = words.PATTERN_SOURCE.format(pattern=source.basis_id, strand=card.strand)
    return (origin, *card.sources, *used)


def _notices(source: DraftSource, request: PlanRequest, identity: Identity) -> tuple[Notice, ...]:
    card, found = source.card, []
    facts = {"card_hours": card.lesson_hours, "hours": identity.lesson_hours}
    if identity.lesson_hours > card.lesson_hours + len(card.activities.extensions):
        found.append(Notice(code="jp_panjang", text=words.LONG_LESSON.format(**facts)))
    if identity.lesson_hours < card.lesson_hours:
        found.append(Notice(code="jp_pendek", text=words.SHORT_LESSON.format(**facts)))
    if source.basis is Basis.CARD and identity.grade != card.grade:
        text = words.OTHER_GRADE.format(
            title=card.title, card_grade=card.grade, grade=identity.grade
        )
        found.append(Notice(code="kelas_lain", text=text))
    asked = request.learning_model
    if asked and asked.lower() not in card.pedagogy.model.lower():
        text = words.OTHER_MODEL.format(asked=asked, model=card.pedagogy.model)
        found.append(Notice(code="model_lain", text=text))
    return tuple(found)


def with_timing(plan: LessonPlan, seconds: float) -> LessonPlan:
    """The same plan with the time its draft took."""
    return replace(plan, draft_seconds=round(seconds, 3))
