"""The tables of notices, of the projects that each is about, and of the objections counted under it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import known_on
from gongshi.model.notice import Notice
from gongshi.model.terms import NoticeKind, Pot, Scope
from gongshi.objections import Tally, tally
from gongshi.tables.places import COMMUNITY, OF_COMMUNITY
from gongshi.tables.projects import OF_PROJECT, PROJECT
from gongshi.tables.table import Column, ForeignKey, Kind, Table, terms_of_lists

_NOTICE = Message("公告编号", "Notice")
_OF_NOTICE = ForeignKey(("community", "notice"), "notices")


class _Of(NamedTuple):
    fund: CommunityFund
    notice: Notice
    as_of: date


class _About(NamedTuple):
    """A notice, and one of the projects that it is about."""

    fund: CommunityFund
    notice: Notice
    project: str
    as_of: date

    @property
    def tally(self) -> Tally:
        """The representatives' objections."""
        return tally(self.notice, self.project, self.fund, self.as_of)

    @property
    def residents(self) -> int:
        """How many residents who are no representatives objected."""
        return sum(
            one.residents
            for one in self.notice.objections or ()
            if (one.date is None or one.date <= self.as_of)
            and (one.scope is Scope.RESOLUTION or one.project == self.project)
        )


def out(fund: CommunityFund, as_of: date) -> Iterator[Notice]:
    """The notices that hang or have hung by ``as_of``, by id; those without a first day do as far as anybody knows."""
    for name in sorted(fund.notices):
        notice = fund.notices[name]
        if notice.posting_start is None or notice.posting_start <= as_of:
            yield notice


def _notices(fund: CommunityFund, as_of: date) -> Iterator[_Of]:
    for notice in out(fund, as_of):
        yield _Of(fund, notice, as_of)


def _about(fund: CommunityFund, as_of: date) -> Iterator[_About]:
    known = known_on(fund, as_of)
    for notice in out(known, as_of):
        for project in known.announced_by(notice):
            yield _About(fund, notice, project.id, as_of)


def _objected(fund: CommunityFund, as_of: date) -> Iterator[_About]:
    return (one for one in _about(fund, as_of) if one.notice.objections is not None)


_OF_NOTICES: tuple[Column[_Of], ...] = (
    Column("community", Kind.IDENTIFIER, COMMUNITY, lambda one: one.fund.community.id, required=True),
    Column("notice", Kind.IDENTIFIER, _NOTICE, lambda one: one.notice.id, required=True),
    Column(
        "kind",
        Kind.TERM,
        Message("公告种类", "Kind"),
        lambda one: one.notice.kind,
        required=True,
        terms=terms_of_lists(NoticeKind),
    ),
    Column("title", Kind.TITLE, Message("标题", "Title"), lambda one: one.notice.title, required=True),
    Column("number", Kind.TEXT, Message("文号", "Number"), lambda one: one.notice.number),
    Column("fiscal_year", Kind.YEAR, Message("年度", "Fiscal year"), lambda one: one.notice.fiscal_year),
    Column("pot", Kind.TERM, Message("资金来源", "Pot"), lambda one: one.notice.pot, terms=terms_of_lists(Pot)),
    Column("posting_start", Kind.DAY, Message("公示第一天", "First day"), lambda one: one.notice.posting_start),
    Column(
        "posting_end",
        Kind.DAY,
        Message("公示最后一天", "Last day"),
        lambda one: one.notice.posting_end,
        about=Message("当天也算", "included"),
    ),
    Column(
        "closing",
        Kind.HOUR,
        Message("最后一天几点截止", "Closing hour"),
        lambda one: one.notice.closing or one.fund.pack.posting_period.closing,
        required=True,
    ),
    Column("corrects", Kind.IDENTIFIER, Message("更正哪份公告", "Corrects"), lambda one: one.notice.corrects),
)

_OF_PAIRS: tuple[Column[_About], ...] = (
    Column("community", Kind.IDENTIFIER, COMMUNITY, lambda one: one.fund.community.id, required=True),
    Column("notice", Kind.IDENTIFIER, _NOTICE, lambda one: one.notice.id, required=True),
    Column("project", Kind.IDENTIFIER, PROJECT, lambda one: one.project, required=True),
)

_OF_OBJECTIONS: tuple[Column[_About], ...] = (
    *_OF_PAIRS,
    Column(
        "counted",
        Kind.COUNT,
        Message("算数的代表人数", "Representatives counted"),
        lambda one: one.tally.counted,
        required=True,
        about=Message("公示期内提出、没有撤回的", "who objected in time and did not take it back"),
    ),
    Column(
        "undated",
        Kind.COUNT,
        Message("没有写日期的", "Undated"),
        lambda one: one.tally.undated,
        required=True,
        about=Message("有几名代表的异议没有写日期，不知道是不是在公示期内", "who may or may not have objected in time"),
    ),
    Column("late", Kind.COUNT, Message("过期的", "Late"), lambda one: one.tally.late, required=True),
    Column(
        "needed",
        Kind.COUNT,
        Message("重议要多少名", "Needed"),
        lambda one: one.tally.needed,
        about=Message("按公示那天在任的代表人数", "by the roster of the day it was posted"),
    ),
    Column(
        "reached",
        Kind.FLAG,
        Message("是不是够了", "Reached"),
        lambda one: one.tally.reached,
        about=Message("空着是从记录看不出来", "empty where the records cannot tell"),
    ),
    Column(
        "residents",
        Kind.COUNT,
        Message("不是代表的居民", "Other residents"),
        lambda one: one.residents,
        required=True,
        about=Message("要答复，不计入重议的人数", "they get an answer, and don't count towards what is needed"),
    ),
)

NOTICES = Table(
    "notices",
    Message("公告", "Notices"),
    Message(
        "每份公告一行：种类、从哪天贴到哪天。", "One row a notice: its kind, and from which day to which it hangs."
    ),
    key=("community", "notice"),
    each=_notices,
    columns=_OF_NOTICES,
    foreign_keys=(OF_COMMUNITY,),
)

NOTICE_PROJECTS = Table(
    "notice_projects",
    Message("公告关于哪些项目", "Projects of notices"),
    Message("每份公告的每个项目一行。", "One row for each project of a notice."),
    key=("community", "notice", "project"),
    each=_about,
    columns=_OF_PAIRS,
    foreign_keys=(OF_COMMUNITY, _OF_NOTICE, OF_PROJECT),
)

OBJECTIONS = Table(
    "objections",
    Message("异议", "Objections"),
    Message(
        "记有异议情况的公告，每个项目一行，只有人数；针对整项议决的异议，每个项目都算。",
        "One row for each project of a notice whose objections are on record, counts only; those against the whole "
        "resolution count for each of its projects.",
    ),
    key=("community", "notice", "project"),
    each=_objected,
    columns=_OF_OBJECTIONS,
    foreign_keys=(OF_COMMUNITY, _OF_NOTICE, OF_PROJECT),
)
