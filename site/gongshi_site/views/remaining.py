"""What the script needs to say how much time remains for a notice; a page itself never says it, only days and hours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.terms import NoticeKind
from gongshi.objections import tally
from gongshi_site.closing import closing_hour, instant
from gongshi_site.language import _


class Remaining(NamedTuple):
    """The instants at which a notice begins and ceases to hang, and what is said of it afterwards."""

    opens: str
    closes: str
    afterwards: str


def remaining(start: date | None, end: date | None, closing: str, *, is_counted: bool) -> Remaining | None:
    """Of a notice whose days are known; ``is_counted``: its objections are counted after it."""
    if start is None or end is None:
        return None
    return _remaining(start, end, closing, _("已截止，等待汇总") if is_counted else _("已截止"))


def remaining_on_page(
    notice: Notice, projects: Iterable[Project], fund: CommunityFund, as_of: date
) -> Remaining | None:
    """As `remaining`, for the page that tells what became of the notice: that is said instead, once it is known."""
    start, end = notice.posting_start, notice.posting_end
    if start is None or end is None:
        return None
    is_counted = notice.kind is NoticeKind.RESOLUTION
    if is_counted and any(tally(notice, project.id, fund, as_of).reached for project in projects):
        return _remaining(start, end, closing_hour(notice, fund), _("因异议重新议定"))
    return remaining(start, end, closing_hour(notice, fund), is_counted=is_counted and as_of <= end)


def _remaining(start: date, end: date, closing: str, afterwards: str) -> Remaining:
    return Remaining(instant(start, "00:00"), instant(end, closing), afterwards)
