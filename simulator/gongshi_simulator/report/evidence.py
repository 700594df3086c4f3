"""All that a report of a scenario tells of: what went in, and what came out."""

from __future__ import annotations

from typing import NamedTuple

import numpy.typing as npt

from gongshi_simulator.intervals import Mean, mean
from gongshi_simulator.report.run import Run
from gongshi_simulator.setting import Setting, setting
from gongshi_simulator.summary import Summary
from gongshi_simulator.tally import Tally


class Evidence(NamedTuple):
    """A run and what came of it."""

    run: Run
    setting: Setting
    summary: Summary
    tally: Tally

    @property
    def communities(self) -> int:
        """How many communities the scenario has."""
        return self.summary.communities

    def per_community(self, values: npt.ArrayLike) -> Mean:
        """The mean over replications of what all communities have together, for one of them."""
        return a_part(mean(values), self.communities)


def evidence(run: Run, summary: Summary, tally: Tally) -> Evidence:
    """A run with what came of it."""
    return Evidence(run, setting(run.scenario, run.rules), summary, tally)


def a_part(whole: Mean, parts: int) -> Mean:
    """The mean of one of so many equal parts."""
    return Mean(*(one / parts for one in whole))
