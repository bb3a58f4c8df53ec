"""Share the minutes of a lesson among its steps so that they always add up."""

from __future__ import annotations

from collections.abc import Sequence

UNIT = 5
SMALLEST = 2
ROOMY = 12
"""Average minutes a step from which fives do not distort what the steps need."""


def share_minutes(total: int, weights: Sequence[int]) -> list[int]:
    """Divide `total` minutes by weight, in fives when steps are long, never below 2 minutes.

    Returns: one count a weight; the sum is exactly `total`.
    Raises: ValueError when there are more steps than minutes allow.
    """
    if not weights or total < SMALLEST * len(weights):
        raise ValueError(f"{total} menit tidak cukup untuk {len(weights)} langkah")
    if total % UNIT == 0 and total >= ROOMY * len(weights):
        return [units * UNIT for units in _largest_remainder(total // UNIT, weights, 1)]
    return _largest_remainder(total, weights, SMALLEST)


def _largest_remainder(units: int, weights: Sequence[int], least: int) -> list[int]:
    free = units - least * len(weights)
    whole = sum(max(weight, 1) for weight in weights)
    ideal = [max(weight, 1) * units / whole for weight in weights]
    extra = [max(share - least, 0.0) for share in ideal]
    scale = free / sum(extra) if sum(extra) else 0.0
    scaled = [share * scale for share in extra]
    shares = [int(share) for share in scaled]
    order = sorted(range(len(weights)), key=lambda i: (shares[i] - scaled[i], i))
    for position in range(free - sum(shares)):
        shares[order[position % len(order)]] += 1
    return [least + share for share in shares]
