"""The meetings: every sitting of the council, also those too few came to, and every assembly that voted.

What sat twice on one day is one meeting, at which those present were the larger number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from gongshi.model.meeting import Meeting, Minutes
from gongshi.model.terms import Body, Role
from gongshi.model.words import words
from gongshi_simulator.clock import day_at
from gongshi_simulator.records.chronicle import Chronicle, meeting_id, titles
from gongshi_simulator.records.happenings import Happening
from gongshi_simulator.records.votes import came

_SAID = {
    "resolved": "通过{number}项：{titles}。",
    "rejected": "没有通过{number}项：{titles}，理由写在各自的项目里。",
    "deferred": "缓议{number}项：{titles}。",
    "redeliberated": "因异议重新议定{number}项：{titles}。",
    "rep_voted": "就异议事项表决{number}项：{titles}。",
}
_WAITING = "{number}项因当年余下的资金不够，留待以后：{titles}。"
_TOO_FEW = "到会人数不够，没有议事。"
_NOTHING = "没有要议决的项目，听取各项目进度。"
_COUNTED = "逐项讨论后举手表决，票数当场宣读。"


class _Day(NamedTuple):
    """A meeting: whether it was the assembly's, and its day."""

    of_reps: bool
    day: date


def meetings(told: Chronicle) -> Iterator[Meeting]:
    """All meetings of both years; those of the council before those of the assembly."""
    happened = [one for course in told.courses.values() for one in course if one.event in _SAID]
    sat = {_Day(one.event == "rep_voted", one.day) for one in happened}
    sat |= {_Day(of_reps=False, day=day_at(one.time, told.year)) for one in told.log.sittings}
    for _, of_year in groupby(sorted(sat), lambda one: (one.of_reps, one.day.year)):
        for at, meeting in enumerate(of_year, 1):
            yield _meeting(
                told, meeting, at, [one for one in happened if _Day(one.event == "rep_voted", one.day) == meeting]
            )


def _meeting(told: Chronicle, meeting: _Day, at: int, here: Sequence[Happening]) -> Meeting:
    scenario, present = told.setting.scenario, came(told, meeting.day, of_reps=meeting.of_reps)
    members = scenario.objecting.resident_reps if meeting.of_reps else scenario.council.members
    name = "居民代表会议" if meeting.of_reps else "居民议事会"
    is_quorate = meeting.of_reps or present >= told.setting.quorum
    return Meeting(
        id=meeting_id(meeting.day, of_reps=meeting.of_reps),
        date=meeting.day,
        body=Body.REP_ASSEMBLY if meeting.of_reps else Body.RESIDENTS_COUNCIL,
        title=words(f"{name}{meeting.day.year}年第{at}次会议"),
        chaired_by=Role.PARTY_ORG,
        members=members.value,
        present=present,
        minutes=Minutes(summary=words(_minutes(told, meeting, here) if is_quorate else _TOO_FEW)),
    )


def _minutes(told: Chronicle, meeting: _Day, here: Sequence[Happening]) -> str:
    said = [
        text.format(number=len(of), titles=titles(told, of))
        for event, text in _SAID.items()
        if (of := [one.project for one in here if one.event == event])
    ]
    waiting = () if meeting.of_reps else _not_covered(told, meeting.day, here)
    if waiting:
        said.append(_WAITING.format(number=len(waiting), titles=titles(told, waiting)))
    if any(one.event != "deferred" for one in here):
        said.append(_COUNTED)
    return "\n".join(said) if said else _NOTHING


def _not_covered(told: Chronicle, day: date, here: Sequence[Happening]) -> tuple[int, ...]:
    """What a sitting took up and left undecided, as the money left did not cover it."""
    taken = {project for one in told.log.sittings if day_at(one.time, told.year) == day for project in one.projects}
    return tuple(sorted(taken.difference(one.project for one in here)))
