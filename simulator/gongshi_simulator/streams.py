"""Named streams of random numbers: the only place where the simulator makes any.

Each stream has its own generator, keyed by (seed; stream, community, replication): adding a stream, or running the
replications in other chunks, changes no number of another. Source: numpy, ``SeedSequence`` and its ``spawn_key``.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from gongshi_simulator.assumption import Spread

Floats: TypeAlias = npt.NDArray[np.float64]


class Stream(IntEnum):
    """The streams. A number is never changed or used again: it is part of the key."""

    PROPOSED = 1
    SORTING = 2
    SHORTLISTED = 3
    KIND = 4
    MODE = 5
    ATTENDANCE = 6
    SUPPORT = 7
    GRIEVANCE = 8
    OBJECTING = 9
    OBJECTION_DELAY = 10
    SECOND_DECISION = 11
    DESK_POSTING = 12
    DESK_FILING = 13
    DESK_CALL = 14
    DESK_CLOSING = 15
    FILING = 16
    CALL = 17
    CONTRACT = 18
    WORK = 19
    SURVEY = 20
    ACCEPTANCE_PANEL = 21
    EVALUATION_PANEL = 22
    ACCEPTANCE_FAILED = 23
    EVALUATION_FAILED = 24
    RECTIFICATION = 25


class Key(NamedTuple):
    """Which year of which community, under which seed."""

    seed: int
    community: int
    replication: int


def uniforms(key: Key, stream: Stream, *shape: int) -> Floats:
    """Uniform numbers from [0, 1) of one stream. A larger first dimension adds rows and changes none."""
    seed = np.random.SeedSequence(key.seed, spawn_key=(stream, key.community, key.replication))
    return np.random.Generator(np.random.PCG64(seed)).random(shape)


def triangular(uniform: Floats, spread: Spread) -> Floats:
    """Triangular numbers by inversion of the distribution function; where low is high, that constant."""
    low, mode, high = float(spread.low), float(spread.mode), float(spread.high)
    rising = low + np.sqrt(uniform * (high - low) * (mode - low))
    falling = high - np.sqrt((1 - uniform) * (high - low) * (high - mode))
    return np.where(uniform * (high - low) < mode - low, rising, falling)
