"""Read the topic layer: our summary of each element and the topics taught under it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kelas_ai.curriculum.cards import read_yaml
from kelas_ai.domain.curriculum import NationalFrame, StrandSummary, Topic
from kelas_ai.errors import PackInvalid

MIN_PHRASES = 3


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, for ids."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def read_topics(path: Path, frame: NationalFrame) -> tuple[StrandSummary, ...]:
    """Read one subject's topic file and check it against the national frame.

    Raises: PackInvalid naming every problem.
    """
    raw = read_yaml(path)
    try:
        summaries = tuple(_summary(raw["mapel"], entry) for entry in raw["elemen"])
    except (KeyError, TypeError, AttributeError) as error:
        raise PackInvalid(path=str(path), problem=f"kunci kurang atau keliru: {error}") from error
    problems = list(_problems(raw["mapel"], summaries, frame))
    if problems:
        raise PackInvalid(path=str(path), problem="; ".join(problems[:12]))
    return summaries


def _summary(subject: str, entry: dict[str, Any]) -> StrandSummary:
    return StrandSummary(
        strand_id=entry["id"],
        subject=subject,
        phase=entry["fase"],
        strand=entry["elemen"],
        summary=" ".join(str(entry["ringkasan"]).split()),
        topics=tuple(_topic(entry["id"], topic) for topic in entry["topik"]),
    )


def _topic(strand_id: str, topic: dict[str, Any]) -> Topic:
    title = str(topic["judul"]).strip()
    return Topic(
        id=f"{strand_id.lower()}/{slug(title)}",
        strand_id=strand_id,
        title=title,
        grade=int(topic["kelas"]),
        phrases=tuple(str(phrase).strip() for phrase in topic["frasa"]),
        fact=" ".join(str(topic["fakta"]).split()),
    )


def _problems(
    subject: str, summaries: tuple[StrandSummary, ...], frame: NationalFrame
) -> Iterator[str]:
    known = frame.subject(subject)
    if known is None:
        yield f"mapel tidak dikenal: {subject}"
        return
    official = {
        strand.id: (phase, strand.name)
        for phase, strands in known.strands.items()
        for strand in strands
    }
    for missing in sorted(official.keys() - {entry.strand_id for entry in summaries}):
        yield f"elemen tanpa topik: {missing}"
    for summary in summaries:
        if official.get(summary.strand_id) != (summary.phase, summary.strand):
            yield f"{summary.strand_id}: fase atau nama elemen tidak resmi"
            continue
        yield from _topic_problems(summary, frame)


def _topic_problems(summary: StrandSummary, frame: NationalFrame) -> Iterator[str]:
    if not summary.summary or not summary.topics:
        yield f"{summary.strand_id}: ringkasan atau topik kosong"
    phase = frame.phase(summary.phase)
    seen: set[str] = set()
    for topic in summary.topics:
        if topic.id in seen:
            yield f"judul ganda: {topic.title}"
        seen.add(topic.id)
        if phase is None or topic.grade not in phase.grades:
            yield f"{topic.title}: kelas {topic.grade} di luar fase {summary.phase}"
        if len(topic.phrases) < MIN_PHRASES or not topic.fact:
            yield f"{topic.title}: frasa kurang dari tiga atau fakta kosong"
