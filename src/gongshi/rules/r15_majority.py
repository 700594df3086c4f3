"""A resolution has its majority.

议决要过半数到会成员同意；工程类要达到更高的比例。

More than half of those present are in favour; of works at least ``works``. Whether a project is works stands in its
``kind``. Where that is not written, a vote that is enough for works holds, and one that is not enough for anything is
broken.

到会的过半数同意；工程类至少要 ``works``。是不是工程类看项目的 ``kind``；没有写的，够工程类的票数就算符合，哪一类都
不够的就是违反。

Parameters: ``works``: the share of those present that works need.

参数：``works``：工程类要到会的多少同意。

Source: no majority of this fund was found. More than half of those present is the law on urban residents' committees
as it stood until the end of 2025 (art. 9); what the law as revised from 2026 on asks was not found. Two thirds for
infrastructure were the practice of Jinyang community, Wuhou, in 2017, under the fund before this one.

来源：没有找到本资金自己的规定。到会的过半数是2025年底以前的城市居民委员会组织法（第九条）；2026年起修订后怎样规定没
有查到。工程类三分之二是武侯区晋阳社区2017年在此前的资金下的做法。

Passes:

    kind: works
    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05, present: 24, for: 16, against: 5, abstain: 3}

Fails:

    kind: works
    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05, present: 24, for: 15, against: 6, abstain: 3}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from math import ceil

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Redeliberated, RepVoted, Resolved
from gongshi.model.project import Project
from gongshi.model.record import Entry
from gongshi.model.scalars import Share
from gongshi.model.terms import ProjectKind
from gongshi.rules.deciding import in_force
from gongshi.rules.verdict import Verdict, broken, holds, unknown

ID = "R15"
NAME = Message(zh="同意的人数要够", en="a majority is in favour")


class Parameters(Entry):
    """What a rule pack may set."""

    works: Share = Fraction(2, 3)


def judge(fund: CommunityFund, as_of: date, parameters: Parameters) -> Iterator[Verdict]:
    """One verdict for each decision after which a project goes ahead."""
    for project in fund.projects:
        for step in steps(project, as_of):
            event = step.event
            if isinstance(event, Resolved | Redeliberated | RepVoted) and in_force(event):
                yield _of_decision(project, step.at, event, fund, parameters)


def _of_decision(
    project: Project, at: int, event: Resolved | Redeliberated | RepVoted, fund: CommunityFund, parameters: Parameters
) -> Verdict:
    place = project.place("history", at, "for")
    meeting = fund.meeting(event.meeting)
    present = event.present if event.present is not None or meeting is None else meeting.present
    if present is None or event.for_ is None:
        return unknown(
            place,
            "没有写到会几人 present 或几人同意 for，不知道是否通过",
            "how many were present or in favour is not written, so the majority is not known",
        )
    plain, works = present // 2 + 1, max(ceil(present * parameters.works), present // 2 + 1)
    least = works if project.kind is ProjectKind.WORKS else plain
    if event.for_ < least:
        return _broken(project, at, event.for_, present, least)
    if project.kind is None and event.for_ < works:
        return unknown(
            place,
            f"没有写明是服务、工程还是货物 kind；工程类要{works}人同意，这里是{event.for_}人",
            f"whether this is works is not written (kind); works need {works}, in favour were {event.for_}",
        )
    return holds(place)


def _broken(project: Project, at: int, in_favour: int, present: int, least: int) -> Verdict:
    is_works = project.kind is ProjectKind.WORKS
    return broken(
        project.place("history", at, "for"),
        f"到会{present}人，同意{in_favour}人；{'工程类' if is_works else ''}至少要{least}人同意才算通过",
        f"{in_favour} of {present} present were in favour; "
        f"{'works need' if is_works else 'a resolution needs'} at least {least}",
    )
