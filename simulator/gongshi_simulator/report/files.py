"""The files of a report: page, pictures in light and dark, wide and narrow, table, scenario and manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from gongshi.look import Theme, tokens
from gongshi_simulator.council import sitting_days
from gongshi_simulator.report.canvas import NARROW, WIDE
from gongshi_simulator.report.figure import Picture, svg
from gongshi_simulator.report.page import page
from gongshi_simulator.report.run import MANIFEST, Run, manifest, read_manifest
from gongshi_simulator.report.table import as_csv
from gongshi_simulator.summary import Summary

_FORMS = {"": WIDE, "-narrow": NARROW}
_THEMES: Mapping[str, Theme] = {"": "light", "-dark": "dark"}
_PICTURES = {
    f"projects-by-state{narrow}{dark}.svg": (form, theme)
    for narrow, form in _FORMS.items()
    for dark, theme in _THEMES.items()
}
_NAMES = {"index.html", "table.csv", MANIFEST, *_PICTURES}


def report_files(run: Run, summary: Summary) -> Mapping[str, bytes]:
    """File name -> content; all that the page asks for lies beside it, and so does the scenario.

    Raises:
        NoFont: where none of the fonts that the look names is installed.
    """
    return {
        "index.html": page(run, summary).encode(),
        **dict(_pictures(run, summary)),
        "table.csv": as_csv(summary.month_ends).encode(),
        MANIFEST: manifest(run).encode(),
        f"{run.scenario.id}.yaml": run.scenario_file,
    }


def is_report(folder: Path) -> bool:
    """Whether a folder holds a report, and nothing that is not of it."""
    told = read_manifest(folder / MANIFEST)
    return told is not None and {path.name for path in folder.iterdir()} <= {*_NAMES, f"{told.get('scenario')}.yaml"}


def _pictures(run: Run, summary: Summary) -> Iterator[tuple[str, bytes]]:
    scenario = run.scenario
    sittings = sitting_days(scenario.council, scenario.year, run.rules.days)
    picture = Picture(scenario.year, summary.occupancy, summary.month_ends[-1].bands, sittings)
    for name, (form, theme) in _PICTURES.items():
        yield name, svg(picture, tokens(theme), form)
