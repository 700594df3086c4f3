"""Projects by state: the stack, the names in it, and the colours of its bands."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import pairwise

import numpy as np
import pytest

from gongshi.look import Theme, tokens
from gongshi_simulator.bands import Band
from gongshi_simulator.intervals import Mean
from gongshi_simulator.report.canvas import NARROW, Look
from gongshi_simulator.report.colours import band_colours, contrast, text_on
from gongshi_simulator.report.plots.layers import STACKED, layers, peak, widest
from gongshi_simulator.report.plots.names import side_by_side
from gongshi_simulator.report.plots.projects_by_state import Occupancy, projects_by_state
from gongshi_simulator.spans import BANDS
from gongshi_simulator.streams import Floats
from plot_looks import seen

_NARROW = Look(tokens(), NARROW)


def texts(occupancy: Floats, year_end: list[Mean] | None = None) -> list[str]:
    """What stands on a plot of these projects."""
    ends = year_end or [Mean(0, 0, 0)] * len(BANDS)
    shown = Occupancy(2026, occupancy, ends, [date(2026, 6, 22)])
    return [one.text for one in seen(partial(projects_by_state, shown), _NARROW).texts]


def test_layers_lie_on_each_other_and_names_find_room() -> None:
    occupancy = np.zeros((365, len(BANDS)))
    occupancy[:, BANDS.index(Band.CLOSED)] = 2
    occupancy[100:200, BANDS.index(Band.WORKING)] = 3
    stack = {layer.band: layer for layer in layers(occupancy)}
    working = stack[Band.WORKING]
    assert (working.lower[150], working.upper[150]) == (2, 5)
    assert widest(working, 40) == (150, 3, 3.5)
    assert widest(working, 101).height == 0
    assert (peak(working).day, peak(working).height) == (100.5, 3)


def test_a_band_too_thin_for_its_name_is_named_above_the_stack() -> None:
    occupancy = np.zeros((365, len(BANDS)))
    occupancy[:, BANDS.index(Band.DROPPED)] = 9
    without = texts(occupancy)
    occupancy[100:103, [BANDS.index(Band.DROPPED), BANDS.index(Band.WAITING)]] = 6, 3
    assert sorted(texts(occupancy)) == sorted([*without, "等待议决"])


def test_at_the_years_end_a_number_on_which_all_years_agree_stands_without_an_interval() -> None:
    occupancy = np.zeros((365, len(BANDS)))
    occupancy[:, [BANDS.index(Band.CLOSED), BANDS.index(Band.WORKING)]] = 9, 4
    means = {Band.CLOSED: Mean(9, 9, 9), Band.WORKING: Mean(4, 3.8, 4.2)}
    told = texts(occupancy, [means.get(band, Mean(0, 0, 0)) for band in BANDS])
    assert [text for text in told if text in {"9", "4.0（3.8–4.2）"} or "9.0" in text] == ["9", "4.0（3.8–4.2）"]


def test_names_above_stand_side_by_side_as_near_to_their_bands_as_they_can() -> None:
    assert side_by_side([10, 100], [50, 50], 300) == [10, 100]
    assert side_by_side([10, 30, 100], [50, 50, 50], 300) == [10, 60, 110]
    assert side_by_side([200, 210], [60, 60], 300) == [180, 240]


def test_the_scale_has_round_numbers_and_six_ticks_at_most() -> None:
    occupancy = np.zeros((365, len(BANDS)))
    occupancy[:, BANDS.index(Band.CLOSED)] = 1815
    assert [text for text in texts(occupancy) if text.isdigit() and int(text)] == ["500", "1000", "1500"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_name_stands_out_from_its_band_and_a_band_from_the_next(theme: Theme) -> None:
    look = tokens(theme)
    colours = band_colours(look)
    assert len(set(colours.values())) == len(Band)
    assert min(contrast(text_on(colour, look), colour) for colour in colours.values()) >= 4.5
    assert min(contrast(colours[one], colours[other]) for one, other in pairwise(STACKED)) >= 1.25
