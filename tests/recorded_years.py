"""Simulated years as records in memory, to be measured again: what the log tells and nothing beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from gongshi.fund import CommunityFund, Fund, read_fund
from gongshi.model.community import Allocation, Community, Compound, Roster
from gongshi.model.meeting import Meeting
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.proposal import ProposalYear
from gongshi_simulator.calibration.calibrating import Calibration, calibrated
from gongshi_simulator.calibration.known import known
from gongshi_simulator.clock import day_at
from gongshi_simulator.log import Event, Posting
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.scenario_files import read_scenario
from gongshi_simulator.scenarios import shipped_scenario
from gongshi_simulator.setting import Setting

ROOT = Path(__file__).resolve().parent.parent
ONE_DAY = timedelta(days=1)
BY = {"kind": "company", "name": "示例公司"}


AS_OF = date(2026, 11, 20)
"""The day on which the example fund looks at its records."""


def example() -> CommunityFund:
    """A community of the example fund, whose rules and calendar all recorded years share."""
    return example_fund().communities[0]


@cache
def example_fund() -> Fund:
    """The example fund."""
    fund = read_fund(ROOT / "data").fund
    assert fund is not None
    return fund


@cache
def calibrated_example() -> Calibration:
    """What the example fund's records say on its day; worked out once for all tests."""
    scenario = read_scenario(shipped_scenario()).scenario
    assert scenario is not None
    return calibrated(known(example_fund().communities, AS_OF), 2026, scenario)


def recorded(year: CommunityYear, here: Setting, number: int, of: CommunityFund) -> CommunityFund:
    """The records of a simulated year of the community ``number``; projects of last year are left out."""
    scenario = here.scenario
    notices = list(_notices(year, here))
    community = Community(
        id=f"c{number}",
        title=f"第{number}社区",
        households=scenario.proposing.households.value,
        compounds=tuple(Compound(id=f"k{at}", title="院") for at in range(scenario.objecting.compounds.value)),
        rosters=(
            Roster(
                since=date(scenario.year - 1, 1, 1),
                resident_reps=scenario.objecting.resident_reps.value,
                council_members=scenario.council.members.value,
            ),
        ),
        allocations=(Allocation(fiscal_year=scenario.year, amount=scenario.funding.allocated.value),),
    )
    proposals = _proposals(year, here)
    return replace(
        of,
        community=community,
        projects=tuple(sorted((*_projects(year, here), *_children(year, here)), key=lambda one: one.id)),
        meetings={one.id: one for one in _meetings(year, here)},
        notices={one.id: one for one in notices},
        proposal_years=(proposals,),
        proposals={one.id: one for one in proposals.proposals},
    )


def _lives(year: CommunityYear) -> dict[int, list[Event]]:
    lives: dict[int, list[Event]] = defaultdict(list)
    for event in year.log.events:
        if event.project < year.draws.proposals:
            lives[event.project].append(event)
    return lives


def _projects(year: CommunityYear, here: Setting) -> Iterator[Project]:
    draws = year.draws
    for number, events in _lives(year).items():
        yield Project.model_validate(
            {
                "id": f"p{number}",
                "title": "示例",
                "fiscal_year": here.scenario.year,
                "kind": draws.kind[number],
                "mode": draws.mode[number],
                "technical": draws.is_technical[number],
                "budget": draws.amount[number],
                "history": [_event(one, here) for one in events],
            }
        )


def _event(event: Event, here: Setting) -> dict[str, Any]:
    kind, _, outcome = event.transition.partition("/")
    said: dict[str, Any] = {"date": day_at(event.time, here.scenario.year), "event": kind}
    if outcome:
        said["outcome"] = outcome
    return said | _more(kind, event)


def _more(kind: str, event: Event) -> dict[str, Any]:
    votes = dict(zip(("present", "for"), event.amounts, strict=False))
    more: dict[str, dict[str, Any]] = {
        "screened_out": {"reason": "示例"},
        "terminated": {"reason": "示例"},
        "deferred": votes,
        "resolved": votes,
        "rejected": votes,
        "posted": {"notice": _notice_id(event.project, event.time)},
        "selected": {"implementer": BY, "bidders": sum(event.amounts)},
        "contracted": {"amount": sum(event.amounts)},
        "midterm_reviewed": {"outcome": "failed" if any(event.amounts) else "passed"},
    }
    return more.get(kind, {})


def _notice_id(project: int, time: float) -> str:
    return f"n{project}-{int(time)}"


def _notices(year: CommunityYear, here: Setting) -> Iterator[Notice]:
    over = {(one.project, int(one.time)): one for one in year.log.postings}
    for event in year.log.events:
        if event.transition == "posted":
            start = day_at(event.time, here.scenario.year)
            end = day_at(here.posting_over[int(event.time)], here.scenario.year) - ONE_DAY
            yield Notice.model_validate(
                {
                    "id": _notice_id(event.project, event.time),
                    "kind": "resolution",
                    "title": "示例",
                    "posting_start": start,
                    "posting_end": end,
                    "objections": _objections(over.get((event.project, int(event.time))), start, end),
                }
            )


def _objections(posting: Posting | None, start: date, end: date) -> list[dict[str, Any]] | None:
    if posting is None:
        return None
    told = [
        (start, posting.counted + posting.withdrawn, posting.withdrawn),
        (end + ONE_DAY, posting.late, 0),
    ]
    return [
        {"date": day, "scope": "project", "project": f"p{posting.project}", "resident_reps": reps, "withdrawn": back}
        for day, reps, back in told
        if reps
    ]


def _meetings(year: CommunityYear, here: Setting) -> Iterator[Meeting]:
    members = here.scenario.council.members.value
    for at, one in enumerate(year.log.sittings):
        day = day_at(one.time, here.scenario.year)
        yield Meeting(id=f"m{at}", date=day, body="residents_council", members=members, present=one.present)


def _proposals(year: CommunityYear, here: Setting) -> ProposalYear:
    draws, lives = year.draws, _lives(year)
    settled = next(one.time for one in year.log.events if one.transition in {"shortlisted", "screened_out"})
    day = day_at(settled, here.scenario.year)
    return ProposalYear.model_validate(
        {
            "id": str(here.scenario.year),
            "fiscal_year": here.scenario.year,
            "proposals": [
                {
                    "id": f"q{number}",
                    "title": "示例",
                    "date": day_at(float(draws.proposed_at[number]), here.scenario.year),
                    "screening": {
                        "date": day,
                        "outcome": lives[number][1].transition if number in lives else "merged",
                        "reason": "示例",
                    },
                }
                for number in range(draws.proposals)
            ],
        }
    )


def _children(year: CommunityYear, here: Setting) -> Iterator[Project]:
    """The child projects of a micro-grant begin with it; one of them may end after it would have been cut short."""
    for number, events in _lives(year).items():
        started = next((one.time for one in events if one.transition == "started"), None)
        is_cut = any(one.transition == "terminated" for one in events)
        if year.draws.mode[number] != "micro" or started is None or is_cut:
            continue
        for at, days in enumerate(year.draws.children.row(number)):
            end = here.field.later(started, days)
            history = [{"date": day_at(started, here.scenario.year), "event": "started"}]
            if end < here.days:
                history.append({"date": day_at(end, here.scenario.year), "event": "delivered"})
            yield Project.model_validate(
                {
                    "id": f"p{number}-{at}",
                    "title": "示例",
                    "fiscal_year": here.scenario.year,
                    "mode": "micro",
                    "kind": "service",
                    "parent_project": f"p{number}",
                    "history": history,
                }
            )
