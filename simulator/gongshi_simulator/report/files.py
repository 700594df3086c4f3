"""The files of a report: the page, its pictures in light and dark, for wide and narrow screens, and its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gongshi.look import tokens
from gongshi_simulator.council import sitting_days
from gongshi_simulator.report.canvas import NARROW, WIDE
from gongshi_simulator.report.figure import Picture, svg
from gongshi_simulator.report.page import page
from gongshi_simulator.report.run import Run, manifest
from gongshi_simulator.report.table import as_csv
from gongshi_simulator.summary import Summary


def report_files(run: Run, summary: Summary) -> Mapping[str, bytes]:
    """File name -> content; all that the page asks for lies beside it.

    Raises:
        NoFont: where none of the fonts that the look names is installed.
    """
    return {
        "index.html": page(run, summary).encode(),
        **dict(_pictures(run, summary)),
        "table.csv": as_csv(summary.month_ends).encode(),
        "run.json": manifest(run).encode(),
    }


def _pictures(run: Run, summary: Summary) -> Iterator[tuple[str, bytes]]:
    scenario = run.scenario
    sittings = sitting_days(scenario.council, scenario.year, run.rules.days)
    picture = Picture(scenario.year, summary.occupancy, summary.month_ends[-1].bands, sittings)
    for narrow, form in (("", WIDE), ("-narrow", NARROW)):
        for dark in (False, True):
            yield f"projects-by-state{narrow}{'-dark' * dark}.svg", svg(picture, tokens(dark=dark), form)
