"""One run of a scenario: what went into it, so that it can be told and repeated."""

from __future__ import annotations

from typing import NamedTuple

from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.origin import Origin
from gongshi_simulator.scenario import Scenario


class Run(NamedTuple):
    """Where a run of one scenario comes from, and the fund's rules that it was played under."""

    origin: Origin
    rules: FundRules

    @property
    def scenario(self) -> Scenario:
        """The scenario that was played."""
        return self.origin.scenarios[0].scenario
