"""Find equalities and comparisons of numbers in running text and recompute them.

Only chains whose every side is plain arithmetic are judged: `3 × 4 = 12`, `2/3 = 10/15`,
`15/24 > 14/24`, `10% dari 200 = 20`. Anything else (units inside, ratios, dates, letters) is
left alone, because a false alarm costs more trust than a missed slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_TERM = rf"(?:{_NUMBER})%?"
_SIDE = rf"(?:[−-]\s?)?{_TERM}(?:\s?(?:[+−×÷/*:-]|\bdari\b)\s?{_TERM})*"
_CONNECTIVE = "dan|jadi|karena|sehingga|maka|lalu|tetapi|sedangkan|atau|sebab"
_CHAIN = re.compile(
    rf"(?<![\w,./:×÷+^√()%−-])(?<![\w)] [×÷+/*:=<>−-] )({_SIDE})((?:\s?[=<>]\s?{_SIDE})+)"
    rf"(?!(?!\s(?:{_CONNECTIVE})\b)\s?[\w^²³√(]|\s?[×÷+/*:=<>−-]\s?[\w(√]|[,.]\d)"
)
_TOKEN = re.compile(rf"{_TERM}|[+−×÷/*:-]|dari")

_OPERATOR = re.compile(r"[+−×÷/*:%]|\S\s?-|dari")
_OPEN_WORD = re.compile(
    r"(?:\b(?:log|ln|sin|cos|tan|akar|kpk|fpb|dan|dari|pangkat|(?:di)?kali(?:kan)?|(?:di)?bagi|(?:di)?tambah|(?:di)?kurangi?)|\d)\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongClaim:
    """A numeric claim that does not hold, as written."""

    text: str
    left: Fraction
    relation: str
    right: Fraction


def wrong_claims(text: str) -> Iterator[WrongClaim]:
    """Every false numeric equality or comparison in a text."""
    for match in _CHAIN.finditer(text):
        if _continues_something(text[: match.start()], match.group(0)):
            continue
        parts = re.split(r"([=<>])", match.group(0))
        try:
            values = [_evaluate(part) for part in parts[0::2]]
        except (ValueError, ZeroDivisionError):
            continue
        sides = parts[0::2]
        for n, (left, relation, right) in enumerate(
            zip(values, parts[1::2], values[1:], strict=False)
        ):
            bare = relation == "=" and not any(_OPERATOR.search(s) for s in sides[n : n + 2])
            if not bare and not _holds(left, relation, right):
                yield WrongClaim(
                    text=match.group(0).strip(), left=left, relation=relation, right=right
                )


def value_of(written: str) -> Fraction | None:
    """The value of plain arithmetic as schoolbooks write it; None for anything else.

    >>> value_of("2/3 : 4/5")
    Fraction(5, 6)
    """
    try:
        return _evaluate(" ".join(written.split())) if written.strip() else None
    except (ValueError, ZeroDivisionError, IndexError):
        return None


def fraction_text(value: Fraction) -> str:
    """A number as a teacher writes it: 12, 3/4, 2,5."""
    if value.denominator == 1:
        return str(value.numerator)
    exact = value.denominator
    while exact % 2 == 0:
        exact //= 2
    while exact % 5 == 0:
        exact //= 5
    if exact == 1 and value.denominator > 10:
        return f"{float(value):g}".replace(".", ",")
    return f"{value.numerator}/{value.denominator}"


def _continues_something(before: str, matched: str) -> bool:
    """True when the text before belongs to the same expression (`log`, `2 3/4`, `3x −`)."""
    if _OPEN_WORD.search(before):
        return True
    return matched[0] in "−-" and bool(before.strip()) and before.rstrip()[-1].isalnum()


def _holds(left: Fraction, relation: str, right: Fraction) -> bool:
    if relation == "=":
        # Rounded decimals are how schools write results: 22 : 7 = 3,14.
        return left == right or _rounded(left, right) or _rounded(right, left)
    return left < right if relation == "<" else left > right


def _rounded(exact: Fraction, written: Fraction) -> bool:
    for digits in (1, 2, 3):
        scaled = written * 10**digits
        if scaled.denominator == 1 and abs(exact - written) <= Fraction(1, 2 * 10**digits):
            return bool((written * 10 ** (digits - 1)).denominator != 1)
    return False


def _evaluate(side: str) -> Fraction:
    tokens = _TOKEN.findall(side)
    if "".join(tokens).replace(" ", "") != re.sub(r"\s", "", side):
        raise ValueError(side)
    if tokens and tokens[0] in "−-":
        tokens = ["0", *tokens]
    return _sum(tokens)


def _sum(tokens: list[str]) -> Fraction:
    total, sign = Fraction(0), 1
    part: list[str] = []
    for token in [*tokens, "+"]:
        if token in {"+", "−", "-"}:
            total += sign * _product(part)
            sign, part = (1 if token == "+" else -1), []
        else:
            part.append(token)
    return total


def _product(tokens: list[str]) -> Fraction:
    # In schoolbooks 2/3 : 4/5 divides one fraction by another: the stroke binds first.
    factors, operators = [_value(tokens[0])], []
    for operator, token in zip(tokens[1::2], tokens[2::2], strict=True):
        if operator == "/":
            factors[-1] /= _value(token)
        else:
            operators.append(operator)
            factors.append(_value(token))
    value = factors[0]
    for operator, factor in zip(operators, factors[1:], strict=True):
        value = value * factor if operator in {"×", "*", "dari"} else value / factor
    return value


def _value(token: str) -> Fraction:
    percent = token.endswith("%")
    plain = token.rstrip("%").replace(".", "").replace(",", ".")
    return Fraction(plain) / (100 if percent else 1)
