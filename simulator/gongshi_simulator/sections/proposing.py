"""Where a scenario plays, what residents propose there, and what comes of it as projects."""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator

from gongshi.model.record import Entry
from gongshi.model.refusal import refused
from gongshi_simulator.assumption import (
    Called,
    Chance,
    Communities,
    Days,
    Hands,
    Households,
    Items,
    Money,
    People,
    SomeChance,
    Spread,
    WhoShares,
)
from gongshi_simulator.sections.parts import at_most_one

_MOST_PROPOSALS = 1000


class District(Entry):
    """How many communities there are, and which of them share the officials of one street office."""

    communities: Annotated[Communities, Called("社区数", "communities")]
    subdistricts: Annotated[Hands, Called("街道数", "sub-districts")]
    size_spread: Annotated[Chance, Called("社区大小不一的程度（变异系数）", "how far sizes of communities vary")]
    experts_shared: Annotated[WhoShares, Called("专家名额归谁", "who shares the experts")]

    @model_validator(mode="after")
    def _none_is_empty(self) -> District:
        if self.subdistricts.value > self.communities.value:
            raise refused(
                f"{self.subdistricts.value} 个街道多于 {self.communities.value} 个社区；每个街道至少有一个社区",
                f"{self.subdistricts.value} sub-districts are more than {self.communities.value} communities; "
                "each should have one",
                at=("subdistricts", "communities"),
            )
        return self


class Proposing(Entry):
    """From the first proposals to the list for the council."""

    households: Annotated[Households, Called("每个社区的户数", "households of a community")]
    reached: Annotated[SomeChance, Called("征集覆盖的户数比例", "share of households reached")]
    proposals_per_1000_reached: Annotated[People, Called("每覆盖1000户的提议数", "proposals from 1,000 reached")]
    merged: Annotated[Chance, Called("与别的提议合并的可能", "chance to be merged into another")]
    collection_days: Annotated[Days, Called("征集（自1月1日起，天）", "collection, from 1 January, days")]
    sorting_hours: Annotated[Spread, Called("梳理一条提议（小时）", "sorting one proposal, hours")]
    sorting_working_days: Annotated[Spread, Called("全部理好后定清单（工作日）", "settling the list, working days")]
    shortlisted: Annotated[SomeChance, Called("列入清单的比例", "chance of being shortlisted")]

    @model_validator(mode="after")
    def _of_one_community(self) -> Proposing:
        if self.proposals_a_year > _MOST_PROPOSALS:
            raise refused(
                f"合每个社区一年 {self.proposals_a_year:.0f} 条提议，最多 {_MOST_PROPOSALS} 条；"
                "请核对户数和每1000户的提议数",
                f"these make {self.proposals_a_year:.0f} proposals a community-year, and at most {_MOST_PROPOSALS} are "
                "allowed; check the households and the proposals from 1,000 of them",
                at=("proposals_per_1000_reached", "households", "reached"),
            )
        return self

    @property
    def proposals_a_year(self) -> float:
        """How many proposals a community of average size has, on average."""
        return self.households.value * self.reached.value * self.proposals_per_1000_reached.value / 1000


class Portfolio(Entry):
    """What kinds of projects there are. Works are always commissioned; of services what is left is self-run."""

    works: Annotated[Chance, Called("工程类的比例", "share of works")]
    commissioned: Annotated[Chance, Called("服务类中委托实施的比例", "share of services commissioned")]
    micro: Annotated[Chance, Called("服务类中小微项目的比例", "share of services done as micro-grants")]
    technical: Annotated[Chance, Called("工程类中需要专家验收的比例", "share of works that need an expert")]
    micro_children: Annotated[Items, Called("每个小微母项目的子项目数", "child projects of a micro-grant")]
    amount: Annotated[Money, Called("每个项目的平均金额（元）", "amount of a project, mean, yuan")]
    amount_spread: Annotated[Chance, Called("金额相差的程度（对数标准差）", "spread of amounts, log scale")]

    @model_validator(mode="after")
    def _parts_of_a_whole(self) -> Portfolio:
        return at_most_one(self, "commissioned", "micro")


class Funding(Entry):
    """What a community is given in the year, and what becomes of it."""

    allocated: Annotated[Money, Called("每个社区一年的资金（元）", "a community's allocation, yuan")]
    saved_at_contract: Annotated[Chance, Called("签约时节省的比例", "share saved when contracts are signed")]
    paid_in_advance: Annotated[Chance, Called("开工时先付的比例", "share paid when work starts")]
