"""A number of a scenario: what it is, how far it may lie from that, what it rests on, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Generic, NamedTuple, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from gongshi.findings import Message
from gongshi.model.record import Entry
from gongshi.model.refusal import refused, shown
from gongshi.model.scalars import Amount, Count, Plain, Share
from gongshi.model.terms import Basis, Term
from gongshi.model.words import Text
from gongshi_simulator.bounds import Within, WithinYuan, bounds_of

_PROBABILITY = re.compile(r"[01]|0\.[0-9]{1,6}")

V = TypeVar("V", int, float, Fraction)
T = TypeVar("T", bound=Term)


@dataclass(frozen=True)
class Called(Message):
    """Annotates a key with what it is called; the loader's findings and the handbook call it so."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "description": self.zh}


class SecondDecision(Term):
    """Who decides again once enough representatives have objected; the fund's rule allows council and assembly."""

    NEXT_SITTING = "next_sitting", "下一次议事会重新议定", "the council, at its next sitting"
    EXTRA_SITTING = "extra_sitting", "临时加开议事会重新议定", "the council, at a sitting called for it"
    ASSEMBLY = "assembly", "居民代表会议表决", "the assembly of representatives"


class Pooling(Term):
    """Who shares the experts."""

    SUBDISTRICT = "subdistrict", "各街道自己的名额", "each sub-district has its own"
    DISTRICT = "district", "全区共用", "shared by the whole district"


class Assumption(Entry):
    """What all numbers of a scenario say of themselves: ``why`` is a citation, or the reason where there is none."""

    basis: Annotated[Basis, Called("依据哪一类", "what it rests on")]
    why: Annotated[Text, Called("出处；没有出处的写理由", "citation, or the reason where there is none")]


class Ranged(Assumption, Generic[V]):
    """One value for the whole year, and between what bounds it is worth trying."""

    value: Annotated[V, Called("取值", "the value")]
    low: Annotated[V, Called("值得一试的最小值", "the least worth trying")]
    high: Annotated[V, Called("值得一试的最大值", "the most worth trying")]

    @model_validator(mode="after")
    def _in_order(self) -> Ranged[V]:
        if not self.low <= self.value <= self.high:
            bounds = bounds_of(type(self).model_fields["value"])
            low, value, high = (bounds.text(one) if bounds else one for one in (self.low, self.value, self.high))
            raise refused(
                f"low {low}、value {value}、high {high} 应从小到大",
                f"low {low}, value {value}, high {high} should not descend",
            )
        return self


Step = Annotated[Count, Within(0, 1000)]
"""How long one step takes, in the unit of its key. One that is longer than the year ends in none anyway."""


class Spread(Assumption):
    """A value drawn anew for every project: from a triangular distribution between ``low`` and ``high``.

    Assumed: nobody has published durations of these steps, so their shape is the plainest one that three numbers
    a practitioner can name determine.
    """

    low: Annotated[Step, Called("最短", "the least")]
    mode: Annotated[Step, Called("通常", "the most frequent")]
    high: Annotated[Step, Called("最长", "the most")]

    @model_validator(mode="after")
    def _in_order(self) -> Spread:
        if not self.low <= self.mode <= self.high:
            raise refused(
                f"low {self.low}、mode {self.mode}、high {self.high} 应从小到大",
                f"low {self.low}, mode {self.mode}, high {self.high} should not descend",
            )
        return self


class Choice(Assumption, Generic[T]):
    """Which of several ways is taken."""

    value: Annotated[T, Called("选哪一种", "which of them")]


def _probability(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _PROBABILITY.fullmatch(value):
        raise refused(
            f"“{shown(value)}”应是 0 到 1 之间的数，最多六位小数，例如 0.02",
            f"{shown(value)!r} should be a number from 0 to 1 with at most six decimal places, such as 0.02",
        )
    return float(value)


def _decimals(value: float) -> Plain:
    return Plain(f"{value:.6f}".rstrip("0").rstrip("."))


def _even_over_the_year(value: int) -> int:
    if value == 0 or 12 % value:
        raise refused(
            f"一年 {value} 次不能在各月间均匀安排；应是 1、2、3、4、6 或 12",
            f"{value} a year cannot be spread evenly over the months; it should be 1, 2, 3, 4, 6 or 12",
        )
    return value


Probability = Annotated[
    float,
    BeforeValidator(_probability),
    PlainSerializer(_decimals, return_type=Any),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
    Within(0.0, 1.0),
]
"""A number from 0 to 1."""


# Classes, not aliases: pickle, which takes scenarios to other processes, finds a class by its name.
class Communities(Ranged[Annotated[Count, Within(1, 500)]]):
    """A number of communities."""


class Households(Ranged[Annotated[Count, Within(1, 100_000)]]):
    """A number of households."""


class People(Ranged[Annotated[Count, Within(1, 1000)]]):
    """A number of people."""


class Hands(Ranged[Annotated[Count, Within(1, 100)]]):
    """How many hands there are for a thing."""


class Items(Ranged[Annotated[Count, Within(1, 200)]]):
    """A number of things, one at least."""


class Some(Ranged[Annotated[Count, Within(0, 200)]]):
    """A number of things, perhaps none."""


class Days(Ranged[Annotated[Count, Within(1, 365)]]):
    """Calendar days."""


class DaysOfPosting(Ranged[Annotated[Count, Within(1, 90)]]):
    """Days that a notice hangs."""


class HoursOfADay(Ranged[Annotated[Count, Within(1, 24)]]):
    """Hours of a day."""


class HoursOfReporting(Ranged[Annotated[Count, Within(0, 200)]]):
    """Hours that a report takes."""


class Months(Ranged[Annotated[Count, Within(0, 12)]]):
    """A number of months."""


class Month(Ranged[Annotated[Count, Within(1, 12)]]):
    """A month of the year."""


class DayOfMonth(Ranged[Annotated[Count, Within(1, 28)]]):
    """A day that every month has."""


class TimesAYear(Ranged[Annotated[Count, Within(1, 12), AfterValidator(_even_over_the_year)]]):
    """How often in a year, evenly."""


class Chance(Ranged[Probability]):
    """How likely a thing is."""


class SomeChance(Ranged[Annotated[Probability, Within(0.01, 1.0)]]):
    """How likely a thing is that does happen."""


class Part(Ranged[Annotated[Share, Within(Fraction(1, 10), Fraction(1))]]):
    """A part of a whole, a tenth at least."""


class Majority(Ranged[Annotated[Share, Within(Fraction(1, 2), Fraction(1))]]):
    """The part that must be in favour."""


class WhatIfShare(Ranged[Annotated[Share, Within(Fraction(1, 100), Fraction(1))]]):
    """A share that is tried in place of a rule."""


class Money(Ranged[Annotated[Amount, WithinYuan(1, 100_000_000_00)]]):
    """An amount, in the currency's minor unit."""


class WhoDecidesAgain(Choice[SecondDecision]):
    """Who decides again after objections."""


class WhoShares(Choice[Pooling]):
    """Who shares the experts."""


class Stated(NamedTuple):
    """An assumption with its place in the scenario (``council.members``) and what it is called."""

    path: str
    called: Called
    assumption: Assumption


def stated(entry: Entry, above: str = "") -> Iterator[Stated]:
    """Every assumption below ``entry``, in the order of the scenario's model."""
    for name, field in type(entry).model_fields.items():
        value = getattr(entry, name)
        if isinstance(value, Assumption):
            called = next(note for note in field.metadata if isinstance(note, Called))
            yield Stated(f"{above}{name}", called, value)
        elif isinstance(value, Entry):
            yield from stated(value, f"{above}{name}.")
