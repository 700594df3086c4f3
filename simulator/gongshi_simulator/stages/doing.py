"""From a resolution that stands to work that is done: filing, implementer, contract, work."""

from __future__ import annotations

from gongshi.model.terms import Mode
from gongshi_simulator.community import Community, Steps
from gongshi_simulator.streams import Stream

_IMPLEMENTER = {"kind": "social_org", "name": "模拟实施方"}


def filed(here: Community, project: int) -> Steps:
    """The community writes to the street office, which puts it on file."""
    yield from here.desk(Stream.DESK_FILING, project)
    yield here.office(Stream.FILING, project)
    here.tell(project, "filed")


def contracted(here: Community, project: int) -> Steps:
    """Commissioned: called for, selected, signed. Carried out by residents themselves: signed at once."""
    if here.draws.mode[project] is Mode.COMMISSIONED:
        yield from here.desk(Stream.DESK_CALL, project)
        here.tell(project, "called")
        yield here.office(Stream.CALL, project)
        here.tell(project, "selected", implementer=_IMPLEMENTER)
        yield here.office(Stream.CONTRACT, project)
    here.tell(project, "contracted", amount=here.scenario.portfolio.amount.value)


def delivered(here: Community, project: int) -> Steps:
    """Work begins on the day of the contract and takes calendar days. Assumed: it is not short of hands."""
    here.tell(project, "started")
    yield here.days(Stream.WORK, project)
    here.tell(project, "delivered")
