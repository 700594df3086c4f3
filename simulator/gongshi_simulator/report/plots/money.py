"""Where the allocation has gone by the year's end: one bar, cut into what is paid, owed, decided and left.

Below it each amount by itself as a part of the allocation, with its interval.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.report.canvas import Box, Look, Pen, Sheet, Type, width_of
from gongshi_simulator.report.colours import over, text_on
from gongshi_simulator.report.plots.rows import Said, axis, rows
from gongshi_simulator.report.wording import mean_bracketed, percent_span, percent_text, wan

_BAR = 44.0
_TICKS = (0, 25, 50, 75, 100)


class Piece(NamedTuple):
    """A part of the allocation that lies beside the others: its share, a token and how much of it is mixed in."""

    called: Message
    share: float
    colour: str
    strength: float
    hatch: str = ""


class Amount(NamedTuple):
    """An amount by itself: yuan a community, and what that is of the allocation."""

    called: Message
    yuan: Mean
    share: Share


class Money(NamedTuple):
    """What the plot shows; the pieces come to the whole allocation."""

    pieces: Sequence[Piece]
    amounts: Sequence[Amount]


def money(shown: Money, look: Look) -> Sheet:
    """The bar, its pieces named, and the amounts below."""
    small = look.form.small
    said = [Said(one.called, *_numbers(one)) for one in shown.amounts]
    on = rows(look, said, (0, 1), above=8 + _BAR + 1.5 * small * len(shown.pieces) + 2.2 * small)
    axis(on, [(part / 100, f"{part}%") for part in _TICKS])
    _pieces(on.paper, shown.pieces)
    for at, amount in enumerate(shown.amounts):
        if amount.share.of:
            bounds = [on.across(amount.share.low), on.across(amount.share.high)]
            on.paper.line(bounds, [on.middle(at)] * 2, Pen("ink", 2.4))
            on.paper.dot(on.across(amount.share.share), on.middle(at), "part-contracted")
    return on.paper


def _pieces(paper: Sheet, pieces: Sequence[Piece]) -> None:
    """The bar over the whole width; its pieces are named below, in their order, and inside as far as there is room."""
    form, tokens = paper.look.form, paper.look.tokens
    left, width = 8.0, form.width - 16
    for at, piece in enumerate(pieces):
        shade = over(tokens[piece.colour], tokens["paper"], piece.strength)
        box = Box(left, 8, piece.share * width, _BAR)
        paper.fill(box, shade, piece.hatch)
        part, how = f"{100 * piece.share:.1f}%", Type(form.small, text_on(shade, tokens), "bold", "center")
        if width_of(part, how) + 12 < box.width:
            middle = box.top + _BAR / 2
            if piece.hatch:
                paper.fill(Box(box.left + box.width / 2 - 26, middle - 9, 52, 18), "paper")
                how = how._replace(colour="ink")
            paper.write(box.left + box.width / 2, middle, part, how)
        line = 8 + _BAR + (at + 1) * 1.5 * form.small
        paper.fill(Box(8, line - 0.45 * form.small, 20, 0.9 * form.small), shade, piece.hatch)
        name = form.full(piece.called)
        paper.write(34, line, f"{name} {part}", Type(form.small))
        left = box.right


def _numbers(amount: Amount) -> tuple[str, str]:
    """The share, and the amount below it; the amount alone where no share is known."""
    share, yuan = amount.share, mean_bracketed(Mean(*(wan(one) for one in amount.yuan))) + "万元"
    if not share.of:
        return yuan, ""
    span = f"（{percent_span(share)}）" if share.low < share.high else ""
    return percent_text(share) + span, yuan
