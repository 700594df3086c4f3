"""How much of the work ends early, where much of it has not ended yet.

Work that is broken off is so before it would have been done: of what has ended it is too large a part. The open work is
shared out between both ends as the work that had lasted as long was. Source: Aalen and Johansen (1978), An empirical
transition matrix for non-homogeneous Markov chains based on censored observations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.project import Project
from gongshi_simulator.calibration.day_count import DayCount, Days
from gongshi_simulator.calibration.durations import WORK
from gongshi_simulator.calibration.found import Found, of_share
from gongshi_simulator.calibration.known import Known, mothers
from gongshi_simulator.calibration.stretches import life, stretches
from gongshi_simulator.intervals import share

_COUNTED = Message("个开工的项目（未完的按比例计）", "projects started, open ones in part")


class Work(NamedTuple):
    """How many days some work had lasted when it was delivered, was broken off, or was last seen."""

    days: int
    is_delivered: bool
    is_broken_off: bool


def found_terminated(of: Known, counts: Mapping[Days, DayCount]) -> Found:
    """The chance that work ends early, with Wilson's interval for as many projects as that chance is told from."""
    works = [one for fund, project in mothers(of) for one in _works(of, fund, project, counts[Days.FIELD])]
    broken_off = sum(one.is_broken_off for one in works)
    ended = sum(one.is_delivered for one in works) + broken_off
    number = round(broken_off / ending_early(works)) if broken_off else ended
    if not number:
        return Found("work.terminated", _COUNTED, 0)
    return of_share("work.terminated", _COUNTED, share(broken_off, number))


def ending_early(works: Sequence[Work]) -> float:
    """The part of all work that is broken off, of works of which some have ended."""
    at_risk, left = len(works), 1.0
    early = done = 0.0
    for _, now in groupby(sorted(works), key=lambda one: one.days):
        these = list(now)
        broken_off, delivered = sum(one.is_broken_off for one in these), sum(one.is_delivered for one in these)
        early += left * broken_off / at_risk
        done += left * delivered / at_risk
        left *= 1 - (broken_off + delivered) / at_risk
        at_risk -= len(these)
    return early / (early + done)


def _works(of: Known, fund: CommunityFund, project: Project, count: DayCount) -> Iterator[Work]:
    lived = life(fund, project, of.as_of)
    is_broken_off = any(one.name == "terminated" for one in lived)
    for one in stretches(lived, WORK, of.as_of):
        yield Work(count.between(one.first, one.last), one.is_ended, is_broken_off and not one.is_ended)
