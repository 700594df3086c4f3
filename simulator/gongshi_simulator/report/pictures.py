"""Plots as files, in the look's colours and type.

An SVG has its letters as outlines, so that it reads the same where no Chinese font is installed; a PNG of twice the
size goes where none is taken. The same numbers give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, TypeAlias

import matplotlib as mpl
import numpy as np
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.report.canvas import Canvas, Look, Sheet
from gongshi_simulator.report.colours import Tokens

Draw: TypeAlias = Callable[[Look], Canvas | Sheet]

_PNG_DOTS_PER_INCH = 192
_PNG_COLOURS = 96

_PLACE = re.compile(r'(?<= )(?:d|x|y|transform)="[^"]+"')
_GLYPH = re.compile(r'(?<= )d="([^"]+)" transform="scale\(0\.015625\)"')
_FACE = re.compile(r'(?<=["#])\w+-([RB])(?:egular|old)(\d*-[0-9a-f]+")')
_LONG_NUMBER = re.compile(r"-?\d+\.\d+")
_COORDINATE = re.compile(r"-?\d+")
_BLANKS = re.compile(r'\s+(?=[A-Za-z"-])|(?<=[A-Za-z])\s+')
_COARSER = 16


def svg(draw: Draw, look: Look) -> bytes:
    """The plot as SVG.

    Raises:
        CouldNotRun: where none of the fonts that the look names is installed.
    """
    with style(look):
        written = BytesIO()
        draw(look).figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return _lighter(written.getvalue().decode()).encode()


def png(draw: Draw, look: Look) -> bytes:
    """The plot as PNG, two dots to a pixel of the page.

    Raises:
        CouldNotRun: where none of the fonts that the look names is installed.
    """
    with style(look):
        figure = draw(look).figure
        figure.set_dpi(_PNG_DOTS_PER_INCH)
        paper: Any = FigureCanvasAgg(figure)
        paper.draw()
    image = Image.fromarray(np.asarray(paper.buffer_rgba())[:, :, :3])
    written = BytesIO()
    image.quantize(_PNG_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(written, format="png")
    return written.getvalue()


@contextmanager
def style(look: Look) -> Iterator[None]:
    """What holds for all plots.

    Raises:
        CouldNotRun: where none of the fonts that the look names is installed.
    """
    tokens, form = look
    settings: dict[Any, Any] = {
        "svg.fonttype": "path",
        "svg.hashsalt": "gongshi",
        "font.family": [_font(tokens)],
        "font.size": form.points,
        "text.color": tokens["ink"],
        "figure.facecolor": tokens["paper"],
        "axes.facecolor": tokens["paper"],
        "xtick.labelcolor": tokens["muted"],
        "ytick.labelcolor": tokens["muted"],
        "hatch.linewidth": 1.1,
        # Letters as wide in a PNG as in an SVG: hinting would set them on whole dots.
        "text.hinting": "none",
    }
    with mpl.rc_context(settings):
        yield


def _font(tokens: Tokens) -> str:
    installed = set(font_manager.get_font_names())
    for name in (part.strip(' "') for part in tokens["font"].split(",")):
        if name in installed:
            return name
    raise CouldNotRun(
        "没有装中文字体，画不了图；在 Debian 上：apt install fonts-noto-cjk",
        "no Chinese font is installed to draw with; on Debian: apt install fonts-noto-cjk",
    )


def _lighter(text: str) -> str:
    """The same picture in half the bytes: hundredths of a point, letters on a grid of a 400th of their height."""
    text = _FACE.sub(r"\1\2", _GLYPH.sub(_coarser, text))
    return _PLACE.sub(lambda found: _BLANKS.sub("", _LONG_NUMBER.sub(_rounded, found[0])), text)


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _coarser(glyph: re.Match[str]) -> str:
    outline = _COORDINATE.sub(lambda found: str(round(int(found[0]) / _COARSER)), glyph[1])
    return f'd="{outline}" transform="scale({_COARSER / 64:g})"'
