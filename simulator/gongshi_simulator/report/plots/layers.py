"""The bands as layers of a stack, and where in a layer there is room for its name."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from gongshi_simulator.bands import Band
from gongshi_simulator.spans import BANDS
from gongshi_simulator.streams import Floats

STACKED = (*(band for band in reversed(BANDS) if band is not Band.DROPPED), Band.DROPPED)
"""From the bottom up: what is closed, what is nearest to it, and what was dropped on top of all."""


_NO_HIGHER = 0.1
"""Projects by which one place must be higher than another to be the better one."""


class Layer(NamedTuple):
    """One band between two edges, each a number of projects by day."""

    band: Band
    lower: Floats
    upper: Floats


class Room(NamedTuple):
    """A place in a layer: its middle, and how many projects high it is."""

    day: float
    height: float
    middle: float


def layers(occupancy: Floats) -> tuple[Layer, ...]:
    """The stack, from the bottom up."""
    stacked = occupancy[:, [BANDS.index(band) for band in STACKED]]
    edges = np.concatenate([np.zeros((len(stacked), 1)), np.cumsum(stacked, axis=1)], axis=1)
    return tuple(Layer(band, edges[:, at], edges[:, at + 1]) for at, band in enumerate(STACKED))


def widest(layer: Layer, days: int) -> Room:
    """The highest place in a layer that is ``days`` wide and inside it all the way; of several the middle one."""
    floor = sliding_window_view(layer.lower, days).max(axis=1)
    ceiling = sliding_window_view(layer.upper, days).min(axis=1)
    height = ceiling - floor
    best = np.flatnonzero(height >= height.max() - _NO_HIGHER)
    first = int(best[len(best) // 2])
    return Room(first + days / 2, float(height[first]), float(ceiling[first] + floor[first]) / 2)


def peak(layer: Layer) -> Room:
    """The day on which a layer is thickest."""
    day = int(np.argmax(layer.upper - layer.lower))
    low, high = float(layer.lower[day]), float(layer.upper[day])
    return Room(day + 0.5, high - low, (low + high) / 2)
