"""What the pictures show: plain values whose ``repr`` stands for the whole picture.

Amounts are in minor units and only give lengths; what is read was said by views. Colours are tokens of the look.
"""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A part of a whole: its colour, what it is, how much, as an amount and as it is said."""

    colour: str
    label: str
    amount: int
    said: str


class YearBar(NamedTuple):
    """A year's money of one pot as a bar: the pieces together are what was put in."""

    title: str
    sentence: str
    pieces: tuple[Piece, ...]


class AccountDrawing(NamedTuple):
    """The year's account: a bar for each pot, all to one scale."""

    title: str
    source: str
    bars: tuple[YearBar, ...]


class Stream(NamedTuple):
    """Money that goes from one stage of a column to one of the next, each by its number in its column."""

    column: int
    origin: int
    goal: int
    amount: int


class FlowDrawing(NamedTuple):
    """The flow of money: stages in columns, from the pots by what it is for to where it stands."""

    title: str
    source: str
    sentence: str
    heads: tuple[str, ...]
    columns: tuple[tuple[Piece, ...], ...]
    streams: tuple[Stream, ...]


class StatesDrawing(NamedTuple):
    """How far the year's projects are: one row a state, in the order of the process; ``amount`` counts projects."""

    title: str
    source: str
    sentence: str
    rows: tuple[Piece, ...]


Drawing = AccountDrawing | FlowDrawing | StatesDrawing


class PictureFile(NamedTuple):
    """A drawing as a file; its path ends in ``.svg`` or ``.png``."""

    path: str
    drawing: Drawing


def texts(drawing: object) -> str:
    """All that is written in a drawing."""
    if isinstance(drawing, str):
        return drawing
    return "".join(map(texts, drawing)) if isinstance(drawing, tuple) else ""
