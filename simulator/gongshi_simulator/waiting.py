"""What projects wait for: the council's next sitting, or somebody's turn. Where most of the waiting is, time is short.

Days of all projects are added up. A statutory posting is no waiting in this sense, nor is waiting for money that
is spent.
"""

from __future__ import annotations

from typing import NamedTuple

from gongshi.model.terms import Term
from gongshi_simulator.intervals import Mean, Share, mean, ratio
from gongshi_simulator.log import Kind, Scarce
from gongshi_simulator.tally import Number, Tally


class Sittings(Term):
    """The council, as something to wait for."""

    COUNCIL = "council", "议事会开会", "the council to sit"


class Wait(NamedTuple):
    """Days that projects waited for one thing in a year, and its part of all their waiting."""

    called: Term
    project_days: Mean
    share: Share


def waits(tally: Tally) -> tuple[Wait, ...]:
    """Everything that is waited for, what takes most days first; equal ones in the order of `Kind`."""
    days = {Sittings.COUNCIL: tally.numbers[:, Number.COUNCIL_DAYS]} | {
        scarce: tally.waited[:, kind].sum(axis=1).astype(float) for kind, scarce in zip(Kind, Scarce, strict=True)
    }
    total = sum(days.values())
    found = [Wait(called, mean(waited), ratio(waited, total)) for called, waited in days.items()]
    return tuple(sorted(found, key=lambda one: -one.project_days.mean))
