"""The page of a community."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from gongshi.fund import CommunityFund
from gongshi.totals import Ratio, totals
from gongshi_site.language import _, _n
from gongshi_site.views.ballot import BallotRows, ballots
from gongshi_site.views.faults import Fault, faults
from gongshi_site.views.notice_list import NoticeLine, open_notices
from gongshi_site.views.office import contact
from gongshi_site.views.paths import community_path
from gongshi_site.views.year import Year, years
from gongshi_site.words import Link, Row, Said, Speaker, answers, percentage, rows


@dataclass(frozen=True, slots=True)
class CommunityPage:
    """What the page of one community shows; ``jumps`` leads to its parts, by their names and ids."""

    path: str
    title: Said
    subdistrict: Said | None
    faults: tuple[Fault, ...]
    summary: Said | None
    jumps: tuple[tuple[str, str], ...]
    open_notices: tuple[NoticeLine, ...]
    ballots: tuple[BallotRows, ...]
    years: tuple[Year, ...]
    facts: tuple[Row, ...]
    contact: tuple[Row, ...]


def community_link(fund: CommunityFund) -> Link:
    """The way to a community's page."""
    return Link(Speaker(fund.programme).said(fund.community.title), community_path(fund.community))


def community_page(fund: CommunityFund, as_of: date) -> CommunityPage:
    """The page of a community as of a day."""
    speaker = Speaker(fund.programme)
    page = CommunityPage(
        path=community_path(fund.community),
        title=speaker.said(fund.community.title),
        subdistrict=subdistrict(fund),
        faults=faults(fund.faults),
        summary=speaker.maybe(fund.community.summary),
        jumps=(),
        open_notices=open_notices(fund, as_of),
        ballots=tuple(ballots(fund)),
        years=years(fund, as_of),
        facts=_facts(fund, as_of),
        contact=contact(fund),
    )
    return replace(page, jumps=tuple(_jumps(page)))


def _jumps(page: CommunityPage) -> Iterator[tuple[str, str]]:
    if page.open_notices:
        yield _("正在公示"), "open-title"
    if page.ballots:
        yield _("居民投票"), "ballot-title"
    for year in page.years:
        yield year.title, year.id
    if page.facts:
        yield _("社区概况"), "about-title"
    if page.contact:
        yield _("有事找谁"), "contact-title"


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
