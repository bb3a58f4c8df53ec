"""A plan as Markdown that reads well in a terminal and in any editor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kelas_ai.domain.lesson import (
    Activity,
    Block,
    Check,
    Decision,
    LessonPlan,
    Origin,
    PlanItem,
)
from kelas_ai.domain.review import Review
from kelas_ai.strings import formats
from kelas_ai.strings import headings as words

_LEADING = re.compile(r"^(\s*)(#+\s|[-+*]\s|>|\d+[.)]\s|```|~~~|={3,}|-{3,})")
_SPECIAL = re.compile(r"([\\`*_\[\]|])")


def plan_markdown(plan: LessonPlan, review: Review) -> str:
    """The whole document, ending with a newline."""
    parts = (
        _head(plan),
        _identification(plan),
        _design(plan),
        _experience(plan),
        _assessment(plan),
        _support(plan),
        _teaching_material(plan),
        _worksheet(plan),
        _items(plan),
        _keys(plan),
        _sources(plan, review),
    )
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def plain(text: str) -> str:
    """Text with Markdown's special characters made harmless, on one line."""
    joined = " ".join(text.split())
    escaped = _SPECIAL.sub(r"\\\1", joined)
    return _LEADING.sub(lambda m: f"{m.group(1)}\\{m.group(2)}", escaped)


def marked(block: Block) -> str:
    """A block's text with a small mark when it is not library text."""
    marks = {Origin.OFFICIAL: " [resmi]", Origin.TEACHER: " [guru]", Origin.AI: " [AI]"}
    return plain(block.text) + marks.get(block.origin, "")


def _bullets(entries: Iterable[str]) -> Iterator[str]:
    yield from (f"- {entry}" for entry in entries)


def _head(plan: LessonPlan) -> Iterator[str]:
    who = plan.identity
    allotted = (
        f"{who.lesson_hours} JP × {who.minutes_per_hour} menit = {who.total_minutes} menit "
        "(1 pertemuan)"
    )
    rows = {
        "Satuan pendidikan": who.school or words.FILL_IN,
        "Guru": who.teacher or words.FILL_IN,
        "Mata pelajaran": who.subject,
        "Fase / kelas": f"{who.phase} / {formats.roman(who.grade)} ({who.level})",
        "Semester": who.semester or words.FILL_IN,
        "Topik": who.topic,
        "Alokasi waktu": allotted,
        "Tahun ajaran": who.school_year or words.FILL_IN,
    }
    if who.students:
        rows["Jumlah murid"] = f"{who.students} murid"
    yield f"# {words.TITLE}"
    yield ""
    yield f"## {plain(who.topic)}"
    yield ""
    yield "| | |"
    yield "|---|---|"
    yield from (f"| {name} | {plain(value)} |" for name, value in rows.items())
    yield ""
    yield f"*{plain(plan.basis_note)}*"
    yield ""


def _identification(plan: LessonPlan) -> Iterator[str]:
    yield f"## {words.IDENTIFICATION}"
    yield ""
    yield "**Kesiapan murid** (pengetahuan awal yang diperlukan)"
    yield ""
    yield from _bullets(marked(block) for block in plan.readiness)
    yield ""
    yield "**Karakteristik materi**"
    yield ""
    yield f"- Jenis pengetahuan: {marked(plan.material_kind)}"
    yield f"- Relevansi: {marked(plan.material_relevance)}"
    yield f"- Tingkat kesulitan: {marked(plan.material_difficulty)}"
    yield ""
    yield "**Dimensi profil lulusan**"
    yield ""
    yield from _bullets(f"{plain(use.name)}: {marked(use.evidence)}" for use in plan.dimensions)
    yield ""


def _design(plan: LessonPlan) -> Iterator[str]:
    yield f"## {words.DESIGN}"
    yield ""
    yield "**Capaian pembelajaran**"
    yield ""
    for use in plan.outcomes:
        yield f"- {plain(use.strand)}: {marked(use.block)}"
        yield f"  *{plain(use.block.source)}*"
    yield ""
    yield "**Tujuan pembelajaran**"
    yield ""
    yield from _bullets(f"{o.id}. {marked(o.block)}" for o in plan.objectives)
    yield ""
    rows = {
        "Pemahaman bermakna": marked(plan.understanding),
        "Pertanyaan pemantik": marked(plan.trigger),
        "Praktik pedagogis": f"{marked(plan.model)}. {marked(plan.model_reason)}",
        "Kemitraan pembelajaran": marked(plan.partnership),
        "Lingkungan pembelajaran": marked(plan.environment),
        "Pemanfaatan teknologi": marked(plan.technology),
        "Lintas disiplin ilmu": marked(plan.cross_disciplinary),
    }
    for name, value in rows.items():
        yield f"**{name}.** {value}"
        yield ""


