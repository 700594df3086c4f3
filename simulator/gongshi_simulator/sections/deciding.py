"""Who decides, by how many, and what objections do to it."""

from __future__ import annotations

from math import ceil
from typing import Annotated

from pydantic import Field, model_validator
from scipy import special

from gongshi.model.record import Entry
from gongshi.model.refusal import refused
from gongshi_simulator.assumption import (
    Called,
    Chance,
    DayOfMonth,
    Days,
    DaysOfPosting,
    Hands,
    Items,
    Majority,
    Part,
    People,
    SomeChance,
    TimesAYear,
    WhatIfShare,
    WhoDecidesAgain,
)
from gongshi_simulator.sections.parts import HARDLY_EVER, at_most_one


class CouncilRules(Entry):
    """When the council sits, who comes, and what it takes to pass."""

    members: Annotated[People, Called("议事会成员数", "members of the council")]
    sittings_a_year: Annotated[
        TimesAYear, Called("每年会议次数（1、2、3、4、6或12）", "sittings a year: 1, 2, 3, 4, 6 or 12")
    ]
    sitting_day: Annotated[DayOfMonth, Called("会议在当月几日（遇休息日顺延）", "day of the month, or next worked")]
    agenda_items: Annotated[Items, Called("每次会议最多议几项", "items taken at a sitting at most")]
    attendance: Annotated[SomeChance, Called("每名成员到会的可能", "chance that a member comes")]
    quorum: Annotated[Part, Called("到会多少方可开会", "share that must be present")]
    majority_supports: Annotated[Chance, Called("得到过半支持的可能", "chance of support by half of those present")]
    two_thirds_support: Annotated[Chance, Called("得到三分之二支持的可能", "chance of support by two thirds")]
    works_majority: Annotated[Majority, Called("工程类须赞成的比例", "majority that works need")]
    deferred: Annotated[Chance, Called("暂缓到下次再议的可能", "chance of being put off to the next sitting")]

    @model_validator(mode="after")
    def _harder(self) -> CouncilRules:
        if self.two_thirds_support.value > self.majority_supports.value:
            raise refused(
                "得到三分之二支持的可能不会大于得到过半支持的可能",
                "two thirds support an item no more often than half do",
                at=("two_thirds_support", "majority_supports"),
            )
        return self

    @model_validator(mode="after")
    def _ever_quorate(self) -> CouncilRules:
        chance = float(special.bdtrc(self.members_needed - 1, self.members.value, self.attendance.value))
        if chance < HARDLY_EVER:
            raise refused(
                f"每名成员到会的可能是 {self.attendance.value:g}，{self.members.value} 人里到齐 {self.members_needed} "
                "人的会，二十次开不成一次；请改 attendance、quorum 或 members",
                f"with a chance of {self.attendance.value:g} to come, {self.members_needed} of {self.members.value} "
                "members are present at less than one sitting in twenty; change attendance, quorum or members",
                at=("attendance", "quorum", "members"),
            )
        return self

    @property
    def members_needed(self) -> int:
        """How many members must be present."""
        return ceil(self.members.value * self.quorum.value)


class Objecting(Entry):
    """Objections of the resident representatives, and the second decision."""

    resident_reps: Annotated[People, Called("居民代表数", "resident representatives")]
    compounds: Annotated[Hands, Called("院落数", "compounds")]
    own_objection: Annotated[Chance, Called("每名代表各自提异议的可能", "chance that a representative objects alone")]
    grievance: Annotated[
        Chance, Called("一个院落一个月里有共同不满的可能", "chance of a grievance shared in a compound in a month")
    ]
    grievance_reach: Annotated[Part, Called("共同不满牵涉的代表比例", "share of representatives that it reaches")]
    grievance_objection: Annotated[Chance, Called("牵涉的代表提异议的平均可能", "mean chance that those object")]
    grievance_correlation: Annotated[
        Chance, Called("牵涉的代表行动一致的程度（组内相关）", "how alike those act, intraclass correlation")
    ]
    project_campaign: Annotated[
        Chance, Called("有人组织反对一个项目的可能", "chance of a campaign against a project that is posted")
    ]
    list_campaign: Annotated[
        Chance, Called("有人组织反对整批项目的可能（每月）", "chance of a campaign against a whole list, each month")
    ]
    campaign_objection: Annotated[Chance, Called("有人组织时每名代表提异议的可能", "chance to object in a campaign")]
    objection_delay_days: Annotated[Days, Called("公示到提异议平均隔几天", "days to an objection, mean")]
    withdrawn: Annotated[Chance, Called("提了又撤回的可能", "chance that an objection is taken back")]
    second_decision: Annotated[WhoDecidesAgain, Called("异议达到比例后由谁再议", "who decides again")]
    extra_sitting_notice_days: Annotated[Days, Called("加开的议事会提前几天通知", "notice of an extra sitting, days")]
    assembly_notice_days: Annotated[Days, Called("居民代表会议提前几天通知", "notice of the assembly, days")]
    upheld: Annotated[Chance, Called("再议后维持的可能", "chance of being upheld")]
    amended: Annotated[Chance, Called("再议后修改通过的可能", "chance of being amended")]

    @model_validator(mode="after")
    def _parts_of_a_whole(self) -> Objecting:
        return at_most_one(self, "upheld", "amended")


class WhatIf(Entry):
    """What the scenario tries instead of the fund's own rule pack; a key left out leaves the pack's."""

    posting_days: Annotated[DaysOfPosting | None, Called("另试的公示天数", "days of posting, tried instead")] = Field(
        default=None
    )
    objection_share: Annotated[
        WhatIfShare | None, Called("另试的重新议定比例", "share of representatives that reopens, tried instead")
    ] = Field(default=None)
