"""The table of residents' proposals, counted: never one proposal a row, so that nobody can be told from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.proposal import Proposal, ProposalYear
from gongshi.model.terms import Category, Screening
from gongshi.tables.places import COMMUNITY, OF_COMMUNITY
from gongshi.tables.table import Column, Kind, Table, terms_of_lists


class _Counted(NamedTuple):
    """The proposals of a year that have a category, or of which nobody wrote one."""

    fund: CommunityFund
    year: ProposalYear
    number: int
    category: Category | None
    proposals: Sequence[Proposal]
    as_of: date

    def sorted_as(self, outcome: Screening | None) -> int:
        """How many the sorting had made this of by the day; None: nothing yet."""
        return sum(_outcome(one, self.as_of) is outcome for one in self.proposals)


def _outcome(proposal: Proposal, as_of: date) -> Screening | None:
    sorting = proposal.screening
    return sorting.outcome if sorting and (sorting.date is None or sorting.date <= as_of) else None


def _each(fund: CommunityFund, as_of: date) -> Iterator[_Counted]:
    for year in fund.proposal_years:
        known = [one for one in year.proposals if one.date is None or one.date <= as_of]
        for number, category in enumerate((*Category, None), start=1):
            if ours := [one for one in known if one.category is category]:
                yield _Counted(fund, year, number, category, ours, as_of)


_COLUMNS: tuple[Column[_Counted], ...] = (
    Column("community", Kind.IDENTIFIER, COMMUNITY, lambda one: one.fund.community.id, required=True),
    Column("fiscal_year", Kind.YEAR, Message("年度", "Fiscal year"), lambda one: one.year.fiscal_year, required=True),
    Column(
        "number",
        Kind.COUNT,
        Message("序号", "Number"),
        lambda one: one.number,
        required=True,
        about=Message("类别的序号", "the category's"),
    ),
    Column(
        "category",
        Kind.TERM,
        Message("类别", "Category"),
        lambda one: one.category,
        terms=terms_of_lists(Category),
        about=Message("空着的一行是没有写类别的提议", "empty for proposals of which nobody wrote one"),
    ),
    Column("proposals", Kind.COUNT, Message("提议", "Proposals"), lambda one: len(one.proposals), required=True),
    Column(
        "shortlisted",
        Kind.COUNT,
        Message("列入清单", "Shortlisted"),
        lambda one: one.sorted_as(Screening.SHORTLISTED),
        required=True,
    ),
    Column("merged", Kind.COUNT, Message("合并", "Merged"), lambda one: one.sorted_as(Screening.MERGED), required=True),
    Column(
        "screened_out",
        Kind.COUNT,
        Message("未列入", "Not taken up"),
        lambda one: one.sorted_as(Screening.SCREENED_OUT),
        required=True,
    ),
    Column(
        "unsorted", Kind.COUNT, Message("没有梳理结果", "Not sorted"), lambda one: one.sorted_as(None), required=True
    ),
)

PROPOSALS = Table(
    "proposals",
    Message("居民提议", "Proposals"),
    Message(
        "每年每个类别一行，只有条数，看不出是谁提的。",
        "One row a year and category: counts only, from which nobody can be told.",
    ),
    key=("community", "fiscal_year", "number"),
    each=_each,
    columns=_COLUMNS,
    foreign_keys=(OF_COMMUNITY,),
)
