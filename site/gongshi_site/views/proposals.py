"""The page of a year's proposals: what residents wished for, and why what was left out was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.model.project import Project
from gongshi.model.proposal import Proposal, ProposalYear, Sorting
from gongshi.model.terms import Screening
from gongshi_site.language import _, _n, noop
from gongshi_site.views.paths import project_path, proposals_path
from gongshi_site.words import Link, Said, Speaker

_GROUPS = {
    Screening.SCREENED_OUT: noop("没有列入清单的"),
    Screening.MERGED: noop("同别的提议合并的"),
    Screening.SHORTLISTED: noop("列入清单的"),
    None: noop("记录没有写梳理结果的"),
}
"""What became of proposals, what needs a reason first."""


class ProposalLine(NamedTuple):
    """One proposal: what was wished for, never by whom; why it was left out or merged; which projects came of it."""

    id: str
    title: Said
    wish: Said | None
    reason: Said | None
    projects: tuple[Link, ...]


class ProposalGroup(NamedTuple):
    """The proposals of which the sorting made the same."""

    title: str
    proposals: tuple[ProposalLine, ...]


class ProposalsPage(NamedTuple):
    """What the page of one year's proposals shows."""

    path: str
    title: str
    community: Link
    groups: tuple[ProposalGroup, ...]


def proposals_link(year: ProposalYear, fund: CommunityFund, as_of: date) -> Link:
    """The way to a year's proposals, with how many there are and how many were left out."""
    known = known_proposals(year, as_of)
    left_out = sum(_outcome(one, as_of) is Screening.SCREENED_OUT for one in known)
    said = _n("居民的{count}条提议", len(known))
    if left_out:
        said = _n("{proposals}，没有列入的{count}条写有理由", left_out, proposals=said)
    return Link(Said((said,)), proposals_path(fund.community, year))


def proposals_title(year: ProposalYear) -> str:
    """What the proposals of a year are called."""
    return _("{year}年度居民提议", year=year.fiscal_year)


def proposals_page(year: ProposalYear, fund: CommunityFund, community: Link, as_of: date) -> ProposalsPage:
    """The page of a year's proposals as of a day."""
    return ProposalsPage(
        path=proposals_path(fund.community, year),
        title=proposals_title(year),
        community=community,
        groups=tuple(_groups(year, fund, as_of)),
    )


def proposals_of(fund: CommunityFund, as_of: date) -> tuple[ProposalYear, ...]:
    """The years of which a proposal had come by ``as_of``."""
    return tuple(year for year in fund.proposal_years if known_proposals(year, as_of))


def proposal_links(project: Project, fund: CommunityFund, as_of: date) -> Iterator[Link]:
    """The way to each of the proposals behind a project, in its year's page."""
    speaker = Speaker(fund.programme)
    for year in fund.proposal_years:
        for one in known_proposals(year, as_of):
            if one.id in project.proposals:
                yield Link(speaker.said(one.title), f"{proposals_path(fund.community, year)}#{one.id}")


def known_proposals(year: ProposalYear, as_of: date) -> tuple[Proposal, ...]:
    """The year's proposals that had come by ``as_of``."""
    return year.once(_known_proposals, as_of)


def _known_proposals(year: ProposalYear, as_of: date) -> tuple[Proposal, ...]:
    return tuple(one for one in year.proposals if one.date is None or one.date <= as_of)


def _groups(year: ProposalYear, fund: CommunityFund, as_of: date) -> Iterator[ProposalGroup]:
    for outcome, title in _GROUPS.items():
        of_group = [one for one in known_proposals(year, as_of) if _outcome(one, as_of) is outcome]
        if of_group:
            yield ProposalGroup(_(title), tuple(_line(one, fund, as_of) for one in of_group))


def _line(proposal: Proposal, fund: CommunityFund, as_of: date) -> ProposalLine:
    speaker, sorting = Speaker(fund.programme), _sorting(proposal, as_of)
    return ProposalLine(
        id=proposal.id,
        title=speaker.said(proposal.title),
        wish=speaker.maybe(proposal.wish),
        reason=speaker.maybe(sorting.reason) if sorting else None,
        projects=tuple(
            Link(speaker.said(project.title), project_path(fund.community, project))
            for project in fund.once(_projects_of_proposals).get(proposal.id, ())
        ),
    )


def _projects_of_proposals(fund: CommunityFund) -> Mapping[str, tuple[Project, ...]]:
    """The projects that came of each proposal, by its id."""
    projects: dict[str, list[Project]] = {}
    for project in fund.projects:
        for proposal in dict.fromkeys(project.proposals):
            projects.setdefault(proposal, []).append(project)
    return {proposal: tuple(came) for proposal, came in projects.items()}


def _sorting(proposal: Proposal, as_of: date) -> Sorting | None:
    sorting = proposal.screening
    return sorting if sorting and (sorting.date is None or sorting.date <= as_of) else None


def _outcome(proposal: Proposal, as_of: date) -> Screening | None:
    sorting = _sorting(proposal, as_of)
    return sorting.outcome if sorting else None
