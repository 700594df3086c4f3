"""Who is scarce: nobody in two places, nobody idle while somebody waits, and everybody's turn in its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from gongshi_simulator.log import Kind, Turn
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from gongshi_simulator.streams import Stream
from storms import POLICIES, Storm, histories, storm_where

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]


@pytest.fixture(scope="module", params=POLICIES)
def storm(request: pytest.FixtureRequest, scenario: With, here: Here) -> Storm:
    return storm_where(request.param, scenario, here)


def pools(storm: Storm) -> Iterator[tuple[int, list[Turn]]]:
    """For each desk, committee, office, pool of experts and of contractors its number of servers and its turns."""
    scenario = storm.setting.scenario
    servers = {
        Kind.WORKERS: scenario.desk.workers.value,
        Kind.COMMITTEE: scenario.judging.committees.value,
        Kind.REVIEWERS: scenario.street.reviewers.value,
        Kind.EXPERTS: scenario.street.experts.value,
        Kind.CONTRACTORS: scenario.work.contractors.value,
    }
    for years in storm.replications:
        turns: dict[tuple[Kind, int], list[Turn]] = {}
        for year in years:
            for turn in year.log.turns:
                turns.setdefault((turn.kind, shared_by(storm.setting, turn.kind, year.number)), []).append(turn)
        yield from ((servers[kind], those) for (kind, _), those in turns.items())


def shared_by(setting: Setting, kind: Kind, community: int) -> int:
    """Which desk, office or pool a turn is of."""
    if kind in {Kind.WORKERS, Kind.COMMITTEE}:
        return community
    if kind is Kind.EXPERTS and setting.scenario.district.experts_shared.value == "district":
        return 0
    return setting.subdistrict_of(community)


def test_nobody_is_in_two_places_and_nobody_idles_while_somebody_waits(storm: Storm) -> None:
    waited = Counter[Kind]()
    for servers, turns in pools(storm):
        asked, got, left = (np.array([getattr(one, name) for one in turns]) for name in ("asked", "got", "left"))
        assert ((asked <= got) & (got <= left)).all()
        instants = np.unique([*asked, *got, *left])[:-1, np.newaxis]
        held = ((got <= instants) & (instants < left)).sum(axis=1)
        waiting = ((asked <= instants) & (instants < got)).sum(axis=1)
        assert held.max() <= servers
        assert (held[waiting > 0] == servers).all()
        waited[turns[0].kind] += int((waiting > 0).sum())
    assert waited.keys() == set(Kind)
    assert min(waited.values()) > 10


def test_the_more_urgent_are_taken_up_first_and_else_who_came_first(storm: Storm) -> None:
    overtaken = 0
    for _, turns in pools(storm):
        asked, got, urgency = (np.array([getattr(one, name) for one in turns]) for name in ("asked", "got", "urgency"))
        # [one, other]: the other had come when the one was taken up, and was taken up later.
        is_passed_over = (asked < got[:, np.newaxis]) & (got > got[:, np.newaxis])
        is_sooner = (urgency < urgency[:, np.newaxis]) | (
            (urgency == urgency[:, np.newaxis]) & (asked < asked[:, np.newaxis])
        )
        assert not (is_passed_over & is_sooner).any()
        overtaken += int((is_passed_over & (asked < asked[:, np.newaxis])).sum())
    assert overtaken > 100


def test_a_panel_has_all_its_members_for_as_long_as_it_takes(storm: Storm) -> None:
    """Committee and official, and an expert for what is technical, are there together until it is over."""
    takes = {"accepted": Stream.ACCEPTANCE_PANEL, "evaluated": Stream.EVALUATION_PANEL}
    clock, panels = storm.setting.committee, Counter[frozenset[Kind]]()
    for year in storm.years:
        for project, events in histories(year):
            for at, event in enumerate(events):
                name = event.transition.split("/")[0]
                if name not in takes:
                    continue
                sat = [one for one in year.log.turns if one.project == project and one.left == event.time]
                attempt = sum(earlier.transition == "rectified" for earlier in events[:at])
                hours = year.draws.again[takes[name]].item(project, attempt)
                assert clock.by(event.time) - clock.by(max(one.got for one in sat)) == pytest.approx(hours)
                expert = {Kind.EXPERTS} if name == "accepted" and year.draws.is_technical[project] else set()
                assert {one.kind for one in sat} == {Kind.COMMITTEE, Kind.REVIEWERS} | expert
                panels[frozenset(expert)] += 1
    assert min(panels.values()) > 20


def test_the_committee_has_looked_at_the_work_before_it_is_delivered(storm: Storm) -> None:
    clock, delivered = storm.setting.committee, 0
    for year in storm.years:
        for project, events in histories(year):
            at = {event.transition: event.time for event in events}
            visit = next((one for one in year.log.turns if one.project == project and one.kind is Kind.COMMITTEE), None)
            if "delivered" in at:
                assert visit is not None
                assert visit.left <= at["delivered"]
                assert clock.by(visit.left) - clock.by(visit.got) >= year.draws.once[Stream.VISIT].item(project) - 1e-9
                delivered += 1
    assert delivered > 50
