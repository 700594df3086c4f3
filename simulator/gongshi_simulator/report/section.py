"""A section of a report: a plot, the table behind it, and one sentence that says what one sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.look import Theme, tokens
from gongshi_simulator.report.canvas import NARROW, WIDE, Look
from gongshi_simulator.report.pictures import Draw, png, svg
from gongshi_simulator.report.table import Table, as_csv

_FORMS = {"": WIDE, "-narrow": NARROW}
_THEMES: Mapping[str, Theme] = {"": "light", "-dark": "dark"}


class Plot(NamedTuple):
    """A picture. ``alt``: for who does not see it. ``caption``: how it is to be read."""

    draw: Draw
    alt: Message
    caption: Message


class Section(NamedTuple):
    """Something that a planner asks, answered.

    ``id`` names its files and its place on the page. ``says``: what one sees. ``plot``: None where the table says all.
    """

    id: str
    title: Message
    says: Message
    plot: Plot | None
    table: Table


def section_files(told: Iterable[Section]) -> Mapping[str, bytes]:
    """The pictures and the table of each section, by name.

    Raises:
        CouldNotRun: where none of the fonts that the look names is installed.
    """
    return {name: content for one in told for name, content in (*_table(one), *_pictures(one))}


def _table(section: Section) -> Iterator[tuple[str, bytes]]:
    yield f"{section.id}.csv", as_csv(section.table).encode()


def _pictures(section: Section) -> Iterator[tuple[str, bytes]]:
    if section.plot is None:
        return
    draw = section.plot.draw
    yield f"{section.id}.png", png(draw, Look(tokens("light"), WIDE))
    for narrow, form in _FORMS.items():
        for dark, theme in _THEMES.items():
            yield f"{section.id}{narrow}{dark}.svg", svg(draw, Look(tokens(theme), form))
