"""A number of a scenario: what it is, how far it may lie from that, what it rests on, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Generic, NamedTuple, TypeVar

from pydantic import AfterValidator, BeforeValidator, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from gongshi.findings import Message
from gongshi.model.record import Entry
from gongshi.model.refusal import refused, shown
from gongshi.model.scalars import Amount, Count, Share
from gongshi.model.terms import Basis, Term
from gongshi.model.words import Text
from gongshi_simulator.bounds import Within, WithinYuan

_PROBABILITY = re.compile(r"[01]|0\.[0-9]{1,6}")

V = TypeVar("V", int, float, Fraction)


@dataclass(frozen=True)
class Called(Message):
    """Annotates a key with what it is called; the loader's findings and the handbook call it so."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "description": self.zh}


class SecondDecision(Term):
    """Who decides again once enough representatives have objected; the fund's rule allows both."""

    NEXT_SITTING = "next_sitting", "下一次议事会重新议定", "the council, at its next sitting"
    ASSEMBLY = "assembly", "居民代表会议表决", "the assembly of representatives"


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
            raise refused(
                f"low {self.low}、value {self.value}、high {self.high} 应从小到大",
                f"low {self.low}, value {self.value}, high {self.high} should not descend",
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


class Choice(Assumption):
    """Which of the two ways of deciding again is taken."""

    value: Annotated[SecondDecision, Called("选哪一种", "which of the two")]


def _probability(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _PROBABILITY.fullmatch(value):
        raise refused(
            f"“{shown(value)}”应是 0 到 1 之间的数，最多六位小数，例如 0.02",
            f"{shown(value)!r} should be a number from 0 to 1 with at most six decimal places, such as 0.02",
        )
    return float(value)


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
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
    Within(0.0, 1.0),
]
"""A number from 0 to 1."""

People = Ranged[Annotated[Count, Within(1, 1000)]]
Hands = Ranged[Annotated[Count, Within(1, 100)]]
Items = Ranged[Annotated[Count, Within(1, 200)]]
Days = Ranged[Annotated[Count, Within(1, 365)]]
HoursOfADay = Ranged[Annotated[Count, Within(1, 24)]]
DayOfMonth = Ranged[Annotated[Count, Within(1, 28)]]
TimesAYear = Ranged[Annotated[Count, Within(1, 12), AfterValidator(_even_over_the_year)]]
Chance = Ranged[Probability]
SomeChance = Ranged[Annotated[Probability, Within(0.01, 1.0)]]
Part = Ranged[Annotated[Share, Within(Fraction(1, 10), Fraction(1))]]
Majority = Ranged[Annotated[Share, Within(Fraction(1, 2), Fraction(1))]]


class Money(Ranged[Annotated[Amount, WithinYuan(1, 100_000_000_00)]]):
    """An amount, in the currency's minor unit."""


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
