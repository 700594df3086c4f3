"""The page of a report: one HTML file that asks for nothing but the pictures beside it, put together from its parts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined, Template

from gongshi.findings import Message
from gongshi.look import stylesheet
from gongshi_simulator.origin import Origin, versions
from gongshi_simulator.outputs import MANIFEST
from gongshi_simulator.report import words
from gongshi_simulator.report.assumptions import Group
from gongshi_simulator.report.cells import Shown, shown
from gongshi_simulator.report.section import Section
from gongshi_simulator.report.stress.item import Part
from gongshi_simulator.report.table import Column, Table


class Line(NamedTuple):
    """A row of a table as it is read."""

    called: Message
    cells: tuple[Shown, ...]


class Grid(NamedTuple):
    """A table as it is read."""

    called: Message
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    note: Message


class Block(NamedTuple):
    """A section as it is read."""

    section: Section
    grid: Grid


class Figure(NamedTuple):
    """A number that is told by itself: its name, the number, and its interval or why there is none."""

    called: Message
    shown: Shown


class Rests(NamedTuple):
    """What a scenario rests on; ``called``: which of several."""

    called: Message
    groups: tuple[Group, ...]


class Repeat(NamedTuple):
    """How the page is made again: the files beside it, the command, and what went in."""

    files: tuple[str, ...]
    command: str
    inputs: tuple[tuple[str, str], ...]


class Page(NamedTuple):
    """Everything on the page, as finished text; ``figures`` and ``stress`` as far as there are any."""

    title: Message
    year: int
    question: Message
    answer: Message
    more: Message
    blocks: tuple[Block, ...]
    rests: tuple[Rests, ...]
    method: tuple[Message, ...]
    repeat: Repeat
    site: str | None
    figures: tuple[Figure, ...] = ()
    notes: tuple[Message, ...] = ()
    stress: tuple[Part, ...] = ()


def blocks(sections: Sequence[Section]) -> tuple[Block, ...]:
    """The sections with their tables as they are read."""
    return tuple(Block(one, _grid(one.table)) for one in sections)


def repeat(origin: Origin, files: Sequence[str]) -> Repeat:
    """How what comes from ``origin`` is made again; the ``files`` have all its numbers."""
    told = (
        ("种子 seed", str(origin.seed)),
        ("重复次数 replications", str(origin.replications)),
        *((f"{name} SHA-256", fingerprint) for name, fingerprint in origin.sha256.items()),
        ("版本 versions", ", ".join(f"{name} {number}" for name, number in versions().items())),
    )
    return Repeat((*files, *origin.files, MANIFEST), origin.command, told)


def html(page: Page) -> str:
    """The page's text."""
    styles = stylesheet() + _packaged("page.css")
    return _template().render(page=page, words=words, styles=styles)


def _grid(table: Table) -> Grid:
    lines = tuple(
        Line(row.called, tuple(shown(cell, one.unit) for cell, one in zip(row.cells, table.columns, strict=True)))
        for row in table.rows
    )
    return Grid(table.called.called, table.columns, lines, table.note)


def _packaged(name: str) -> str:
    return (files("gongshi_simulator.report") / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_packaged("page.html"))
