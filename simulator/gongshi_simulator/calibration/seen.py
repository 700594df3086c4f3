"""Durations as columns, and the share of them that is through within so many days, open ones counted too.

Source: Kaplan and Meier (1958), Nonparametric estimation from incomplete observations.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from gongshi_simulator.calibration.spans import Span
from gongshi_simulator.streams import Floats


class Seen(NamedTuple):
    """Durations, each kind once: ``number`` of them lie between ``least`` and ``most``, inf for those not ended."""

    least: Floats
    most: Floats
    number: Floats


class Through(NamedTuple):
    """The product-limit estimate: on each of ``days`` with an end, in rising order, the ``share`` that is through.

    A day stands for its middle, and the share for the middle of the step that it makes, which is ``step`` high.
    """

    days: Floats
    share: Floats
    step: Floats


def seen(spans: Sequence[Span]) -> Seen:
    """The columns of some spans."""
    return in_columns(np.array([(one.least, one.most) for one in spans]).reshape(-1, 2))


def in_columns(bounds: Floats) -> Seen:
    """The columns of durations [duration, least and most]."""
    kinds, number = np.unique(bounds, axis=0, return_counts=True)
    return Seen(kinds[:, 0], kinds[:, 1], number.astype(float))


def through(of: Seen) -> Through:
    """What is through when, of durations of which some have ended.

    What is open at the beginning of a day was not watched on it; what ended on it was.
    """
    is_ended = np.isfinite(of.most)
    until = np.where(is_ended, of.most, of.least)
    order = np.lexsort((~is_ended, until))
    number, ended = of.number[order], is_ended[order]
    at_risk = number[::-1].cumsum()[::-1]
    share = 1 - np.cumprod(np.where(ended, 1 - number / at_risk, 1.0))
    step = np.diff(share, prepend=0.0)
    middle = (of.least[order] + until[order]) / 2
    return Through(middle[ended], (share - step / 2)[ended], step[ended])
