"""Round numbers for a scale."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from gongshi_simulator.report.wording import signed

_STEPS = (1, 2, 2.5, 5, 10)
_MOST = 4


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """Round numbers from ``low`` to ``high`` or just beyond them, two at least, at most one more than ``most``."""
    if low == high:
        return low, low + 1
    width = max(high - low, 1e-9)
    power = 10.0 ** math.floor(math.log10(width / most))
    step = next(one * power for one in _STEPS if width / (one * power) <= most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(step * at for at in range(first, last + 1))


def around_nought(ends: Iterable[float], most: int) -> tuple[float, ...]:
    """Round numbers from the least to the greatest of these differences, with nought among them."""
    known = (0.0, *ends)
    low, high = min(known), max(known)
    return ticks(low, high, most) if low < high else (-1, 0, 1)


def marked(marks: Sequence[float]) -> tuple[tuple[float, str], ...]:
    """The marks of differences with their signs, in as few decimals as tell each as it is."""
    digits = next(one for one in range(_MOST + 1) if one == _MOST or all(_is_told(mark, one) for mark in marks))
    return tuple((mark, signed(mark, digits)) for mark in marks)


def _is_told(mark: float, digits: int) -> bool:
    return math.isclose(mark, round(mark, digits), abs_tol=1e-9)
