"""Sobol's indices by SALib, of any function of numbers from nought to one.

The first-order index is the part of a result's variance that goes away on average when a factor is known; the total
index the part that stays when all others are. Source: Sobol' (2001); Saltelli et al. (2010), Variance based
sensitivity analysis of model output, Computer Physics Communications 181, as SALib has it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import numpy as np

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.intervals import LEVEL, Mean
from gongshi_simulator.streams import Floats

_RESAMPLES = 1000


class Estimate(NamedTuple):
    """An index, and how far SALib's bootstrap interval reaches to either side of it, 95 %."""

    value: float
    half_width: float

    @property
    def interval(self) -> Mean:
        """The index with the ends of its interval."""
        return Mean(self.value, self.value - self.half_width, self.value + self.half_width)

    @property
    def is_sure(self) -> bool:
        """Whether the index is more than what its interval leaves open, or nought at every point."""
        return self.half_width < abs(self.value) or self.half_width == 0


class Indices(NamedTuple):
    """Those of one factor."""

    first: Estimate
    total: Estimate


def saltelli(factors: int, samples: int, seed: int) -> Floats:
    """The points to work out [point, factor], ``samples`` times two more than there are factors.

    Raises:
        CouldNotRun: where SALib is not installed.
        ValueError: where ``samples`` is no power of two, as Sobol's sequence asks.
    """
    if samples < 2 or samples & (samples - 1):
        raise ValueError(f"samples must be a power of two, got {samples}")
    points: Floats = _salib("sample").sample(_problem(factors), samples, calc_second_order=False, seed=seed)
    return points


def indices(found: Floats, factors: int, seed: int) -> tuple[Indices, ...] | None:
    """The indices of each factor, from what was found at the points of `saltelli`; None where all is the same.

    Raises:
        CouldNotRun: where SALib is not installed.
    """
    if np.ptp(found) == 0:
        return None
    # SALib takes a seed of nought for none.
    told = _salib("analyze").analyze(
        _problem(factors), found, calc_second_order=False, num_resamples=_RESAMPLES, conf_level=LEVEL, seed=seed + 1
    )
    first, total = (
        [Estimate(*one) for one in zip(told[name].tolist(), told[f"{name}_conf"].tolist(), strict=True)]
        for name in ("S1", "ST")
    )
    return tuple(Indices(*one) for one in zip(first, total, strict=True))


def _problem(factors: int) -> dict[str, Any]:
    return {"num_vars": factors, "names": [str(one) for one in range(factors)], "bounds": [[0.0, 1.0]] * factors}


def _salib(part: str) -> Any:  # noqa: ANN401 - the module of an extra
    try:
        return import_module(f"SALib.{part}.sobol")
    except ImportError:
        raise CouldNotRun(
            "没有装 SALib；请装上 gongshi[sensitivity]，或者不写 --sobol",
            "SALib is not installed; install gongshi[sensitivity], or leave --sobol out",
        ) from None
