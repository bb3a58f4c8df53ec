"""When a skill comes back: FSRS, with days as the smallest step.

What was missed returns the next day, what was found returns after growing intervals.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fsrs import Scheduler

RETENTION = 0.9
LONGEST_DAYS = 120


def next_due(state: str, found: bool, moment: datetime) -> tuple[str, str]:
    """The schedule after one look at a skill.

    state: what this function returned before, or empty for a new skill. moment: local time.
    Returns: the moment it comes back (ISO 8601, UTC) and the new state as JSON.
    """
    # Not at the top: only practice needs it.
    from fsrs import Card, Rating

    at = moment.astimezone(timezone.utc)
    card = Card.from_json(state) if state else Card(card_id=1, due=at)
    if card.last_review and card.last_review > at:
        # The laptop's clock was set back; time since the last look cannot be negative.
        at = card.last_review
    card, _ = _scheduler().review_card(card, Rating.Good if found else Rating.Again, at)
    return card.due.isoformat(timespec="seconds"), card.to_json()


def is_due(due: str, moment: datetime) -> bool:
    """Whether a skill is to come back today (in the teacher's own days)."""
    back = datetime.fromisoformat(due).astimezone(moment.astimezone().tzinfo)
    return back.date() <= moment.astimezone().date()


def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    # No learning steps of minutes: a practice session is one sitting. No fuzz: the same answers
    # give the same plan, which a teacher can be told.
    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,
    )
