"""How far communities differ from each other, which no mean over all of them tells."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongshi_simulator.intervals import Mean, Share, mean, ratio
from gongshi_simulator.streams import Floats
from gongshi_simulator.tally import BATCHES, Tally

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


def in_order(tally: Tally) -> tuple[Share, ...]:
    """What each community closes of its resolutions in force, over all replications, in the communities' order."""
    resolved, closed = np.moveaxis(tally.communities, -1, 0)
    return tuple(ratio(*one) for one in zip(closed.T, resolved.T, strict=True))


def by_rank(tally: Tally) -> tuple[Mean, ...]:
    """The share that the last community closes in a year, that the last but one does, and so on to the first.

    The mean over the replications, two or more, in which anything is resolved, of the communities in which it ever is.
    """
    resolved, closed = np.moveaxis(tally.communities.astype(float), -1, 0)
    shares = _shares(closed, resolved)[(resolved > 0).any(axis=1)][:, (resolved > 0).any(axis=0)]
    ranks = np.nanquantile(shares, np.linspace(0, 1, shares.shape[1]), axis=1)
    return tuple(_at_most_all(mean(one)) for one in ranks)


def lasting_part(tally: Tally) -> Mean | None:
    """What part of the spread within a year (its variance) would be there again in another year, from nought to one.

    The spread is that of the projects that a community closes beyond the share closed by all. What lasts of it is what
    two years have in common: their covariance, taken between years of one batch, so that the batches are independent.
    None where no batch has two years, or communities do not differ. Source: the intraclass correlation, Fisher (1925),
    Statistical methods for research workers, as a ratio of means over batches.
    """
    resolved, closed = np.moveaxis(tally.communities.astype(float), -1, 0)
    if not resolved.any():
        return None
    beyond = closed - closed.sum() / resolved.sum() * resolved
    apart = beyond - beyond.mean(axis=1, keepdims=True)
    batches = [apart[tally.replications % BATCHES == batch] for batch in range(BATCHES)]
    told = [one for one in batches if len(one) > 1]
    within = [float((one**2).sum()) / len(one) for one in told]
    if len(told) < 2 or not any(within):
        return None
    common = [float((one.sum(axis=0) ** 2).sum() - (one**2).sum()) / (len(one) * (len(one) - 1)) for one in told]
    part = ratio(common, within)
    low, found, high = np.clip([part.low, part.share, part.high], 0, 1).tolist()
    return Mean(found, low, high)
