"""All sides take part in the evaluation, led by the party organisation.

评议由社区党组织牵头，监委会、议事会、街道和居民代表都要有人参加。

The source names these four; that each of them has to be there is the strict reading of it.

报道列出这四方；四方缺一不可，是从严的读法。

Parameters: ``roles``: who takes part.

参数：``roles``：哪些人要参加。

Parameters: ``led_by``: who leads.

参数：``led_by``：由谁牵头。

Source: the report on Wuhou: evaluated under the lead of the party organisation by members of the supervision committee,
members of the council, sub-district staff and resident representatives.

来源：央广网2022年报道：由社区党组织牵头，组织监委会成员、议事会成员、街道干部、居民代表评议。

Passes:

    history:
    - date: 2026-10-28
      event: evaluated
      outcome: passed
      led_by: party_org
      panel: {supervision_committee: 2, residents_council: 2, resident_rep: 3, subdistrict: 1}

Fails:

    history:
    - date: 2026-10-28
      event: evaluated
      outcome: passed
      led_by: party_org
      panel: {supervision_committee: 2, residents_council: 2, subdistrict: 1}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.event import Evaluated
from gongshi.model.record import Entry
from gongshi.model.terms import Role
from gongshi.rules.panel import complete, sittings
from gongshi.rules.verdict import Verdict

ID = "R20"
NAME = Message(zh="评议各方齐全", en="all sides take part in the evaluation")


class Parameters(Entry):
    """What a rule pack may set."""

    roles: tuple[Role, ...] = (
        Role.SUPERVISION_COMMITTEE,
        Role.RESIDENTS_COUNCIL,
        Role.SUBDISTRICT,
        Role.RESIDENT_REP,
    )
    led_by: Role = Role.PARTY_ORG


def judge(fund: CommunityFund, as_of: date, parameters: Parameters) -> Iterator[Verdict]:
    """One verdict for each evaluation."""
    for sitting in sittings(fund, as_of, Evaluated):
        yield complete(sitting, parameters.roles, parameters.led_by)
