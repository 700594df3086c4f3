"""The stages of a project, as processes: from proposal to closing, or to where it rests when the year is over."""

from __future__ import annotations

from gongshi_simulator.community import Community, Steps
from gongshi_simulator.stages.deciding import confirmed, resolved, shortlisted
from gongshi_simulator.stages.doing import contracted, delivered, filed
from gongshi_simulator.stages.judging import closed


def life(here: Community, project: int) -> Steps:
    """The whole way of one project."""
    if not (yield from shortlisted(here, project)):
        return
    if not (yield from resolved(here, project)):
        return
    if not (yield from confirmed(here, project)):
        return
    yield from filed(here, project)
    yield from contracted(here, project)
    yield from delivered(here, project)
    yield from closed(here, project)
