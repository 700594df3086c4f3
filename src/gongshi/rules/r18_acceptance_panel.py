"""All sides take part in the acceptance, led by the party organisation.

验收由社区党组织牵头，监委会、议事会、居民代表、街道和居民骨干都要有人参加。

The source names these five; that each of them has to be there is the strict reading of it.

报道列出这五方；五方缺一不可，是从严的读法。

Parameters: ``roles``: who takes part.

参数：``roles``：哪些人要参加。

Parameters: ``led_by``: who leads.

参数：``led_by``：由谁牵头。

Source: the report on Wuhou: accepted under the lead of the party organisation by members of the supervision committee,
members of the council, resident representatives, sub-district staff and active residents.

来源：央广网2022年报道：由社区党组织牵头，组织监委会成员、议事会成员、居民代表、街道干部、居民骨干参加验收。

Passes:

    history:
    - date: 2026-10-20
      event: accepted
      outcome: passed
      led_by: party_org
      panel: {supervision_committee: 2, residents_council: 2, resident_rep: 3, subdistrict: 1, resident_activist: 1}

Fails:

    history:
    - date: 2026-10-20
      event: accepted
      outcome: passed
      led_by: party_org
      panel: {supervision_committee: 2, residents_council: 2, resident_rep: 3, resident_activist: 1}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.event import Accepted
from gongshi.model.record import Entry
from gongshi.model.terms import Role
from gongshi.rules.panel import complete, sittings
from gongshi.rules.verdict import Verdict

ID = "R18"
NAME = Message(zh="验收组各方齐全", en="all sides take part in the acceptance")


class Parameters(Entry):
    """What a rule pack may set."""

    roles: tuple[Role, ...] = (
        Role.SUPERVISION_COMMITTEE,
        Role.RESIDENTS_COUNCIL,
        Role.RESIDENT_REP,
        Role.SUBDISTRICT,
        Role.RESIDENT_ACTIVIST,
    )
    led_by: Role = Role.PARTY_ORG


def judge(fund: CommunityFund, as_of: date, parameters: Parameters) -> Iterator[Verdict]:
    """One verdict for each acceptance."""
    for sitting in sittings(fund, as_of, Accepted):
        yield complete(sitting, parameters.roles, parameters.led_by)
