"""The files of a report: page, pictures in light and dark, wide and narrow, tables, numbers and scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gongshi.look import Theme, tokens
from gongshi_simulator.report.canvas import NARROW, WIDE, Look
from gongshi_simulator.report.evidence import evidence
from gongshi_simulator.report.numbers import as_json
from gongshi_simulator.report.page import html
from gongshi_simulator.report.pictures import png, svg
from gongshi_simulator.report.run import Run
from gongshi_simulator.report.section import Section
from gongshi_simulator.report.sections.all_sections import sections
from gongshi_simulator.report.story import story
from gongshi_simulator.report.table import as_csv
from gongshi_simulator.summary import Summary
from gongshi_simulator.tally import Tally

_FORMS = {"": WIDE, "-narrow": NARROW}
_THEMES: Mapping[str, Theme] = {"": "light", "-dark": "dark"}


def report_files(run: Run, summary: Summary, tally: Tally) -> Mapping[str, bytes]:
    """File name -> content; all that the page asks for lies beside it, and so does the scenario.

    Raises:
        NoFont: where none of the fonts that the look names is installed.
    """
    seen = evidence(run, summary, tally)
    told = sections(seen)
    return {
        "index.html": html(story(seen, told)).encode(),
        "report.json": as_json(seen, told).encode(),
        **dict(section_files(told)),
        **{file.path.name: file.content for file in run.scenario_files},
    }


def section_files(told: Sequence[Section]) -> Iterator[tuple[str, bytes]]:
    """The pictures and the table of each section, by name."""
    for section in told:
        yield f"{section.id}.csv", as_csv(section.table).encode()
        yield f"{section.id}.png", png(section.draw, Look(tokens("light"), WIDE))
        for narrow, form in _FORMS.items():
            for dark, theme in _THEMES.items():
                yield f"{section.id}{narrow}{dark}.svg", svg(section.draw, Look(tokens(theme), form))
