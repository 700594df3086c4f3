"""How far communities differ from each other, which no mean over all of them tells."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongshi_simulator.intervals import Mean, mean
from gongshi_simulator.streams import Floats
from gongshi_simulator.tally import Tally

PARTS = (0.1, 0.25, 0.5, 0.75, 0.9)
"""Which quantiles are told: a tenth of the communities closes no more than the first, a tenth more than the last."""


class BetweenCommunities(NamedTuple):
    """Quantiles over communities, at `PARTS`, of the share of their resolutions in force that is closed.

    ``in_a_year``: those of one year, the mean over replications. They differ by luck, too: by that alone where
    ``lasting``, the quantiles of what each community closes over all replications together, lie close.
    """

    in_a_year: tuple[Mean, ...]
    lasting: tuple[float, ...]


def between_communities(tally: Tally) -> BetweenCommunities | None:
    """The spread between the communities of a scenario; one in which nothing is resolved is left out of that year.

    None where there is one community, or too few years in which anything is resolved. Source: quantiles of type 7 of
    Hyndman and Fan (1996), Sample quantiles in statistical packages.
    """
    resolved, closed = np.moveaxis(tally.communities.astype(float), -1, 0)
    is_told = (resolved > 0).any(axis=1)
    if resolved.shape[1] == 1 or is_told.sum() < 2:
        return None
    in_a_year = np.nanquantile(_shares(closed[is_told], resolved[is_told]), PARTS, axis=1)
    lasting = np.nanquantile(_shares(closed.sum(axis=0), resolved.sum(axis=0)), PARTS)
    return BetweenCommunities(tuple(_at_most_all(mean(one)) for one in in_a_year), tuple(lasting.tolist()))


def _shares(closed: Floats, resolved: Floats) -> Floats:
    shares: Floats = np.divide(closed, resolved, out=np.full(closed.shape, np.nan), where=resolved > 0)
    return shares


def _at_most_all(share: Mean) -> Mean:
    return share._replace(high=max(share.mean, min(share.high, 1.0)))
