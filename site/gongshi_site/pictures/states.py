"""How far the year's projects are: a row for each state, with how many of all."""

from __future__ import annotations

from gongshi_site.pictures.drawing import StatesDrawing
from gongshi_site.pictures.plot import MARGIN, WIDTH, Plot

_HEAD = 140
_ROW = 56
_FOOT = 60
_LABEL = 270
_COUNT = 80


def height(drawing: StatesDrawing, letter: float) -> float:
    """How high the picture is, in points."""
    return letter * (_HEAD + _ROW * len(drawing.rows) + _FOOT)


def draw(drawing: StatesDrawing, on: Plot) -> None:
    """Draws it: bars from nothing, each with its number."""
    letter = on.letter
    on.write(MARGIN, 55 * letter, drawing.title, 34, is_bold=True)
    on.write(MARGIN, 100 * letter, drawing.sentence, 21)
    most = max(row.amount for row in drawing.rows)
    begin = MARGIN + _LABEL * letter
    scale = (WIDTH - MARGIN - begin - _COUNT * letter) / most
    for number, row in enumerate(drawing.rows):
        middle = (_HEAD + _ROW * (number + 0.5)) * letter
        on.write(begin - 16, middle, row.label, 21, side="right")
        on.block(begin, middle - 17 * letter, (row.amount * scale, 34 * letter), row.colour)
        on.write(begin + row.amount * scale + 12, middle, row.said, 21, is_bold=True)
    on.write(MARGIN, height(drawing, letter) - _FOOT / 2 * letter, drawing.source, 17, colour="muted")
