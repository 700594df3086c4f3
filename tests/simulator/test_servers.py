"""Servers: who is served when, told by hand."""

from __future__ import annotations

from collections.abc import Generator

import pytest
import simpy

from gongshi_simulator.servers import Servers


def served(number: int, customers: list[tuple[float, float, int]]) -> list[tuple[float, float]]:
    """When customers, each (arrives, is served for, urgency), are taken up and through."""
    env = simpy.Environment()
    servers = Servers(env, number)
    told: list[tuple[float, float]] = [(0.0, 0.0)] * len(customers)

    def customer(at: int, arrives: float, takes: float, urgency: int) -> Generator[simpy.Event, None, None]:
        yield env.timeout(arrives)
        if (wait := servers.take(urgency)) is not None:
            yield wait
        begun = env.now
        yield env.timeout(takes)
        servers.give_back()
        told[at] = (begun, env.now)

    for at, one in enumerate(customers):
        env.process(customer(at, *one))
    env.run()
    assert servers.free == number
    return told


def test_one_server_serves_one_after_the_other() -> None:
    assert served(1, [(0, 3, 0), (1, 2, 0), (2, 1, 0)]) == [(0, 3), (3, 5), (5, 6)]


def test_two_servers_serve_two_at_a_time() -> None:
    assert served(2, [(0, 3, 0), (1, 4, 0), (2, 1, 0), (2.5, 1, 0)]) == [(0, 3), (1, 5), (3, 4), (4, 5)]


def test_the_most_urgent_goes_first_and_nobody_is_interrupted() -> None:
    assert served(1, [(0, 5, 2), (1, 1, 2), (2, 1, 0), (3, 1, 1)]) == [(0, 5), (7, 8), (5, 6), (6, 7)]


def test_among_equals_the_first_to_come_goes_first() -> None:
    assert served(1, [(0, 5, 1), (3, 1, 1), (1, 1, 1), (2, 1, 1)]) == [(0, 5), (7, 8), (5, 6), (6, 7)]


def test_whoever_comes_as_a_server_is_given_back_waits_behind_those_who_wait() -> None:
    assert served(1, [(0, 2, 0), (1, 2, 0), (2, 2, 0)]) == [(0, 2), (2, 4), (4, 6)]


@pytest.mark.parametrize("number", [0, -1])
def test_without_a_server_there_is_no_desk(number: int) -> None:
    with pytest.raises(ValueError, match=f"there must be a server, got {number}"):
        Servers(simpy.Environment(), number)
