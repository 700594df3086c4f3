"""The notice sheet: what the paper on the wall says, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.model.notice import Notice
from gongshi.model.terms import NoticeKind
from gongshi_site.language import _, label
from gongshi_site.views.announced import Announced, announced
from gongshi_site.views.conditions import conditions
from gongshi_site.views.documents import Paper, of_notice
from gongshi_site.views.faults import unread_projects
from gongshi_site.views.lead import notice_lead
from gongshi_site.views.notice_list import is_out
from gongshi_site.views.objections import ObjectionLine, lines, outcome, threshold
from gongshi_site.views.office import contact, period_label
from gongshi_site.views.paths import notice_path
from gongshi_site.views.period import closing_day, counting
from gongshi_site.views.proposals import proposals_link, proposals_of
from gongshi_site.views.remaining import Remaining, remaining_on_page
from gongshi_site.views.to_print import ways_to_sheets
from gongshi_site.views.topics import period_path
from gongshi_site.words import (
    Day,
    Link,
    Row,
    Said,
    Speaker,
    day,
    listed,
    maybe_day,
)


class NoticePage(NamedTuple):
    """What the page of one notice shows; ``calendar`` is its time as a file for calendars, as long as it hangs.

    ``sheets`` lead to what is to be printed of it, from the site's root in any language.
    """

    path: str
    title: Said
    kind: str
    number: Said | None
    community: Link
    lead: tuple[str, ...]
    period: str
    first_day: Day | None
    last_day: Day | None
    remaining: Remaining | None
    calendar: str | None
    counting: tuple[str, ...]
    text: Said | None
    corrections: tuple[tuple[str, Link], ...]
    proposals: tuple[Link, ...]
    conditions: tuple[Row, ...]
    announced_title: str
    announced: tuple[Announced, ...]
    missing: str | None
    how_to_object: Said | None
    threshold: str | None
    objections: tuple[ObjectionLine, ...]
    outcome: str | None
    contact: tuple[Row, ...]
    places: str | None
    legal_basis: Said | None
    documents: tuple[Paper, ...]
    sheets: tuple[Link, ...]
    signed_on: Day | None


def notice_page(notice: Notice, fund: CommunityFund, community: Link, as_of: date) -> NoticePage:
    """The page of ``notice`` as of a day."""
    speaker = Speaker(fund.programme)
    of_resolution = notice.kind is NoticeKind.RESOLUTION
    projects = fund.announced_by(notice)
    return NoticePage(
        path=notice_path(fund.community, notice),
        title=speaker.said(notice.title),
        kind=label(notice.kind),
        number=speaker.maybe(notice.number),
        community=community,
        lead=notice_lead(notice, projects, fund, as_of),
        period=period_label(notice.kind),
        first_day=day(notice.posting_start) if notice.posting_start else None,
        last_day=closing_day(notice, fund),
        remaining=remaining_on_page(notice, projects, fund, as_of),
        calendar=period_path(fund.community, notice) if _hangs(notice, as_of) else None,
        counting=tuple(counting(notice, fund)) if of_resolution else (),
        text=speaker.maybe(notice.text),
        corrections=tuple(corrections(notice, fund, as_of)),
        proposals=tuple(_proposals(notice, fund, as_of)),
        conditions=conditions(notice),
        announced_title=_("议决的项目") if of_resolution else _("涉及的项目"),
        announced=tuple(announced(project, notice, fund, as_of) for project in projects),
        missing=unread_projects(fund) if of_resolution or notice.projects else None,
        how_to_object=speaker.maybe(notice.how_to_object),
        threshold=threshold(notice, fund) if of_resolution else None,
        objections=tuple(lines(notice, speaker, as_of)),
        outcome=outcome(notice, projects, fund, as_of) if of_resolution else None,
        contact=contact(fund),
        places=listed([speaker.said(place).marked for place in notice.places]) or None,
        legal_basis=speaker.maybe(notice.legal_basis),
        documents=of_notice(notice.documents, speaker),
        sheets=ways_to_sheets(notice, fund, as_of),
        signed_on=maybe_day(notice.posting_start),
    )


def _hangs(notice: Notice, as_of: date) -> bool:
    return notice.posting_start is not None and notice.posting_end is not None and notice.posting_end >= as_of


def corrections(notice: Notice, fund: CommunityFund, as_of: date) -> Iterator[tuple[str, Link]]:
    """The notice that this one corrects, and those that correct it."""
    corrected = fund.notice(notice.corrects)
    if corrected is not None:
        yield _("这份公告更正了："), _link(corrected, fund)
    for other in fund.corrections:
        if other.corrects == notice.id and is_out(other, as_of):
            yield _("这份公告后来有更正，请看："), _link(other, fund)


def _link(notice: Notice, fund: CommunityFund) -> Link:
    return Link(Speaker(fund.programme).said(notice.title), notice_path(fund.community, notice))


def _proposals(notice: Notice, fund: CommunityFund, as_of: date) -> Iterator[Link]:
    """The proposals that a shortlist was sorted from: that is where the reasons stand."""
    if notice.kind is NoticeKind.SHORTLIST:
        for year in proposals_of(fund, as_of):
            if year.fiscal_year == notice.fiscal_year:
                yield proposals_link(year, fund, as_of)
