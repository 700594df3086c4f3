"""A project added to a year: it has its own way through it, and leaves the chance of all others alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gongshi_simulator.clock import day_at, midnight
from gongshi_simulator.draws import Added, Draws, drawn
from gongshi_simulator.model import simulate
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from gongshi_simulator.streams import Key, Stream
from gongshi_simulator.ways import KIND_AND_MODE, Way, way
from planned import ONE

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]


def day(month: int, number: int) -> int:
    return int(midnight(date(2026, month, number)))


def told(here: Setting, what: Added) -> list[tuple[str, str]]:
    """The added project's events and days."""
    (year,) = simulate(here, (0,), [drawn(here.scenario, Key(1, 0, 0), (what,))])
    (project,) = year.draws.added
    return [(one.transition, f"{day_at(one.time, 2026):%m-%d}") for one in year.log.events if one.project == project]


def test_an_added_project_has_the_days_worked_out_by_hand(scenario: With, here: Here) -> None:
    assert told(here(scenario(**ONE)), Added(Way.SELF_RUN, day(3, 2))) == [
        ("resolved", "03-02"),  # a Monday
        ("posted", "03-03"),  # a day's work at the desk
        ("filed", "03-24"),  # hangs until Friday the 13th; the desk on Monday; five working days
        ("contracted", "03-24"),
        ("started", "03-24"),
        ("delivered", "07-13"),  # a hundred days and eleven of three holidays
        ("accepted/passed", "07-15"),
        ("evaluated/passed", "07-22"),
        ("closed", "07-23"),
    ]


def test_one_that_is_reopened_waits_for_the_next_sitting(scenario: With, here: Here) -> None:
    happened = told(here(scenario(**ONE)), Added(Way.SELF_RUN, day(3, 2), is_reopened=True))
    assert happened[:2] == [("redeliberated/upheld", "03-20"), ("posted", "03-23")]


def test_its_second_decision_is_the_first_that_is_drawn_for_it(scenario: With, here: Here) -> None:
    open_ended = here(scenario(**ONE | {"objecting__upheld": 0.5}))
    what = Added(Way.SELF_RUN, day(3, 2), is_reopened=True)
    for replication in range(10):
        draws = drawn(open_ended.scenario, Key(1, 0, replication), (what,))
        (project,) = draws.added
        (year,) = simulate(open_ended, (0,), [draws])
        decided = next(one.transition for one in year.log.events if one.project == project)
        is_upheld = draws.luck_again[Stream.SECOND_DECISION].item(project, 0) < 0.5
        assert decided == f"redeliberated/{'upheld' if is_upheld else 'overturned'}"


def test_the_chance_of_all_other_projects_stays_as_it_was(shipped: Scenario) -> None:
    key = Key(1, 0, 0)
    alone, beside = drawn(shipped, key), drawn(shipped, key, [Added(one, 100) for one in Way])
    rows = len(alone.kind)
    assert list(beside.added) == list(range(rows, rows + 4))
    for one in (alone, beside):
        assert len(one.mode) == len(one.amount) == len(one.support) == len(one.compound) == len(one.kind)
    assert _rows(alone, rows) == _rows(beside, rows)
    assert list(beside.amount[rows:]) == [0] * 4


def _rows(draws: Draws, rows: int) -> list[list[object]]:
    """All that is drawn of the first projects."""
    once = [[one.item(row) for row in range(rows)] for one in (*draws.once.values(), *draws.work.values())]
    again = [[one.row(row) for row in range(rows)] for one in (*draws.again.values(), draws.children)]
    lucks = [one[:rows].tolist() for one in (*draws.luck.values(), *draws.luck_again.values(), draws.support)]
    kinds = [draws.kind, draws.mode, draws.is_technical, draws.amount, draws.compound]
    return [*once, *again, *lucks, *(list(one[:rows]) for one in kinds)]


def test_every_way_of_carrying_out_is_that_of_the_projects_added_to_it(shipped: Scenario) -> None:
    draws = drawn(shipped, Key(1, 0, 0), [Added(one, 100) for one in Way])
    assert [way(draws.kind[row], draws.mode[row]) for row in draws.added] == list(Way)
    assert [way(*KIND_AND_MODE[one]) for one in Way] == list(Way)


def test_what_never_comes_to_anything_changes_nothing(shipped: Scenario, here: Here) -> None:
    setting, key = here(shipped), Key(1, 0, 0)
    (alone,) = simulate(setting, (0,), [drawn(shipped, key)])
    waiting = Added(Way.WORKS, day(12, 31), is_reopened=True)
    (beside,) = simulate(setting, (0,), [drawn(shipped, key, [waiting])])
    assert beside.log == alone.log
