"""How far a long run is, told to a terminal and to nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterator

_EVERY = 20


def told(replications: int) -> Iterator[int]:
    """The numbers of the years to simulate; on the way a terminal's last line says how many are done."""
    is_terminal = sys.stderr.isatty()
    for number in range(replications):
        if is_terminal and number % _EVERY == 0:
            print(f"\r推演 {number}/{replications} simulated", end="", file=sys.stderr, flush=True)  # noqa: T201
        yield number
    if is_terminal:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)  # noqa: T201 - the line is cleared away