def _experience(plan: LessonPlan) -> Iterator[str]:
    yield f"## {words.EXPERIENCE}"
    yield ""
    number = 0
    for stage in plan.stages:
        name = words.STAGES[stage.name]
        experience = f": {words.EXPERIENCES[stage.experience]}" if stage.experience else ""
        yield f"### {name}{experience} ({stage.minutes} menit)"
        yield ""
        for activity in stage.activities:
            number += 1
            yield from _activity(number, activity)
    yield f"Jumlah: **{plan.minutes} menit**."
    yield ""
    if plan.local_task:
        yield "### Tugas dari lingkungan sekitar"
        yield ""
        yield f"{marked(plan.local_task.situation)} {plain(plan.local_task.task)}"
        yield ""
        yield f"Kunci: {plain(plan.local_task.key)}"
        yield ""
    yield "### Miskonsepsi yang perlu diantisipasi"
    yield ""
    for entry in plan.misconceptions:
        yield f"- {marked(entry.belief)}"
        yield f"  Tanyakan: {plain(entry.question)}"
        yield f"  Lalu: {plain(entry.response)}"
    yield ""
    if plan.class_advice:
        yield "### Menyesuaikan dengan kelas"
        yield ""
        yield from _bullets(marked(block) for block in plan.class_advice)
        yield ""


def _activity(number: int, activity: Activity) -> Iterator[str]:
    labels = [activity.principle, *activity.objectives]
    yield f"{number}. **{activity.minutes} menit** ({', '.join(labels)})"
    yield f"   - Murid: {marked(activity.students)}"
    yield f"   - Guru: {marked(activity.teacher)}"
    if activity.materials:
        yield f"   - Bahan: {plain('; '.join(activity.materials))}"
    if activity.note:
        yield f"   - {plain(activity.note)}"
    yield ""


def _assessment(plan: LessonPlan) -> Iterator[str]:
    yield f"## {words.ASSESSMENT}"
    yield ""
    for check in plan.checks:
        yield from _check(check)
    yield "### Kriteria ketercapaian tujuan pembelajaran (KKTP)"
    yield ""
    for entry in plan.criteria:
        yield f"**{entry.objective}**"
        yield ""
        levels = (entry.emerging, entry.fair, entry.proficient, entry.advanced)
        yield from _bullets(
            f"{name}: {marked(block)}" for name, block in zip(words.LEVELS, levels, strict=True)
        )
        yield ""


def _check(check: Check) -> Iterator[str]:
    yield f"### {words.CHECKS[check.kind]}"
    yield ""
    yield f"Teknik: {marked(check.technique)}"
    yield ""
    yield from _bullets(marked(block) for block in check.instrument)
    yield ""
    label = {"awal": "Tindak lanjut", "proses": "Umpan balik", "akhir": "Penskoran"}[check.kind]
    yield f"{label}: {marked(check.follow_up)}"
    yield ""


def _support(plan: LessonPlan) -> Iterator[str]:
    yield f"## {words.SUPPORT}"
    yield ""
    yield f"- Perlu bimbingan: {marked(plan.needs_help)}"
    yield f"- Cakap: {marked(plan.on_track)}"
    yield f"- Mahir: {marked(plan.ahead)}"
    yield f"- Remedial: {marked(plan.remedial)}"
    yield f"- Pengayaan: {marked(plan.enrichment)}"
    yield ""
    yield f"## {words.REFLECTION}"
    yield ""
    yield "**Murid**"
    yield ""
    yield from _bullets(marked(block) for block in plan.student_reflection)
    yield ""
    yield "**Guru**"
    yield ""
    yield from _bullets(marked(block) for block in plan.teacher_reflection)
    yield ""
    yield from _signatures(plan)


def _signatures(plan: LessonPlan) -> Iterator[str]:
    who = plan.identity
    date = formats.long_date(plan.created) or words.FILL_IN
    yield f"| {words.KNOWING} | …………………, {date} |"
    yield "|---|---|"
    yield f"| {words.PRINCIPAL} | Guru {plain(who.subject)} |"
    yield "| | |"
    yield f"| {plain(who.principal or words.FILL_IN)} | {plain(who.teacher or words.FILL_IN)} |"
    left, right = who.principal_nip or words.FILL_IN, who.teacher_nip or words.FILL_IN
    yield f"| NIP {plain(left)} | NIP {plain(right)} |"
    yield ""


