"""What is wrong with the records of a site that is being served, one line each, as `gongshi check` has it."""

from __future__ import annotations

from collections.abc import Sequence

from gongshi.check import judge
from gongshi.commands.days import days
from gongshi.findings import Level
from gongshi.fund import read_fund
from gongshi.report import text
from gongshi_site.builder import Built, Order


def unread(built: Built) -> Sequence[str]:
    """What could not be read."""
    return list(text(built.findings, "both"))


def broken_rules(order: Order) -> Sequence[str]:
    """The rules that readable records break."""
    read = read_fund(order.data)
    looked_at = days(order.as_of, read.fund.programme if read.fund else None)
    judgement = judge(read, looked_at.as_of, present=looked_at.present)
    broken = [finding for finding in judgement.at_least(Level.ERROR) if finding not in read.findings]
    return list(text(broken, "both"))
