"""The page of a community."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.totals import Ratio, totals
from gongshi_site.language import _, _n
from gongshi_site.views.account import Account, latest_accounts
from gongshi_site.views.ballot import BallotRows, ballots
from gongshi_site.views.faults import Fault, faults
from gongshi_site.views.meeting import known_meetings
from gongshi_site.views.notice_list import NoticeLine, known_notices, open_notices
from gongshi_site.views.office import contact
from gongshi_site.views.paths import (
    account_path,
    community_path,
    data_path,
    meetings_path,
    notices_path,
    projects_path,
    proposals_path,
    results_path,
)
from gongshi_site.views.project_lists import Choice, states
from gongshi_site.views.proposals import known_proposals, proposals_of, proposals_title
from gongshi_site.views.results import Result, latest_results, results_title, results_years
from gongshi_site.views.year_account import account_title
from gongshi_site.words import Link, Row, Said, Speaker, answers, percentage, rows
from gongshi_site.year_money import money_years

LATEST = 3
"""How many of the latest results the page shows."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a page of the community, with how much there is."""

    link: Link
    count: str | None = None


class CommunityPage(NamedTuple):
    """What the page of one community shows: what goes on now, and the ways to everything else.

    ``absent`` says of what there is nothing on record, so that no way leads there; ``open_data`` is the path of the
    page of its open data, for sites that have any.
    """

    path: str
    title: Said
    subdistrict: Said | None
    faults: tuple[Fault, ...]
    summary: Said | None
    open_notices: tuple[NoticeLine, ...]
    ballots: tuple[BallotRows, ...]
    accounts: tuple[Account, ...]
    going_on: tuple[Choice, ...]
    latest: tuple[Result, ...]
    ways: tuple[Way, ...]
    absent: tuple[str, ...]
    facts: tuple[Row, ...]
    contact: tuple[Row, ...]
    open_data: str


def community_link(fund: CommunityFund) -> Link:
    """The way to a community's page."""
    return Link(Speaker(fund.programme).said(fund.community.title), community_path(fund.community))


def community_page(fund: CommunityFund, as_of: date) -> CommunityPage:
    """The page of a community as of a day."""
    speaker = Speaker(fund.programme)
    return CommunityPage(
        path=community_path(fund.community),
        title=speaker.said(fund.community.title),
        subdistrict=subdistrict(fund),
        faults=faults(fund.faults, fund.last_good),
        summary=speaker.maybe(fund.community.summary),
        open_notices=open_notices(fund, as_of),
        ballots=tuple(ballots(fund)),
        accounts=latest_accounts(fund, as_of),
        going_on=states(fund, as_of),
        latest=latest_results(fund, as_of, LATEST),
        ways=tuple(_ways(fund, as_of)),
        absent=tuple(_absent(fund, as_of)),
        facts=_facts(fund, as_of),
        contact=contact(fund),
        open_data=data_path(fund.community),
    )


def _ways(fund: CommunityFund, as_of: date) -> Iterator[Way]:
    community = fund.community
    if projects := len(fund.projects):
        yield Way(_link(_("全部项目"), projects_path(community)), _n("{count}个", projects))
    for year in money_years(fund, as_of):
        yield Way(_link(account_title(year), account_path(community, year)))
    for year in results_years(fund):
        yield Way(_link(results_title(year), results_path(community, year)))
    for proposals in reversed(proposals_of(fund, as_of)):
        count = _n("{count}条", len(known_proposals(proposals, as_of)))
        yield Way(_link(proposals_title(proposals), proposals_path(community, proposals)), count)
    if meetings := len(known_meetings(fund, as_of)):
        yield Way(_link(_("会议"), meetings_path(community)), _n("{count}次", meetings))
    if notices := len(known_notices(fund, as_of)):
        yield Way(_link(_("全部公告"), notices_path(community)), _n("{count}份", notices))


def _absent(fund: CommunityFund, as_of: date) -> Iterator[str]:
    if not fund.projects:
        yield _("记录里没有项目。")
    if not known_meetings(fund, as_of):
        yield _("记录里没有会议。")
    if not known_notices(fund, as_of):
        yield _("记录里没有公告。")


def _link(text: str, path: str) -> Link:
    return Link(Said((text,)), path)


def subdistrict(fund: CommunityFund) -> Said | None:
    """The sub-district that the community belongs to; None where it names none that there is."""
    speaker = Speaker(fund.programme)
    named: Iterable[Said] = (
        speaker.said(one.title) for one in fund.programme.subdistricts if one.id == fund.community.subdistrict
    )
    return next(iter(named), None)


def _facts(fund: CommunityFund, as_of: date) -> tuple[Row, ...]:
    community, roster = fund.community, fund.roster_on(as_of)
    satisfied = totals(fund, as_of).satisfied
    return rows(
        [
            (_("户数"), _n("{count}户", community.households) if community.households else None),
            (_("人口"), _n("{count}人", community.residents) if community.residents else None),
            (_("居民代表"), _n("{count}名", roster.resident_reps) if roster and roster.resident_reps else None),
            (_("议事会成员"), _n("{count}名", roster.council_members) if roster and roster.council_members else None),
            (
                _("监委会成员"),
                _n("{count}名", roster.supervision_members) if roster and roster.supervision_members else None,
            ),
            (_("居民满意率"), _satisfied(satisfied) if satisfied.whole else None),
        ]
    )


def _satisfied(ratio: Ratio) -> str:
    return _("{share}，各项目只算最后一次评议", share=percentage(ratio, answers(ratio)))
