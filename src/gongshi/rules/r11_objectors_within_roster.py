"""No more representatives object than there are.

对同一件事提出异议的居民代表，加起来不能比当天花名册上的居民代表还多；花名册上有多少人必须知道。

The counts of several days add up (each counts those who had not objected to the same matter before), so their sum is
held against the roster of the notice's first day. More who withdrew than objected is refused when the file is read, in
this rule's words.

Source: inferred; the fund's share of the representatives means nothing without their number.

Passes (47 representatives):

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
from gongshi.model.notice import Notice
from gongshi.model.terms import Scope
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R11"
NAME = Message(zh="异议人数不超过居民代表总数", en="objectors within the roster")
Parameters = NoParameters


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each matter under a notice that representatives objected to."""
    for notice in fund.notices.values():
        objections = [one for one in notice.objections or () if one.date is None or one.date <= as_of]
        matters = {one.project if one.scope is Scope.PROJECT else None for one in objections if one.resident_reps}
        for matter in sorted(matters, key=lambda name: name or ""):
            yield _of_matter(notice, matter, fund, as_of)


def _of_matter(notice: Notice, matter: str | None, fund: CommunityFund, as_of: date) -> Verdict:
    roster = fund.roster_on(notice.posting_start) if notice.posting_start is not None else None
    if roster is None or roster.resident_reps is None:
        return unknown(notice.place("objections"), *_NO_ROSTER)
    counted = 0
    for index, one in enumerate(notice.objections or ()):
        if one.project == matter and (one.date is None or one.date <= as_of):
            counted += one.resident_reps
            if counted > roster.resident_reps:
                return broken(
                    notice.place("objections", index, "resident_reps"),
                    f"到这里累计 {counted} 名居民代表提出异议，而公示当天只有 {roster.resident_reps} 名居民代表；"
                    "请核对花名册 rosters，同一名代表对同一件事只计一次",
                    f"{counted} representatives have objected by here, but on the day of posting there were "
                    f"{roster.resident_reps}; check the rosters, and count each representative once for one matter",
                )
    return holds(notice.place("objections"))


_NO_ROSTER = (
    "不知道公示当天有多少居民代表，请在 community.yaml 的 rosters 里写明",
    "how many representatives there were on the day of posting is not written in the community's rosters",
)
