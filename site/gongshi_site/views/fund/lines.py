"""Communities, projects and notices as lines of the lists over a fund."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from gongshi.model.terms import NoticeKind
from gongshi.totals import Ratio
from gongshi_site.language import _, label, opening
from gongshi_site.summary import CommunitySummary, ProjectSummary
from gongshi_site.views.fund.overview import Hung, Overview, Placed
from gongshi_site.views.notice_list import NoticeLine
from gongshi_site.views.office import period_name
from gongshi_site.views.paths import community_path, notice_path, project_path
from gongshi_site.views.project_line import ProjectLine
from gongshi_site.views.remaining import remaining
from gongshi_site.words import Day, Link, Money, Said, Speaker, day, maybe_day, people, percentage

SHEET = 100
"""How many lines a list has on one page; a longer one goes on to the next."""

T = TypeVar("T")
Lines = Mapping[tuple[str, str], ProjectLine]


class ResultLine(NamedTuple):
    """A finished project: what it cost, and how many of those asked were satisfied."""

    link: Link
    community: Said
    state: str
    state_name: str
    day: Day | None
    cost: Money | None
    satisfied: str | None


class Sheet(NamedTuple):
    """One page of a long list: where it stands among how many, and the ways to the pages before and after it."""

    path: str
    number: int
    of: int
    before: Link | None
    after: Link | None


def community_link(community: CommunitySummary, speaker: Speaker) -> Link:
    """The way to a community's page."""
    return Link(speaker.said(community.title), community_path(community))


def project_link(placed: Placed, speaker: Speaker) -> Link:
    """The way to a project's page."""
    return Link(speaker.said(placed.project.title), project_path(placed.community, placed.project))


def project_lines(fund: Overview) -> Lines:
    """The line of every project, made once for all the lists that it stands in."""
    return {placed.key: _project_line(placed, fund.speaker) for placed in fund.projects()}


def _project_line(placed: Placed, speaker: Speaker) -> ProjectLine:
    """A project's line; its money is what was resolved, before that what was asked for."""
    project = placed.project
    amount = project.resolved or project.budget
    return ProjectLine(
        link=project_link(placed, speaker),
        state=label(project.state),
        state_name=project.state.value,
        year=year_name(project.fiscal_year) if project.fiscal_year else None,
        is_resolved=bool(project.resolved),
        money=speaker.money(amount) if amount is not None else None,
        places=speaker.said(placed.community.title).marked,
        implementer=_implementer(project, speaker),
    )


def _implementer(project: ProjectSummary, speaker: Speaker) -> str | None:
    if not project.work:
        return None
    return _("由{implementer}实施", implementer=speaker.said(project.work[-1].implementer.name).marked)


def result_line(placed: Placed, speaker: Speaker) -> ResultLine:
    """A finished project's line."""
    project = placed.project
    return ResultLine(
        link=project_link(placed, speaker),
        community=speaker.said(placed.community.title),
        state=label(project.state),
        state_name=project.state.value,
        day=maybe_day(project.ended_on),
        cost=speaker.money(project.cost) if project.cost is not None else None,
        satisfied=_satisfied(project.satisfied) if project.satisfied else None,
    )


def _satisfied(ratio: Ratio) -> str:
    return opening(_("满意率{share}", share=percentage(ratio, people(ratio))))


def newest_first(finished: Iterable[Placed]) -> list[Placed]:
    """Finished projects by the day on which they ended, newest first; those without a day last."""
    return sorted(
        finished,
        key=lambda one: (one.project.ended_on or date.min, one.community.id, one.project.id),
        reverse=True,
    )


def notice_line(hung: Hung, speaker: Speaker) -> NoticeLine:
    """A notice's line."""
    notice, is_counted = hung.notice, hung.notice.kind is NoticeKind.RESOLUTION
    remains = remaining(notice.posting_start, notice.posting_end, notice.closing, is_counted=is_counted)
    return NoticeLine(
        link=Link(speaker.said(notice.title), notice_path(hung.community, notice)),
        kind=label(notice.kind),
        period=period_name(notice.kind),
        community=speaker.said(hung.community.title),
        first_day=maybe_day(notice.posting_start),
        last_day=day(notice.posting_end) if notice.posting_end else None,
        is_open=notice.is_open,
        is_provisional=notice.is_provisional,
        remaining=remains if notice.is_open else None,
    )


def open_notices(fund: Overview) -> tuple[NoticeLine, ...]:
    """The notices that hang, ending soonest first."""
    hanging = [one for one in fund.notices() if one.notice.is_open]
    ordered = sorted(hanging, key=lambda one: (one.notice.posting_end or date.max, one.community.id, one.notice.id))
    return tuple(notice_line(one, fund.speaker) for one in ordered)


def year_name(year: int | None) -> str:
    """2026年度"""
    return _("{year}年度", year=year) if year else _("没有写年度的")


def sheets(lines: Sequence[T], path: Callable[[int], str]) -> Iterator[tuple[Sheet, Sequence[T]]]:
    """A long list on several pages, each with its lines; ``path`` gives the address of a number."""
    count = -(-len(lines) // SHEET)
    ways = [Link(Said((str(number),)), path(number)) for number in range(1, count + 1)]
    for at, way in enumerate(ways):
        before, after = ways[at - 1] if at else None, ways[at + 1] if at + 1 < count else None
        yield Sheet(way.path, at + 1, count, before, after), lines[at * SHEET : (at + 1) * SHEET]
