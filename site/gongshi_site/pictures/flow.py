"""The flow of a year's money: from the pots, by what it is for, to where it stands now (a Sankey diagram)."""

from __future__ import annotations

from collections.abc import Sequence

from gongshi_site.pictures.drawing import FlowDrawing, Piece
from gongshi_site.pictures.plot import MARGIN, WIDTH, Plot, Side

_HEAD = 170
_FOOT = 60
_WHOLE = 480
"""How high all of the money is."""
_NODE = 26
_GAP = 24
_LABEL = 62
"""The least distance from one stage to the next: two lines of text stand beside each."""
_LEFT, _RIGHT = 140, 190
"""What is left free beside the first column and beside the last, for what they say."""


def height(drawing: FlowDrawing, letter: float) -> float:
    """How high the picture is, in points."""
    scale = _scale(drawing)
    deepest = max(sum(_step(piece, scale, letter) for piece in column) for column in drawing.columns)
    return (_HEAD + _FOOT) * letter + deepest


def draw(drawing: FlowDrawing, on: Plot) -> None:
    """Draws it. A stream is as high as its money, everywhere on its way."""
    letter, scale = on.letter, _scale(drawing)
    on.write(MARGIN, 55 * letter, drawing.title, 34, is_bold=True)
    on.write(MARGIN, 100 * letter, drawing.sentence, 21)
    tops = [_tops(column, scale, letter) for column in drawing.columns]
    lefts = _lefts(len(drawing.columns), letter)
    _draw_streams(drawing, on, (tops, lefts), scale)
    for number, column in enumerate(drawing.columns):
        _draw_column(column, on, (tops[number], lefts[number]), scale, "right" if number == 0 else "left")
        on.write(lefts[number] + _NODE / 2, 145 * letter, drawing.heads[number], 20, side="center", colour="muted")
    on.write(MARGIN, height(drawing, letter) - _FOOT / 2 * letter, drawing.source, 17, colour="muted")


def _scale(drawing: FlowDrawing) -> float:
    return _WHOLE / max(sum(piece.amount for piece in column) for column in drawing.columns)


def _step(piece: Piece, scale: float, letter: float) -> float:
    """From the upper edge of a stage to that of the next."""
    return max(piece.amount * scale + _GAP, _LABEL * letter)


def _tops(column: Sequence[Piece], scale: float, letter: float) -> list[float]:
    """The upper edge of each stage of a column."""
    steps = [_step(piece, scale, letter) for piece in column]
    return [_HEAD * letter + sum(steps[:number]) for number in range(len(column))]


def _lefts(columns: int, letter: float) -> list[float]:
    """The left edge of each column."""
    first = MARGIN + _LEFT * letter
    room = WIDTH - MARGIN - first - _RIGHT * letter - _NODE
    return [first + number * room / (columns - 1) for number in range(columns)]


def _draw_streams(drawing: FlowDrawing, on: Plot, places: tuple[list[list[float]], list[float]], scale: float) -> None:
    tops, lefts = places
    out, into = ([list(column) for column in tops] for _way in range(2))
    for stream in drawing.streams:
        column, high = stream.column, stream.amount * scale
        begin = lefts[column] + _NODE, out[column][stream.origin]
        end = lefts[column + 1], into[column + 1][stream.goal]
        on.ribbon(begin, end, high, drawing.columns[column + 1][stream.goal].colour)
        out[column][stream.origin] += high
        into[column + 1][stream.goal] += high


def _draw_column(column: Sequence[Piece], on: Plot, place: tuple[list[float], float], scale: float, side: Side) -> None:
    tops, left = place
    beside = left - 12 if side == "right" else left + _NODE + 12
    for piece, top in zip(column, tops, strict=True):
        high = piece.amount * scale
        on.block(left, top, (_NODE, high), piece.colour)
        middle = top + max(high / 2, _LABEL / 3 * on.letter)
        on.write(beside, middle - 12 * on.letter, piece.label, 20, side=side)
        on.write(beside, middle + 14 * on.letter, piece.said, 18, side=side, colour="muted")
