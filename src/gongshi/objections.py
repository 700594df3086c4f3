"""Counting objections: how many representatives objected in time, and whether that reopens the resolution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.model.notice import Notice, Objection
from gongshi.model.terms import Scope


class Tally(NamedTuple):
    """Representatives' objections to one project under one notice.

    ``counted`` in time and not withdrawn; ``undated`` may or may not be in time; ``late`` don't count. ``uncounted``
    are the objections, not late, of which nobody wrote how many representatives raised them. ``needed`` is the number
    that reopens the resolution, None where the roster of the day is not known; ``reached`` is None where the records
    cannot tell. ``too_many``: more are written than there were representatives, so some number is wrong.
    """

    counted: int
    undated: int
    late: int
    uncounted: int
    needed: int | None
    reached: bool | None
    too_many: bool = False


def threshold(reps: int, share: Fraction) -> int:
    """How many of ``reps`` representatives reopen a resolution: a fifth or more is ceil(reps / 5)."""
    return ceil(reps * share)


def needed(notice: Notice, fund: CommunityFund) -> int | None:
    """The number of representatives that reopens the resolution, by the roster of the day it was posted."""
    reps = _reps(notice, fund)
    return None if reps is None else threshold(reps, fund.pack.objection_threshold.share)


def _reps(notice: Notice, fund: CommunityFund) -> int | None:
    """How many representatives there were on the day the notice was posted."""
    roster = fund.roster_on(notice.posting_start) if notice.posting_start is not None else None
    return roster.resident_reps if roster is not None else None


def tally(notice: Notice, project: str, fund: CommunityFund, as_of: date) -> Tally:
    """The objections to ``project`` received under ``notice`` by ``as_of``.

    Those against the whole resolution count for each of its projects.
    """
    ours = [one for _, one in _against(notice, project, as_of)]
    wanted = needed(notice, fund)
    if notice.objections is not None and not ours:
        # However many could have objected to it, nobody is not enough of them.
        return Tally(0, 0, 0, 0, wanted, reached=False)
    counted = _standing(one for one in ours if in_time(one, notice) is True)
    undated = _standing(one for one in ours if in_time(one, notice) is None)
    late = _standing(one for one in ours if in_time(one, notice) is False)
    uncounted = sum(one.resident_reps is None and in_time(one, notice) is not False for one in ours)
    too_many = _too_many(ours, _reps(notice, fund))
    reached = None if too_many else _reached(notice, counted, undated, uncounted, wanted)
    return Tally(counted, undated, late, uncounted, wanted, reached, too_many)


def _too_many(objections: list[Objection], reps: int | None) -> bool:
    return reps is not None and any(
        beyond_roster([one for one in objections if one.project == matter], reps) is not None
        for matter in {one.project for one in objections}
    )


def beyond_roster(objections: Iterable[Objection], reps: int) -> tuple[int, int] | None:
    """Where the objections to one matter make more than all ``reps``: the position of the one, and the number."""
    counted = 0
    for position, one in enumerate(objections):
        counted += one.resident_reps or 0
        if counted > reps:
            return position, counted
    return None


def deciding(notice: Notice, project: str, objections: Tally, as_of: date) -> int:
    """The position of the entry on which the answer hangs.

    It is the one with which, by their days, the count reached what is needed; else the first of which nobody wrote
    how many raised it; else the first of all.
    """
    counted = 0
    ours = [(index, one) for index, one in _against(notice, project, as_of) if in_time(one, notice) is not False]
    # Where the day is not written an objection stands last: it makes up the number only where no other does.
    for index, one in sorted(ours, key=lambda entry: entry[1].date or date.max):
        counted += _standing([one])
        if objections.needed is not None and counted >= objections.needed:
            return index
    return next((index for index, one in ours if one.resident_reps is None), 0)


def _against(notice: Notice, project: str, as_of: date) -> Iterator[tuple[int, Objection]]:
    """The objections to ``project`` that had come by ``as_of``, with their positions."""
    for index, one in enumerate(notice.objections or ()):
        has_come = one.date is None or one.date <= as_of
        if has_come and (one.scope is Scope.RESOLUTION or one.project == project):
            yield index, one


def _standing(objections: Iterable[Objection]) -> int:
    return sum(one.resident_reps - one.withdrawn for one in objections if one.resident_reps is not None)


def in_time(objection: Objection, notice: Notice) -> bool | None:
    """Whether the objection came within the posting period; None where a day is not written."""
    if objection.date is None or notice.posting_start is None or notice.posting_end is None:
        return None
    return notice.posting_start <= objection.date <= notice.posting_end


def _reached(notice: Notice, counted: int, undated: int, uncounted: int, wanted: int | None) -> bool | None:
    if notice.objections is None or wanted is None:
        return None
    # Where there are no representatives nobody can object, and no objection is not enough of them.
    if counted >= max(wanted, 1):
        return True
    return None if uncounted or counted + undated >= max(wanted, 1) else False
