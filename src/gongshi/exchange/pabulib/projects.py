"""The section PROJECTS of a Pabulib file: what was voted on, for how much, and with what result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongshi.exchange.identifier import identifier
from gongshi.exchange.pabulib.cells import Row
from gongshi.exchange.pabulib.sections import Section
from gongshi.exchange.pabulib.values import Values
from gongshi.place import Place

_SELECTED = {"0": False, "1": True}


@dataclass(frozen=True, slots=True)
class EditionProject:
    """One row: ``reference`` is the file's project_id, ``id`` the same as an identifier.

    ``cost`` is in the currency's minor unit; ``votes`` and ``selected`` are None where the file
    doesn't say them.
    """

    place: Place
    id: str
    reference: str
    name: str
    cost: int
    votes: int | None = None
    selected: bool | None = None
    topics: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    description: str | None = None


def read_columns(section: Section) -> frozenset[str]:
    """The columns that `read_projects` takes something from."""
    beneficiaries = "target" if section.column("target") else "beneficiaries"
    return frozenset({"project_id", "cost", "name", "votes", "selected", "category", beneficiaries, "description"})


def read_projects(section: Section, values: Values) -> tuple[EditionProject, ...]:
    """The projects in the order of the rows. What is refused is found; stand-ins as in `read_meta`."""
    for column, zh, en in _UNSAID:
        if section.column(column) is None:
            values.findings.warn(
                section.columns[0], f"没有 {column} 这一列，{zh}", f"there is no column {column}: {en}"
            )
    projects = tuple(_project(row, values) for row in section.rows)
    _check_distinct(zip(section.rows, projects, strict=True), values)
    return projects


_UNSAID = (
    ("votes", "各项目的票数未知", "how many voted for each project stays unknown"),
    ("selected", "各项目是否入选未知", "which projects were selected stays unknown"),
)


def _project(row: Row, values: Values) -> EditionProject:
    for column in ("project_id", "cost", "name"):
        if not row[column].text:
            values.findings.refuse(row[column], f"{column} 是空的，应写明", f"{column} is empty; it should be given")
    return EditionProject(
        place=values.findings.place(row["project_id"]),
        id=identifier(row["project_id"].text),
        reference=values.text(row["project_id"]) or "",
        name=values.text(row["name"]) or "",
        cost=values.amount(row["cost"]) or 0,
        votes=values.count(row.get("votes")),
        selected=_selected(row, values),
        topics=values.listed(row.get("category")),
        beneficiaries=values.listed(row.get("target", row.get("beneficiaries"))),
        description=values.text(row.get("description")),
    )


def _selected(row: Row, values: Values) -> bool | None:
    cell = row.get("selected")
    if cell is None:
        return None
    if cell.text not in _SELECTED:
        values.findings.warn(
            cell,
            f"selected 是“{cell.text}”，只有 1（入选）和 0（未入选）说明结果；这个项目的结果记为未知",
            f"selected is {cell.text!r}; only 1 (selected) and 0 (not selected) say the outcome, "
            f"so this project's stays unknown",
        )
    return _SELECTED.get(cell.text)


def _check_distinct(projects: Iterable[tuple[Row, EditionProject]], values: Values) -> None:
    first: dict[str, EditionProject] = {}
    for row, project in projects:
        cell = row["project_id"]
        if not project.id and cell.text:
            values.findings.refuse(
                cell,
                f"project_id“{cell.text}”不含拉丁字母和数字，不能作编号；应至少有一个",
                f"project_id {cell.text!r} should hold a Latin letter or a digit to become an identifier",
            )
        elif project.id in first:
            values.findings.refuse(cell, *_twice(project, first[project.id]))
        elif project.id:
            first[project.id] = project


def _twice(project: EditionProject, earlier: EditionProject) -> tuple[str, str]:
    id_, new, old, line = project.id, project.reference, earlier.reference, earlier.place.line
    return (
        f"第{line}行的“{old}”已经用了编号 {id_}，这里的“{new}”变成编号后应和它不同",
        f"the identifier {id_} stands for {old!r} on line {line}; {new!r} should become another one",
    )
