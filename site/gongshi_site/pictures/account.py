"""The year's account: for each pot a bar of what became of the money, and its pieces with their amounts."""

from __future__ import annotations

from gongshi_site.pictures.drawing import AccountDrawing, YearBar
from gongshi_site.pictures.plot import MARGIN, WIDTH, Plot

_HEAD = 110
_BAR = 74
_LINE = 40
_GAP = 40
_FOOT = 60


def height(drawing: AccountDrawing, letter: float) -> float:
    """How high the picture is, in points."""
    return letter * (_HEAD + sum(map(_height, drawing.bars)) + _FOOT)


def draw(drawing: AccountDrawing, on: Plot) -> None:
    """Draws it. All bars have one scale, so that a pot of a tenth of the money is a tenth as long."""
    on.write(MARGIN, 55 * on.letter, drawing.title, 34, is_bold=True)
    longest = max(sum(piece.amount for piece in bar.pieces) for bar in drawing.bars)
    top = _HEAD * on.letter
    for bar in drawing.bars:
        _draw_bar(bar, on, top, (WIDTH - 2 * MARGIN) / longest)
        top += _height(bar) * on.letter
    on.write(MARGIN, top + _FOOT / 2 * on.letter, drawing.source, 17, colour="muted")


def _height(bar: YearBar) -> float:
    return 2 * _LINE + _BAR + _LINE * len(bar.pieces) + _GAP


def _draw_bar(bar: YearBar, on: Plot, top: float, scale: float) -> None:
    line, high = _LINE * on.letter, (_BAR - 16) * on.letter
    on.write(MARGIN, top + line / 2, bar.title, 25, is_bold=True)
    on.write(MARGIN, top + 1.5 * line, bar.sentence, 21)
    left: float = MARGIN
    top += 2 * line + 8 * on.letter
    for number, piece in enumerate(bar.pieces):
        on.block(left, top, (piece.amount * scale, high), piece.colour)
        left += piece.amount * scale
        middle = top + _BAR * on.letter + line * (number + 0.5)
        on.block(MARGIN, middle - 0.3 * line, (line, 0.6 * line), piece.colour)
        on.write(MARGIN + 1.4 * line, middle, piece.label, 21)
        on.write(MARGIN + 600 * min(on.letter, 1.75), middle, piece.said, 21, side="right")
