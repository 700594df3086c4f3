"""No more representatives object than there are.

对同一件事提出异议的居民代表，加起来不能比公示当天全部的居民代表还多；当天有多少居民代表，必须知道。

The counts of several days add up (each counts those who had not objected to the same matter before), so their sum is
held against the roster of the notice's first day. More who withdrew than objected is refused when the file is read, in
this rule's words.

几天的人数可以相加（每天只计以前没有对同一件事提过的），所以拿总数和公示第一天的居民代表人数相比。撤回的比提出的还多，
读文件时就按这一条拒绝。

Source: inferred; the fund's share of the representatives means nothing without their number.

来源：推断；不知道居民代表总数，比例就没有意义。

Passes (47 representatives | 居民代表47名):

    objections:
    - {date: 2026-03-09, scope: project, project: 2026-007, resident_reps: 40}
    - {date: 2026-03-10, scope: project, project: 2026-007, resident_reps: 7}

Fails:

    objections:
    - {date: 2026-03-09, scope: project, project: 2026-007, resident_reps: 40}
    - {date: 2026-03-10, scope: project, project: 2026-007, resident_reps: 8}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.notice import Notice, Objection
from gongshi.objections import beyond_roster
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R11"
NAME = Message(zh="异议人数不超过居民代表总数", en="objectors within the roster")
Parameters = NoParameters


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each matter under a notice that representatives objected to; one for them all if unknown."""
    for notice in fund.notices.values():
        came = [(at, one) for at, one in enumerate(notice.objections or ()) if one.date is None or one.date <= as_of]
        counting = [(at, one) for at, one in came if one.resident_reps != 0]
        if counting:
            yield from _of_notice(notice, counting, fund)


def _of_notice(notice: Notice, counting: list[tuple[int, Objection]], fund: CommunityFund) -> Iterator[Verdict]:
    place = notice.place("objections")
    if notice.posting_start is None:
        yield unknown(place, *_NO_FIRST_DAY)
        return
    roster = fund.roster_on(notice.posting_start)
    if roster is None or roster.resident_reps is None:
        yield unknown(place, *_NO_ROSTER)
        return
    for matter in dict.fromkeys(one.project for _, one in counting):
        of_it = [(at, one) for at, one in counting if one.project == matter]
        yield _of_matter(notice, of_it, roster.resident_reps)


def _of_matter(notice: Notice, counting: list[tuple[int, Objection]], reps: int) -> Verdict:
    beyond = beyond_roster((one for _, one in counting), reps)
    if beyond is not None:
        position, counted = beyond
        return broken(
            notice.place("objections", counting[position][0], "resident_reps"),
            f"到这里累计{counted}名居民代表提出异议，而公示当天只有{reps}名居民代表；"
            "请核对 rosters 里写的居民代表人数，同一名代表对同一件事只计一次",
            f"{counted} representatives have objected by here, but on the day of posting there were {reps}; "
            "check the rosters, and count each representative once for one matter",
        )
    uncounted = next((at for at, one in counting if one.resident_reps is None), None)
    if uncounted is not None:
        return unknown(notice.place("objections", uncounted), *_NO_COUNT)
    return holds(notice.place("objections"))


_NO_COUNT = (
    "这条异议没有写居民代表人数 resident_reps，无法核对；没有居民代表请写 0",
    "how many representatives raised this objection is not written; write resident_reps, 0 for none",
)
_NO_FIRST_DAY = (
    "公告没有写公示的第一天，不知道当天有多少居民代表",
    "the first day of the posting is not written, so how many representatives there were is not known",
)
_NO_ROSTER = (
    "不知道公示当天有多少居民代表，请在 community.yaml 的 rosters 里写明",
    "how many representatives there were on the day of posting is not written in the community's rosters",
)
