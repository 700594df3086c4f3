"""The home page: what can be objected to now, the way to one's own community, and what came of the money."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from gongshi.history import State
from gongshi.model.programme import SubDistrict
from gongshi_site.language import _, _n
from gongshi_site.summary import CommunitySummary
from gongshi_site.views.account import Account, account
from gongshi_site.views.fund.lines import ResultLine, community_link, newest_first, open_notices, result_line
from gongshi_site.views.fund.overview import Overview
from gongshi_site.views.fund.projects import facet_titles
from gongshi_site.views.fund.troubled import Troubled, troubled
from gongshi_site.views.navigation import places_name
from gongshi_site.views.notice_list import NoticeLine
from gongshi_site.views.paths import (
    CALLS,
    DISTRICT,
    GROUPS,
    HOME,
    IMPLEMENTERS,
    PROJECTS,
    fund_account_path,
    subdistrict_path,
)
from gongshi_site.views.year_account import account_title
from gongshi_site.words import Link, Said, listed
from gongshi_site.year_money import YearMoney, together

ALL_ON_HOME = 12
"""Up to so many communities stand on the home page themselves; of more, their sub-districts do."""
_FEW = 4


class PlaceLine(NamedTuple):
    """A community, or a sub-district: its name, what there is in it, and the compounds by which people know it."""

    link: Link
    counts: tuple[str, ...]
    compounds: tuple[Said, ...] = ()


class PlaceGroup(NamedTuple):
    """The communities of a sub-district; ``title`` is None where there are no sub-districts to tell apart."""

    title: Said | None
    places: tuple[PlaceLine, ...]


class HomePage(NamedTuple):
    """What the home page shows. Of notices and results it has the first few; the counts are of all there are."""

    path: str
    lead: str
    open_notices: tuple[NoticeLine, ...]
    open_count: int
    has_notices: bool
    places: tuple[PlaceGroup, ...]
    results: tuple[ResultLine, ...]
    results_count: int
    accounts: tuple[Account, ...]
    account_ways: tuple[Link, ...]
    troubled: tuple[Troubled, ...]
    ways: tuple[Link, ...]


def home_page(fund: Overview, made: Collection[str]) -> HomePage:
    """The home page; ``made`` are the paths of the other pages over the fund that there are."""
    hanging = open_notices(fund)
    closed = newest_first(one for one in fund.projects() if one.project.state is State.CLOSED)
    moneys = together(money for community in fund.communities for money in community.moneys)
    latest = [money for money in moneys if money.fiscal_year == moneys[0].fiscal_year]
    return HomePage(
        path=HOME,
        lead=_lead(fund),
        open_notices=hanging[:_FEW],
        open_count=len(hanging),
        has_notices=any(community.has_notices for community in fund.communities),
        places=tuple(_places(fund)),
        results=tuple(result_line(one, fund.speaker) for one in closed[:_FEW]),
        results_count=len(closed),
        accounts=tuple(account(money, fund.shared.programme) for money in latest),
        account_ways=tuple(_account_ways(moneys)),
        troubled=troubled(fund),
        ways=tuple(Link(Said((name,)), path) for path, name in _ways(fund, made) if path in made),
    )


def _account_ways(moneys: Sequence[YearMoney]) -> Iterator[Link]:
    """The accounts of this year and of the one before."""
    for year in tuple(dict.fromkeys(money.fiscal_year for money in moneys))[:2]:
        yield Link(Said((account_title(year),)), fund_account_path(year))


def _ways(fund: Overview, made: Collection[str]) -> Iterator[tuple[str, str]]:
    """The ways to what else there is, each with what is found there."""
    yield PROJECTS, _projects(made)
    yield CALLS, _("可以承接的项目：谁能报名，到哪天")
    yield IMPLEMENTERS, _("谁在做：同一家做了几个，花了多少")
    yield GROUPS, _("居民自组织：有哪些，做了什么")
    yield DISTRICT, _district(fund)


def _projects(made: Collection[str]) -> str:
    """All projects, and by what they are listed."""
    ways = [
        # In English they are headings elsewhere.
        title.lower()
        for facet, title in facet_titles().items()
        if any(path.startswith(f"projects/{facet}/") for path in made)
    ]
    return _("全部项目：{ways}找", ways=listed(ways)) if ways else _("全部项目")


def _district(fund: Overview) -> str:
    """What stands side by side; records that end with the resolution know nothing of work that is late."""
    places = places_name(fund.shared.programme)
    if fund.decided_only:
        return _("{places}：各有几个项目", places=places)
    return _("{places}：做到哪一步，有没有逾期", places=places)


def _lead(fund: Overview) -> str:
    """What the site is about, in no other words than the records bear out."""
    if any(community.has_ballots for community in fund.communities):
        return _("居民投票选了哪些项目，各得多少票，要花多少钱，都列在这里。")
    if fund.decided_only:
        return _("选了哪些项目，要花多少钱，都列在这里。")
    return _("社区的钱怎么用，由居民议决，向所有人公示。")


def _places(fund: Overview) -> Iterator[PlaceGroup]:
    subdistricts = {one.id: one for one in fund.shared.programme.subdistricts}
    members: dict[str | None, list[CommunitySummary]] = {}
    for community in fund.communities:
        members.setdefault(community.subdistrict, []).append(community)
    if len(fund.communities) > ALL_ON_HOME and len(members) > 1:
        named = [(subdistricts[one], members[one]) for one in subdistricts if one in members]
        yield PlaceGroup(None, tuple(_subdistrict(one, inside, fund) for one, inside in named))
        elsewhere = members.get(None, [])
    else:
        elsewhere = members.get(None, [])
        for one, title in subdistricts.items():
            if one in members:
                yield _group(fund.speaker.said(title.title), members[one], fund)
    if elsewhere:
        yield _group(Said((_("没有写明街道的"),)) if len(members) > 1 else None, elsewhere, fund)


def _group(title: Said | None, communities: list[CommunitySummary], fund: Overview) -> PlaceGroup:
    return PlaceGroup(title, tuple(_community(one, fund) for one in communities))


def _subdistrict(subdistrict: SubDistrict, communities: list[CommunitySummary], fund: Overview) -> PlaceLine:
    link = Link(fund.speaker.said(subdistrict.title), subdistrict_path(subdistrict))
    hanging = sum(notice.is_open for community in communities for notice in community.notices)
    counts = [_n("{count}个社区", len(communities))]
    if hanging:
        counts.append(_n("{count}份公告正在公示", hanging))
    return PlaceLine(link, tuple(counts))


def _community(community: CommunitySummary, fund: Overview) -> PlaceLine:
    return PlaceLine(
        community_link(community, fund.speaker),
        tuple(_counts(community)),
        tuple(fund.speaker.said(one) for one in community.compounds),
    )


def _counts(community: CommunitySummary) -> Iterator[str]:
    """How many projects there are, how many notices hang, and how many may."""
    yield _n("{count}个项目", len(community.projects))
    if community.has_notices:
        yield _n("{count}份公告正在公示", sum(one.is_open for one in community.notices))
    endless = sum(one.posting_start is not None and one.posting_end is None for one in community.notices)
    if endless:
        yield _n("另有{count}份没有写到哪天止", endless)
