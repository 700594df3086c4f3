"""The rule pack: a fund's own rules as data, each with its level, parameters, basis and citation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from gongshi.findings import Level
from gongshi.model.record import Entry, Record
from gongshi.model.refusal import refused, shown
from gongshi.model.scalars import Count, Day, Flag, Hour, Plain, Share
from gongshi.model.terms import Basis, DayKind, Roll
from gongshi.model.words import Text

RULE_ID = re.compile(r"R[0-9]{2}")


def _rule_id(value: object) -> object:
    if isinstance(value, str) and not RULE_ID.fullmatch(value):
        raise refused(
            f"“{shown(value)}”不是规则编号；应写 R 加两位数字，例如 R08",
            f"{shown(value)!r} is no rule's id; write R and two digits, such as R08",
        )
    return value


RuleId = Annotated[
    str, BeforeValidator(_rule_id), WithJsonSchema({"type": "string", "pattern": f"^{RULE_ID.pattern}$"})
]


def _parameter(value: object) -> object:
    if isinstance(value, str):
        return Plain(value)
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return tuple(Plain(one) for one in value)
    raise refused("参数应是一个值，或几个值的列表", "a parameter is a single value or a list of them")


ParameterValue = Annotated[
    Any,
    PlainValidator(_parameter),
    WithJsonSchema({"type": ["string", "number", "boolean", "array"], "items": {"type": ["string", "number"]}}),
]
"""A single value or a list of them; the rule's own model types them."""


class PostingPeriod(Entry):
    """How long a notice hangs and how its days are counted; printed on every notice.

    ``first_day_counted``: whether the day of posting is day 1 (else the day after is). ``roll``: whether a last
    day that is not worked moves on. ``closing``: the hour at which the last day ends.
    Source of the choices: Civil Code arts 201-203 (first day not counted; a last day on a holiday moves).
    """

    days: Annotated[Count, Field(ge=1, le=366)]
    first_day_counted: Flag
    day_kind: DayKind
    roll: Roll
    closing: Hour
    basis: Basis
    citation: Text


class ObjectionThreshold(Entry):
    """The share of the resident representatives whose objections reopen a resolution."""

    share: Share
    basis: Basis
    citation: Text


class Rule(Entry):
    """One rule as this fund applies it; what it means stands in its module's docstring."""

    id: RuleId
    level: Level
    basis: Basis
    citation: Text
    parameters: Mapping[str, ParameterValue] = {}


class RulePack(Record):
    """``rules.yaml``: the rules in force, from ``effective`` on."""

    title: Text
    version: Text
    effective: Day
    posting_period: PostingPeriod
    objection_threshold: ObjectionThreshold
    rules: tuple[Rule, ...]
