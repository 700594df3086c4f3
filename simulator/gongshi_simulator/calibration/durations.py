"""Which durations of a scenario the records tell, from which event to which, counted in which days.

What the scenario itself puts into the same stretch, a task at the desk or a panel's sitting, is taken off by its mean,
or it would be waited for twice. The queue for it cannot be told apart and stays in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.project import Project
from gongshi.model.terms import Mode, ProjectKind
from gongshi_simulator.calibration.day_count import DayCount, Days, day_counts
from gongshi_simulator.calibration.elsewhere import at_desk, in_filing, in_panel
from gongshi_simulator.calibration.found import FEWEST, Found
from gongshi_simulator.calibration.goodness import fit
from gongshi_simulator.calibration.known import Known, children, happened, mothers
from gongshi_simulator.calibration.spans import Span, span
from gongshi_simulator.calibration.stretches import CONFIRMED, ONE_DAY, Kind, life, stretches
from gongshi_simulator.scenario import Scenario


class Duration(NamedTuple):
    """A duration: the ``kind`` of stretch in the lives of projects that are ``meant``, in ``days``.

    ``without``: how many of these days the scenario has elsewhere. ``of`` mothers or children.
    """

    path: str
    counted: Message
    kind: Kind
    days: Days
    meant: Callable[[Project], bool] = lambda _: True
    without: Callable[[Scenario], float] = lambda _: 0.0
    of: Callable[[Known], Iterator[tuple[CommunityFund, Project]]] = mothers


_OVER = frozenset({"terminated", "closed"})
_ACCEPTED = frozenset({"accepted/passed", "accepted/failed"})
_EVALUATED = frozenset({"evaluated/passed", "evaluated/failed"})
_READY = frozenset({"delivered", "rectified"})


def stretch(begins: str, ends: str, *cut_by: str, over_with: str | None = None) -> Kind:
    """A kind of stretch, which the end of the project cuts off; several events that begin or end it are one text."""
    return Kind(
        frozenset(begins.split()),
        frozenset(ends.split()),
        frozenset(cut_by) | _OVER,
        frozenset(() if over_with is None else over_with.split()),
    )


WORK = Kind(frozenset({"started"}), frozenset({"delivered"}), _ACCEPTED | _EVALUATED | _OVER, frozenset({"delivered"}))

DURATIONS = (
    Duration(
        "street.filing_working_days",
        Message("件备案", "filings"),
        stretch(CONFIRMED, "filed", "called", "selected", "contracted", "started", "delivered", over_with="filed"),
        Days.WORKING,
        without=in_filing,
    ),
    Duration(
        "choosing.call_working_days",
        Message("次征集", "calls"),
        stretch("called", "called selected", "contracted", "started", "delivered"),
        Days.WORKING,
        meant=lambda one: one.mode is Mode.COMMISSIONED,
    ),
    Duration(
        "choosing.micro_call_working_days",
        Message("次子项目征集", "calls for child projects"),
        stretch("filed", "contracted", "started", "delivered"),
        Days.WORKING,
        meant=lambda one: one.mode is Mode.MICRO,
        without=at_desk,
    ),
    Duration(
        "choosing.contract_working_days",
        Message("份合同", "contracts"),
        stretch("selected", "contracted", "called", "started", "delivered"),
        Days.WORKING,
        meant=lambda one: one.mode is Mode.COMMISSIONED,
    ),
    Duration(
        "work.service_days",
        Message("个服务项目", "services"),
        WORK,
        Days.FIELD,
        meant=lambda one: one.kind is ProjectKind.SERVICE and one.mode is not Mode.MICRO,
    ),
    Duration(
        "work.works_days",
        Message("个工程", "works"),
        WORK,
        Days.FIELD,
        meant=lambda one: one.kind is ProjectKind.WORKS,
    ),
    Duration("work.micro_days", Message("个子项目", "child projects"), WORK, Days.FIELD, of=children),
    Duration(
        "judging.notice_working_days",
        Message("次验收", "acceptances"),
        Kind(_READY, _ACCEPTED, _OVER | {"evaluated/failed"}, frozenset({"accepted/passed"})),
        Days.WORKING,
        without=in_panel,
    ),
    Duration(
        "judging.survey_working_days",
        Message("次评议", "evaluations"),
        Kind(_READY, _EVALUATED, _OVER | {"accepted/failed"}, frozenset({"evaluated/passed"})),
        Days.WORKING,
        without=in_panel,
    ),
    Duration(
        "judging.rectification_days",
        Message("次整改", "rectifications"),
        stretch("accepted/failed evaluated/failed", "rectified delivered"),
        Days.CALENDAR,
    ),
)
"""Durations that a scenario has a number for."""


def found_durations(of: Known, scenario: Scenario, which: tuple[Duration, ...] = DURATIONS) -> Iterator[Found]:
    """What the records say of each duration; the numbers taken off it are those of ``scenario``."""
    counts = counts_of(of)
    for one in which:
        yield fitted_to(one.path, one.counted, list(_spans(of, one, counts, one.without(scenario))))


def fitted_to(path: str, counted: Message, spans: list[Span]) -> Found:
    """A duration with its triangle, where enough of it have ended."""
    ended = sum(one.is_ended for one in spans)
    if ended < FEWEST:
        return Found(path, counted, ended, still_open=len(spans) - ended)
    told = fit(spans)
    mean_of_it = told.triangle.mean
    low, high = min(told.low, mean_of_it), max(told.high, mean_of_it)
    return Found(path, counted, ended, mean_of_it, low, high, still_open=len(spans) - ended, fit=told)


def counts_of(of: Known) -> Mapping[Days, DayCount]:
    """The day counts that reach over all that the records tell of, by the fund's own calendar."""
    told = [one.day for fund in of.communities for project in fund.projects for one in happened(project, of.as_of)]
    told += [one.date for fund in of.communities for one in fund.proposals.values() if one.date is not None]
    first = min((day for day in told if day <= of.as_of), default=of.as_of)
    return day_counts(of.communities[0].calendar, date(first.year - 1, 1, 1), of.as_of + ONE_DAY)


def _spans(of: Known, one: Duration, counts: Mapping[Days, DayCount], without: float) -> Iterator[Span]:
    is_from_midnight = CONFIRMED in one.kind.begins
    for fund, project in one.of(of):
        if one.meant(project):
            for seen in stretches(life(fund, project, of.as_of), one.kind, of.as_of):
                yield span(seen, counts[one.days], from_midnight=is_from_midnight, without=without)
