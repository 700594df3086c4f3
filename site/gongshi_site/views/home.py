"""The home page: what is open to objections, and the way to every community."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongshi.fund import CommunityFund, Fund
from gongshi.model.terms import Coverage
from gongshi_site.views.account import Account, accounts
from gongshi_site.views.community import community_link, subdistrict
from gongshi_site.views.notice_list import NoticeLine, open_notices
from gongshi_site.views.unread import unread_link
from gongshi_site.words import Link, Said


@dataclass(frozen=True, slots=True)
class CommunityLine:
    """A community in the list on the home page, with the money of its latest year.

    ``faults`` counts what of its records could not be read.
    """

    link: Link
    subdistrict: Said | None
    counts: str
    faults: int
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the home page shows. ``unread`` leads to the communities of which nothing could be read."""

    path: str
    lead: str
    communities: tuple[CommunityLine, ...]
    unread: tuple[Link, ...]
    open_notices: tuple[NoticeLine, ...]
    has_notices: bool


def home_page(fund: Fund, as_of: date) -> HomePage:
    """The home page as of a day."""
    lines = [line for community in fund.communities for line in open_notices(community, as_of)]
    return HomePage(
        path="index.html",
        lead=_lead(fund),
        communities=tuple(_community_line(community, as_of) for community in fund.communities),
        unread=tuple(unread_link(one) for one in fund.unread),
        has_notices=any(community.notices for community in fund.communities),
        open_notices=tuple(sorted(lines, key=lambda line: line.last_day.iso if line.last_day else "")),
    )


def _lead(fund: Fund) -> str:
    """What the site is about, in no other words than the records bear out."""
    if any(community.ballots for community in fund.communities):
        return "居民投票选了哪些项目，各得多少票，要花多少钱，都列在这里。"
    if fund.programme.coverage is Coverage.RESOLUTION:
        return "选了哪些项目，要花多少钱，都列在这里。"
    return "社区的钱怎么用，由居民议决，向所有人公示。"


def _community_line(fund: CommunityFund, as_of: date) -> CommunityLine:
    every = accounts(fund, as_of)
    return CommunityLine(
        link=community_link(fund),
        subdistrict=subdistrict(fund),
        counts="，".join((f"{len(fund.projects)}个项目", *_notices(fund, as_of))),
        faults=len(fund.faults),
        accounts=tuple(one for one in every if one.fiscal_year == every[0].fiscal_year),
    )


def _notices(fund: CommunityFund, as_of: date) -> Iterator[str]:
    """How many notices hang, and how many may."""
    if fund.notices:
        yield f"{len(open_notices(fund, as_of))}份公告正在公示"
    endless = sum(
        one.posting_end is None and one.posting_start is not None and one.posting_start <= as_of
        for one in fund.notices.values()
    )
    if endless:
        yield f"另有{endless}份没有写到哪天止"
