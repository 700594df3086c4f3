"""Queues with known answers, run through the desk of a community: the model's own servers, clocks and log."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from heapq import heapreplace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pytest
import simpy
from scipy import stats

from gongshi_simulator.clock import WorkClock, work_clock
from gongshi_simulator.community import Community, Station, Steps
from gongshi_simulator.draws import drawn
from gongshi_simulator.log import Kind, Log
from gongshi_simulator.model import begun
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.servers import Servers
from gongshi_simulator.setting import Setting
from gongshi_simulator.streams import Key

Floats = npt.NDArray[np.float64]
Here = Callable[[Scenario], Setting]
Desk = Callable[[int, WorkClock], Community]

ALIKE = work_clock([8.0] * 30_000)
"""Eight hours on each of so many days, so that an hour's work takes an eighth of a day."""

SEED, RUNS, CUSTOMERS, WARMING_UP = 20_260_101, 20, 5_000, 500
Z = 4.0


class Work(NamedTuple):
    """What comes to a desk: when, for how many hours, and how urgent."""

    arrivals: Sequence[float]
    hours: Sequence[float]
    urgency: Sequence[int]


@pytest.fixture(scope="module")
def desk(shipped: Scenario, here: Here) -> Desk:
    """A desk with so many workers, who work by this clock and have nothing else to do."""
    setting = here(shipped)
    _, (community,) = begun(setting, (0,), [drawn(shipped, Key(1, 0, 0))])

    def with_workers(workers: int, clock: WorkClock) -> Community:
        env = simpy.Environment()
        of = replace(setting, desk=clock, days=len(clock.done))
        return replace(
            community, env=env, setting=of, workers=Station(Kind.WORKERS, Servers(env, workers), clock), log=Log()
        )

    return with_workers


def waits(desk: Community, work: Work) -> Floats:
    """Days from asking to being served, of each customer in the order of arrival."""

    def come() -> Steps:
        for number, (arrival, hours, urgency) in enumerate(zip(*work, strict=True)):
            yield desk.until(arrival)
            desk.env.process(desk.desk(number, hours, urgency))

    desk.env.process(come())
    desk.env.run()
    return np.array([turn.got - turn.asked for turn in desk.log.turns])


def poisson_work(run: int, workers: int, busy: float) -> Work:
    """Exponential times between arrivals and of service, of a day on average; classes 0 and 1 equally often."""
    chance = np.random.default_rng([SEED, workers, run])
    arrivals = np.cumsum(chance.exponential(1 / (workers * busy), CUSTOMERS))
    hours = 8 * chance.exponential(1.0, CUSTOMERS)
    return Work(arrivals.tolist(), hours.tolist(), chance.integers(0, 2, CUSTOMERS).tolist())


def erlang_c(workers: int, busy: float) -> float:
    """The chance that all workers are taken. Source: Erlang (1917)."""
    load = workers * busy
    taken = load**workers / math.factorial(workers) / (1 - busy)
    return taken / (taken + sum(load**one / math.factorial(one) for one in range(workers)))


def contains(means: Sequence[float], expected: float) -> bool:
    """Whether the mean of independent runs lies within as many of its errors as a normal ``Z`` stands for."""
    error = float(np.std(means, ddof=1)) / math.sqrt(len(means))
    reach = float(stats.t.ppf(stats.norm.cdf(Z), len(means) - 1)) * error
    assert reach < expected / 4
    return abs(float(np.mean(means)) - expected) < reach


@pytest.mark.parametrize("workers", [1, 3])
def test_the_mean_wait_in_a_queue_is_that_of_erlang(desk: Desk, workers: int) -> None:
    expected = erlang_c(workers, 0.8) / (workers * (1 - 0.8))
    means = []
    for run in range(RUNS):
        work = poisson_work(run, workers, 0.8)._replace(urgency=[0] * CUSTOMERS)
        means.append(waits(desk(workers, ALIKE), work)[WARMING_UP:].mean())
    assert contains(means, expected)


@pytest.mark.parametrize("workers", [1, 3])
def test_the_urgent_and_the_others_wait_as_cobham_says(desk: Desk, workers: int) -> None:
    """Non-preemptive priorities: Cobham (1954), Priority assignment in waiting line problems."""
    of_all = erlang_c(workers, 0.8) / workers
    expected = {0: of_all / (1 - 0.4), 1: of_all / (1 - 0.4) / (1 - 0.8)}
    means: dict[int, list[float]] = {0: [], 1: []}
    for run in range(RUNS):
        work = poisson_work(run, workers, 0.8)
        waited, urgency = waits(desk(workers, ALIKE), work)[WARMING_UP:], np.array(work.urgency)[WARMING_UP:]
        for one, those in means.items():
            those.append(waited[urgency == one].mean())
    assert {one: contains(those, expected[one]) for one, those in means.items()} == {0: True, 1: True}


