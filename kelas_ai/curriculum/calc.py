"""Recompute numeric keys: a small arithmetic language with exact fractions.

Card authors write `hitung: pecahan(2,3) - pecahan(3,5)` and `hasil: 1/15`. Evaluation goes
through simpleeval with only the functions below: no names, no attributes, no power towers.
"""

from __future__ import annotations

import ast
import math
import statistics
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from simpleeval import SimpleEval

Value = Fraction | bool | tuple[Fraction, ...]


def _number(value: Any) -> Fraction:
    if isinstance(value, Fraction):
        return value
    return Fraction(str(value))


def _constant(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    return _number(value)


def _flat(values: tuple[Any, ...]) -> list[Fraction]:
    if len(values) == 1 and isinstance(values[0], (tuple, list)):
        values = tuple(values[0])
    return [_number(value) for value in values]


def _modes(*values: Any) -> tuple[Fraction, ...]:
    return tuple(sorted(statistics.multimode(_flat(values))))


def _root(value: Any) -> Fraction:
    number = _number(value)
    top, bottom = math.isqrt(number.numerator), math.isqrt(number.denominator)
    if top * top == number.numerator and bottom * bottom == number.denominator:
        return Fraction(top, bottom)
    return Fraction(math.sqrt(number)).limit_denominator(10**9)


def _power(base: Any, exponent: Any) -> Fraction:
    if abs(_number(exponent)) > 64:
        raise ValueError("pangkat terlalu besar")
    return Fraction(_number(base) ** int(_number(exponent)))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "pecahan": lambda top, bottom: Fraction(_number(top), _number(bottom)),
    "desimal": _number,
    "akar": _root,
    "pangkat": _power,
    "kpk": lambda *values: Fraction(math.lcm(*[int(value) for value in _flat(values)])),
    "fpb": lambda *values: Fraction(math.gcd(*[int(value) for value in _flat(values)])),
    "faktorial": lambda value: Fraction(math.factorial(min(int(_number(value)), 30))),
    "kombinasi": lambda n, k: Fraction(math.comb(int(_number(n)), int(_number(k)))),
    "permutasi": lambda n, k: Fraction(math.perm(int(_number(n)), int(_number(k)))),
    "maks": lambda *values: max(_flat(values)),
    "min": lambda *values: min(_flat(values)),
    "jumlah": lambda *values: sum(_flat(values), Fraction(0)),
    "rata": lambda *values: Fraction(statistics.mean(_flat(values))),
    "median": lambda *values: Fraction(statistics.median(_flat(values))),
    "modus": _modes,
    "urut": lambda *values: tuple(sorted(_flat(values))),
    "daftar": lambda *values: tuple(_flat(values)),
    "bulat": lambda value, digits=0: Fraction(round(_number(value), int(_number(digits)))),
    "sisa": lambda value, divisor: _number(value) % _number(divisor),
    "hasil_bagi": lambda value, divisor: Fraction(_number(value) // _number(divisor)),
    "mutlak": lambda value: abs(_number(value)),
    "sin": lambda degrees: Fraction(math.sin(math.radians(_number(degrees)))),
    "cos": lambda degrees: Fraction(math.cos(math.radians(_number(degrees)))),
    "tan": lambda degrees: Fraction(math.tan(math.radians(_number(degrees)))),
    "log": lambda value, base=10: Fraction(math.log(_number(value), _number(base))),
    "biner": lambda value: Fraction(int(f"{int(_number(value)):b}")),
    "dari_biner": lambda value: Fraction(int(str(int(_number(value))), 2)),
}


def evaluate(expression: str) -> Value:
    """Compute an expression exactly.

    Raises: ValueError when it is not arithmetic in this small language.
    """
    evaluator = SimpleEval(functions=FUNCTIONS, names={})
    evaluator.nodes[ast.Constant] = lambda node: _constant(node.value)
    try:
        value = evaluator.eval(expression)
    except Exception as error:  # simpleeval raises many kinds; all mean "not computable"
        raise ValueError(f"tidak dapat dihitung: {expression}: {error}") from error
    if isinstance(value, bool):
        return value
    if isinstance(value, (tuple, list)):
        return tuple(_number(entry) for entry in value)
    return _number(value)


def parse_result(written: str) -> Value:
    """Read `hasil` as written: `benar`, `3/4`, `1 1/2`, `7,5`, `1.250`, or a list with `;`."""
    text = str(written).strip()
    if text.lower() in {"benar", "salah"}:
        return text.lower() == "benar"
    if ";" in text:
        return tuple(_written_number(part) for part in text.split(";"))
    return _written_number(text)


def _written_number(text: str) -> Fraction:
    text = text.strip().replace("−", "-").removeprefix("Rp").strip()
    whole, space, part = text.partition(" ")
    if space and "/" in part:
        return Fraction(whole) + Fraction(part) * (-1 if whole.startswith("-") else 1)
    if "," in text:
        return Fraction(text.replace(".", "").replace(",", "."))
    if "/" not in text and text.count(".") >= 1 and len(text.rsplit(".", 1)[1]) == 3:
        return Fraction(text.replace(".", ""))
    return Fraction(text)


def agrees(expression: str, written: str) -> bool:
    """True when the written result is the computed one (within 1e-6 for irrational values)."""
    computed, expected = evaluate(expression), parse_result(written)
    if isinstance(computed, bool) or isinstance(expected, bool):
        return computed is expected
    left = computed if isinstance(computed, tuple) else (computed,)
    right = expected if isinstance(expected, tuple) else (expected,)
    return len(left) == len(right) and all(
        abs(a - b) < Fraction(1, 10**6) for a, b in zip(left, right, strict=True)
    )
