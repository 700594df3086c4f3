"""How far a long run is, told to a terminal and to nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def telling(replications: int) -> Iterator[Callable[[int], None]]:
    """A terminal's last line says how many of the years are done; it is cleared away at the end."""
    with _last_line() as line:
        line(f"推演 0/{replications} simulated")
        yield lambda done: line(f"推演 {done}/{replications} simulated")


@contextmanager
def adding_up() -> Iterator[Callable[[int], None]]:
    """The same where nobody knows how many there will be: each call adds so many community-years more."""
    with _last_line() as line:
        done = 0

        def told(more: int) -> None:
            nonlocal done
            done += more
            line(f"推演 {done} 个社区年 community-years")

        yield told


@contextmanager
def _last_line() -> Iterator[Callable[[str], None]]:
    is_terminal = sys.stderr.isatty()

    def told(text: str) -> None:
        if is_terminal:
            print(f"\r{text}", end="", file=sys.stderr, flush=True)  # noqa: T201 - progress on a terminal

    try:
        yield told
    finally:
        told("\x1b[K")
