"""The tornado: each number moved alone to either end of its range, and what that does to the year's end.

Every variant meets the same random numbers as the scenario itself, and its effect is the mean of paired differences.
One number is moved at a time: what two of them do together is for `gongshi_simulator.sensitivity.sobol` to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.model.terms import Basis
from gongshi_simulator.assumption import Stated
from gongshi_simulator.intervals import Mean, Share, difference, ratio, ratio_values
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.sensitivity.moves import Contradiction, Move, at, ends, moved, never_moved, said
from gongshi_simulator.sensitivity.outcomes import Years, outcomes
from gongshi_simulator.streams import Floats
from gongshi_simulator.tally import Number
from gongshi_simulator.verdict import Verdict, verdict


class Variant(NamedTuple):
    """The scenario with one number moved."""

    number: Stated
    move: Move
    scenario: Scenario


class Impossible(NamedTuple):
    """A move that is not possible alone, and why."""

    path: str
    called: Message
    value: Message
    why: Message


class Design(NamedTuple):
    """All that is to be played besides the scenario itself, and what cannot be."""

    scenario: Scenario
    variants: tuple[Variant, ...]
    impossible: tuple[Impossible, ...]


class End(NamedTuple):
    """What becomes of the year with a number at ``value``.

    ``closed`` of ``resolved`` projects over all replications. ``share`` and ``days``: by how much the part that is
    closed, and the mean day of closing, then differ from the scenario's own; None where nothing is resolved.
    """

    value: Message
    closed: float
    resolved: float
    share: Mean | None
    days: Mean | None


class Bar(NamedTuple):
    """One number of the scenario, which has it at ``value``, and what its ends do."""

    path: str
    called: Message
    basis: Basis
    value: Message
    ends: tuple[End, ...]

    @property
    def width(self) -> float:
        """How far the share that is closed moves over the range; endless where nothing is resolved at an end."""
        effects = [0.0]
        for end in self.ends:
            if end.share is None:
                return float("inf")
            effects.append(end.share.mean)
        return max(effects) - min(effects)

    @property
    def is_told_apart(self) -> bool:
        """Whether at one end or the other that share differs by more than chance."""
        return any(end.share is None or verdict(end.share).is_told_apart for end in self.ends)

    @property
    def is_same(self) -> bool:
        """Whether it is at both ends what it was, in every replication."""
        return all(end.share is not None and verdict(end.share) is Verdict.SAME for end in self.ends)


class Tornado(NamedTuple):
    """``bars`` the widest first. ``share``, ``day``: what the scenario itself comes to. ``unfinished``: variants."""

    replications: int
    share: Share
    day: Share
    bars: tuple[Bar, ...]
    impossible: tuple[Impossible, ...]
    unfinished: int


def design(scenario: Scenario, numbers: Iterable[Stated]) -> Design:
    """The variants in which one of the ``numbers`` stands at an end of its range."""
    variants, impossible = [], []
    fixed = never_moved(scenario)
    for number in numbers:
        for move in ends(number):
            why = fixed.get(number.path)
            try:
                if why is None:
                    variants.append(Variant(number, move, moved(scenario, [move])))
            except Contradiction as refusal:
                why = refusal.message
            if why is not None:
                impossible.append(Impossible(number.path, number.called, move.said, why))
    return Design(scenario, tuple(variants), tuple(impossible))


def tornado(design: Design, years: Years, executor: Executor, told: Callable[[int], None] = lambda _: None) -> Tornado:
    """What the ends of each number do; ``told`` hears how many years are done.

    Interrupted from the keyboard, it tells of those numbers that are done.

    Raises:
        KeyboardInterrupt: where not even the scenario itself is.
    """
    played = outcomes([design.scenario, *(one.scenario for one in design.variants)], years, executor, told)
    own, *others = played
    if own is None:
        raise KeyboardInterrupt
    bars: dict[str, Bar] = {}
    for variant, rows in zip(design.variants, others, strict=True):
        if rows is not None:
            bar = bars.setdefault(variant.number.path, _bar(variant.number))
            bars[variant.number.path] = bar._replace(ends=(*bar.ends, _end(variant.move, rows, own)))
    return Tornado(
        replications=len(years.replications),
        share=ratio(own[:, Number.CLOSED], own[:, Number.RESOLVED]),
        day=ratio(own[:, Number.CLOSING_DAY], own[:, Number.RESOLVED]),
        bars=tuple(sorted(bars.values(), key=lambda bar: -bar.width)),
        impossible=design.impossible,
        unfinished=sum(rows is None for rows in others),
    )


def _bar(number: Stated) -> Bar:
    assumption = number.assumption
    return Bar(number.path, number.called, assumption.basis, said(assumption, at(assumption)), ())


def _end(move: Move, rows: Floats, own: Floats) -> End:
    return End(
        value=move.said,
        closed=float(rows[:, Number.CLOSED].sum()),
        resolved=float(rows[:, Number.RESOLVED].sum()),
        share=_effect(rows, own, Number.CLOSED),
        days=_effect(rows, own, Number.CLOSING_DAY),
    )


def _effect(rows: Floats, own: Floats, number: Number) -> Mean | None:
    """The paired difference in ``number`` by what is resolved."""
    there, here = (ratio_values(one[:, number], one[:, Number.RESOLVED]) for one in (rows, own))
    return None if there is None or here is None else difference(there - here)


def widest(bars: Sequence[Bar], number: int) -> tuple[str, ...]:
    """The paths of so many numbers that move the share that is closed most, among those that do."""
    return tuple(bar.path for bar in bars if bar.is_told_apart)[:number]
