"""A project: one file for its whole life, from proposal to closing."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from gongshi.findings import Message
from gongshi.model.event import Event
from gongshi.model.parties import Implementer, Panel
from gongshi.model.record import Entry, Record
from gongshi.model.refusal import Missing, refused, shown
from gongshi.model.scalars import Amount, Day, Flag, Identifier, Year
from gongshi.model.terms import Category, Mode, Pot, ProjectKind
from gongshi.model.words import Text

_PHOTOGRAPH = re.compile(r"(?=.{5,68}$)[a-z0-9]+(-[a-z0-9]+)*\.(jpg|png)", re.ASCII)


def _photograph(value: object) -> object:
    if isinstance(value, str) and not _PHOTOGRAPH.fullmatch(value):
        raise refused(
            f"“{shown(value)}”不能作照片的文件名；只用小写字母、数字和中间的连字符，以 .jpg 或 .png 结尾",
            f"{shown(value)!r} is no photograph's name; lower-case letters, digits, single hyphens, then .jpg or .png",
        )
    return value


PhotographFile = Annotated[
    str,
    BeforeValidator(_photograph),
    WithJsonSchema({"type": "string", "maxLength": 68, "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|png)$"}),
]

_TITLE = Missing(
    "R06",
    Message(
        zh="项目没有名称 title；公示必须写明项目名称、目标、实施方式、金额预算和评审办法",
        en="the project has no title; a notice states its name, goal, mode, budget and way of reviewing",
    ),
)


class Photograph(Entry):
    """A picture of the work. ``alt`` says in words what it shows, for those who don't see it."""

    file: PhotographFile
    alt: Text
    date: Day | None = None


class SupervisionVisit(Entry):
    """One entry of the supervision log (监督): it runs beside the work and changes no state."""

    date: Day | None = None
    visitors: Panel
    found: Text
    followed_up: Text | None = None


class Project(Record):
    """``projects/<id>.yaml``.

    ``goal``, ``mode``, ``budget`` and ``review_method`` are those first put to the council; what a decision changed,
    and what was resolved, contracted, paid and finally spent, stands in the history.
    ``continues`` names last year's project of which this is a new year, ``parent_project`` the mother project.
    ``kind``: services, works or goods; works may need a larger majority. ``technical``: whether acceptance needs a
    professional. ``reference`` is the number another system gave it.
    """

    title: Annotated[Text, _TITLE]
    fiscal_year: Year | None = None
    pot: Pot | None = None
    category: Category | None = None
    kind: ProjectKind | None = None
    topics: tuple[Text, ...] = ()
    beneficiaries: tuple[Text, ...] = ()
    mode: Mode | None = None
    technical: Flag | None = None
    goal: Text | None = None
    summary: Text | None = None
    budget: Amount | None = None
    self_raised: Amount | None = None
    review_method: Text | None = None
    compounds: tuple[Identifier, ...] = ()
    proposals: tuple[Identifier, ...] = ()
    parent_project: Identifier | None = None
    continues: Identifier | None = None
    planned_start: Day | None = None
    planned_end: Day | None = None
    implementer: Implementer | None = None
    reference: Text | None = None
    history: tuple[Event, ...] = ()
    supervision: tuple[SupervisionVisit, ...] = ()
    photographs: tuple[Photograph, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Project:
        if self.planned_start and self.planned_end and self.planned_end < self.planned_start:
            raise refused(
                f"计划完工 {self.planned_end} 早于计划开工 {self.planned_start}；请查日期",
                f"the work is planned to end on {self.planned_end}, before it starts on {self.planned_start}",
                rule="R31",
                at="planned_end",
            )
        return self
