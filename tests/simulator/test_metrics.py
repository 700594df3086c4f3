"""What is measured on a history, and what many years come to."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from gongshi.history import State
from gongshi.model.project import Project
from gongshi_simulator.bands import BAND_OF, Band
from gongshi_simulator.metrics import BANDS, Lead, Measured, measured
from gongshi_simulator.summary import month_ends, summary

CLOSED = [
    {"date": "2026-01-10", "event": "proposed"},
    {"date": "2026-02-20", "event": "shortlisted"},
    {"date": "2026-03-20", "event": "resolved"},
    {"date": "2026-03-23", "event": "posted"},
    {"date": "2026-04-10", "event": "filed"},
    {"date": "2026-04-10", "event": "contracted", "amount": "100.00"},
    {"date": "2026-04-10", "event": "started"},
    {"date": "2026-06-01", "event": "delivered"},
    {"date": "2026-06-10", "event": "accepted", "outcome": "passed"},
    {"date": "2026-06-12", "event": "evaluated", "outcome": "passed"},
    {"date": "2026-06-15", "event": "closed"},
]


def project(*history: dict[str, str]) -> Project:
    return Project.model_validate({"id": "a", "title": "灯", "history": history})


def year_of(*histories: list[dict[str, str]]) -> Measured:
    return measured([project(*history) for history in histories], 2026)


def bands_on(day: date, year: Measured) -> dict[str, int]:
    """How many projects are where at the end of a day."""
    counts = year.occupancy[day.timetuple().tm_yday - 1].tolist()
    return {band.value: count for band, count in zip(BANDS, counts, strict=True) if count}


@pytest.mark.parametrize(
    ("day", "where"),
    [
        (date(2026, 1, 9), {}),
        (date(2026, 1, 10), {"collected": 1}),
        (date(2026, 2, 20), {"waiting": 1}),
        (date(2026, 3, 20), {"posted": 1}),
        (date(2026, 4, 9), {"posted": 1}),
        (date(2026, 4, 10), {"working": 1}),
        (date(2026, 6, 14), {"judged": 1}),
        (date(2026, 12, 31), {"closed": 1}),
    ],
)
def test_a_day_counts_with_all_that_happened_on_it(day: date, where: dict[str, int]) -> None:
    assert bands_on(day, year_of(CLOSED)) == where


def test_a_lead_time_runs_from_the_resolution_to_the_closing_or_the_years_end() -> None:
    assert year_of(CLOSED, CLOSED[:5], CLOSED[:2]).leads == (
        Lead(87, is_closed=True),
        Lead(286, is_closed=False),
    )


def test_an_overturned_resolution_is_reopened_and_no_longer_in_force() -> None:
    again = [*CLOSED[:4], {"date": "2026-05-04", "event": "redeliberated", "outcome": "overturned"}]
    year = year_of(again, CLOSED)
    assert (year.reopened, year.leads, year.closed) == (1, (Lead(87, is_closed=True),), 1)
    assert bands_on(date(2026, 12, 31), year) == {"closed": 1, "dropped": 1}


def test_a_history_out_of_order_is_not_measured() -> None:
    with pytest.raises(ValueError, match="an event that cannot follow"):
        year_of([CLOSED[0], CLOSED[-1]])


def test_an_event_of_another_year_is_not_measured() -> None:
    with pytest.raises(ValueError, match="2025-12-31"):
        year_of([{"date": "2025-12-31", "event": "proposed"}])


def test_every_state_of_the_core_has_its_band() -> None:
    assert set(BAND_OF) == set(State)
    assert set(BAND_OF.values()) == set(Band)


def test_a_year_has_twelve_month_ends() -> None:
    assert [day.isoformat() for day in month_ends(2024)][:3] == ["2024-01-31", "2024-02-29", "2024-03-31"]
    assert len(month_ends(2026)) == 12


def test_a_year_in_which_nothing_was_resolved_is_none_that_closed_everything() -> None:
    assert summary([year_of(CLOSED), year_of(CLOSED[:2])] * 20, 2026).all_closed.number == 20


def test_a_summary_counts_years_in_which_nothing_was_left_to_close() -> None:
    whole = summary([year_of(CLOSED, CLOSED), year_of(CLOSED, CLOSED[:5])] * 20, 2026)
    assert (whole.all_closed.number, whole.all_closed.of) == (20, 40)
    assert (whole.resolved.mean, whole.closed.mean, whole.leads_closed, whole.leads) == (2.0, 1.5, 60, 80)
    assert whole.month_ends[11].bands[BANDS.index(Band.CLOSED)].mean == 1.5
    assert np.allclose(whole.occupancy[364].sum(), 2.0)
