"""Durations measured in records: days counted by hand, open ones kept, and the triangle behind them found again."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from gongshi.fund import CommunityFund, read_fund
from gongshi.periods import Calendar
from gongshi_simulator.calibration.day_count import Days, day_counts
from gongshi_simulator.calibration.durations import DURATIONS, WORK, Duration
from gongshi_simulator.calibration.durations import found_durations as found
from gongshi_simulator.calibration.ending import Work, ending_early
from gongshi_simulator.calibration.found import FEWEST, Found
from gongshi_simulator.calibration.goodness import fit
from gongshi_simulator.calibration.known import Known, known
from gongshi_simulator.calibration.seen import in_columns, seen, through
from gongshi_simulator.calibration.spans import Span, span
from gongshi_simulator.calibration.stretches import Stretch, life, stretches
from gongshi_simulator.calibration.triangle import Triangle, most_likely, nearest, share_within
from gongshi_simulator.experiment import replayed
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting, setting
from gongshi_simulator.shapes import triangular
from gongshi_simulator.streams import Floats, Key, Stream, Uniforms
from recorded_years import example, recorded

WriteFund = Callable[[Mapping[str, str]], Path]
With = Callable[..., Scenario]

HOLIDAYS = """\
id: 2026
year: 2026
source: {title: 通知}
days_off:
- {name: 劳动节, first_day: 2026-05-01, last_day: 2026-05-05}
working_days: [2026-05-09]
"""
NOTICE = """\
id: n1
kind: resolution
title: 公示
posting_start: 2026-04-15
posting_end: 2026-04-27
objections: []
"""
PROJECT = """\
id: p1
title: 项目
fiscal_year: 2026
kind: works
mode: commissioned
history:
- {date: 2026-04-14, event: resolved}
- {date: 2026-04-15, event: posted, notice: n1}
"""


def of(name: str) -> Duration:
    return next(one for one in DURATIONS if one.path == name)


def community(data: Path) -> CommunityFund:
    fund = read_fund(data).fund
    assert fund is not None
    return fund.communities[0]


def lived(write_fund: WriteFund, *events: str, as_of: date = date(2026, 6, 30)) -> tuple[CommunityFund, Known]:
    text = PROJECT + "".join(f"- {{{one}}}\n" for one in events)
    fund = community(write_fund({"/holidays/2026.yaml": HOLIDAYS, "notices/n1.yaml": NOTICE, "projects/p1.yaml": text}))
    return fund, known((fund,), as_of)


def told(write_fund: WriteFund, name: str, *events: str, as_of: date = date(2026, 6, 30)) -> list[Stretch]:
    fund, _ = lived(write_fund, *events, as_of=as_of)
    return list(stretches(life(fund, fund.projects[0], as_of), of(name).kind, as_of))


def test_days_are_counted_over_holidays_and_exchanged_weekends() -> None:
    # 1 to 5 May 2026 are off; Saturday 9 May is worked in exchange.
    off = frozenset(date(2026, 5, day) for day in range(1, 6))
    calendar = Calendar(off, frozenset({date(2026, 5, 9)}), frozenset({2026}))
    counts = day_counts(calendar, date(2026, 1, 1), date(2026, 12, 31))
    between = {kind: counts[kind].between(date(2026, 4, 28), date(2026, 5, 11)) for kind in Days}
    # 28, 29, 30 April, 6, 7, 8 and 9 May; 13 days but 5; 13 days.
    assert between == {Days.WORKING: 7, Days.FIELD: 8, Days.CALENDAR: 13}


def test_a_filing_is_counted_from_the_day_after_the_posting(write_fund: WriteFund) -> None:
    stretch = Stretch(date(2026, 4, 28), date(2026, 5, 8), date(2026, 7, 1), is_ended=True)
    assert told(write_fund, "street.filing_working_days", "date: 2026-05-08, event: filed") == [stretch]
    fund, of_day = lived(write_fund, "date: 2026-05-08, event: filed")
    count = day_counts(fund.calendar, date(2026, 1, 1), of_day.as_of)[Days.WORKING]
    # Three days of April, 6 and 7 May are over when 8 May begins; of that day a part is.
    assert span(stretch, count, from_midnight=True)[:2] == (5, 6)
    # Had it begun in the course of 28 April, half a day of that would be missing in the middle.
    assert span(stretch, count, from_midnight=False)[:2] == (4.5, 5.5)
    assert span(stretch, count, from_midnight=True, without=2)[:2] == (3, 4)


def test_what_nobody_has_seen_the_end_of_is_kept_as_open(write_fund: WriteFund) -> None:
    seen_until = Stretch(date(2026, 4, 28), date(2026, 6, 1), date(2026, 6, 1), is_ended=False)
    assert told(write_fund, "street.filing_working_days", as_of=date(2026, 5, 31)) == [seen_until]


def test_a_call_after_another_ends_the_first(write_fund: WriteFund) -> None:
    calls = told(
        write_fund,
        "choosing.call_working_days",
        "date: 2026-05-06, event: filed",
        "date: 2026-05-07, event: called",
        "date: 2026-05-21, event: called",
        "date: 2026-06-04, event: selected, implementer: {kind: company, name: 公司}, bidders: 3",
    )
    assert [(one.first.day, one.last.day, one.is_ended) for one in calls] == [(7, 21, True), (21, 4, True)]


def test_work_that_is_broken_off_is_cut_and_not_ended(write_fund: WriteFund) -> None:
    events = ("date: 2026-05-06, event: started", "date: 2026-06-05, event: terminated, reason: 停")
    (cut,) = told(write_fund, "work.works_days", *events)
    assert (cut.last, cut.is_ended) == (date(2026, 6, 5), False)


def test_a_posting_that_was_overturned_waits_for_no_filing(write_fund: WriteFund) -> None:
    events = (
        "date: 2026-05-06, event: redeliberated, outcome: overturned",
        "date: 2026-05-07, event: posted, notice: n1",
    )
    assert told(write_fund, "street.filing_working_days", *events) == []


def watched(days: Floats, for_so_long: float) -> list[Span]:
    """What records tell of durations that begin with a day and are watched for so many days."""
    return [
        Span(math.floor(one), math.floor(one) + 1, for_so_long)
        if one < for_so_long
        else Span(for_so_long, math.inf, for_so_long)
        for one in days.tolist()
    ]


def drawn(triangle: tuple[int, int, int], number: int, seed: int) -> Floats:
    uniform = Uniforms(Key(seed, 0, 0)).of(Stream.WORK, number)
    return triangular(uniform, *(np.array(float(one)) for one in triangle))


def test_the_share_within_is_that_of_the_triangle() -> None:
    # Of a triangle from 0 over 10 to 20: an eighth within 5, half within 10, seven eighths within 15.
    shares = share_within(np.array([-1.0, 5, 10, 15, 20, 99]), 0, 10, 20)
    assert shares.tolist() == [0, 1 / 8, 1 / 2, 7 / 8, 1, 1]


def test_open_durations_count_for_as_long_as_they_were_watched() -> None:
    # Three of which one ended on the first day, one was seen for two days, one ended on the fourth: after the first a
    # third is through; of the two thirds left, only the last was still watched on the fourth day.
    spans = [Span(0, 1, 9), Span(2, math.inf, 2), Span(3, 4, 9)]
    told = through(seen(spans))
    assert told.days.tolist() == [0.5, 3.5]
    assert np.allclose(told.share + told.step / 2, [1 / 3, 1])


@pytest.mark.parametrize("seed", range(4))
def test_the_mean_is_found_again_though_a_third_is_still_open(seed: int) -> None:
    triangle = (20, 60, 150)
    spans = watched(drawn(triangle, 400, seed), for_so_long=90.0)
    assert 80 < sum(not one.is_ended for one in spans) < 180
    # A spread of 27 days over 400 durations, of which the open ones tell less: z of 4 is 7 days at most.
    assert nearest(seen(spans)).mean == pytest.approx(230 / 3, abs=4 * 27 / math.sqrt(260))


def test_leaving_open_durations_out_would_tell_of_the_quick_ones() -> None:
    spans = watched(drawn((20, 60, 150), 400, seed=1), for_so_long=90.0)
    quick = nearest(seen([one for one in spans if one.is_ended])).mean
    assert quick < 230 / 3 - 4 * 27 / math.sqrt(260)


def test_one_very_long_duration_does_not_draw_out_the_rest() -> None:
    days = np.append(drawn((5, 11, 21), 40, seed=2), 120.0)
    of_all = seen(watched(days, for_so_long=400.0))
    assert nearest(of_all).mean == pytest.approx(37 / 3, abs=2)
    assert most_likely(of_all)[0].mean > 25


def test_no_triangle_is_likelier_than_the_most_likely() -> None:
    of_all = seen(watched(drawn((2, 5, 14), 30, seed=3), for_so_long=9.0))
    best, value = most_likely(of_all)
    every = (
        np.log(
            np.maximum(share_within(of_all.most, low, mode, high) - share_within(of_all.least, low, mode, high), 1e-300)
        )
        @ of_all.number
        for low in range(best.low - 2, best.low + 4)
        for high in range(best.high - 4, best.high + 6)
        for mode in range(max(low, 0), high + 1)
        if low >= 0
    )
    assert max(every) == pytest.approx(value, abs=1e-9)


def test_the_test_of_fit_takes_triangles_and_refuses_what_is_none() -> None:
    right = [fit(watched(drawn((5, 11, 21), 60, seed), for_so_long=18.0)).chance for seed in (4, 5, 6)]
    assert min(right) > 0.01
    two_heaps = np.concatenate([drawn((1, 2, 3), 30, 7), drawn((40, 42, 44), 30, 8)])
    assert fit(watched(two_heaps, for_so_long=100.0)).chance <= 0.02


def test_the_interval_of_the_mean_holds_the_truth_as_often_as_it_says() -> None:
    held = 0
    for seed in range(16):
        told = fit(watched(drawn((2, 5, 14), 15, seed), for_so_long=9.0))
        held += told.low <= 7 <= told.high
    # 95 % of 16 is 15.2, with a spread of 0.9; four of these below are 11.7.
    assert held >= 12


def test_fewer_than_eight_ended_are_not_fitted(write_fund: WriteFund, shipped: Scenario) -> None:
    _, of_day = lived(write_fund, "date: 2026-05-08, event: filed")
    (filing,) = found(of_day, shipped, (of("street.filing_working_days"),))
    assert filing == Found("street.filing_working_days", of("street.filing_working_days").counted, 1)
    assert FEWEST == 8
    assert not filing.is_enough


def test_open_work_is_shared_out_between_both_ends() -> None:
    # Of four: one broken off on day 1; one is open since day 2; one is delivered on day 3, one on day 4.
    broken_off, delivered = (
        {"is_delivered": False, "is_broken_off": True},
        {"is_delivered": True, "is_broken_off": False},
    )
    works = [Work(1, **broken_off), Work(2, is_delivered=False, is_broken_off=False), Work(3, **delivered)]
    works.append(Work(4, **delivered))
    assert ending_early(works) == pytest.approx(1 / 4)
    # All three that have ended by themselves would say a third.


@pytest.fixture(scope="module")
def simulated(shipped: Scenario, rules: FundRules) -> tuple[Known, Setting]:
    """Forty simulated years with hands enough that nothing queues, as records."""
    tree = shipped.model_dump()
    for section, key in (
        ("desk", "workers"),
        ("judging", "committees"),
        ("street", "reviewers"),
        ("work", "contractors"),
    ):
        tree[section][key] |= {"value": 100, "high": 100}
    for key in ("in_progress", "delivered"):
        tree["carried_in"][key]["value"] = 0
    tree["council"]["sittings_a_year"]["value"] = 12
    tree["council"]["agenda_items"] |= {"value": 50, "high": 50}
    tree["funding"]["allocated"] |= {"value": "9000000.00", "high": "9000000.00"}
    here = setting(Scenario.model_validate(tree), rules)
    of_fund = example()
    funds = [recorded(year, here, number, of_fund) for number in range(40) for year in replayed(here, 7, number)]
    return known(funds, date(here.scenario.year, 12, 31)), here


@pytest.mark.parametrize(
    "name",
    [
        "street.filing_working_days",
        "choosing.call_working_days",
        "choosing.micro_call_working_days",
        "choosing.contract_working_days",
        "work.works_days",
        "work.micro_days",
        "judging.notice_working_days",
        "judging.survey_working_days",
    ],
)
def test_the_durations_of_simulated_years_are_found_again(simulated: tuple[Known, Setting], name: str) -> None:
    of_day, here = simulated
    (told,) = found(of_day, here.scenario, (of(name),))
    section, key = name.split(".")
    true = getattr(getattr(here.scenario, section), key)
    mean = (true.low + true.mode + true.high) / 3
    assert told.fit is not None
    assert told.low is not None
    assert told.high is not None
    # The interval of 95 % is some four standard errors wide; z of 4 is twice that to either side of the mean.
    assert told.value == pytest.approx(mean, abs=max(told.high - told.low, 0.7))
    assert told.fit.chance > 0.01


def test_the_stretch_of_work_needs_a_start() -> None:
    assert list(stretches((), WORK, date(2026, 1, 1))) == []
    assert Triangle(1, 2, 6).mean == 3
    assert in_columns(np.array([[1.0, 2], [1, 2], [3, np.inf]])).number.tolist() == [2, 1]
