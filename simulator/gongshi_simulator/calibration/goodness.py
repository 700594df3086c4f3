"""How well a fitted triangle tells of the durations, and which other shapes would tell it as well.

The distance is Kolmogorov's, between the triangle and the product-limit estimate. How large chance lets it be is
counted on durations drawn from the triangle itself, watched for as long as the real ones and fitted again: the tables
hold neither for fitted numbers nor for durations that are still open. Source: Stephens (1974), EDF statistics for
goodness of fit; Efron and Tibshirani (1993), An Introduction to the Bootstrap, ch. 6, on the parametric bootstrap;
Akaike (1974) for the criterion by which shapes of different numbers are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy import optimize, special

from gongshi_simulator.calibration.seen import Seen, in_columns, seen, through
from gongshi_simulator.calibration.spans import Span
from gongshi_simulator.calibration.triangle import Triangle, most_likely, nearest, share_within
from gongshi_simulator.intervals import LEVEL
from gongshi_simulator.shapes import triangular
from gongshi_simulator.streams import Floats, Key, Stream, Uniforms

RESAMPLES = 99
"""So many times durations are drawn anew: a chance of 5 % is then told to within some 4 points."""

_TINY = 1e-300
_PRECISION = 40
"""What is drawn anew is fitted to within this part of the triangle's width, far less than chance moves it."""

_SHAPES: Mapping[str, Callable[[Floats, float], Floats]] = {
    "lognormal": lambda days, form: special.ndtr(np.log(np.maximum(days, _TINY)) / form),
    "gamma": lambda days, form: special.gammainc(form, days),
    "weibull": lambda days, form: -np.expm1(-(days**form)),
}
"""The share that is through within so many days, in units of the shape's scale."""


class Fit(NamedTuple):
    """A triangle, and how it does.

    ``low`` and ``high``: 95 % interval of its mean. ``distance``: the largest between the shares that it and the
    product-limit estimate have through; ``chance``: that of one so large, were the triangle right. ``aic``: Akaike's
    criterion by shape, each at its most likely, the smaller the better.
    """

    triangle: Triangle
    low: float
    high: float
    distance: float
    chance: float
    aic: dict[str, float]


def fit(spans: Sequence[Span], seed: int = 1) -> Fit:
    """The fit to spans of which some have ended; ``seed`` is that of the durations drawn anew."""
    of = seen(spans)
    triangle = nearest(of)
    distance = _distance(of, triangle)
    again = [_drawn_and_fitted(spans, triangle, uniforms) for uniforms in _uniforms(len(spans), seed)]
    tail = (1 - LEVEL) / 2
    low, high = np.quantile([one.mean for one, _ in again], [tail, 1 - tail])
    larger = sum(other >= distance for _, other in again)
    return Fit(triangle, float(low), float(high), distance, (1 + larger) / (1 + RESAMPLES), _aic(of))


def _uniforms(number: int, seed: int) -> Floats:
    return Uniforms(Key(seed, 0, 0)).of(Stream.RESAMPLED, RESAMPLES, number)


def _drawn_and_fitted(spans: Sequence[Span], triangle: Triangle, uniforms: Floats) -> tuple[Triangle, float]:
    """The triangle of as many durations drawn from ``triangle``, and its distance from them."""
    days = triangular(uniforms, *(np.array(float(one)) for one in triangle))
    of = in_columns(_watched(days, np.array([one.watched for one in spans])))
    if not np.isfinite(of.most).any():
        return triangle, 0.0
    again = nearest(of, finest=max(1, (triangle.high - triangle.low) // _PRECISION))
    return again, _distance(of, again)


def _watched(days: Floats, watched: Floats) -> Floats:
    """What whole days would tell of true durations that are watched for so long [duration, least and most]."""
    part = watched % 1
    whole = np.floor(days - part) + part
    least, most = np.maximum(whole, 0), np.maximum(whole + 1, 1)
    is_ended = least < watched
    return np.stack([np.where(is_ended, least, watched), np.where(is_ended, most, np.inf)], axis=1)


def _distance(of: Seen, triangle: Triangle) -> float:
    told = through(of)
    within = share_within(told.days, *triangle)
    return float((np.abs(told.share - within) + told.step / 2).max())


def _aic(of: Seen) -> dict[str, float]:
    """Three numbers make a triangle, two each of the others, which begin at nought."""
    return {
        "triangular": 6 - 2 * most_likely(of)[1],
        **{name: 4 + 2 * _least_unlikely(of, shape) for name, shape in _SHAPES.items()},
    }


def _least_unlikely(of: Seen, within: Callable[[Floats, float], Floats]) -> float:
    """The smallest negative log likelihood of a shape with two numbers, which are looked for on a log scale."""

    def unlikely(logs: Floats) -> float:
        form, scale = np.exp(np.clip(logs, -20, 20))
        chance = within(of.most / scale, form) - within(of.least / scale, form)
        return -float(np.log(np.maximum(chance, _TINY)) @ of.number)

    middle = np.where(np.isfinite(of.most), (of.least + of.most) / 2, of.least + 1)
    begin = np.array([0.0, np.log(np.average(middle, weights=of.number))])
    with np.errstate(over="ignore"):
        return float(optimize.minimize(unlikely, begin, method="Nelder-Mead").fun)