def _teaching_material(plan: LessonPlan) -> Iterator[str]:
    yield f"## {words.TEACHING_MATERIAL}"
    yield ""
    if plan.reading:
        yield f"### {plain(plan.reading_title)}"
        yield ""
        for block in plan.reading:
            yield marked(block)
            yield ""
    yield "### Inti materi"
    yield ""
    yield from _bullets(marked(block) for block in plan.facts)
    yield ""
    yield "### Contoh"
    yield ""
    yield marked(plan.worked_problem)
    yield ""
    yield from (f"{n}. {plain(step)}" for n, step in enumerate(plan.worked_steps, 1))
    yield ""
    yield f"Jawaban: {plain(plan.worked_answer)}"
    yield ""
    yield "### Glosarium"
    yield ""
    yield from _bullets(f"{plain(term)}: {plain(meaning)}" for term, meaning in plan.glossary)
    yield ""


def _worksheet(plan: LessonPlan) -> Iterator[str]:
    sheet = plan.worksheet
    yield f"## {words.WORKSHEET}"
    yield ""
    yield f"### {plain(sheet.title)}"
    yield ""
    yield "Nama: ………………………………    Kelas: …………    Tanggal: ……………………"
    yield ""
    yield f"Tujuan: {marked(sheet.purpose)}"
    yield ""
    if sheet.tools:
        yield f"Alat dan bahan: {plain(', '.join(sheet.tools))}"
        yield ""
    yield from (f"{n}. {marked(step)}" for n, step in enumerate(sheet.steps, 1))
    yield ""
    if sheet.columns:
        yield f"| {' | '.join(plain(column) for column in sheet.columns)} |"
        yield f"|{'---|' * len(sheet.columns)}"
        blank = " |" * (len(sheet.columns) - 1)
        yield from (f"| {plain(row)} |{blank}" for row in sheet.rows)
        yield ""
    yield from (f"{n}. {marked(question)}" for n, question in enumerate(sheet.questions, 1))
    yield ""


def _items(plan: LessonPlan) -> Iterator[str]:
    yield f"## {words.ITEMS}"
    yield ""
    for use, items in _by_use(plan):
        yield f"### {words.USES[use]}"
        yield ""
        for number, item in items:
            yield f"{number}. {marked(item.block)}"
            yield from (
                f"   {chr(65 + n)}. {plain(choice)}" for n, choice in enumerate(item.choices)
            )
        yield ""


def _by_use(plan: LessonPlan) -> Iterator[tuple[str, list[tuple[int, PlanItem]]]]:
    number = 0
    for use in words.USES:
        found = [item for item in plan.items if item.use == use]
        if found:
            yield use, list(enumerate(found, number + 1))
            number += len(found)


def _keys(plan: LessonPlan) -> Iterator[str]:
    yield f"## {words.KEYS}"
    yield ""
    for _, items in _by_use(plan):
        for number, item in items:
            status = f" *({words.CHECK_KEY})*" if item.needs_check else ""
            yield f"{number}. **{plain(item.key)}**{status} ({item.objective}, {item.level})"
            yield f"   {plain(item.explanation)}"
    yield ""
    yield "**Kunci LKPD**"
    yield ""
    yield from _bullets(plain(line) for line in plan.worksheet.key)
    yield ""


def _sources(plan: LessonPlan, review: Review) -> Iterator[str]:
    yield f"## {words.SOURCES}"
    yield ""
    yield from _bullets(plain(line) for line in plan.sources)
    yield ""
    yield words.LEGEND.replace("[", "\\[").replace("]", "\\]")
    yield ""
    chosen = [s for s in plan.suggestions if s.decision is Decision.APPLIED]
    waiting = [s for s in plan.suggestions if s.decision is Decision.WAITING]
    for title, entries in ((words.CHOSEN, chosen), (words.WAITING, waiting)):
        if entries:
            yield f"### {title}"
            yield ""
            yield from _bullets(f"{plain(s.text)} *{plain(s.reason)}*" for s in entries)
            yield ""
    if plan.notices:
        yield f"### {words.NOTICES}"
        yield ""
        yield from _bullets(plain(notice.text) for notice in plan.notices)
        yield ""
    yield f"### {words.REVIEW}: {review.verdict}"
    yield ""
    todo = [f"{f.code} {plain(f.title)}: {plain(f.evidence)}. {f.fix}" for f in review.todo()]
    passed = sum(finding.passed for finding in review.findings)
    yield f"{passed} dari {len(review.findings)} butir terpenuhi."
    yield ""
    yield from _bullets(todo)
    yield ""
