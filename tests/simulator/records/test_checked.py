"""Simulated years as records: the checker finds no error, and the core reads the same year that the model played.

``make test`` looks at eight years of one community and one of each other scenario's; ``--matrix full`` at two hundred,
and at twenty years of a sub-district under every scenario.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import pytest

from gongshi.findings import Level
from gongshi.history import resolved_amount, state_of
from gongshi.totals import contracted_amount, paid_amount
from gongshi_simulator.experiment import replicate
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_scenario
from gongshi_simulator.scenarios import shipped as all_shipped
from gongshi_simulator.tally import Number
from simulated_records import Write, Written, standing

_FIRST = "community-year"
_WARNED = {"R07", "R32"}
"""A busy desk posts late, and projects are late: both the model means."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    is_full = metafunc.config.getoption("--matrix") == "full"
    if {"name", "seed"} <= set(metafunc.fixturenames):
        metafunc.parametrize(("name", "seed"), list(_years(200, 20) if is_full else _years(8, 1)))
        metafunc.parametrize("communities", [None if is_full else 1], ids=[""])


def _years(of_first: int, of_others: int) -> Iterator[tuple[str, int]]:
    for name in all_shipped():
        yield from ((name, seed) for seed in range(1, 1 + (of_first if name == _FIRST else of_others)))


def street(name: str, communities: int | None) -> Scenario:
    """A shipped scenario, cut to one sub-district of it, or to so many communities."""
    scenario = read_scenario(all_shipped()[name]).scenario
    assert scenario is not None
    tree, district = scenario.model_dump(), scenario.district
    number = communities or ceil(district.communities.value / district.subdistricts.value)
    tree["district"]["communities"].update(value=number, low=number, high=number)
    tree["district"]["subdistricts"].update(value=1, low=1, high=1)
    return Scenario.model_validate(tree)


def test_a_simulated_year_passes_the_checker_and_is_the_year_that_was_played(
    write: Write, name: str, seed: int, communities: int | None
) -> None:
    written = write(street(name, communities), seed)
    assert written.found(Level.ERROR) == []
    assert {finding.split()[0] for finding in written.found(Level.WARNING)} <= _WARNED
    for told in written.chronicles:
        fund = written.community(told)
        assert {one.id: state_of(one, fund, written.as_of) for one in fund.projects} == standing(told)
    assert money(written) == counted(written)


def money(written: Written) -> tuple[int, ...]:
    """The year's own projects: resolved, contracted, paid, in fen."""
    own = [
        project
        for community in written.fund.communities
        for project in community.projects
        if project.fiscal_year == written.setting.scenario.year
    ]
    amounts = (resolved_amount, contracted_amount, paid_amount)
    return tuple(sum(amount(project, written.as_of) or 0 for project in own) for amount in amounts)


def counted(written: Written) -> tuple[int, ...]:
    """The same by the tally, which does not know that there is no half a fen."""
    row = replicate(written.setting, written.played.seed, [written.played.replication]).numbers[0]
    return tuple(round(row[number]) for number in (Number.MONEY_RESOLVED, Number.MONEY_CONTRACTED, Number.MONEY_PAID))
