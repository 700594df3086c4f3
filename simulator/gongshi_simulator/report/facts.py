"""The figures behind the answer, each with a key that stays, its name, and its number."""

from __future__ import annotations

from typing import NamedTuple

from gongshi.findings import Message
from gongshi.model.scalars import MINOR_DIGITS
from gongshi_simulator.intervals import Share
from gongshi_simulator.report.cells import Cell, Unit
from gongshi_simulator.report.evidence import Evidence, a_part
from gongshi_simulator.waiting import Wait, waits


class Fact(NamedTuple):
    """A figure: its key in the JSON, what it counts, and the number with its interval."""

    key: str
    called: Message
    cell: Cell
    unit: Unit = Unit.COUNT


def facts(seen: Evidence) -> tuple[Fact, ...]:
    """Everything that is told besides, in the order of a project's life; counts are of one community."""
    whole, n = seen.summary, seen.communities
    return (
        Fact(
            "resolved_projects_per_community",
            Message("议决通过、年底仍然有效的项目", "projects resolved and still in force at the year's end"),
            a_part(whole.resolved, n),
        ),
        Fact("closed_projects_per_community", Message("其中已结项", "of them closed"), a_part(whole.closed, n)),
        Fact("closed_share", Message("结项的比例", "share closed"), whole.closed_share),
        Fact("closed_money_share", Message("结项的比例，按金额", "by money"), _yuan(whole.closed_money), Unit.YUAN),
        Fact("all_closed_share", Message("全部结项的社区年", "community-years with all closed"), whole.all_closed),
        Fact("terminated_projects_per_community", Message("中途终止", "terminated"), a_part(whole.terminated, n)),
        Fact(
            "reopened_projects_per_community",
            Message(
                "因异议重新议定的项目，包括再议后被否决的", "decided again after objections, also if then rejected"
            ),
            a_part(whole.reopened, n),
        ),
        Fact("any_reopened_share", Message("有重新议定的社区年", "community-years with such"), whole.any_reopened),
        *_money_and_time(seen),
    )


def _money_and_time(seen: Evidence) -> tuple[Fact, ...]:
    whole, n = seen.summary, seen.communities
    return (
        Fact(
            "resolved_money_share",
            Message("资金议决率", "share of the allocation resolved"),
            _yuan(whole.resolved_money),
            Unit.YUAN,
        ),
        Fact(
            "paid_money_share",
            Message("到年底付出的资金", "share of the allocation paid by the end"),
            _yuan(whole.paid_money),
            Unit.YUAN,
        ),
        Fact(
            "carried_in_closed_per_community",
            Message("上年结转的项目里结项的", "of last year's projects, closed"),
            a_part(whole.carried_in_closed, n),
        ),
        Fact(
            "half_days",
            Message("从议决到结项，半数（P50，天）", "resolution to closing, half, days"),
            whole.whole.half,
        ),
        Fact("nine_tenths_days", Message("九成（P90，天）", "nine in ten, days"), whole.whole.nine_tenths),
        *(_waiting(one) for one in waits(seen.tally)),
    )


def _waiting(one: Wait) -> Fact:
    name = Message(f"排队等{one.called.zh}的项目日", f"project-days in line for {one.called.en}")
    return Fact(f"waiting_for_{one.called.value}_share", name, one.share)


def _yuan(fen: Share) -> Share:
    return fen._replace(number=fen.number / 10**MINOR_DIGITS, of=fen.of / 10**MINOR_DIGITS)


def how_leads_are_counted(seen: Evidence) -> Message:
    """What stands under the two lead times."""
    whole, years = seen.summary.whole, seen.summary.replications
    return Message(
        f"{years}个模拟年里数出来，议决通过、没被否决也没终止的项目一共{whole.number:,}个，其中年内结项{whole.ended:,}个；"
        "没有结项的，按已经等了的天数计入（Kaplan–Meier 估计），所以不会只算快的；“>”是说年内看不到那么久。",
        f"Counted over all {years} simulated years, {whole.number:,} projects were resolved, not overturned and not "
        f"terminated, and {whole.ended:,} of them closed; the others count for as long as they were watched "
        "(Kaplan–Meier), so that not only the quick ones tell; “>” is as far as a year lets one see.",
    )
