"""Stretches of a project's life, from one kind of event to another, with those that nobody has seen the end of.

Leaving those out would tell of the quick ones only: what is still open has taken at least as long as it was watched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import State
from gongshi.model.event import Posted
from gongshi.model.project import Project
from gongshi.objections import tally
from gongshi_simulator.calibration.known import Happening, happened

ONE_DAY = timedelta(days=1)
CONFIRMED = "confirmed"
"""A posting is over and nothing stands against it; it happens when the day after its last begins."""
JUDGED = "judged"
"""Acceptance and evaluation have both passed."""
_PASSED = frozenset({"accepted/passed", "evaluated/passed"})


class Kind(NamedTuple):
    """Which stretch is meant, by names of events.

    It begins with the first of ``begins`` and ends with one of ``ends``. One of ``cut_by`` cuts it off: what follows
    then says nothing of how long it would have taken. After one of ``over_with`` no other begins.
    """

    begins: frozenset[str]
    ends: frozenset[str]
    cut_by: frozenset[str]
    over_with: frozenset[str] = frozenset()


class Stretch(NamedTuple):
    """From ``first`` to ``last``; where ``is_ended`` is false, ``last`` is the first day that it was not watched.

    ``watched``: the first day on which nobody would have watched it any more.
    """

    first: date
    last: date
    watched: date
    is_ended: bool


def life(fund: CommunityFund, project: Project, as_of: date) -> tuple[Happening, ...]:
    """The dated events of a project, and the two that follow from them: `CONFIRMED` and `JUDGED`."""
    told = happened(project, as_of)
    passed: set[str] = set()
    lived: list[Happening] = []
    for at, one in enumerate(told):
        lived.append(one)
        passed |= {one.name} & _PASSED
        if one.name in _PASSED and passed == _PASSED:
            lived.append(one._replace(name=JUDGED))
        if (over := _confirmed(fund, project, told[at:], as_of)) is not None:
            lived.append(one._replace(day=over, name=CONFIRMED))
    return tuple(lived)


def stretches(lived: Sequence[Happening], kind: Kind, as_of: date) -> Iterator[Stretch]:
    """The stretches of this kind in a life, in the order of time; what is out of order makes none."""
    first: date | None = None
    end = as_of + ONE_DAY
    for day, name, _, _ in lived:
        if first is not None and name in kind.ends | kind.cut_by:
            if day >= first:
                is_ended = name in kind.ends
                yield Stretch(first, day, end if is_ended else day, is_ended)
            first = None
        if name in kind.over_with:
            return
        if name in kind.begins and first is None:
            first = day
    if first is not None and first < end:
        yield Stretch(first, end, end, is_ended=False)


def _confirmed(fund: CommunityFund, project: Project, onwards: Sequence[Happening], as_of: date) -> date | None:
    """When the posting that ``onwards`` begins with was over, with nothing against it and nothing come before."""
    posted, *later = onwards
    if not isinstance(posted.event, Posted) or posted.after is not State.POSTED:
        return None
    notice = fund.notice(posted.event.notice)
    if notice is None or notice.posting_end is None or notice.posting_end >= as_of:
        return None
    over = notice.posting_end + ONE_DAY
    is_superseded = bool(later) and (later[0].day < over or later[0].name.startswith(("redeliberated", "rep_voted")))
    return None if is_superseded or tally(notice, project.id, fund, as_of).reached else over
