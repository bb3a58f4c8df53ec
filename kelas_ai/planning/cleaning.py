"""Text as typed, made comparable: markup, control characters, accents, loose ends."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+|\d+")
_MARKUP = re.compile(r"</?[a-zA-Z!][^<>]{0,200}>|\*\*|__|`+|^[ \t]*[#>]+[ \t]", re.MULTILINE)
_FORM_LINE = re.compile(
    r"^[ \t]*(?:nama|satuan pendidikan|nip|penyusun|kepala sekolah|hari)\b[^:\n]{0,40}:[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_PARTNERS = {"(": ")", "[": "]", "{": "}", "“": "”", '"': '"'}
_OPENERS = {closer: opener for opener, closer in _PARTNERS.items()}
_LEADING = " \t\n.,;:–—/&|=_~!?'‘’*>)]}”<"
_TRAILING = " \t\n.,;:-–—/&|=_~?'‘’*<>([{“+@#"


def clean_text(text: str) -> str:
    """The text without markup, control characters and pictures; line breaks stay."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(map(_kept, composed))
    without_forms = _FORM_LINE.sub(" ", _MARKUP.sub(" ", kept))
    return "\n".join(" ".join(line.split()) for line in without_forms.split("\n")).strip()


def _kept(char: str) -> str:
    if char in "\n°":
        return char
    kind = unicodedata.category(char)
    if kind in {"Cf", "Cs", "Co", "Cn"} or char == "\ufe0f":
        return ""
    picture = kind == "So" or (kind == "Sk" and char > "\u02ff")
    return " " if picture or kind in {"Cc", "Zs", "Zl", "Zp"} else char


def plain(text: str) -> str:
    """Lower case without accents, for comparing."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def split_words(text: str) -> tuple[str, ...]:
    """Plain words and numbers of a text, as recognisers compare them."""
    return tuple(plain(found) for found in WORD.findall(text))


def tidy(text: str) -> str:
    """A piece of text without loose punctuation and unpaired brackets at its ends."""
    while True:
        shorter = _without_lone_ends(text.lstrip(_LEADING).rstrip(_TRAILING))
        shorter = _unwrapped(shorter)
        if shorter == text:
            return text
        text = shorter


def _without_lone_ends(text: str) -> str:
    """Drop a bracket or quotation mark at either end whose partner is not in the text."""
    if text and text[0] in _PARTNERS and _PARTNERS[text[0]] not in text[1:]:
        text = text[1:]
    if text and text[-1] in _OPENERS and _OPENERS[text[-1]] not in text[:-1]:
        text = text[:-1]
    return text


def _unwrapped(text: str) -> str:
    """`(lingkaran)` without its brackets."""
    inner = text[1:-1]
    wrapped = len(text) > 2 and _PARTNERS.get(text[0]) == text[-1]
    return inner if wrapped and not set(inner) & set('()[]{}“”"') else text
