"""The tables of communities, of their compounds, and of the money put in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.community import Allocation, Compound, Roster
from gongshi.model.terms import Pot
from gongshi.tables.table import Column, ForeignKey, Kind, Table, terms_of_lists

COMMUNITY = Message("社区编号", "Community")
"""The title of the column by which every table names the community."""
OF_COMMUNITY = ForeignKey(("community",), "communities")


class _Place(NamedTuple):
    fund: CommunityFund
    roster: Roster


class _Compound(NamedTuple):
    fund: CommunityFund
    compound: Compound


class _Allocation(NamedTuple):
    fund: CommunityFund
    number: int
    allocation: Allocation


def _places(fund: CommunityFund, as_of: date) -> Iterator[_Place]:
    yield _Place(fund, fund.roster_on(as_of) or Roster(since=as_of))


def _compounds(fund: CommunityFund, _as_of: date) -> Iterator[_Compound]:
    for compound in fund.community.compounds:
        yield _Compound(fund, compound)


def _allocations(fund: CommunityFund, as_of: date) -> Iterator[_Allocation]:
    for number, one in enumerate(fund.community.allocations, start=1):
        if one.date is None or one.date <= as_of:
            yield _Allocation(fund, number, one)


def _unread(of: _Place) -> int:
    return sum(len(names) for names in of.fund.unread.values())


_OF_PLACES: tuple[Column[_Place], ...] = (
    Column("community", Kind.IDENTIFIER, COMMUNITY, lambda one: one.fund.community.id, required=True),
    Column("title", Kind.TITLE, Message("名称", "Title"), lambda one: one.fund.community.title, required=True),
    Column(
        "subdistrict", Kind.IDENTIFIER, Message("街道编号", "Sub-district"), lambda one: one.fund.community.subdistrict
    ),
    Column("households", Kind.COUNT, Message("户数", "Households"), lambda one: one.fund.community.households),
    Column("residents", Kind.COUNT, Message("居民人数", "Residents"), lambda one: one.fund.community.residents),
    Column(
        "resident_reps",
        Kind.COUNT,
        Message("居民代表人数", "Resident representatives"),
        lambda one: one.roster.resident_reps,
        about=Message("按这一天在任的人数", "as many as hold office on the day"),
    ),
    Column(
        "council_members",
        Kind.COUNT,
        Message("议事会成员人数", "Council members"),
        lambda one: one.roster.council_members,
    ),
    Column(
        "supervision_members",
        Kind.COUNT,
        Message("监委会成员人数", "Members of the supervision committee"),
        lambda one: one.roster.supervision_members,
    ),
    Column(
        "unread_files",
        Kind.COUNT,
        Message("读不了的文件数", "Unread files"),
        _unread,
        required=True,
        about=Message(
            "有几个记录文件读不了，其中的内容各表都没有；正常是 0",
            "how many files of records could not be read, so that no table has what they say; 0 when all is well",
        ),
    ),
)

_OF_COMPOUNDS: tuple[Column[_Compound], ...] = (
    Column("community", Kind.IDENTIFIER, COMMUNITY, lambda one: one.fund.community.id, required=True),
    Column("compound", Kind.IDENTIFIER, Message("院落编号", "Compound"), lambda one: one.compound.id, required=True),
    Column("title", Kind.TITLE, Message("名称", "Title"), lambda one: one.compound.title, required=True),
)

_OF_ALLOCATIONS: tuple[Column[_Allocation], ...] = (
    Column("community", Kind.IDENTIFIER, COMMUNITY, lambda one: one.fund.community.id, required=True),
    Column("number", Kind.COUNT, Message("序号", "Number"), lambda one: one.number, required=True),
    Column("fiscal_year", Kind.YEAR, Message("年度", "Fiscal year"), lambda one: one.allocation.fiscal_year),
    Column("pot", Kind.TERM, Message("资金来源", "Pot"), lambda one: one.allocation.pot, terms=terms_of_lists(Pot)),
    Column("amount", Kind.AMOUNT, Message("金额", "Amount"), lambda one: one.allocation.amount, required=True),
    Column("date", Kind.DAY, Message("日期", "Date"), lambda one: one.allocation.date),
)

COMMUNITIES = Table(
    "communities",
    Message("社区", "Communities"),
    Message(
        "每个社区一行：多少户、多少人、有多少名代表。", "One row a community: households, residents, representatives."
    ),
    key=("community",),
    each=_places,
    columns=_OF_PLACES,
)

COMPOUNDS = Table(
    "compounds",
    Message("院落、小区", "Compounds"),
    Message("每个院落、小区一行。", "One row a residential compound."),
    key=("community", "compound"),
    each=_compounds,
    columns=_OF_COMPOUNDS,
    foreign_keys=(OF_COMMUNITY,),
)

ALLOCATIONS = Table(
    "allocations",
    Message("投入的资金", "Money put in"),
    Message("每笔投入一行；一个年度的投入是各行之和。", "One row for each sum put in; a year's money is their sum."),
    key=("community", "number"),
    each=_allocations,
    columns=_OF_ALLOCATIONS,
    foreign_keys=(OF_COMMUNITY,),
)
