"""Objections against what can be worked out exactly: binomial, beta-binomial, and how many come in time.

A z-test compares a count with its exact chance: |z| < 4 fails one right model in sixteen thousand.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from scipy import stats

from gongshi_simulator.draws import ATTEMPTS, MONTHS, Draws, drawn
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.objections import Hanging, Objected, objected
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from gongshi_simulator.streams import Key

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]
Years = Callable[..., list[CommunityYear]]

Z = 4.0
NOBODY = {
    "objecting__own_objection": 0,
    "objecting__grievance": 0,
    "objecting__project_campaign": 0,
    "objecting__list_campaign": 0,
    "objecting__withdrawn": 0,
}
MANY = {"proposing__households": 1000, "proposing__reached": 1, "proposing__proposals_per_1000_reached": 1000}
"""As many proposals as a year may have: each has a luck of its own in each of its attempts."""
YEARS = 25
EVER = 1e9
"""Days within which every objection comes."""


def of_projects(scenario: Scenario, days: float = EVER) -> Iterator[Objected]:
    """The objections to each of some 25,000 projects of 25 years, posted once in March and for so long."""
    for year in range(YEARS):
        draws = drawn(scenario, Key(1, 0, year))
        yield from (objected(draws, scenario.objecting, Hanging(one, 0, 2, days)) for one in range(draws.proposals))


def of_compounds(scenario: Scenario, years: int) -> Iterator[list[Objected]]:
    """The objections to two projects of one compound in each month and each of a hundred compounds."""
    for year in range(years):
        draws = drawn(scenario, Key(1, 0, year))
        pairs = {compound: [p for p, at in enumerate(draws.compound) if at == compound][:2] for compound in range(100)}
        for month in range(MONTHS):
            for pair in pairs.values():
                yield [objected(draws, scenario.objecting, Hanging(one, 0, month, EVER)) for one in pair]


def z_of(number: int, of: int, chance: float) -> float:
    """How many of its standard errors a share is from its chance."""
    return (number / of - chance) / math.sqrt(chance * (1 - chance) / of)


def z_of_sum(values: Sequence[float], mean: float, variance: float) -> float:
    return (sum(values) - len(values) * mean) / math.sqrt(len(values) * variance)


def test_representatives_who_object_on_their_own_reach_a_fifth_as_the_binomial_tail_says(scenario: With) -> None:
    """Of 60, each with a chance of 0.15: P(X >= 12) = 0.1806."""
    alone = scenario(**MANY, **NOBODY | {"objecting__own_objection": 0.15}, objecting__resident_reps=60)
    counted = [one.counted for one in of_projects(alone)]
    tail = float(stats.binom.sf(12 - 1, 60, 0.15))
    assert (round(tail, 4), len(counted) > 24_000) == (0.1806, True)
    assert abs(z_of(sum(one >= 12 for one in counted), len(counted), tail)) < Z


def test_their_number_has_the_whole_binomial_distribution(scenario: With) -> None:
    alone = scenario(**MANY, **NOBODY | {"objecting__own_objection": 0.05}, objecting__resident_reps=45)
    counted = np.bincount([one.counted for one in of_projects(alone)], minlength=46)
    expected = stats.binom.pmf(np.arange(7), 45, 0.05)
    seen = [*counted[:7], counted[7:].sum()]
    chances = np.array([*expected, 1 - expected.sum()])
    assert stats.chisquare(seen, chances * sum(seen)).pvalue > 2 * stats.norm.sf(Z)


def shared(scenario: With, **others: object) -> Scenario:
    """A grievance in every compound and month, which reaches all 45; they object with 0.4 on average, alike by 0.2."""
    objecting = {
        "grievance": 1,
        "grievance_reach": Fraction(1),
        "grievance_objection": 0.4,
        "grievance_correlation": 0.2,
    }
    return scenario(
        **NOBODY | {f"objecting__{key}": value for key, value in objecting.items()} | others,
        objecting__resident_reps=45,
        objecting__compounds=100,
        proposing__households=1000,
        proposing__reached=1,
        proposing__proposals_per_1000_reached=1000,
    )


def test_those_who_share_a_grievance_reach_a_third_as_the_beta_binomial_tail_says(scenario: With) -> None:
    """A mean of 0.4 and a correlation of 0.2 are a beta distribution of a = 1.6, b = 2.4; see Skellam (1948)."""
    counted = [one.counted for pair in of_compounds(shared(scenario), years=5) for one in pair[:1]]
    tail = float(stats.betabinom.sf(15 - 1, 45, 1.6, 2.4))
    assert (round(tail, 3), round(float(stats.binom.sf(15 - 1, 45, 0.4)), 3)) == (0.589, 0.857)
    assert len(counted) == 5 * MONTHS * 100
    assert abs(z_of(sum(one >= 15 for one in counted), len(counted), tail)) < Z


def test_projects_of_a_compound_suffer_together_and_its_other_months_do_not(scenario: With) -> None:
    """Their chance is one, of the variance m (1 - m) r = 0.048: their numbers vary together by 45 squared times it."""
    numbers = [[one.counted for one in pair] for pair in of_compounds(shared(scenario), years=5)]
    pairs = np.array(numbers, dtype=float) - 45 * 0.4
    together, apart = pairs[:, 0] * pairs[:, 1], pairs[:-100, 0] * pairs[100:, 1]
    error = [float(one.std()) / math.sqrt(len(one)) for one in (together, apart)]
    assert abs(together.mean() - 45**2 * 0.048) < Z * error[0]
    assert abs(apart.mean()) < Z * error[1] < 45**2 * 0.048 / 4


def test_whom_a_grievance_does_not_reach_it_does_not_move(scenario: With) -> None:
    """Half of 45 are 23; without correlation they object with 0.4 each, and nobody else does."""
    half = shared(scenario, objecting__grievance_reach=Fraction(1, 2), objecting__grievance_correlation=0)
    counted = [one.counted for pair in of_compounds(half, years=3) for one in pair[:1]]
    assert max(counted) <= 23
    assert abs(z_of_sum(counted, 23 * 0.4, 23 * 0.4 * 0.6)) < Z


def test_grievances_are_as_frequent_as_the_scenario_says(scenario: With) -> None:
    always = {"objecting__grievance_objection": 1, "objecting__grievance": 0.3}
    counted = [one.counted for pair in of_compounds(shared(scenario, **always), years=3) for one in pair[:1]]
    assert set(counted) == {0, 45}
    assert abs(z_of(counted.count(45), len(counted), 0.3)) < Z


def test_a_campaign_against_a_project_moves_all_representatives(scenario: With) -> None:
    """Of 45 each objects with 0.3 in a campaign and with 0.1 anyway: 1 - 0.7 * 0.9 = 0.37."""
    values = {"objecting__project_campaign": 0.2, "objecting__campaign_objection": 0.3, "objecting__own_objection": 0.1}
    against = scenario(**MANY, **NOBODY | values, objecting__resident_reps=45)
    counted = [one.counted for one in of_projects(against)]
    tail = 0.2 * float(stats.binom.sf(15 - 1, 45, 0.37)) + 0.8 * float(stats.binom.sf(15 - 1, 45, 0.1))
    assert abs(z_of(sum(one >= 15 for one in counted), len(counted), tail)) < Z


def test_a_campaign_against_a_list_is_one_for_all_that_are_posted_in_its_month(scenario: With) -> None:
    values = {"objecting__list_campaign": 0.25, "objecting__campaign_objection": 1}
    against = scenario(**NOBODY | values, objecting__resident_reps=45)
    struck = []
    for year in range(150):
        draws = drawn(against, Key(1, 0, year))
        for month in range(MONTHS):
            counted = {objected(draws, against.objecting, Hanging(one, 0, month, EVER)).counted for one in range(5)}
            assert len(counted) == 1
            struck.append(counted == {45})
    assert abs(z_of(sum(struck), len(struck), 0.25)) < Z


@pytest.mark.parametrize("days", [1.0, 4.5, 10.0, 12.25])
def test_so_many_come_in_time_as_the_exponential_distribution_says(scenario: With, days: float) -> None:
    """With a mean delay of 4 days; an objection that is taken back is one that came in time."""
    values = {"objecting__own_objection": 0.5, "objecting__objection_delay_days": 4, "objecting__withdrawn": 0.1}
    numbers = list(of_projects(scenario(**MANY, **NOBODY | values, objecting__resident_reps=45), days))
    in_time = sum(one.counted + one.withdrawn for one in numbers)
    raised = in_time + sum(one.late for one in numbers)
    assert abs(z_of(raised, 45 * len(numbers), 0.5)) < Z
    assert abs(z_of(in_time, raised, 1 - math.exp(-days / 4))) < Z
    assert abs(z_of(sum(one.withdrawn for one in numbers), in_time, 0.1)) < Z


def test_what_counts_is_thinned_by_those_too_late_and_those_taken_back(scenario: With) -> None:
    """Each of 45 counts with 0.4 * (1 - exp(-10 / 4)) * 0.8, independently of the others: a binomial tail again."""
    values = {"objecting__own_objection": 0.4, "objecting__objection_delay_days": 4, "objecting__withdrawn": 0.2}
    counted = [one.counted for one in of_projects(scenario(**MANY, **NOBODY | values, objecting__resident_reps=45), 10)]
    tail = float(stats.binom.sf(15 - 1, 45, 0.4 * (1 - math.exp(-10 / 4)) * 0.8))
    assert 0.2 < tail < 0.8
    assert abs(z_of(sum(one >= 15 for one in counted), len(counted), tail)) < Z


@pytest.mark.parametrize(("reps", "needed"), [(44, 9), (45, 9), (46, 10), (50, 10), (51, 11), (1, 1), (5, 1), (6, 2)])
def test_a_fifth_of_the_representatives_or_more_reopens(scenario: With, here: Here, reps: int, needed: int) -> None:
    assert here(scenario(objecting__resident_reps=reps)).needed == needed


@pytest.mark.parametrize(
    ("share", "needed"), [(Fraction(1, 10), 5), (Fraction(1, 3), 15), (Fraction(1, 100), 1), (Fraction(2, 5), 18)]
)
def test_another_share_may_be_tried(shipped: Scenario, here: Here, share: Fraction, needed: int) -> None:
    """Of 45 representatives; a tenth of them is 4.5, so five are needed."""
    tree = shipped.model_dump()
    words = {"basis": "assumed", "why": "示例"}
    tree["what_if"]["objection_share"] = {"value": share, "low": share, "high": share, **words}
    assert here(Scenario.model_validate(tree)).needed == needed


def test_simulated_postings_are_reopened_exactly_from_the_threshold_on(scenario: With, years: Years) -> None:
    stormy = scenario(**NOBODY | {"objecting__own_objection": 0.2}, objecting__resident_reps=46)
    postings = [one for year in years(stormy, 60) for one in year.log.postings]
    assert {one.counted for one in postings} >= {9, 10, 11}
    assert {one.needed for one in postings} == {10}
    assert [one.is_challenged for one in postings] == [one.counted >= 10 for one in postings]


def test_simulated_postings_are_objected_to_as_their_real_length_lets_them(scenario: With, years: Years) -> None:
    """Notices hang for ten days and what is left of the first, and over holidays for longer."""
    values = {"objecting__own_objection": 0.9, "objecting__objection_delay_days": 60}
    slow = scenario(**NOBODY | values, objecting__resident_reps=45, council__sittings_a_year=12)
    postings = [one for year in years(slow, 100) for one in year.log.postings]
    chances = np.array([0.9 * (1 - math.exp(-(one.over - one.time) / 60)) for one in postings])
    assert (len(postings) > 1000, max(chances) > 1.4 * min(chances)) == (True, True)
    error = math.sqrt((45 * chances * (1 - chances)).sum())
    assert abs(sum(one.counted for one in postings) - 45 * chances.sum()) < Z * error
    assert 45 * (chances.sum() - len(postings) * 0.9 * (1 - math.exp(-10 / 60))) > 2 * Z * error


STEPS = {
    "own_objection": (0, 0.01, 0.1, 0.5),
    "grievance": (0, 0.1, 0.5, 1),
    "grievance_objection": (0.1, 0.4, 0.7, 1),
    "project_campaign": (0, 0.1, 0.5, 1),
    "list_campaign": (0, 0.1, 0.5, 1),
    "campaign_objection": (0, 0.1, 0.5, 1),
    "withdrawn": (1, 0.5, 0.1, 0),
    "objection_delay_days": (30, 10, 4, 1),
}


@pytest.mark.parametrize("what", STEPS)
def test_with_the_same_luck_more_that_moves_people_never_gives_fewer_objections(scenario: With, what: str) -> None:
    some = {"own_objection": 0.1, "grievance": 0.3, "project_campaign": 0.2, "list_campaign": 0.1, "withdrawn": 0.2}
    base = {f"objecting__{key}": value for key, value in some.items()}
    counts = []
    for value in STEPS[what]:
        moved = scenario(**base | {f"objecting__{what}": value})
        counts.append([one.counted for one in everywhere(drawn(moved, Key(1, 0, 0)), moved, days=10.5)])
    assert all((np.diff(pair, axis=0) >= 0).all() for pair in pairwise(counts))
    assert sum(counts[0]) < sum(counts[-1])


def everywhere(draws: Draws, scenario: Scenario, days: float) -> Iterator[Objected]:
    """The objections to every project in every attempt and month."""
    for project in range(draws.proposals):
        for attempt in range(ATTEMPTS):
            for month in range(MONTHS):
                yield objected(draws, scenario.objecting, Hanging(project, attempt, month, days))


def test_with_the_same_luck_a_longer_posting_never_counts_fewer(scenario: With) -> None:
    likely = scenario(objecting__own_objection=0.2, objecting__grievance=0.3, objecting__withdrawn=0.3)
    draws = drawn(likely, Key(1, 0, 0))
    counts = [[one.counted for one in everywhere(draws, likely, days)] for days in (5.2, 7.2, 10.2, 15.2)]
    assert all((np.diff(pair, axis=0) >= 0).all() for pair in pairwise(counts))
    assert sum(counts[0]) < sum(counts[1]) < sum(counts[2]) < sum(counts[3])
