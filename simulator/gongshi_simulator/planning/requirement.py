"""What is required of a year, as it is typed: ``closed_by_year_end >= 0.95 and unspent <= 0.05``.

A requirement is met with confidence where the worse end of the interval meets it, and missed where the better end
does not; between the two it is not decided, and more replications are wanted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gongshi.commands.trouble import CouldNotRun
from gongshi.model.refusal import shown
from gongshi.model.terms import Term
from gongshi_simulator.planning.measures import Estimate, Measure

_CLAUSE = re.compile(r"\s*(\w+)\s*(>=|<=)\s*([0-9]+(?:\.[0-9]{1,6})?)\s*", re.ASCII)
_AT_MOST = frozenset({Measure.UNSPENT, Measure.LEAD_P90})
_DAYS = 366


class Fulfilment(Term):
    """Whether what was simulated meets a requirement."""

    MET = "met", "达到", "met"
    NOT_MET = "not_met", "达不到", "not met"
    UNDECIDED = "undecided", "还分不清", "not decided"


class Clause(NamedTuple):
    """One thing that is required: a measure of ``bound`` at least, or at most where less is better."""

    measure: Measure
    bound: float

    @property
    def is_at_most(self) -> bool:
        """Whether less is better."""
        return self.measure in _AT_MOST

    @property
    def relation(self) -> str:
        """``>=`` or ``<=``."""
        return "<=" if self.is_at_most else ">="

    def __str__(self) -> str:
        """As it is typed."""
        return f"{self.measure.value} {self.relation} {self.bound:g}"


class Requirement(NamedTuple):
    """Everything that is required, all at once."""

    clauses: tuple[Clause, ...]

    def __str__(self) -> str:
        """As it is typed."""
        return " and ".join(str(one) for one in self.clauses)


def requirement(typed: str) -> Requirement:
    """The requirement in a text.

    Raises:
        CouldNotRun: for a text that is none; it says what is known.
    """
    return Requirement(tuple(_clause(one) for one in re.split(r"\band\b", typed)))


def _clause(typed: str) -> Clause:
    found = _CLAUSE.fullmatch(typed)
    names = {one.value for one in Measure}
    if found is None or found[1] not in names:
        raise _unknown(typed)
    clause = Clause(Measure.of(found[1]), float(found[3]))
    if found[2] != clause.relation:
        raise CouldNotRun(
            f"--require：{clause.measure.value} 只能要求 {clause.relation}，这里写的是 {found[2]}",
            f"--require: {clause.measure.value} takes {clause.relation}, not {found[2]}",
        )
    is_days = clause.measure is Measure.LEAD_P90
    if not 0 <= clause.bound <= (_DAYS if is_days else 1) or (is_days and clause.bound < 1):
        within = f"1–{_DAYS}" if is_days else "0–1"
        raise CouldNotRun(
            f"--require：{clause.measure.value} 后面的数应在 {within} 之间，这里写的是 {found[3]}",
            f"--require: {clause.measure.value} takes a number of {within}, not {found[3]}",
        )
    return clause


def _unknown(typed: str) -> CouldNotRun:
    zh = "、".join(f"{one.value}（{one.zh}）" for one in Measure)
    en = ", ".join(f"{one.value} ({one.en})" for one in Measure)
    return CouldNotRun(
        f"--require 里的“{shown(typed.strip())}”看不懂；写成 closed_by_year_end >= 0.95 的样子，几条用 and 连起来，"
        f"可以要求的有：{zh}",
        f"--require: {shown(typed.strip())!r} is no requirement; write closed_by_year_end >= 0.95, join several with "
        f"and; what can be required: {en}",
    )


def fulfilment(required: Requirement, estimates: Sequence[Estimate]) -> Fulfilment:
    """Whether these estimates, one for each clause, meet all that is required."""
    found = [
        judged(-one.bound, -told.high, -told.low) if one.is_at_most else judged(one.bound, told.low, told.high)
        for one, told in zip(required.clauses, estimates, strict=True)
    ]
    if Fulfilment.NOT_MET in found:
        return Fulfilment.NOT_MET
    return Fulfilment.UNDECIDED if Fulfilment.UNDECIDED in found else Fulfilment.MET


def judged(bound: float, low: float, high: float) -> Fulfilment:
    """Whether what lies between ``low`` and ``high`` is ``bound`` at least."""
    if low >= bound:
        return Fulfilment.MET
    return Fulfilment.NOT_MET if high < bound else Fulfilment.UNDECIDED


def slack(required: Requirement, estimates: Sequence[Estimate]) -> float:
    """By how much the clause that is furthest from being met is exceeded; below 0 where it is missed.

    Shares count as they are, days as parts of a year.
    """
    return min(_slack(one, told) for one, told in zip(required.clauses, estimates, strict=True))


def _slack(clause: Clause, told: Estimate) -> float:
    over = clause.bound - told.value if clause.is_at_most else told.value - clause.bound
    return over / _DAYS if clause.measure is Measure.LEAD_P90 else over
