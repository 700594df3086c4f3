"""Round numbers for a scale."""

from __future__ import annotations

import math

_STEPS = (1, 2, 2.5, 5, 10)


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """Round numbers from ``low`` to ``high`` or just beyond them, ``most`` of them or fewer but for one."""
    width = max(high - low, 1e-9)
    power = 10.0 ** math.floor(math.log10(width / most))
    step = next(one * power for one in _STEPS if width / (one * power) <= most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(step * at for at in range(first, last + 1))
