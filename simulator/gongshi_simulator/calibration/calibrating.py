"""All that a fund's records say of a scenario's numbers, and the scenario that they make of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongshi_simulator.assumption import Assumption, Called, stated
from gongshi_simulator.calibration.chances import found_chances, quorate
from gongshi_simulator.calibration.durations import counts_of, found_durations
from gongshi_simulator.calibration.ending import found_terminated
from gongshi_simulator.calibration.facts import found_carried_in, found_facts, found_sittings, found_work_left
from gongshi_simulator.calibration.found import Found
from gongshi_simulator.calibration.gaps import GAPS
from gongshi_simulator.calibration.known import Known
from gongshi_simulator.calibration.objecting import found_objecting, reopened
from gongshi_simulator.calibration.portfolio import found_portfolio
from gongshi_simulator.calibration.season import found_season
from gongshi_simulator.scenario import Scenario


class Row(NamedTuple):
    """A number of the scenario: where it stands, what it is called, what was found, and what it says by itself."""

    path: str
    called: Called
    found: Found | None
    shipped: Assumption


class Calibration(NamedTuple):
    """Every number of the ``scenario`` that is calibrated, in its order, and what was found beside.

    ``beside`` are numbers that no key of a scenario holds: time between steps, and how often postings were reopened.
    """

    known: Known
    year: int
    scenario: Scenario
    rows: tuple[Row, ...]
    beside: tuple[Found, ...]


def calibrated(of: Known, year: int, scenario: Scenario) -> Calibration:
    """What the records, as they are ``known``, say of the numbers of ``scenario`` for ``year``."""
    told = {one.path: one for one in (*found_givens(of, year), *found_habits(of, scenario))}
    rows = tuple(Row(one.path, one.called, told.get(one.path), one.assumption) for one in stated(scenario))
    beside = (*found_durations(of, scenario, GAPS), quorate(of, scenario.council.quorum.value), reopened(of))
    return Calibration(of, year, scenario, rows, beside)


def found_givens(of: Known, year: int) -> Iterator[Found]:
    """What is given for a year before anything happens in it."""
    yield from found_facts(of, year)
    yield from found_carried_in(of, year)


def found_habits(of: Known, scenario: Scenario) -> Iterator[Found]:
    """How things usually go; what stands elsewhere in ``scenario`` is taken off durations."""
    counts = counts_of(of)
    yield from found_sittings(of)
    yield from found_season(of, scenario, counts)
    yield from found_portfolio(of, scenario, counts)
    yield from found_chances(of)
    yield from found_objecting(of)
    yield from found_durations(of, scenario)
    yield found_terminated(of, counts)
    yield found_work_left(of, counts)
