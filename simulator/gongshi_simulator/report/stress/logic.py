"""Sections 1 and 2 of the checklist: what the model is for, and how it works."""

from __future__ import annotations

from gongshi.findings import Message
from gongshi_simulator.assumption import Pooling
from gongshi_simulator.log import Kind
from gongshi_simulator.report.answer import question
from gongshi_simulator.report.assumptions import both
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.stress.item import Item
from gongshi_simulator.spans import STAGES, Stage


def objectives(seen: Evidence) -> tuple[Item, ...]:
    """Why it was built, what comes out of it, and what this run is for."""
    title = both(seen.run.scenario.title)
    return (
        Item("1.1", Message("模型的目的", "purpose of the model"), question(seen)),
        Item(
            "1.2",
            Message("输出", "model outputs"),
            Message(
                "议决、结项的个数和金额，各步骤和各种实施方式的天数（P50、P90），各种人手的占用和一年里的排队，重新议定的次数，"
                "社区之间的差别。",
                "Projects and money resolved and closed, days in each stage and by way of carrying out (P50, P90), how "
                "busy the scarce are and what waits for them over the year, second decisions, the spread between "
                "communities.",
            ),
        ),
        Item(
            "1.3",
            Message("实验的目的", "experimentation aims"),
            Message(
                f"推演情景“{title.zh}”的{seen.setting.scenario.year}年，看年内能办完多少；用公共随机数，可与别的情景比较。",
                f"Plays the year {seen.setting.scenario.year} of “{title.en}” to see what is finished within it; "
                "common random numbers let it be compared with other scenarios.",
            ),
        ),
    )


def _changes(extends: str | None) -> Message:
    if extends is None:
        return Message("没有照别的情景改", "It changes no other scenario")
    return Message(f"照 {extends} 改了几个数", f"It changes some numbers of {extends}")


def logic(seen: Evidence) -> tuple[Item, ...]:
    """How it works, and what the scenario changes."""
    steps = [one for one in STAGES if one is not Stage.WHOLE]
    zh, en = " → ".join(one.zh for one in steps), " → ".join(one.en for one in steps)
    base = _changes(seen.run.scenario.extends)
    return (
        Item(
            "2.1",
            Message("总图", "base model overview diagram"),
            Message(f"{zh}。图见“提议最后到了哪里”。", f"{en}. See the picture under “What becomes of proposals”."),
        ),
        Item(
            "2.2",
            Message("基本逻辑", "base model logic"),
            Message(
                "一名经办梳理全部提议，别的经办办别的事；议事会按日历开会，一次议几项，人数、票数、钱要够；"
                "议决后公示，代表异议够了就重新议定再公示；公示期满备案、选定实施方、签约、实施，监委会查看，中期评议；验收和评议都合格才结项，不合格整改再来。",
                "One worker sorts all proposals, others do what else there is; the council sits by a calendar and "
                "takes up so many items, given members, votes and money; what is "
                "resolved is posted, and enough objections bring a second decision and posting; then filing, choice of "
                "an implementer, contract and work, with visits and a mid-term review; acceptance and evaluation must "
                "both pass, else there is rectification and another round.",
            ),
        ),
        Item(
            "2.3",
            Message("情景的逻辑", "scenario logic"),
            Message(f"{base.zh}；全部的数见下面各表。", f"{base.en}; all numbers are in the tables below."),
        ),
        Item(
            "2.4",
            Message("算法", "algorithms"),
            Message(
                "每种随机的事事先抽好，模型里不抽；一份公示的异议一次抽出，不逐个去问；公示最后一天用检查记录的同一套办法数。",
                "All chance is drawn beforehand and none within the model; objections to a posting are drawn at once; "
                "the last day of a posting is counted by the same code that checks records.",
            ),
        ),
    )


def components(seen: Evidence) -> tuple[Item, ...]:
    """Entities, activities, resources, queues, and where projects come in and leave."""
    return (
        Item(
            "2.5.1",
            Message("实体", "entities"),
            Message(
                "项目：种类、实施方式、金额、院落、是否要专家；另有上年结转的项目。",
                "Projects, with kind, way of carrying out, amount, compound and need of an expert; and those carried "
                "in.",
            ),
        ),
        Item(
            "2.5.2",
            Message("活动", "activities"),
            Message(
                "征集、梳理、议事会开会、公示、再议、备案、征集实施方、签约、实施、查看、中期评议、验收、评议、整改、结项。",
                "Collection, sorting, sittings, posting, second decision, filing, call, contract, work, visits, "
                "mid-term review, acceptance, evaluation, rectification, closing.",
            ),
        ),
        Item("2.5.3", Message("资源", "resources"), _resources(seen)),
        _queues(seen),
        _exits(seen),
    )


def _queues(seen: Evidence) -> Item:
    scenario = seen.setting.scenario
    sittings = scenario.council.sittings_a_year.value
    return Item(
        "2.5.4",
        Message("队列", "queues"),
        Message(
            f"议事会一年开{sittings}次，再议的在前，其余先来先议，一次最多{scenario.council.agenda_items.value}项；"
            f"{len(Kind)}种人手前按急缓排队，同样急的先来先办。",
            f"The council sits {sittings} times a year, second decisions first, then by time of arrival, "
            f"{scenario.council.agenda_items.value} items at most; {len(Kind)} kinds of hands serve by urgency, "
            "then by time of arrival.",
        ),
    )


def _exits(seen: Evidence) -> Item:
    carried = seen.setting.scenario.carried_in
    return Item(
        "2.5.5",
        Message("进出口", "entry and exit points"),
        Message(
            f"年初的征集期内提出；上年结转在办{carried.in_progress.value}个、完工未结项{carried.delivered.value}个。"
            "出去：合并、未列入、没通过、再议否决、终止、结项；其余留到年底。",
            f"Proposed within the season of collection; carried in are {carried.in_progress.value} in progress and "
            f"{carried.delivered.value} delivered. Out: merged, not shortlisted, rejected, overturned, terminated, "
            "closed; the rest stands at the year's end.",
        ),
    )


def _resources(seen: Evidence) -> Message:
    scenario = seen.setting.scenario
    workers, committees = scenario.desk.workers.value, scenario.judging.committees.value
    reviewers, contractors = scenario.street.reviewers.value, scenario.work.contractors.value
    is_shared = scenario.district.experts_shared.value is Pooling.DISTRICT
    whose = Message("全区", "in the district") if is_shared else Message("每街道", "a sub-district")
    experts = scenario.street.experts.value
    return Message(
        f"{seen.communities}个社区、{scenario.district.subdistricts.value}个街道：每社区经办{workers}人、监委会{committees}组，"
        f"每街道经办{reviewers}人、施工队{contractors}支，专家{whose.zh}{experts}名。",
        f"{seen.communities} communities in {scenario.district.subdistricts.value} sub-districts: {workers} workers "
        f"and {committees} committee teams a community, {reviewers} officials and {contractors} contractors a "
        f"sub-district, {experts} experts {whose.en}.",
    )
