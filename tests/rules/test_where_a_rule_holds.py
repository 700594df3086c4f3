"""A rule that holds points at what it looked at, as one that is broken does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from gongshi.fund import CommunityFund
from gongshi.rules.registry import RULES
from gongshi.rules.verdict import Answer

Community = Callable[[Mapping[str, str]], CommunityFund]

RESOLVED = "date: 2026-03-05, event: resolved"
POSTED = "date: 2026-03-06, event: posted, notice: n03"
STARTED = "date: 2026-04-20, event: started"
CONTRACTED = "date: 2026-04-01, event: contracted, amount: 1.00, first_day: 2026-04-01, last_day: 2026-12-20"
SECOND = "date: 2026-03-24, event: redeliberated, outcome: upheld"
DELIVERED = "date: 2026-12-01, event: delivered"
ACCEPTED = "date: 2026-12-02, event: accepted, outcome: passed"
TEN = "objections:\n- {date: 2026-03-09, scope: resolution, resident_reps: 10}\n"


def project(*events: str) -> dict[str, str]:
    """A fund with one project, whose planned end stands on line 5 and whose first event on line 7."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    keys = "fiscal_year: 2026\nplanned_start: 2026-04-01\nplanned_end: 2026-12-20\n"
    return {"projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\n{keys}history:\n{history}"}


def notice(name: str, more: str = "") -> dict[str, str]:
    days = "posting_start: 2026-03-06\nposting_end: 2026-03-16\n"
    return {f"notices/{name}.yaml": f"id: {name}\nkind: resolution\ntitle: 公示\n{days}{more}"}


PROPOSALS = {
    "proposals/2026.yaml": "id: 2026\nfiscal_year: 2026\nproposals:\n"
    "- {id: p1, title: 路灯, date: 2026-02-01}\n- {id: p2, title: 花坛, date: 2026-02-01}\n"
}
HOLDS = [
    ("R03", project(RESOLVED), ["2026-001.yaml:5:14"]),
    ("R03", project(RESOLVED, CONTRACTED), ["2026-001.yaml:8:88"]),
    ("R05", project(RESOLVED, POSTED, STARTED) | notice("n03"), ["2026-001.yaml:9:10"]),
    ("R07", project(RESOLVED, POSTED) | notice("n03"), ["2026-001.yaml:7:10"]),
    ("R09", project(RESOLVED, POSTED) | notice("n03", TEN), ["2026-001.yaml:8:3"]),
    ("R09", project(RESOLVED, POSTED, SECOND, STARTED) | notice("n03", TEN), ["2026-001.yaml:8:3"]),
    (
        "R12",
        project(RESOLVED, POSTED, SECOND, "date: 2026-03-25, event: posted, notice: n04")
        | notice("n03")
        | notice("n04"),
        ["2026-001.yaml:10:45"],
    ),
    ("R31", project(RESOLVED, CONTRACTED), ["2026-001.yaml:7:1"]),
    ("R31", notice("n03", f"{TEN}- {{date: 2026-03-10, scope: resolution}}\n"), ["n03.yaml:7:3", "n03.yaml:8:3"]),
    ("R31", PROPOSALS, ["2026.yaml:4:3", "2026.yaml:5:3"]),
    ("R32", project(RESOLVED, STARTED), ["2026-001.yaml:5:14"]),
    ("R32", project(RESOLVED, CONTRACTED), ["2026-001.yaml:8:88"]),
    ("R32", project(RESOLVED, STARTED, DELIVERED), ["2026-001.yaml:9:10"]),
    ("R32", project(RESOLVED, STARTED, DELIVERED, ACCEPTED), ["2026-001.yaml:7:1"]),
]


@pytest.mark.parametrize(("rule", "files", "places"), HOLDS)
def test_a_rule_that_holds_points_at_what_it_looked_at(
    rule: str, files: dict[str, str], places: list[str], community: Community
) -> None:
    module = RULES[rule]
    verdicts = list(module.judge(community(files), date(2026, 12, 31), module.parameters()))
    assert [(one.answer, str(one.place).rsplit("/", 1)[1]) for one in verdicts] == [
        (Answer.HOLDS, place) for place in places
    ]
