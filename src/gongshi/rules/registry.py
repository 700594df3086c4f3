"""The list of all rules, and what a rule module offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.record import Entry
from gongshi.rules import (
    r01_resolve_before_start,
    r02_one_year_only,
    r04_posting_length,
    r06_notice_fields,
    r08_objection_threshold,
    r13_resolving_body,
    r17_minutes,
    r19_technical_acceptance,
    r21_close_needs_both,
)
from gongshi.rules.verdict import Verdict


class RuleModule(NamedTuple):
    """One rule: its id, its name, the model of its parameters, its manual, and the function that judges."""

    id: str
    name: Message
    parameters: type[Entry]
    manual: str
    judge: Callable[[CommunityFund, date, Any], Iterator[Verdict]]


RULES = {
    module.ID: RuleModule(module.ID, module.NAME, module.Parameters, module.__doc__ or "", module.judge)
    for module in (
        r01_resolve_before_start,
        r02_one_year_only,
        r04_posting_length,
        r06_notice_fields,
        r08_objection_threshold,
        r13_resolving_body,
        r17_minutes,
        r19_technical_acceptance,
        r21_close_needs_both,
    )
}
"""Rule id -> rule, in the order of the ids."""
