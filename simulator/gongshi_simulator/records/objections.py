"""Objections by day: as many as the log counted, spread over the days of the posting.

Rules: whoever objects does so after an exponential delay, as in the model, given that it was in time or not; of those
in time the last to come are those who took it back. What would have come after the year's end has not come. What came
in time is answered on the day after the posting, what came late three days on. Words are drawn from the catalogue.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from gongshi.model.notice import Objection
from gongshi.model.terms import Scope
from gongshi.model.words import words
from gongshi_simulator.clock import day_at
from gongshi_simulator.log import Posting
from gongshi_simulator.records.catalogue import sentences
from gongshi_simulator.records.chronicle import Chronicle
from gongshi_simulator.records.details import chosen

_LATE_ANSWER = timedelta(days=3)


class _Hung(NamedTuple):
    """A posting of a project, and which it was of it."""

    told: Chronicle
    posting: Posting
    attempt: int

    @property
    def last_day(self) -> date:
        return day_at(self.posting.over - 1, self.told.year)


def objections(told: Chronicle, project: int, day: date) -> Iterator[Objection]:
    """The objections to the posting of a project that began on ``day``, by day."""
    of_project = [one for one in told.log.postings if one.project == project]
    for attempt, posting in enumerate(of_project):
        if day_at(posting.time, told.year) == day:
            yield from _of_posting(_Hung(told, posting, attempt))


def _of_posting(hung: _Hung) -> Iterator[Objection]:
    came, withdrew = _by_day(hung)
    for day in sorted(came):
        if day <= hung.told.as_of:
            yield _objection(hung, day, came[day], withdrew[day])


def _by_day(hung: _Hung) -> tuple[Counter[date], Counter[date]]:
    """How many objected on each day, and how many of those took it back."""
    posting, year = hung.posting, hung.told.year
    in_time = posting.counted + posting.withdrawn
    uniform = hung.told.details.objection_day[posting.project, hung.attempt].tolist()
    early = sorted(_day_in_time(hung, one) for one in uniform[:in_time])
    late = [_day_after(hung, one) for one in uniform[in_time : in_time + posting.late]]
    told = [day_at(time, year) for time in (*early, *late)]
    return Counter(told), Counter(told[posting.counted : in_time])


def _day_in_time(hung: _Hung, luck: float) -> float:
    """When somebody objects of whom it is known that it was before the posting was over."""
    mean, posting = _mean_delay(hung), hung.posting
    chance = 1 - math.exp(-(posting.over - posting.time) / mean)
    return min(posting.time - mean * math.log1p(-luck * chance), math.nextafter(posting.over, 0))


def _day_after(hung: _Hung, luck: float) -> float:
    """The same, after it was over: an exponential delay forgets how long it has been waited for."""
    return hung.posting.over - _mean_delay(hung) * math.log1p(-luck)


def _mean_delay(hung: _Hung) -> int:
    return hung.told.setting.scenario.objecting.objection_delay_days.value


def _objection(hung: _Hung, day: date, came: int, withdrew: int) -> Objection:
    told, project = hung.told, hung.posting.project
    catalogue = sentences.OBJECTIONS[told.way(project)]
    luck = told.details.objection_words.item(project, hung.attempt)
    said = catalogue[(chosen(luck, len(catalogue)) + day.day) % len(catalogue)]
    is_late = day > hung.last_day
    answered = day + _LATE_ANSWER if is_late else hung.last_day + timedelta(days=1)
    answer = sentences.LATE if is_late else sentences.ENOUGH if hung.posting.is_challenged else said.answer
    is_answered = answered <= told.as_of
    return Objection(
        date=day,
        scope=Scope.PROJECT,
        project=told.project_ids[project],
        resident_reps=came,
        withdrawn=withdrew,
        subject=words(said.subject),
        answered=answered if is_answered else None,
        answer=words(answer) if is_answered else None,
    )
