"""Until when a resolution is safe, worked out by hand; and what becomes of one that is reopened in October."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi_simulator.assumption import Pooling
from gongshi_simulator.draws import Added, drawn
from gongshi_simulator.executors import InThisProcess
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.planning.probes import Place, seen
from gongshi_simulator.planning.safe_dates import Policy, Reopened, SafeDate, reopened, safe_dates
from gongshi_simulator.planning.trials import Trials
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import setting
from gongshi_simulator.streams import Key, Stream
from gongshi_simulator.ways import Way
from planned import ONE, reaching

With = Callable[..., Scenario]
Found = Callable[[Scenario], dict[Way, SafeDate]]
OCTOBER = date(2026, 10, 1)


@pytest.fixture
def found(rules: FundRules) -> Found:
    """Until when it is more likely than not that a project of the scenario closes, by way; of ten replications."""

    def of(scenario: Scenario) -> dict[Way, SafeDate]:
        told = safe_dates(Trials(scenario, rules, 1, InThisProcess(), lambda _: None), 10, chance=0.5)
        return {one.way: one for one in told}

    return of


def test_the_last_safe_day_of_a_project_without_chance_is_that_worked_out_by_hand(scenario: With, found: Found) -> None:
    """Backwards from the year's end, a service of a hundred days that residents run.

    Closed on 31 December takes the desk's 30th; asked about for seven working days from Monday the 21st; a hundred
    days of work, and ten of Mid-autumn and National Day, from 2 September; filed in five working days from Wednesday
    26 August, the desk's day before it; so the notice must be over with Monday the 24th, and up on Friday the 14th;
    the desk puts it up in a day. What is resolved on the 14th is put up on Monday the 17th.
    """
    safe = found(scenario(**ONE))[Way.SELF_RUN]
    assert (safe.safe, safe.unsafe) == (date(2026, 8, 13), date(2026, 8, 14))


def test_what_takes_longer_than_the_year_is_safe_on_no_day(scenario: With, found: Found) -> None:
    never = found(scenario(**ONE | {"work__service_days": 365}))[Way.SELF_RUN]
    assert (never.safe, never.unsafe) == (None, date(2026, 1, 1))
    assert [day.month for day, _ in never.tried] == list(range(1, 13))
    assert {(closed.number, closed.of) for _, closed in never.tried} == {(0, 10)}


def test_where_replications_cannot_tell_days_are_left_open(scenario: With, found: Found) -> None:
    # Half of them are ended early, so that the chance is the one that is asked for.
    chancy = found(scenario(**ONE | {"work__terminated": 0.5}))[Way.SELF_RUN]
    assert (chancy.safe, chancy.unsafe) == (None, date(2026, 8, 14))


def test_every_way_has_its_own_date(scenario: With, found: Found) -> None:
    safe = found(scenario(**ONE | {"work__works_days": 20, "work__micro_days": 50}))
    days = [safe[way].safe for way in (Way.COMMISSIONED, Way.SELF_RUN, Way.MICRO, Way.WORKS)]
    assert days == sorted(day for day in days if day is not None)


def outcomes(told: tuple[Reopened, ...], way: Way) -> dict[Policy, tuple[float, float]]:
    return {one.policy: (one.closed.number, one.started.number) for one in told if one.way is way}


def test_reopened_in_october_a_quarterly_council_misses_the_year_and_others_need_not(
    scenario: With, rules: FundRules
) -> None:
    quick = scenario(**ONE | {"work__service_days": 20})
    told = reopened(Trials(quick, rules, 1, InThisProcess(), lambda _: None), 10, OCTOBER)
    # The quarter's sitting is on Monday 21 December; the month's on 20 October, the others in a week and in two.
    assert outcomes(told, Way.SELF_RUN) == {
        Policy.QUARTERLY: (0, 0),
        Policy.MONTHLY: (10, 10),
        Policy.EXTRA_SITTING: (10, 10),
        Policy.ASSEMBLY: (10, 10),
    }


def test_the_shipped_times_are_too_long_for_october_whoever_decides_again(shipped: Scenario, rules: FundRules) -> None:
    told = reopened(Trials(shipped, rules, 1, InThisProcess(), lambda _: None), 10, OCTOBER)
    assert {one.closed.number for one in told} == {0}
    begun = outcomes(told, Way.SELF_RUN)
    assert begun[Policy.QUARTERLY] == (0, 0)
    assert all(begun[policy][1] > 0 for policy in (Policy.MONTHLY, Policy.EXTRA_SITTING, Policy.ASSEMBLY))


def test_with_shared_officials_one_community_of_each_unit_has_it_in_turn(scenario: With, rules: FundRules) -> None:
    two = scenario(**ONE | {"district__communities": 5, "district__subdistricts": 2, "work__service_days": 20})
    told = reopened(Trials(two, rules, 1, InThisProcess(), lambda _: None), 10, OCTOBER)
    assert {one.closed.of for one in told} == {20}
    assert outcomes(told, Way.SELF_RUN)[Policy.EXTRA_SITTING] == (20, 20)


def test_where_experts_are_shared_by_all_each_sub_district_still_has_its_own(scenario: With, rules: FundRules) -> None:
    values = {"district__communities": 5, "district__subdistricts": 2, "district__experts_shared": Pooling.DISTRICT}
    told = reopened(Trials(scenario(**ONE | values), rules, 1, InThisProcess(), lambda _: None), 10, OCTOBER)
    assert {one.closed.of for one in told} == {20}
    assert outcomes(told, Way.SELF_RUN)[Policy.ASSEMBLY] == (0, 20)


def test_communities_of_a_unit_take_turns_by_the_number_of_the_replication(scenario: With, rules: FundRules) -> None:
    two = setting(scenario(**ONE | {"district__communities": 2, "work__terminated": 0.5}), rules)
    what = Added(Way.SELF_RUN, 100)
    draws = [drawn(two.scenario, Key(1, number % 2, number), (what,)) for number in range(20)]
    # The added project is the second of two; it closes unless it is ended early.
    lasting = [one.luck[Stream.TERMINATED].item(1) >= 0.5 for one in draws]
    told = seen(two, 1, [Place(number, 0) for number in range(20)], what)
    assert told == [(int(one), 1) for one in lasting]


def test_a_number_of_sittings_beyond_the_scenarios_bounds_is_tried_all_the_same(
    shipped: Scenario, rules: FundRules
) -> None:
    few = reaching(shipped, council__sittings_a_year=(3, 3, 3))
    told = reopened(Trials(few, rules, 1, InThisProcess(), lambda _: None), 10, OCTOBER)
    assert {one.policy for one in told} == set(Policy)
