"""A public notice: what was announced, from which day to which, and the objections that came in."""

from __future__ import annotations

from pydantic import model_validator

from gongshi.model.meeting import Document
from gongshi.model.record import Entry, Record
from gongshi.model.refusal import refused
from gongshi.model.scalars import Count, Day, Hour, Identifier, Share, Year
from gongshi.model.terms import NoticeKind, Pot, Scope
from gongshi.model.words import Text


class Objection(Entry):
    """Objections received on one day: counts, never names.

    ``resident_reps`` counts representatives who have not objected to the same matter before, so that the counts
    of several days add up; left out, how many they were is not known. ``withdrawn`` counts those of them who took it
    back. Residents who are no representatives are counted in ``residents``: they get an answer, but don't count
    towards the threshold.
    """

    date: Day | None = None
    scope: Scope
    project: Identifier | None = None
    resident_reps: Count | None = None
    residents: Count = 0
    withdrawn: Count = 0
    subject: Text | None = None
    answered: Day | None = None
    answer: Text | None = None

    @model_validator(mode="after")
    def _whole(self) -> Objection:
        if (self.scope is Scope.PROJECT) != (self.project is not None):
            raise refused(
                "针对单个项目的（scope: project）要写 project 编号，针对整项议决的不写",
                "with scope project name the project; with scope resolution name none",
                at="scope" if self.project is None else "project",
            )
        if self.resident_reps is not None and self.withdrawn > self.resident_reps:
            raise refused(
                f"撤回{self.withdrawn}名，多于提出异议的{self.resident_reps}名居民代表；请核对人数",
                f"{self.withdrawn} withdrew, more than the {self.resident_reps} representatives who objected",
                rule="R11",
                at="withdrawn",
            )
        return self


class Notice(Record):
    """``notices/<id>.yaml``. The first and last day are facts: what the paper on the wall says.

    Which projects a notice of a resolution announces stands in their histories (``posted``); the other kinds name
    theirs in ``projects``. A call for implementers says in ``min_bidders`` how many must apply, and in
    ``self_raised_share`` what part of the fund's money they add of their own. ``objections: []`` says that none came
    in, a notice without the key nothing about it.
    """

    kind: NoticeKind
    title: Text
    number: Text | None = None
    fiscal_year: Year | None = None
    pot: Pot | None = None
    legal_basis: Text | None = None
    posting_start: Day | None = None
    posting_end: Day | None = None
    closing: Hour | None = None
    places: tuple[Text, ...] = ()
    how_to_object: Text | None = None
    text: Text | None = None
    projects: tuple[Identifier, ...] = ()
    documents: tuple[Document, ...] = ()
    min_bidders: Count | None = None
    self_raised_share: Share | None = None
    objections: tuple[Objection, ...] | None = None
    corrects: Identifier | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Notice:
        if self.projects and self.kind is NoticeKind.RESOLUTION:
            raise refused(
                "议决结果公示不写 projects；公示了哪些项目，写在各项目经过的 posted 里",
                "which projects a resolution's notice announces stands in their history (posted), not in projects",
                at="projects",
            )
        if self.posting_start and self.posting_end and self.posting_end < self.posting_start:
            raise refused(
                f"公示截止日 {self.posting_end} 早于开始日 {self.posting_start}；请查日期",
                f"the posting ends on {self.posting_end}, before it starts on {self.posting_start}",
                rule="R04",
                at="posting_end",
            )
        return self
