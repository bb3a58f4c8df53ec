"""The small prompts: one description of the class, one line that asks."""

from __future__ import annotations

from collections.abc import Sequence

from kelas_ai.domain.card import TopicCard
from kelas_ai.domain.lesson import LessonPlan
from kelas_ai.engine.chat import ChatTemplate
from kelas_ai.planning.filling import inside_sentence
from kelas_ai.strings import enrichment as words

MAX_TEACHER_WORDS = 300
EXAMPLES = 3


class ClassPrompts:
    """Prompts for one plan; everything up to the asking line is shared by all slots."""

    def __init__(self, plan: LessonPlan, template: ChatTemplate) -> None:
        self.plan = plan
        self.template = template
        self._class = describe_class(plan)
        identity = plan.identity
        self._neutral = words.NEUTRAL_CLASS.format(
            grade=identity.grade, level=identity.level, subject=identity.subject
        )

    def informed(self, ask: str) -> str:
        """Prompt that knows the class."""
        return self.template.render(words.SYSTEM, f"{self._class}\n{ask}")

    def neutral(self, ask: str) -> str:
        """Prompt that knows grade and subject only."""
        return self.template.render(words.SYSTEM, f"{self._neutral}\n{ask}")

    def examples(self, neighbours: Sequence[TopicCard]) -> list[tuple[str, str, str]]:
        """Topic, place and question of near cards, as worked examples."""
        found: list[tuple[str, str, str]] = []
        for card in neighbours[:EXAMPLES]:
            local = next((t for t in card.triggers if "umum" not in t.fits), card.triggers[0])
            place = words.PLACE_NAMES.get(local.fits[0], "kampung")
            found.append((inside_sentence(card.title), place, local.text))
        return found

    def new_trigger(self, examples: Sequence[tuple[str, str, str]]) -> str:
        """Few-shot prompt for one new trigger question."""
        turns = [
            (words.ASK_NEW_TRIGGER.format(topic=topic, place=place), question)
            for topic, place, question in examples
        ]
        ask = words.ASK_NEW_TRIGGER.format(
            topic=inside_sentence(self.plan.identity.topic), place=place_words(self.plan)
        )
        return self.template.render(words.SYSTEM, ask, turns)


def place_words(plan: LessonPlan) -> str:
    """The place as the teacher said it, else its usual name."""
    request = plan.request
    return request.context or words.PLACE_NAMES.get(request.place, "kampung")


def describe_class(plan: LessonPlan) -> str:
    """What the model may know: class, topic, place, conditions; never names of people."""
    identity, request = plan.identity, plan.request
    lines = [
        words.CLASS.format(
            grade=identity.grade,
            level=identity.level,
            subject=identity.subject,
            topic=inside_sentence(identity.topic),
        )
    ]
    if request.place or request.context:
        lines.append(words.PLACE.format(place=place_words(plan)))
    if request.students:
        lines.append(words.STUDENTS.format(students=request.students))
    if request.missing_tools:
        lines.append(words.MISSING.format(tools=", ".join(request.missing_tools)))
    if request.conditions:
        names = ", ".join(words.CONDITION_NAMES.get(c, c) for c in request.conditions)
        lines.append(words.CONDITIONS.format(conditions=names))
    if request.text:
        said = " ".join(request.text.split())[:MAX_TEACHER_WORDS]
        lines.append(words.TEACHER_WORDS.format(text=said))
    return " ".join(lines)
