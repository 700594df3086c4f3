"""A fund: all its records, each community's together, with what the whole fund shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from gongshi.findings import Finding
from gongshi.load.tree import CommunityFolder, Shelf, read_folder
from gongshi.model.community import Community, Roster
from gongshi.model.event import Called, Posted, Selected
from gongshi.model.meeting import Ballot, Meeting
from gongshi.model.notice import Notice
from gongshi.model.programme import Programme
from gongshi.model.project import Project
from gongshi.model.proposal import Proposal, ProposalYear
from gongshi.model.rule_pack import RulePack
from gongshi.periods import Calendar, calendar


@dataclass(frozen=True, slots=True)
class CommunityFund:
    """One community's records within its fund. Projects are sorted by id; mappings are by id.

    ``unread`` holds, by folder, the names of the files that could not be read, ``faults`` why.
    """

    programme: Programme
    pack: RulePack
    calendar: Calendar
    community: Community
    projects: tuple[Project, ...]
    meetings: Mapping[str, Meeting]
    notices: Mapping[str, Notice]
    ballots: Mapping[str, Ballot]
    proposal_years: tuple[ProposalYear, ...]
    proposals: Mapping[str, Proposal]
    unread: Mapping[str, frozenset[str]]
    faults: tuple[Finding, ...]

    def meeting(self, of: str | None) -> Meeting | None:
        """The meeting of this id; None where none is named or its file could not be read."""
        return self.meetings.get(of) if of is not None else None

    def notice(self, of: str | None) -> Notice | None:
        """The notice of this id; None where none is named or its file could not be read."""
        return self.notices.get(of) if of is not None else None

    def roster_on(self, day: date) -> Roster | None:
        """The roster in force on ``day``; None before the first."""
        in_force = [roster for roster in self.community.rosters if roster.since <= day]
        return max(in_force, key=lambda roster: roster.since, default=None)

    def announced_by(self, notice: Notice) -> tuple[Project, ...]:
        """The projects that ``notice`` is about."""
        return tuple(
            project
            for project in self.projects
            if project.id in notice.projects
            or any(
                isinstance(event, Posted | Called | Selected) and event.notice == notice.id for event in project.history
            )
        )


@dataclass(frozen=True, slots=True)
class UnreadCommunity:
    """A community of which nothing can be said, because its own file could not be read; ``faults`` say why."""

    id: str
    faults: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Fund:
    """All communities of a programme, sorted by id; those that could not be read stand apart."""

    programme: Programme
    pack: RulePack
    communities: tuple[CommunityFund, ...]
    unread: tuple[UnreadCommunity, ...] = ()


class ReadFund(NamedTuple):
    """What became of a data folder: a fund, None where programme or rules are missing, and all findings."""

    fund: Fund | None
    findings: tuple[Finding, ...]


def read_fund(root: Path) -> ReadFund:
    """The fund in the data folder ``root``. A file that cannot be read is left out, and found."""
    folder = read_folder(root)
    if folder.programme is None or folder.pack is None:
        return ReadFund(None, tuple(folder.findings))
    shared = _Shared(folder.programme, folder.pack, calendar(folder.holidays))
    communities = tuple(
        _community_fund(shared, one, one.community) for one in folder.communities if one.community is not None
    )
    unread = tuple(UnreadCommunity(one.id, one.findings) for one in folder.communities if one.community is None)
    return ReadFund(Fund(folder.programme, folder.pack, communities, unread), tuple(folder.findings))


class _Shared(NamedTuple):
    """What every community of a fund has in common."""

    programme: Programme
    pack: RulePack
    calendar: Calendar


def _community_fund(shared: _Shared, folder: CommunityFolder, community: Community) -> CommunityFund:
    shelves: dict[str, Shelf[Any]] = {
        "ballots": folder.ballots,
        "meetings": folder.meetings,
        "notices": folder.notices,
        "projects": folder.projects,
        "proposals": folder.proposals,
    }
    years = folder.proposals.records.values()
    return CommunityFund(
        programme=shared.programme,
        pack=shared.pack,
        calendar=shared.calendar,
        community=community,
        projects=tuple(folder.projects.records.values()),
        meetings=folder.meetings.records,
        notices=folder.notices.records,
        ballots=folder.ballots.records,
        proposal_years=tuple(years),
        proposals={proposal.id: proposal for year in years for proposal in year.proposals},
        unread={name: frozenset(shelf.broken) for name, shelf in shelves.items()},
        faults=folder.findings,
    )
