"""How decisions went by votes: the log's own where it holds them, else drawn so that they lead where the log says.

Who was present and did not vote for a project voted against it or abstained; which of the two is drawn. Of a second
decision the log holds no votes: any number in favour that carries it, or that does not, is as likely as another.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from gongshi.model.terms import Reconsidered
from gongshi_simulator.clock import day_at, midnight
from gongshi_simulator.council import least_in_favour
from gongshi_simulator.records.chronicle import Chronicle
from gongshi_simulator.records.details import chosen
from gongshi_simulator.records.happenings import Happening
from gongshi_simulator.records.last_year import attendance
from gongshi_simulator.shapes import binomial


class Vote(NamedTuple):
    """A decision by those present; the three others add up to it."""

    present: int
    in_favour: int
    against: int
    abstaining: int


def first_vote(told: Chronicle, happening: Happening) -> Vote:
    """The vote of a first decision."""
    present, in_favour = happening.amounts
    return _vote(present, in_favour, told.details.abstaining.item(happening.project, 0))


def second_vote(told: Chronicle, happening: Happening, time: int) -> Vote:
    """The vote by which a project was decided on again, for the time counted from 0."""
    project = happening.project
    present = came(told, happening.day, of_reps=happening.event == "rep_voted")
    least = least_in_favour(present, told.draws.kind[project], told.setting.scenario.council.works_majority.value)
    luck = told.details.second_vote.item(project, time)
    if happening.outcome == Reconsidered.OVERTURNED:
        in_favour = chosen(luck, least)
    else:
        in_favour = least + chosen(luck, present - least + 1)
    return _vote(present, in_favour, told.details.abstaining.item(project, time + 1))


def came(told: Chronicle, day: date, *, of_reps: bool) -> int:
    """How many came to the sitting of a day; of an assembly, which the log does not count, more than half."""
    council = told.setting.scenario.council
    if of_reps:
        reps = told.setting.scenario.objecting.resident_reps.value
        drawn = binomial(told.details.assembly.item(int(midnight(day))), reps, council.attendance.value)
        return max(drawn, reps // 2 + 1)
    if day.year < told.year:
        return attendance(told.setting, told.details, day)
    return max(sitting.present for sitting in told.log.sittings if day_at(sitting.time, told.year) == day)


def _vote(present: int, in_favour: int, luck: float) -> Vote:
    abstaining = chosen(luck, present - in_favour + 1)
    return Vote(present, in_favour, present - in_favour - abstaining, abstaining)
