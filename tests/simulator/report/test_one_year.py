"""The year that is shown project by project: which one it is, and that the table tells its log."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gongshi_simulator.clock import day_at
from gongshi_simulator.experiment import replayed
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.section import Section
from gongshi_simulator.report.sections.one_year import typical
from gongshi_simulator.stretches import by_project


def test_the_year_shown_is_the_one_nearest_to_the_mean(seen: Evidence) -> None:
    counts = np.array([[[10, 1], [30, 9]], [[20, 6], [22, 5]]])
    tally = seen.tally._replace(communities=counts, replications=np.array([4, 7]))
    assert typical(tally) == (7, 1)


def test_of_equally_near_years_the_first_is_shown(seen: Evidence) -> None:
    counts = np.array([[[10, 2]], [[14, 2]]])
    assert typical(seen.tally._replace(communities=counts, replications=np.array([3, 5]))) == (3, 0)


def test_the_table_tells_the_log_of_that_year(seen: Evidence, told: Mapping[str, Section]) -> None:
    replication, community = typical(seen.tally)
    year = list(replayed(seen.setting, seen.run.origin.seed, replication))[community]
    table = told["one-year"].table
    at = {column.key: place for place, column in enumerate(table.columns)}
    for event in ("shortlisted", "resolved", "delivered", "closed"):
        logged = [
            day_at(one.time, 2026)
            for events in by_project(year.log).values()
            for one in events
            if one.transition == event and one.project < year.draws.proposals
        ]
        shown = [row.cells[at[event]] for row in table.rows]
        assert sorted(day for day in shown if day is not None) == sorted(logged)  # type: ignore[type-var]


def test_the_sentence_counts_what_the_table_has(told: Mapping[str, Section]) -> None:
    section = told["one-year"]
    at = {column.key: place for place, column in enumerate(section.table.columns)}
    resolved, closed = (
        sum(row.cells[at[event]] is not None for row in section.table.rows) for event in ("resolved", "closed")
    )
    assert f"列入清单{len(section.table.rows)}个，议决通过{resolved}个，年内结项{closed}个" in section.says.zh
