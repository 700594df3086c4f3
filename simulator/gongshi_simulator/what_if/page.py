"""The page over the grid: a sentence and bars that follow what is chosen; without script, all of it as a table."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined

from gongshi.findings import Message
from gongshi.look import stylesheet
from gongshi_simulator.report import words
from gongshi_simulator.report.assumptions import both
from gongshi_simulator.report.run import Run
from gongshi_simulator.report.wording import between, mean_number, mean_span, percent_text, rounded, share_words
from gongshi_simulator.what_if.axes import Axis
from gongshi_simulator.what_if.grid import Cell, Grid
from gongshi_simulator.what_if.said import said


class Line(NamedTuple):
    """A line of the table: what is chosen, and its numbers as text."""

    point: tuple[Message, ...]
    numbers: tuple[str, ...]
    is_now: bool


class Page(NamedTuple):
    """Everything on the page, as finished text."""

    title: Message
    year: int
    example: Message
    now: tuple[Message, ...]
    axes: tuple[Axis, ...]
    how: Message
    lines: tuple[Line, ...]
    points: str
    scenario: str
    command: str
    site: str | None
    styles: str
    script: str
    script_hash: str


def page(run: Run, grid: Grid) -> str:
    """The HTML of the page."""
    script = _packaged("gongshi_simulator.what_if", "page.js")
    shown = Page(
        title=both(run.scenario.title),
        year=run.scenario.year,
        example=words.EXAMPLE,
        now=tuple(said(grid, grid.at(grid.now))),
        axes=grid.axes,
        how=_how(grid),
        lines=tuple(_lines(grid)),
        points=_points(grid),
        scenario=f"{run.scenario.id}.yaml",
        command=run.origin.command,
        site=run.origin.site,
        styles=stylesheet()
        + _packaged("gongshi_simulator.report", "page.css")
        + _packaged("gongshi_simulator.what_if", "page.css"),
        script=script,
        script_hash=f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}",
    )
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_packaged("gongshi_simulator.what_if", "page.html")).render(page=shown)


def _how(grid: Grid) -> Message:
    return Message(
        f"共{len(grid.cells)}种，每种推演{grid.replications}年，用的是同样的随机数（公共随机数）。每年的平均数，括号里是95%区间。",
        f"{len(grid.cells)} in all, each of {grid.replications} simulated years under the same random numbers (common "
        "random numbers). Means a year, with their 95% intervals in brackets.",
    )


def _lines(grid: Grid) -> Iterator[Line]:
    for cell in grid.cells:
        chosen = tuple(axis.notches[at].called for axis, at in zip(grid.axes, cell.at, strict=True))
        yield Line(chosen, tuple(_numbers(cell)), cell.at == grid.now)


def _numbers(cell: Cell) -> Iterator[str]:
    for mean in (cell.resolved, cell.closed):
        yield f"{mean_number(mean)}（{mean_span(mean)}）" if mean_span(mean) else mean_number(mean)
    share, more = cell.closed_share, cell.more_closed
    yield share_words(share).zh if share.of else "—"
    yield f"{rounded(more.mean)}（{between(more.low, more.high)}）" if not more.is_same else rounded(more.mean)


def _points(grid: Grid) -> str:
    """What the script shows: by point, its share with its interval in per cent, and its sentences."""
    told = {"-".join(map(str, cell.at)): _point(grid, cell) for cell in grid.cells}
    # No markup can begin within it.
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _point(grid: Grid, cell: Cell) -> dict[str, object]:
    share = cell.closed_share
    part = share.share if share.of else 0.0
    return {
        "share": round(100 * part, 2),
        "low": round(100 * share.low, 2),
        "high": round(100 * min(share.high, 1.0), 2),
        "text": percent_text(share) if share.of else "—",
        "said": [[text.zh, text.en] for text in said(grid, cell)],
    }


def _packaged(package: str, name: str) -> str:
    return (files(package) / name).read_text(encoding="utf-8")
