"""One edition of participatory budgeting: all that a Pabulib file says of it, but for its voters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from gongshi.exchange.pabulib.cells import Cell, Findings
from gongshi.exchange.pabulib.meta import READ_KEYS, Meta, cells_by_key, read_meta
from gongshi.exchange.pabulib.projects import EditionProject, read_columns, read_projects
from gongshi.exchange.pabulib.recount import check_totals, check_votes
from gongshi.exchange.pabulib.sections import META, PROJECTS, VOTES, Section, read_sections
from gongshi.exchange.pabulib.values import Values
from gongshi.findings import Finding
from gongshi.load.parse import NotARecord
from gongshi.load.read import clean
from gongshi.text import odd_character


class LeftOut(NamedTuple):
    """A key of META or a column of another section that the records have no place for."""

    section: str
    name: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What the file says. ``file`` is its name without folders, ``left_out`` in the order of the file."""

    file: str
    meta: Meta
    projects: tuple[EditionProject, ...]
    left_out: tuple[LeftOut, ...]


class ReadEdition(NamedTuple):
    """What became of a file: an edition, None where one of the findings is an error; findings by place."""

    edition: Edition | None
    findings: tuple[Finding, ...]


def read_edition(content: bytes, name: str) -> ReadEdition:
    """The edition in the bytes of a ``.pb`` file; ``name`` is what findings call the file.

    Errors are what keeps the file from being taken over; warnings are totals that its own rows contradict,
    and results that it leaves open.
    """
    findings = Findings(name)
    edition = _edition(content, findings)
    return ReadEdition(None if findings.refuses else edition, findings.in_order())


def _edition(content: bytes, findings: Findings) -> Edition | None:
    file = PurePath(findings.file).name
    odd = odd_character(file)
    if odd is not None:
        findings.refuse(Cell("", 1, 1), f"文件名：{odd.message.zh}", f"in the file's name, {odd.message.en}")
    try:
        text = clean(content)
    except NotARecord as refusal:
        findings.refuse(Cell("", refusal.line, refusal.column), refusal.message.zh, refusal.message.en)
        return None
    sections = read_sections(text, findings)
    return _from_sections(file, sections, findings)


def _from_sections(file: str, sections: Mapping[str, Section], findings: Findings) -> Edition | None:
    cells = cells_by_key(sections[META], findings) if META in sections else {}
    meta = read_meta(cells, findings)
    projects: tuple[EditionProject, ...] = ()
    if PROJECTS in sections:
        projects = read_projects(sections[PROJECTS], Values(findings, meta.minor_digits))
    if sections.keys() != {META, PROJECTS, VOTES}:
        return None
    check_totals(cells, meta, sections[PROJECTS], sections[VOTES], findings)
    check_votes(meta, sections[PROJECTS], projects, sections[VOTES], findings)
    return Edition(file, meta, projects, tuple(_left_out(cells, meta, sections)))


def _left_out(cells: Mapping[str, Cell], meta: Meta, sections: Mapping[str, Section]) -> Iterator[LeftOut]:
    for key in cells:
        if key not in READ_KEYS or (key == "district" and _is_between(meta)):
            yield LeftOut(META, key)
    for name, read in ((PROJECTS, read_columns(sections[PROJECTS])), (VOTES, frozenset({"vote"}))):
        columns = (column.text for column in sections[name].columns)
        yield from (LeftOut(name, column) for column in columns if column not in read)


def _is_between(meta: Meta) -> bool:
    """Whether the district is neither the fund's nor the community: it only shows in the programme's id."""
    return meta.subunit is not None and meta.district not in {None, meta.unit, meta.subunit}
