"""What followed on a notice: corrections, second decisions, objections. Days of the records, each of them a change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Posted, Redeliberated, RepVoted
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.terms import NoticeKind
from gongshi_site.views.notice_list import is_out


class Followed(NamedTuple):
    """What followed on a notice by a day.

    ``corrections`` are the notices that correct it, ``decided`` the days on which its projects were decided again,
    ``objected`` those on which objections came or were answered. ``is_void``: what is still said of its time holds no
    more, because a correction set another one, or because within it all that it announced was decided again.
    """

    corrections: tuple[Notice, ...]
    decided: tuple[date, ...]
    objected: tuple[date, ...]
    is_void: bool

    @property
    def changed(self) -> tuple[date, ...]:
        """The days that changed what the notice says or until when, each day once."""
        corrected = (one.posting_start for one in self.corrections if one.posting_start is not None)
        return tuple(sorted({*corrected, *self.decided}))

    @property
    def changes(self) -> int:
        """How often that changed, also on days that nobody wrote down."""
        return len(self.changed) + sum(one.posting_start is None for one in self.corrections)


def followed(notice: Notice, fund: CommunityFund, as_of: date) -> Followed:
    """What followed on ``notice`` by ``as_of``."""
    corrections = tuple(one for one in fund.corrections if one.corrects == notice.id and is_out(one, as_of))
    projects = fund.announced_by(notice) if notice.kind is NoticeKind.RESOLUTION else ()
    decided = [tuple(_decided_again(project, notice, as_of)) for project in projects]
    return Followed(
        corrections,
        tuple(sorted({day for days in decided for day in days})),
        tuple(sorted(set(_objected(notice, as_of)))),
        _is_moved(notice, corrections) or _is_overtaken(notice, decided),
    )


def _decided_again(project: Project, notice: Notice, as_of: date) -> Iterator[date]:
    """The days on which ``project`` was decided again while ``notice`` was the one that had announced it."""
    announced_by: str | None = None
    for step in steps(project, as_of):
        match step.event:
            case Posted(notice=name):
                announced_by = name
            case Redeliberated(date=day) | RepVoted(date=day) if day is not None and announced_by == notice.id:
                yield day
            case _:
                pass


def _objected(notice: Notice, as_of: date) -> Iterator[date]:
    for one in notice.objections or ():
        yield from (day for day in (one.date, one.answered) if day is not None and day <= as_of)


def _is_moved(notice: Notice, corrections: tuple[Notice, ...]) -> bool:
    """Whether a correction that came within the notice's time says itself until when it hangs."""
    end = notice.posting_end
    return end is not None and any(
        one.posting_end is not None and one.posting_start is not None and one.posting_start <= end
        for one in corrections
    )


def _is_overtaken(notice: Notice, decided: list[tuple[date, ...]]) -> bool:
    end = notice.posting_end
    return end is not None and bool(decided) and all(days and days[0] <= end for days in decided)
