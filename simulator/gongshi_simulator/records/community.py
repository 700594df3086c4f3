"""The record of a community: who lives and decides there, and what money it has.

Rules, all assumed: 2.42 residents a household, the average of Wuhou's; five members of the supervision committee, as
many through both years; money comes in on the first day worked of a year. Of last year only what was left unfinished
is on record, and only the money of that.
"""

from __future__ import annotations

from datetime import date

from gongshi.model.community import Allocation, Community, Compound, Contact, Roster
from gongshi.model.terms import Pot
from gongshi.model.words import Words, words
from gongshi_simulator.records.catalogue.places import Name, compound, subdistrict
from gongshi_simulator.records.chronicle import Chronicle
from gongshi_simulator.records.days import worked_from

_RESIDENTS_OF_100_HOUSEHOLDS = 242
_SUPERVISION_MEMBERS = 5


def community(told: Chronicle) -> Community:
    """The record of the chronicle's community."""
    scenario, name = told.setting.scenario, told.name
    households = round(scenario.proposing.households.value * told.draws.size)
    return Community(
        id=name.id,
        title=_title(name),
        subdistrict=subdistrict(told.setting.subdistrict_of(told.number)).id,
        summary=words(
            {
                "zh": f"示例数据：{name.zh}是虚构的，记录由推演写出，与任何真实社区无关。",
                "en": f"{name.en} is fictional; its records were written by a simulation.",
            }
        ),
        households=households,
        residents=households * _RESIDENTS_OF_100_HOUSEHOLDS // 100,
        contact=Contact(
            office=words({"zh": f"{name.zh}党群服务中心", "en": f"{name.en} Service Centre"}),
            telephone=f"028-0000{1 + told.number:04d}",
        ),
        compounds=tuple(
            Compound(id=one.id, title=_title(one))
            for one in (compound(at, told.number) for at in range(scenario.objecting.compounds.value))
        ),
        rosters=(
            Roster(
                since=date(told.year - 2, 1, 1),
                resident_reps=scenario.objecting.resident_reps.value,
                council_members=scenario.council.members.value,
                supervision_members=_SUPERVISION_MEMBERS,
            ),
        ),
        allocations=allocations(told),
    )


def allocations(told: Chronicle) -> tuple[Allocation, ...]:
    """The money put in: last year's, where projects of it were carried in, and this year's."""
    own = round(told.setting.scenario.funding.allocated.value * told.draws.size)
    left = sum(told.draws.amount[project] for project in told.draws.carried_in)
    amounts = {told.year - 1: left, told.year: own} if told.draws.carried_in else {told.year: own}
    return tuple(
        Allocation(
            fiscal_year=year,
            pot=Pot.SUPPORT,
            amount=amount,
            date=worked_from(date(year, 1, 2), told.setting.rules.days),
        )
        for year, amount in amounts.items()
    )


def _title(name: Name) -> Words:
    return words({"zh": name.zh, "en": name.en})
