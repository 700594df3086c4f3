"""A section of a report: a plot, the table behind it, and one sentence that says what one sees."""

from __future__ import annotations

from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.report.pictures import Draw
from gongshi_simulator.report.table import Table


class Section(NamedTuple):
    """Something that a planner asks, answered.

    ``id`` names its files and its place on the page. ``says``: what one sees. ``alt``: the picture, for who does not
    see it. ``caption``: how the plot is to be read.
    """

    id: str
    title: Message
    says: Message
    alt: Message
    caption: Message
    draw: Draw
    table: Table
