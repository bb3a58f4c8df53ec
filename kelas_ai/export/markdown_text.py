"""Running text as Markdown: escaped where it must be, readable everywhere else."""

from __future__ import annotations

import re

from kelas_ai.export.elements import Line, Span
from kelas_ai.export.text import lines_of, one_line
from kelas_ai.strings import headings as words

_SPECIAL = re.compile(r"([\\`*_\[\]|~])")
_HTML = re.compile(r"<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_LEADING_MARK = re.compile(r"^([#>+=-])")
_LEADING_NUMBER = re.compile(r"^(\d{1,9})([.)])")


def plain(text: str) -> str:
    """Text on one line that Markdown shows exactly as it was written."""
    return _guarded(escaped(one_line(text)))


def escaped(text: str) -> str:
    """Special characters made harmless; the start of a line is not looked at."""
    return _HTML.sub(r"\\\g<0>", _SPECIAL.sub(r"\\\1", text))


def _guarded(text: str) -> str:
    """Text that cannot be taken for a heading, quotation, list or rule at a line's start."""
    if _LEADING_MARK.match(text):
        # Only these open a block; `-5` and `#hashtag` stay as they are typed.
        if re.match(r"(#{1,6}|[+-])(\s|$)|>|=+\s*$|-+\s*$|(-\s*){3,}$", text):
            return f"\\{text}"
        return text
    return _LEADING_NUMBER.sub(r"\1\\\2", text) if re.match(r"\d{1,9}[.)](\s|$)", text) else text


def line(spans: Line, indent: str = "") -> str:
    """A paragraph. Line breaks of the text are kept; following lines get the indent."""
    joined = "".join(_span(span, indent) for span in spans)
    return _guarded(joined.strip())


def cell(text: str) -> str:
    """Text inside a pipe table."""
    return escaped(one_line(text))


def _span(span: Span, indent: str) -> str:
    lead = " " if span.text[:1].isspace() else ""
    tail = " " if span.text[-1:].isspace() and span.text.strip() else ""
    broken = f"\\\n{indent}".join(
        part if number == 0 else _guarded(part)
        for number, part in enumerate(escaped(found) for found in lines_of(span.text))
    )
    if not broken:
        return lead
    after = f" [{words.MARKS[span.origin]}]" if span.origin else tail
    return f"{lead}{_styled(broken, span)}{after}"


def _styled(text: str, span: Span) -> str:
    if span.bold or span.tone == "warning":
        return f"**{text}**"
    return f"*{text}*" if span.italic else text