def recursion(clock: WorkClock, workers: int, work: Work) -> Floats:
    """The waits of a queue without urgency, in the clock's hours. Source: Kiefer and Wolfowitz (1955)."""
    free, waited = [0.0] * workers, []
    for arrival, hours in zip(clock.by(work.arrivals).tolist(), work.hours, strict=True):
        begins = max(arrival, free[0])
        heapreplace(free, begins + hours)
        waited.append(begins - arrival)
    return np.array(waited)


def uneven_work(customers: int, days: float, seed: int) -> Work:
    """Arrivals at any time, in clusters, and hours that are mostly short and now and then long."""
    chance = np.random.default_rng([SEED, seed])
    arrivals = np.sort(np.floor(chance.uniform(0, days, customers)) + chance.beta(0.3, 2, customers))
    return Work(arrivals.tolist(), chance.lognormal(0.5, 1.2, customers).tolist(), [0] * customers)


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_every_customer_waits_as_long_as_the_recursion_says(desk: Desk, workers: int) -> None:
    work = uneven_work(2000, days=300.0 / workers, seed=workers)
    expected = recursion(ALIKE, workers, work)
    assert (expected > 0).sum() > 1000
    np.testing.assert_allclose(8 * waits(desk(workers, ALIKE), work), expected, rtol=0, atol=1e-9)


def test_on_a_desk_with_weekends_and_holidays_it_is_the_same_in_hours_worked(
    desk: Desk, shipped: Scenario, here: Here
) -> None:
    clock = here(shipped).desk
    community, work = desk(2, clock), uneven_work(300, days=200.0, seed=7)
    waits(community, work)
    in_hours = [float(clock.by(turn.got) - clock.by(turn.asked)) for turn in community.log.turns]
    expected = recursion(clock, 2, work)
    assert (expected > 0).sum() > 100
    np.testing.assert_allclose(in_hours, expected, rtol=0, atol=1e-9)


def by_urgency(clock: WorkClock, workers: int, work: Work) -> Floats:
    """The same with urgency: whoever is free takes the most urgent of those who have come, one at a time."""
    asked, free, waited = clock.by(work.arrivals).tolist(), [0.0] * workers, np.zeros(len(work.hours))
    left = set(range(len(asked)))
    while left:
        begins = max(min(free), min(asked[one] for one in left))
        taken = min((one for one in left if asked[one] <= begins), key=lambda one: (work.urgency[one], asked[one]))
        heapreplace(free, begins + work.hours[taken])
        waited[taken] = begins - asked[taken]
        left.remove(taken)
    return waited


@pytest.mark.parametrize("workers", [1, 3])
def test_every_customer_waits_as_long_as_the_more_urgent_let_it(desk: Desk, workers: int) -> None:
    work = uneven_work(600, days=90.0 / workers, seed=10 + workers)
    work = work._replace(urgency=np.random.default_rng(SEED).integers(0, 4, 600).tolist())
    expected = by_urgency(ALIKE, workers, work)
    assert not np.allclose(expected, recursion(ALIKE, workers, work))
    np.testing.assert_allclose(8 * waits(desk(workers, ALIKE), work), expected, rtol=0, atol=1e-9)


def test_tasks_at_even_intervals_wait_longer_one_after_another(desk: Desk) -> None:
    """D/D/1: a task every day, each of a day and a half."""
    work = Work([0.0, 1.0, 2.0, 3.0], [12.0] * 4, [0] * 4)
    assert waits(desk(1, ALIKE), work).tolist() == [0.0, 0.5, 1.0, 1.5]


def test_two_workers_take_tasks_in_turn(desk: Desk) -> None:
    """D/D/2: a task every day, each of two and a half days: one in two finds nobody free for half a day more."""
    work = Work([0.0, 1.0, 2.0, 3.0, 4.0, 5.0], [20.0] * 6, [0] * 6)
    assert waits(desk(2, ALIKE), work).tolist() == [0.0, 0.0, 0.5, 0.5, 1.0, 1.0]


def test_what_takes_the_rest_of_a_friday_is_through_when_monday_begins(desk: Desk) -> None:
    week = work_clock([8.0, 0.0, 0.0, 8.0, 8.0])
    community = desk(1, week)
    waits(community, Work([0.0, 0.0, 1.5], [5.0, 3.0, 4.0], [0, 0, 0]))
    assert [(turn.got, turn.left) for turn in community.log.turns] == [(0.0, 0.625), (0.625, 3.0), (3.0, 3.5)]


def test_who_is_more_urgent_goes_first_and_else_who_came_first(desk: Desk) -> None:
    community = desk(1, ALIKE)
    waits(community, Work([0.0, 0.1, 0.2, 0.3, 0.4], [8.0] * 5, [2, 2, 1, 2, 0]))
    served = sorted(community.log.turns, key=lambda turn: turn.got)
    assert [turn.project for turn in served] == [0, 4, 2, 1, 3]
    assert [turn.got for turn in served] == pytest.approx([0, 1, 2, 3, 4])
