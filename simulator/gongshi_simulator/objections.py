"""When objections suffice: the moment at which enough representatives have objected within the posting period."""

from __future__ import annotations

import numpy as np

from gongshi_simulator.streams import Floats


def counted(delay_days: Floats, posting_days: float) -> Floats:
    """The delays of the objections that come before ``posting_days`` are over, first one first."""
    return np.sort(delay_days[delay_days < posting_days])


def challenged_after(delay_days: Floats, posting_days: float, needed: int) -> float | None:
    """How many days after its posting a resolution is reopened; None where too few object in time.

    ``delay_days`` since the posting, inf for who does not object. Source: whoever objects within the posting period
    counts once, and the ``needed``-th objection reopens the resolution (a fifth or more of all representatives).
    """
    in_time = counted(delay_days, posting_days)
    return float(in_time[needed - 1]) if len(in_time) >= needed else None
