"""What is measured on the log of a year, and what many years come to."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
import pytest

from gongshi.history import State
from gongshi_simulator.bands import BAND_OF, Band
from gongshi_simulator.clock import midnight
from gongshi_simulator.log import Event, Kind, Log, Posting, Scarce, Turn
from gongshi_simulator.measuring import Measuring
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from gongshi_simulator.spans import BANDS, CONFIRMED, STAGES, Stage, happened, projects, stays
from gongshi_simulator.summary import Summary, summary
from gongshi_simulator.tally import BATCHES, WAYS, Number, Tally, together
from gongshi_simulator.ways import Way
from without_chance import CERTAIN, fixed

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]

CLOSED = (
    ("01-10", "proposed"),
    ("02-20", "shortlisted"),
    ("03-20", "resolved"),
    ("03-23", "posted"),
    ("04-10", "filed"),
    ("04-10", "contracted"),
    ("04-10", "started"),
    ("06-01", "delivered"),
    ("06-10", "accepted/passed"),
    ("06-12", "evaluated/passed"),
    ("06-15", "closed"),
)
OVERTURNED = (*CLOSED[:4], ("05-04", "redeliberated/overturned"))
TERMINATED = (*CLOSED[:7], ("05-04", "terminated"))
History = Sequence[tuple[str, str]]


def at(day: str) -> float:
    return midnight(date.fromisoformat(f"2026-{day}"))


def log_of(*histories: History) -> Log:
    """Projects that are signed for at 30,000 yuan, and whose postings are over when 3 April is, were they posted."""
    log = Log()
    for project, history in enumerate(histories):
        for day, event in history:
            amounts = (30_000_00,) if event == "contracted" else ()
            log.events.append(Event(at(day), project, event, amounts))
        if "filed" in [event for _, event in history]:
            log.postings.append(Posting(project, at("03-23"), at("04-04"), 0, 0, 0, 9))
    return log


@pytest.fixture
def certain(scenario: With, here: Here) -> Setting:
    """A community with 475,600 yuan, of which a project costs 38,700 and 40 % are paid in advance."""
    return here(scenario(**CERTAIN))


def measured(setting: Setting, *logs: Log) -> Tally:
    """One replication after the other."""
    measuring = Measuring(setting, range(len(logs)))
    for number, log in enumerate(logs):
        measuring.take_in(number, [CommunityYear(0, fixed(setting, 5), log)])
    return measuring.tally


def row(setting: Setting, log: Log) -> dict[Number, float]:
    """What is counted of one year."""
    return dict(zip(Number, measured(setting, log).numbers[0].tolist(), strict=True))


@pytest.mark.parametrize(
    ("day", "where"),
    [
        ("01-09", {}),
        ("01-10", {"collected": 1}),
        ("02-20", {"waiting": 1}),
        ("03-20", {"posted": 1}),
        ("04-09", {"posted": 1}),
        ("04-10", {"working": 1}),
        ("06-14", {"judged": 1}),
        ("12-31", {"closed": 1}),
    ],
)
def test_a_day_counts_with_all_that_happened_on_it(certain: Setting, day: str, where: dict[str, int]) -> None:
    counts = measured(certain, log_of(CLOSED)).occupancy[int(at(day))].tolist()
    assert {band.value: count for band, count in zip(BANDS, counts, strict=True) if count} == where


def stays_in(setting: Setting, log: Log) -> list[tuple[Stage, int, bool]]:
    """How many days the first project was in each stage that it came to, and whether that had ended."""
    years = [CommunityYear(0, fixed(setting, 1), log)]
    of = projects(years, happened(years), setting.days)
    told = ((stage, stays(of, stage, setting.days)) for stage in STAGES)
    return [(stage, int(one.days[0]), bool(one.is_ended[0])) for stage, one in told if len(one.days)]


def test_a_stage_lasts_from_its_first_event_to_its_last(certain: Setting) -> None:
    assert stays_in(certain, log_of(CLOSED)) == [
        (Stage.SORTING, 41, True),
        (Stage.COUNCIL, 28, True),
        (Stage.POSTING, 15, True),
        (Stage.FILING, 6, True),
        (Stage.CONTRACTING, 0, True),
        (Stage.WORK, 52, True),
        (Stage.JUDGING, 14, True),
        (Stage.WHOLE, 87, True),
    ]


def test_a_stage_that_the_year_does_not_see_ended_lasts_for_as_long_as_it_was_seen(certain: Setting) -> None:
    assert stays_in(certain, log_of(CLOSED[:5]))[3:] == [
        (Stage.FILING, 6, True),
        (Stage.CONTRACTING, 265, False),
        (Stage.WHOLE, 286, False),
    ]


def test_only_a_posting_that_was_not_challenged_confirms_and_not_when_the_year_is_over(certain: Setting) -> None:
    log = log_of(CLOSED[:4], CLOSED[:4], CLOSED[:4])
    log.postings.extend([Posting(0, 81.0, 93.0, 9, 0, 0, 9), Posting(0, 150.0, 162.0, 8, 0, 0, 9)])
    log.postings.extend([Posting(1, 81.0, 93.0, 9, 0, 0, 9), Posting(2, 350.0, 365.0, 0, 0, 0, 9)])
    years = [CommunityYear(0, fixed(certain, 3), log)]
    confirmed_at = projects(years, happened(years), certain.days).at(CONFIRMED)
    assert confirmed_at[:3].tolist() == [162.0, math.inf, math.inf]


def test_years_are_spread_over_the_batches_by_their_numbers(certain: Setting) -> None:
    measuring = Measuring(certain, [1, 21, 22])
    for number in (1, 21, 22):
        measuring.take_in(number, [CommunityYear(0, fixed(certain, 5), log_of(CLOSED))])
    whole = measuring.tally.stays[:, STAGES.index(Stage.WHOLE), 1, 87]
    assert whole.tolist() == [0, 2, 1, *[0] * 17]


def test_an_overturned_resolution_is_reopened_and_no_longer_in_force(certain: Setting) -> None:
    counts = row(certain, log_of(OVERTURNED, CLOSED))
    assert (counts[Number.REOPENED], counts[Number.RESOLVED], counts[Number.CLOSED]) == (1, 1, 1)
    assert (counts[Number.ANY_REOPENED], counts[Number.ALL_CLOSED]) == (1, 1)


def test_a_lead_time_is_that_of_what_can_still_be_closed_or_is(certain: Setting) -> None:
    tally = measured(certain, log_of(CLOSED, CLOSED[:5], OVERTURNED, TERMINATED, CLOSED[:2]))
    whole = tally.stays[0, STAGES.index(Stage.WHOLE)]
    assert [(ended, days, whole[ended, days]) for ended, days in np.argwhere(whole).tolist()] == [
        (0, 286, 1),
        (1, 87, 1),
    ]
    assert (tally.leads[0, WAYS.index(Way.COMMISSIONED)] == whole).all()
    assert tally.leads.sum() == 2


def test_money_is_counted_where_it_has_come_to(certain: Setting) -> None:
    waiting_to_start = CLOSED[:6]
    counts = row(certain, log_of(CLOSED, CLOSED[:7], waiting_to_start, TERMINATED, OVERTURNED))
    assert {number: counts[number] / 100 for number in Number if number.name.startswith(("MONEY", "ALLOCATED"))} == {
        Number.ALLOCATED: 475_600,
        Number.MONEY_RESOLVED: 4 * 38_700,
        Number.MONEY_CONTRACTED: 4 * 30_000,
        # All of what is closed; two fifths of what has started and of what has ended early.
        Number.MONEY_PAID: 30_000 + 2 * 12_000,
        Number.MONEY_CLOSED: 38_700,
    }


def test_what_is_not_closed_counts_as_closed_when_the_year_is_over(certain: Setting) -> None:
    counts = row(certain, log_of(CLOSED, CLOSED[:5]))
    assert (counts[Number.CLOSING_DAY], counts[Number.LAST_CLOSING_DAY]) == (165 + 365, 365)


def test_what_last_year_left_is_counted_apart(scenario: With, here: Here) -> None:
    setting = here(scenario(**CERTAIN | {"carried_in__delivered": 2}))
    draws = fixed(setting)
    log = log_of(CLOSED)
    log.events.extend(Event(at("03-02"), draws.carried_in[0], event) for event in ("accepted/passed", "closed"))
    measuring = Measuring(setting, [0])
    measuring.take_in(0, [CommunityYear(0, draws, log)])
    counts = measuring.tally.numbers[0]
    assert counts[[Number.CANDIDATES, Number.CLOSED, Number.CARRIED_IN, Number.CARRIED_IN_CLOSED]].tolist() == [
        1,
        1,
        2,
        1,
    ]


def test_the_time_that_the_scarce_are_held_is_theirs_by_month(certain: Setting) -> None:
    log = Log()
    # Over a weekend into March; a day that begins at noon; and for good.
    log.turns.append(Turn(Kind.WORKERS, 0, 1, at("02-26"), at("02-26"), at("03-03")))
    log.turns.append(Turn(Kind.WORKERS, 0, 1, at("05-14"), at("05-14") + 0.5, at("05-15")))
    log.turns.append(Turn(Kind.CONTRACTORS, 0, 1, at("12-22"), at("12-22")))
    log.turns.append(Turn(Kind.EXPERTS, 0, 1, at("12-22")))
    busy = measured(certain, log).busy[0]
    held = {(Kind(kind), month + 1): busy[kind, month] for kind, month in np.argwhere(busy).tolist()}
    # 26 and 27 February and the worked Saturday; Monday in March; a contractor's days are all days.
    assert held == {
        (Kind.WORKERS, 2): 3,
        (Kind.WORKERS, 3): 1,
        (Kind.WORKERS, 5): 0.5,
        (Kind.CONTRACTORS, 12): 10,
    }


def test_whoever_waits_is_counted_at_every_midnight(certain: Setting) -> None:
    log = Log()
    log.turns.append(Turn(Kind.REVIEWERS, 0, 1, 5.5, 7.2, 8.0))
    log.turns.append(Turn(Kind.REVIEWERS, 0, 1, 7.3, 7.9, 9.0))
    log.turns.append(Turn(Kind.EXPERTS, 0, 1, 363.0))
    queue = measured(certain, log).queue
    assert [(day, Kind(kind), queue[day, kind]) for day, kind in np.argwhere(queue).tolist()] == [
        (5, Kind.REVIEWERS, 1),
        (6, Kind.REVIEWERS, 1),
        (363, Kind.EXPERTS, 1),
        (364, Kind.EXPERTS, 1),
    ]


def test_every_state_of_the_core_has_its_band_and_every_kind_its_name() -> None:
    assert set(BAND_OF) == set(State)
    assert set(BAND_OF.values()) == set(Band)
    assert [kind.name for kind in Kind] == [scarce.name for scarce in Scarce]


def test_tallies_become_one_in_whatever_order_they_come(certain: Setting) -> None:
    logs = [log_of(CLOSED), log_of(CLOSED[:5]), log_of(OVERTURNED), log_of()]
    whole, parts = measured(certain, *logs), []
    for numbers in ([2], [0, 3], [1]):
        measuring = Measuring(certain, numbers)
        for number in numbers:
            measuring.take_in(number, [CommunityYear(0, fixed(certain, 5), logs[number])])
        parts.append(measuring.tally)
    assert [one.tolist() for one in together(parts)] == [one.tolist() for one in whole]


def summed(setting: Setting, *logs: Log) -> Summary:
    """What so many years come to."""
    return summary(measured(setting, *logs), setting)


def test_a_year_has_twelve_month_ends(shipped: Scenario, here: Here) -> None:
    leap = here(shipped.model_copy(update={"year": 2024}))
    ends = [one.day.isoformat() for one in summed(leap, Log(), Log()).month_ends]
    assert (ends[:3], len(ends)) == (["2024-01-31", "2024-02-29", "2024-03-31"], 12)


def test_a_year_in_which_nothing_was_resolved_is_none_that_closed_everything(certain: Setting) -> None:
    whole = summed(certain, *[log_of(CLOSED), log_of(CLOSED[:2])] * 20)
    assert (whole.all_closed.number, whole.all_closed.of) == (20, 40)


def test_a_summary_tells_of_all_years(certain: Setting) -> None:
    whole = summed(certain, *[log_of(CLOSED, CLOSED), log_of(CLOSED, CLOSED[:5])] * BATCHES)
    assert (whole.replications, whole.communities) == (2 * BATCHES, 1)
    assert (whole.resolved.mean, whole.closed.mean, whole.whole.ended, whole.whole.number) == (2.0, 1.5, 60, 80)
    assert (whole.closed_share.number, whole.closed_share.of) == (60, 80)
    assert (whole.all_closed.number, whole.all_closed.of) == (20, 40)
    assert whole.resolved_money.share == pytest.approx(2 * 38_700 / 475_600)
    assert whole.month_ends[11].bands[BANDS.index(Band.CLOSED)].mean == 1.5
    assert np.allclose(whole.occupancy[364].sum(), 2.0)
    assert (whole.whole.half.days, whole.whole.nine_tenths.days) == (87, None)


def test_a_share_of_time_is_of_all_hands_and_of_the_days_that_they_work(scenario: With, here: Here) -> None:
    setting = here(scenario(**CERTAIN | {"desk__workers": 2}))
    log = Log(turns=[Turn(Kind.WORKERS, 0, 1, at("03-02"), at("03-02"), at("03-13"))])
    whole = summed(setting, log, log)
    # Nine of March's 22 working days, of one of two workers. The year has 248: 261 from Monday to Friday, 19 of them
    # off, and six at weekends that are worked.
    assert whole.utilisation[Kind.WORKERS, 2] == pytest.approx(9 / (2 * 22))
    assert whole.busy[Kind.WORKERS].mean == pytest.approx(9 / (2 * 248))
