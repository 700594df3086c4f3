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
    r03_one_years_term,
    r04_posting_length,
    r05_no_start_in_posting,
    r06_notice_fields,
    r07_timely_posting,
    r08_objection_threshold,
    r09_hold_while_challenged,
    r10_late_objections,
    r11_objectors_within_roster,
    r12_posted_again,
    r13_resolving_body,
    r14_quorum,
    r15_majority,
    r16_votes_add_up,
    r17_minutes,
    r18_acceptance_panel,
    r19_technical_acceptance,
    r20_evaluation_panel,
    r21_close_needs_both,
    r22_money_within,
    r23_negative_list,
    r24_min_bidders,
    r25_self_raised,
    r26_independence,
    r27_percentages,
    r28_finance_notice,
    r29_from_proposals,
    r30_no_personal_data,
    r31_date_order,
    r32_stale,
    r33_own_residents,
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
        r03_one_years_term,
        r04_posting_length,
        r05_no_start_in_posting,
        r06_notice_fields,
        r07_timely_posting,
        r08_objection_threshold,
        r09_hold_while_challenged,
        r10_late_objections,
        r11_objectors_within_roster,
        r12_posted_again,
        r13_resolving_body,
        r14_quorum,
        r15_majority,
        r16_votes_add_up,
        r17_minutes,
        r18_acceptance_panel,
        r19_technical_acceptance,
        r20_evaluation_panel,
        r21_close_needs_both,
        r22_money_within,
        r23_negative_list,
        r24_min_bidders,
        r25_self_raised,
        r26_independence,
        r27_percentages,
        r28_finance_notice,
        r29_from_proposals,
        r30_no_personal_data,
        r31_date_order,
        r32_stale,
        r33_own_residents,
    )
}
"""Rule id -> rule, in the order of the ids."""

OF_THE_PRESENT = frozenset({r31_date_order.ID})
"""The rules that are judged on the day on which the records are kept, also where an earlier one is looked at."""

ON_READING = frozenset({r30_no_personal_data.ID})
"""The rules that are kept by refusing the file: a pack can neither leave them out nor weigh them less."""
