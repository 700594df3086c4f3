"""A drawing to the bytes of a picture."""

from __future__ import annotations

from functools import partial

from gongshi_site.pictures import account, flow, plot, states
from gongshi_site.pictures.drawing import AccountDrawing, Drawing, FlowDrawing, texts


def drawn(drawing: Drawing, kind: str, letter: float = 1) -> bytes:
    """The picture as ``svg`` or ``png``, its letters so many times as large as on a screen.

    Raises:
        CouldNotRun: where the typeface is not installed.
    """
    return {"svg": plot.svg, "png": plot.png}[kind](_plan(drawing, letter))


def _plan(drawing: Drawing, letter: float) -> plot.Plan:
    if isinstance(drawing, AccountDrawing):
        return plot.Plan(partial(account.draw, drawing), account.height(drawing, letter), letter, texts(drawing))
    if isinstance(drawing, FlowDrawing):
        return plot.Plan(partial(flow.draw, drawing), flow.height(drawing, letter), letter, texts(drawing))
    return plot.Plan(partial(states.draw, drawing), states.height(drawing, letter), letter, texts(drawing))
