"""A scenario: everything that a simulated year takes as given, each number with its basis.

What the fund's own rule pack says (days of posting, share of objections) is not repeated here; ``what_if`` tries
something else in its place. Units stand in the names: ``_days`` are calendar days, ``_working_days`` days that are
neither weekend nor holiday, ``_hours`` hours of one person's time.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import model_validator

from gongshi.model.record import Record
from gongshi.model.refusal import refused
from gongshi.model.scalars import Identifier, Year
from gongshi.model.words import Text
from gongshi_simulator.assumption import Called
from gongshi_simulator.bounds import yuan
from gongshi_simulator.sections.costs import Costs
from gongshi_simulator.sections.deciding import CouncilRules, Objecting, WhatIf
from gongshi_simulator.sections.doing import CarriedIn, Choosing, Desk, Judging, StreetOffice, Work
from gongshi_simulator.sections.proposing import District, Funding, Portfolio, Proposing

MOST_PROJECTS = 30_000
"""Proposals and projects carried over, in all communities together: some ten seconds and 200 MB a simulated year."""

_HOW_MANY = (
    *("proposing.proposals_per_1000_reached", "proposing.households", "proposing.reached"),
    *("carried_in.in_progress", "carried_in.delivered"),
)


class Scenario(Record):
    """``<id>.yaml``: the inputs of a simulated year. ``extends`` names the one whose numbers it takes over."""

    HANDBOOK_PAGE: ClassVar[str] = "情景的字段"

    extends: Annotated[Identifier | None, Called("照哪个情景改", "the scenario that it changes")] = None
    title: Annotated[Text, Called("情景的名称", "what the scenario is called")]
    year: Annotated[Year, Called("推演哪一年，2000到2099", "the year that is simulated, 2000 to 2099")]
    district: Annotated[District, Called("社区和街道", "communities and sub-districts")]
    proposing: Annotated[Proposing, Called("征集和梳理", "collection and sorting")]
    portfolio: Annotated[Portfolio, Called("是些什么项目", "the kinds of projects")]
    funding: Annotated[Funding, Called("资金", "the money")]
    council: Annotated[CouncilRules, Called("议事会", "the council")]
    objecting: Annotated[Objecting, Called("异议和重新议定", "objections and the second decision")]
    desk: Annotated[Desk, Called("社区经办", "the community's desk")]
    street: Annotated[StreetOffice, Called("街道备案、中期评议和专家", "the street office and its experts")]
    choosing: Annotated[Choosing, Called("选定实施方", "finding an implementer")]
    work: Annotated[Work, Called("实施和监督", "the work and its supervision")]
    judging: Annotated[Judging, Called("验收、评议和整改", "acceptance, evaluation and rectification")]
    carried_in: Annotated[CarriedIn, Called("上年结转的项目", "projects carried over")]
    costs: Annotated[Costs, Called("多一份人手要多少钱", "what more of each costs")]
    what_if: Annotated[WhatIf, Called("不照规则包、另试的", "tried in place of the rule pack")] = WhatIf()

    @model_validator(mode="after")
    def _can_be_played(self) -> Scenario:
        communities, carried_in = self.district.communities.value, self.carried_in
        each = self.proposing.proposals_a_year + carried_in.in_progress.value + carried_in.delivered.value
        if communities * each > MOST_PROJECTS:
            raise refused(
                f"{communities} 个社区，每个约 {each:.0f} 条提议和结转的项目，合计多于 {MOST_PROJECTS}，推演不动；"
                "请少写几个社区，或者减少提议",
                f"{communities} communities with some {each:.0f} proposals and projects carried over each are more "
                f"than {MOST_PROJECTS} together, too many to simulate; write fewer communities or proposals",
                at=("district.communities", *_HOW_MANY),
            )
        return self

    @model_validator(mode="after")
    def _some_sitting_comes_after(self) -> Scenario:
        days = self.proposing.collection_days.value + self.proposing.sorting_working_days.low
        last = date(self.year, 12, self.council.sitting_day.value)
        if days >= last.timetuple().tm_yday:
            raise refused(
                f"征集和定清单最快要 {days} 天，那时12月{last.day}日的最后一次会议已经开过，这一年什么也议不成；"
                "请改 collection_days 或 sorting_working_days",
                f"collecting and settling the list take {days} days at least and so pass the last sitting on "
                f"{last.day} December: nothing is resolved in the year; change collection_days or sorting_working_days",
                at=("proposing.collection_days", "proposing.sorting_working_days", "council.sitting_day"),
            )
        return self

    @model_validator(mode="after")
    def _money_for_one(self) -> Scenario:
        allocated, least = self.funding.allocated, self.portfolio.amount.low
        if allocated.value < least:
            raise refused(
                f"资金 {yuan(allocated.value)} 元，最小的项目也要 {yuan(least)} 元；请改 allocated，或者 amount 的 low",
                f"the allocation of {yuan(allocated.value)} covers not even the smallest project of {yuan(least)}; "
                "change allocated, or the low of amount",
                at=("funding.allocated", "portfolio.amount"),
            )
        return self
