"""The page of a report: one HTML file that asks for nothing but the pictures beside it, put together from its parts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined, Template

from gongshi.findings import Message
from gongshi.look import stylesheet
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


class Repeat(NamedTuple):
    """How the report is made again: the scenario's file, the command, and what went in."""

    scenario: str
    command: str
    inputs: tuple[tuple[str, str], ...]


class Page(NamedTuple):
    """Everything on the page, as finished text."""

    title: Message
    year: int
    question: Message
    answer: Message
    more: Message
    figures: tuple[Figure, ...]
    notes: tuple[Message, ...]
    blocks: tuple[Block, ...]
    groups: tuple[Group, ...]
    stress: tuple[Part, ...]
    repeat: Repeat
    site: str | None


def blocks(sections: Sequence[Section]) -> tuple[Block, ...]:
    """The sections with their tables as they are read."""
    return tuple(Block(one, _grid(one.table)) for one in sections)


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
