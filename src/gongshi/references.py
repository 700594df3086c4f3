"""Whether every record that another names is there. Whether the two agree stands in `gongshi.agreement`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from gongshi.findings import REFERENCE, Finding, Level, Message
from gongshi.fund import CommunityFund
from gongshi.meant import meant
from gongshi.model.event import (
    Called,
    Deferred,
    Posted,
    Redeliberated,
    Rejected,
    RepVoted,
    Resolved,
    Selected,
    Voted,
)
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.proposal import ProposalYear
from gongshi.place import Place

_RECORD = Message("补写这一份", "add the record")


class _Kind(NamedTuple):
    """A kind of thing that can be named: the folder of its files, what to call it, and how one is added."""

    folder: str
    zh: str
    en: str
    add: Message = _RECORD


_PROJECT = _Kind("projects", "项目", "project")
_PROPOSAL = _Kind(
    "proposals", "提议", "proposal", Message("补进 proposals 里那一年的文件", "add it to its year's file in proposals")
)
_MEETING = _Kind("meetings", "会议", "meeting")
_BALLOT = _Kind("ballots", "投票", "ballot")
_NOTICE = _Kind("notices", "公告", "notice")
_COMPOUND = _Kind(
    "", "院落", "compound", Message("补进 community.yaml 的 compounds", "add it to the compounds in community.yaml")
)
_SUBDISTRICT = _Kind(
    "",
    "街道",
    "sub-district",
    Message("补进 programme.yaml 的 subdistricts", "add it to the subdistricts in programme.yaml"),
)


def check_references(fund: CommunityFund) -> Iterator[Finding]:
    """Findings for names that lead nowhere. A file that could not be read is not missed a second time."""
    projects = {project.id for project in fund.projects}
    for project in fund.projects:
        yield from _of_project(project, fund, projects)
        yield from _of_history(project, fund)
    for notice in fund.notices.values():
        yield from _of_notice(notice, fund, projects)
    for year in fund.proposal_years:
        yield from _of_proposals(year, fund)
    yield from _of_community(fund)


def _of_project(project: Project, fund: CommunityFund, projects: Collection[str]) -> Iterator[Finding]:
    compounds = {compound.id for compound in fund.community.compounds}
    for index, name in enumerate(project.proposals):
        yield from _missing(name, fund.proposals, project.place("proposals", index), _PROPOSAL, fund)
    for index, name in enumerate(project.compounds):
        yield from _missing(name, compounds, project.place("compounds", index), _COMPOUND, fund)
    for key in ("parent_project", "continues"):
        name = getattr(project, key)
        if name is not None:
            yield from _missing(name, projects, project.place(key), _PROJECT, fund)
    if project.id in {project.parent_project, project.continues}:
        yield _finding(
            project.place("id"),
            Message(zh="母项目或接续的项目写成了自己；请改正", en="a project cannot be its own parent or predecessor"),
        )


def _of_history(project: Project, fund: CommunityFund) -> Iterator[Finding]:
    for index, event in enumerate(project.history):
        match event:
            case Resolved() | Rejected() | Deferred() | Redeliberated() | RepVoted() if event.meeting is not None:
                place = project.place("history", index, "meeting")
                yield from _missing(event.meeting, fund.meetings, place, _MEETING, fund)
            case Voted():
                place = project.place("history", index, "ballot")
                yield from _missing(event.ballot, fund.ballots, place, _BALLOT, fund)
            case Posted() | Called() | Selected() if event.notice is not None:
                place = project.place("history", index, "notice")
                yield from _missing(event.notice, fund.notices, place, _NOTICE, fund)
            case _:
                pass


def _of_notice(notice: Notice, fund: CommunityFund, projects: Collection[str]) -> Iterator[Finding]:
    for index, objection in enumerate(notice.objections or ()):
        if objection.project is not None:
            place = notice.place("objections", index, "project")
            yield from _missing(objection.project, projects, place, _PROJECT, fund)
    for index, name in enumerate(notice.projects):
        yield from _missing(name, projects, notice.place("projects", index), _PROJECT, fund)
    if notice.corrects == notice.id:
        yield _finding(
            notice.place("corrects"), Message("更正的公告写成了自己；请改正", "a notice cannot correct itself")
        )
    elif notice.corrects is not None:
        yield from _missing(notice.corrects, fund.notices, notice.place("corrects"), _NOTICE, fund)


def _of_proposals(year: ProposalYear, fund: CommunityFund) -> Iterator[Finding]:
    compounds = {compound.id for compound in fund.community.compounds}
    names = Counter(proposal.id for one in fund.proposal_years for proposal in one.proposals)
    for index, proposal in enumerate(year.proposals):
        if names[proposal.id] > 1:
            yield _finding(
                year.place("proposals", index, "id"),
                Message(
                    zh=f"提议编号 {proposal.id} 用了不止一次；每条提议要有自己的编号",
                    en=f"proposal {proposal.id} stands more than once; each needs an id of its own",
                ),
            )
        if proposal.compound is not None:
            place = year.place("proposals", index, "compound")
            yield from _missing(proposal.compound, compounds, place, _COMPOUND, fund)


def _of_community(fund: CommunityFund) -> Iterator[Finding]:
    subdistricts = {subdistrict.id for subdistrict in fund.programme.subdistricts}
    name = fund.community.subdistrict
    if name is not None:
        yield from _missing(name, subdistricts, fund.community.place("subdistrict"), _SUBDISTRICT, fund)


def _missing(name: str, known: Collection[str], place: Place, kind: _Kind, fund: CommunityFund) -> Iterator[Finding]:
    unread = fund.unread.get(kind.folder, frozenset())
    # A file of proposals holds a year of them: while one cannot be read, nobody can say which are missing.
    if name in known or name in unread or (kind is _PROPOSAL and unread):
        return
    cure = _cure(name, known, kind, fund)
    yield _finding(
        place,
        Message(zh=f"没有编号为“{name}”的{kind.zh}；{cure.zh}", en=f"there is no {kind.en} named {name!r}; {cure.en}"),
    )


def _cure(name: str, known: Collection[str], kind: _Kind, fund: CommunityFund) -> Message:
    likely = meant(name, dict.fromkeys(sorted(known), ""))
    if likely is None:
        return Message(zh=f"请查编号，或{kind.add.zh}", en=f"check the id or {kind.add.en}")
    if _form(likely) != _form(name) in map(_form, known):
        # Who names it writes the id as all the others are written: the slip may well stand where it was given.
        file = _file_of(likely, kind, fund)
        return Message(zh=f"{file} 里有 {likely}，请查哪一处写错了", en=f"{file} has {likely}; one of the two is wrong")
    return Message(zh=f"是不是 {likely}？不是就{kind.add.zh}", en=f"did you mean {likely}? if not, {kind.add.en}")


def _form(name: str) -> str:
    """How an id is built: ``0000-p000`` for ``2026-p005``."""
    return re.sub("[0-9]", "0", name)


def _file_of(name: str, kind: _Kind, fund: CommunityFund) -> str:
    """The file in which the thing of this name stands."""
    if kind is _PROPOSAL:
        year = next(year for year in fund.proposal_years if any(one.id == name for one in year.proposals))
        return f"{kind.folder}/{year.id}.yaml"
    return f"{kind.folder}/{name}.yaml"


def _finding(place: Place, message: Message) -> Finding:
    return Finding(place, REFERENCE, Level.ERROR, message)
