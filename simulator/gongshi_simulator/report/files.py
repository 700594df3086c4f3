"""The files of a report: page, pictures in light and dark, wide and narrow, tables, numbers and scenario."""

from __future__ import annotations

from collections.abc import Mapping

from gongshi_simulator.report.evidence import evidence
from gongshi_simulator.report.numbers import NAME, as_json
from gongshi_simulator.report.page import html
from gongshi_simulator.report.run import Run
from gongshi_simulator.report.section import section_files
from gongshi_simulator.report.sections.all_sections import sections
from gongshi_simulator.report.story import story
from gongshi_simulator.summary import Summary
from gongshi_simulator.tally import Tally


def report_files(run: Run, summary: Summary, tally: Tally) -> Mapping[str, bytes]:
    """File name -> content; all that the page asks for lies beside it, and so does the scenario.

    Raises:
        CouldNotRun: where none of the fonts that the look names is installed.
    """
    seen = evidence(run, summary, tally)
    told = sections(seen)
    return {
        "index.html": html(story(seen, told)).encode(),
        NAME: as_json(seen, told).encode(),
        **section_files(told),
        **run.origin.files,
    }
