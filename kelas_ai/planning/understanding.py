"""What a teacher typed, as a request: `mtk kls 5 pecahan 2jp 28 murid tanpa proyektor`."""

from __future__ import annotations

from kelas_ai.domain.curriculum import NationalFrame
from kelas_ai.domain.request import PlanRequest
from kelas_ai.errors import RequestEmpty, RequestTooLong
from kelas_ai.planning.cleaning import clean_text, split_words
from kelas_ai.planning.options import RequestOptions, apply_options
from kelas_ai.planning.possible import check_possible, for_search
from kelas_ai.planning.recognising import recognise, vocabulary_of
from kelas_ai.planning.settling import settle

__all__ = ["RequestOptions", "check_possible", "for_search", "understand"]

LONGEST = 2_000
NO_OPTIONS = RequestOptions()


def understand(
    text: str, frame: NationalFrame, options: RequestOptions = NO_OPTIONS
) -> PlanRequest:
    """Read free text and options. For searching as it is; for planning see `check_possible`.

    The topic is what nobody recognised, in the original order and spelling.
    Raises: RequestEmpty without any word, RequestTooLong above 2,000 characters.
    """
    typed = options.typed
    length = max(len(text), *(len(value) for value in typed.values()), 0)
    if length > LONGEST:
        raise RequestTooLong(length=length, limit=LONGEST)
    cleaned = clean_text(text)
    if not split_words(cleaned) and not any(map(split_words, typed.values())):
        raise RequestEmpty()
    vocabulary = vocabulary_of(frame)
    findings, topic = recognise(cleaned, vocabulary)
    said = settle(findings, topic, " ".join(cleaned.split()), frame)
    return apply_options(said, findings, options, frame, vocabulary)
