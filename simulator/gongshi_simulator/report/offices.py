"""Whose the scarce are: each community's own, a sub-district's, or the whole district's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.assumption import Pooling
from gongshi_simulator.log import Kind
from gongshi_simulator.scenario import Scenario


class Offices(NamedTuple):
    """How many offices of one kind there are, and how many hands are in each."""

    number: int
    who: Message


def offices(scenario: Scenario) -> Mapping[Kind, Offices]:
    """The offices in which each kind works."""
    communities, subdistricts = scenario.district.communities.value, scenario.district.subdistricts.value
    is_shared = scenario.district.experts_shared.value is Pooling.DISTRICT

    def of_community(hands: int, unit: str) -> Offices:
        return Offices(communities, Message(f"每社区{hands}{unit}", f"{hands} a community"))

    def of_subdistrict(hands: int, unit: str) -> Offices:
        return Offices(subdistricts, Message(f"每街道{hands}{unit}", f"{hands} a sub-district"))

    experts = scenario.street.experts.value
    return {
        Kind.WORKERS: of_community(scenario.desk.workers.value, "人"),
        Kind.COMMITTEE: of_community(scenario.judging.committees.value, "组"),
        Kind.REVIEWERS: of_subdistrict(scenario.street.reviewers.value, "人"),
        Kind.EXPERTS: Offices(1, Message(f"全区{experts}名", f"{experts} in the district"))
        if is_shared
        else of_subdistrict(experts, "名"),
        Kind.CONTRACTORS: of_subdistrict(scenario.work.contractors.value, "支"),
    }
