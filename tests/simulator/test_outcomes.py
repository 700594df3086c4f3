"""What becomes of proposals, and what projects wait for: nothing is lost, and days add up."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from gongshi_simulator.experiment import community_year, replayed, replicate
from gongshi_simulator.intervals import student_t
from gongshi_simulator.lead_times import through, through_between
from gongshi_simulator.log import Kind
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.outcomes import EXITS, UNFINISHED, Exit, Step, exits, steps
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from gongshi_simulator.tally import MOST_DAYS, Number, Tally
from gongshi_simulator.waiting import Sittings, waits

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]


@pytest.fixture(scope="module")
def tally(here: Here, shipped: Scenario) -> Tally:
    return replicate(here(shipped), 5, range(40))


def test_what_comes_to_a_step_comes_to_the_next_or_leaves(tally: Tally) -> None:
    came, left = steps(tally), exits(tally)
    for step, following in pairwise(Step):
        gone = sum(left[one] for one in EXITS[step])
        np.testing.assert_array_equal(came[step], came[following] + gone)
    assert all((number >= 0).all() for number in left.values())


def test_every_exit_is_from_one_step() -> None:
    assert sorted(one for ways in EXITS.values() for one in ways) == sorted(Exit)
    assert {ways[-1] for ways in EXITS.values() if ways} - UNFINISHED == {Exit.MERGED}


def test_what_the_money_does_not_cover_is_told_from_what_waits_for_the_council(here: Here, scenario: With) -> None:
    sure = {f"council__{one}": 1.0 for one in ("attendance", "majority_supports", "two_thirds_support")}
    calm = {"council__deferred": 0.0, "council__agenda_items": 200, "council__sittings_a_year": 12}
    poor = replicate(here(scenario(**sure, **calm, funding__allocated=1_000_00)), 1, range(5))
    left = exits(poor)
    np.testing.assert_array_equal(left[Exit.SHORT_OF_MONEY], steps(poor)[Step.SHORTLISTED])
    assert not left[Exit.WAITING].any()
    assert not poor.numbers[:, Number.COUNCIL_DAYS].any()


def test_projects_wait_for_the_council_from_the_list_to_its_sitting(here: Here, scenario: With) -> None:
    yearly = here(scenario(council__sittings_a_year=1, council__agenda_items=200, council__attendance=1.0))
    year = next(iter(replayed(yearly, 1, 0)))
    ((_, sitting),) = yearly.sittings
    days = [int(sitting) - int(event.time) for event in year.log.events if event.transition == "shortlisted"]
    decided = sum(event.transition in {"resolved", "rejected"} for event in year.log.events)
    deferred = {event.project for event in year.log.events if event.transition == "deferred"}
    found = replicate(yearly, 1, range(1)).numbers[0, Number.COUNCIL_DAYS]
    # All were shortlisted on one day; what is put off on the last sitting waits to the end of the year.
    assert len(set(days)) == 1
    assert found == decided * days[0] + len(deferred) * (days[0] + 364 - int(sitting))


def test_turns_waited_for_are_the_same_by_replication_and_by_day(tally: Tally, here: Here, shipped: Scenario) -> None:
    begins = np.array(here(shipped).month_begins[:-1])
    by_month = np.add.reduceat(tally.queue, begins)
    np.testing.assert_array_equal(tally.waited.sum(axis=0).T, by_month)
    assert tally.waited.any()


def test_what_is_waited_for_longest_comes_first_and_shares_are_of_one_whole(tally: Tally) -> None:
    found = waits(tally)
    days = [one.project_days.mean for one in found]
    assert days == sorted(days, reverse=True)
    assert len(found) == len(Kind) + 1
    assert sum(one.share.number for one in found) == found[0].share.of
    assert next(one for one in found if one.called is Sittings.COUNCIL).project_days.mean == pytest.approx(
        tally.numbers[:, Number.COUNCIL_DAYS].mean()
    )


def test_one_communitys_year_is_the_same_alone_and_among_all(here: Here, scenario: With) -> None:
    district = here(scenario(district__communities=4, district__subdistricts=2))
    years = list(replayed(district, 3, 7))
    assert [told(community_year(district, 3, 7, one)) for one in range(4)] == [told(year) for year in years]


def told(year: CommunityYear) -> tuple[object, ...]:
    """What happened in a year."""
    return year.number, year.log.events, year.log.postings, year.log.sittings


def test_the_bounds_of_a_curve_are_students_over_the_batches() -> None:
    batches = np.zeros((4, 2, MOST_DAYS + 1), dtype=np.int32)
    batches[:, 1, 10] = 1, 2, 3, 4
    batches[:, 0, 30] = 9, 8, 7, 6
    low, high = through_between(batches)
    shares = np.array([0.1, 0.2, 0.3, 0.4])
    half = student_t(3) * shares.std(ddof=1) / 2
    assert (low[20], high[20]) == pytest.approx((0.25 - half, 0.25 + half))
    assert (low[9], high[9]) == (0, 0)
    assert through(batches.sum(axis=0))[20] == 0.25


def test_a_curve_has_no_bounds_once_a_batch_watches_nothing() -> None:
    batches = np.zeros((4, 2, MOST_DAYS + 1), dtype=np.int32)
    batches[:3, 0, 40] = 5
    batches[3, 0, 30] = 5
    low, _ = through_between(batches)
    assert not np.isnan(low[:31]).any()
    assert np.isnan(low[31:]).all()
