"""A fund: all its records, each community's together, with what the whole fund shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, TypeVarTuple

from gongshi.findings import Finding
from gongshi.load.tree import (
    NONE_KEPT,
    CommunityFolder,
    LastGood,
    Shelf,
    read_community_folder,
    read_folder,
    read_shared_files,
)
from gongshi.model.community import Community, Roster
from gongshi.model.event import Called, Posted, Selected
from gongshi.model.meeting import Ballot, Meeting
from gongshi.model.notice import Notice
from gongshi.model.programme import Programme
from gongshi.model.project import Project
from gongshi.model.proposal import Proposal, ProposalYear
from gongshi.model.rule_pack import RulePack
from gongshi.periods import Calendar, calendar

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


@dataclass(frozen=True, slots=True)
class CommunityFund:
    """One community's records within its fund. Projects are sorted by id; mappings are by id.

    ``unread`` holds, by folder, the names of the files that could not be read, ``faults`` why; ``missing_photographs``
    are those that projects name and that are not there. ``last_good`` names the files, from the community's folder,
    that cannot be read either, but stand here as they were on the day that it says. ``texts`` are those of the files,
    by the names that findings have for them, also where they are no records.
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
    missing_photographs: tuple[Finding, ...] = ()
    last_good: Mapping[str, date] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    _worked_out: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, work: Callable[[CommunityFund, *Ts], T], *of: *Ts) -> T:
        """What ``work`` makes of these records, ``of`` a day perhaps, worked out once: they never change."""
        worked_out: dict[object, T] = self._worked_out
        try:
            return worked_out[work, of]
        except KeyError:
            made = worked_out[work, of] = work(self, *of)
            return made

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
        return self.once(_announced).get(notice.id, ())

    @property
    def corrections(self) -> tuple[Notice, ...]:
        """The notices that correct another one."""
        return self.once(_corrections)


def _announced(fund: CommunityFund) -> Mapping[str, tuple[Project, ...]]:
    """The projects that each notice is about, by its id: those that it names, and those whose histories name it."""
    notices: dict[str, set[str]] = defaultdict(set)
    for notice in fund.notices.values():
        for project_id in notice.projects:
            notices[project_id].add(notice.id)
    about: dict[str, list[Project]] = defaultdict(list)
    for project in fund.projects:
        told = (event.notice for event in project.history if isinstance(event, Posted | Called | Selected))
        for name in notices[project.id].union(name for name in told if name is not None):
            about[name].append(project)
    return {name: tuple(projects) for name, projects in about.items()}


def _corrections(fund: CommunityFund) -> tuple[Notice, ...]:
    return tuple(notice for notice in fund.notices.values() if notice.corrects is not None)


@dataclass(frozen=True, slots=True)
class UnreadCommunity:
    """A community of which nothing can be said, because its own file could not be read; ``faults`` say why.

    ``texts`` are those of its other files, as of a `CommunityFund`.
    """

    id: str
    faults: tuple[Finding, ...]
    texts: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)


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


class Shared(NamedTuple):
    """What every community of a fund has in common."""

    programme: Programme
    pack: RulePack
    calendar: Calendar


class ReadShared(NamedTuple):
    """What a fund's communities share, None where programme or rules are missing; their folders; and what was found."""

    shared: Shared | None
    communities: tuple[Path, ...]
    findings: tuple[Finding, ...]


def read_fund(root: Path) -> ReadFund:
    """The fund in the data folder ``root``. A file that cannot be read is left out, and found."""
    read = read_shared(root)
    if read.shared is None:
        return ReadFund(None, tuple(read_folder(root).findings))
    every = [read_community(folder, read.shared) for folder in read.communities]
    communities = tuple(one for one in every if isinstance(one, CommunityFund))
    unread = tuple(one for one in every if isinstance(one, UnreadCommunity))
    faults = (fault for one in every for fault in one.faults)
    photographs = (finding for one in communities for finding in one.missing_photographs)
    findings = (*read.findings, *faults, *photographs)
    return ReadFund(Fund(read.shared.programme, read.shared.pack, communities, unread), findings)


def read_shared(root: Path) -> ReadShared:
    """What the communities of the fund in the data folder ``root`` share."""
    files = read_shared_files(root)
    shared = None
    if files.programme is not None and files.pack is not None:
        shared = Shared(files.programme, files.pack, calendar(files.holidays))
    return ReadShared(shared, tuple(files.communities), tuple(files.findings))


def read_community(
    folder: Path, shared: Shared, last_good: Mapping[str, LastGood] = NONE_KEPT
) -> CommunityFund | UnreadCommunity:
    """The community in ``folder``. A file that cannot be read is left out, and found.

    Where ``last_good`` holds a text of it, by its name from ``folder``, that is read in its place, and found all the
    same.
    """
    read = read_community_folder(folder, shared.programme, last_good)
    if read.community is None:
        return UnreadCommunity(read.id, read.findings, read.texts)
    return _community_fund(shared, read, read.community)


def _community_fund(shared: Shared, folder: CommunityFolder, community: Community) -> CommunityFund:
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
        missing_photographs=folder.missing_photographs,
        last_good=folder.last_good,
        texts=folder.texts,
    )
