"""The section VOTES of a Pabulib file, of which nothing is kept: the file's totals are counted over again.

Who voted how, and whatever stands beside it, is not passed on; findings name counts and projects only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from gongshi.exchange.pabulib.cells import Cell, Findings, Row
from gongshi.exchange.pabulib.meta import Meta
from gongshi.exchange.pabulib.projects import EditionProject
from gongshi.exchange.pabulib.sections import Section

_APPROVAL = "approval"


def check_totals(cells: Mapping[str, Cell], meta: Meta, projects: Section, votes: Section, findings: Findings) -> None:
    """Warns where ``num_projects`` or ``num_votes`` is not the number of rows."""
    for key, stated, section in (
        ("num_projects", meta.num_projects, projects),
        ("num_votes", meta.num_votes, votes),
    ):
        counted = len(section.rows)
        # A row that doesn't fit its columns is found already, and is missing from the count.
        if stated is not None and section.is_whole and stated != counted:
            name = section.heading.text
            findings.warn(
                cells[key],
                f"{key} 是 {stated}，{name} 一节却有{counted}行；两者应相同",
                f"{key} is {stated}, but the section {name} has {counted} rows; they should be the same",
            )


def check_votes(
    meta: Meta, projects: Section, read: Sequence[EditionProject], votes: Section, findings: Findings
) -> None:
    """Warns where a project's ``votes`` are not the number of ballots that name it. Approval ballots only."""
    if meta.vote_type != _APPROVAL or not votes.is_whole:
        return
    counted: Counter[str] = Counter()
    first: dict[str, Cell] = {}
    for row in votes.rows:
        for name in _named(row):
            counted[name] += 1
            first.setdefault(name, row["vote"])
    for row, project in zip(projects.rows, read, strict=True):
        ballots = counted[project.reference]
        if project.votes is not None and project.votes != ballots:
            findings.warn(
                row["votes"],
                f"votes 是 {project.votes}，选票里却有{ballots}张选了这个项目；两者应相同",
                f"votes is {project.votes}, but {ballots} ballots name this project; they should be the same",
            )
    if projects.is_whole:
        for name in first.keys() - {project.reference for project in read}:
            findings.warn(
                first[name],
                f"有{counted[name]}张选票选了“{name}”，它应是 PROJECTS 一节里的项目，那里却没有",
                f"{counted[name]} ballots name {name!r}, which should be in the section PROJECTS and is not",
            )


def _named(row: Row) -> set[str]:
    return {name.strip() for name in row["vote"].text.split(",")} - {""}
