"""Where a fund's records end with the resolution, what came after it is not known."""

from __future__ import annotations

from datetime import date

from gongshi.fund import CommunityFund
from gongshi.history import FINAL, state_of
from gongshi.model.project import Project
from gongshi.model.terms import Coverage


def record_ends(project: Project, fund: CommunityFund, as_of: date) -> bool:
    """Whether the project may have gone on beyond what the fund's records cover."""
    return fund.programme.coverage is Coverage.RESOLUTION and state_of(project, fund, as_of) not in FINAL
