"""A scenario with some of its numbers put elsewhere, and how far each is worth moving."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from pydantic import ValidationError

from gongshi.findings import Message
from gongshi.load.wording import said as said_of
from gongshi_simulator.assumption import Assumption, Choice, Money, Ranged, Spread, Stated
from gongshi_simulator.report.wording import number_text, yuan_text
from gongshi_simulator.scenario import Scenario

_COMMUNITIES = Message(
    "推演几个社区是推演的规模，不是假定；社区数不同的年份没法一年对一年地比",
    "how many communities are played is the size of the study; years of other sizes cannot be paired",
)
_ONE_SIZE = Message(
    "一个社区的大小各遍都一样，只抽一次；只有一个社区时，看到的是这一抽的运气",
    "a community's size is drawn once, for all replications; with one community that draw alone would be seen",
)


class Move(NamedTuple):
    """One number put to another value: ``key`` is the part of it that moves, ``said`` how it then reads."""

    path: str
    key: str
    to: object
    said: Message


class Contradiction(Exception):  # noqa: N818 - it names what the numbers are to each other
    """Raised where numbers, moved so, contradict each other; ``section`` of the scenario, empty for several."""

    def __init__(self, section: str, message: Message) -> None:
        super().__init__(message.en)
        self.section = section
        self.message = message


def never_moved(scenario: Scenario) -> Mapping[str, Message]:
    """Numbers that no study of this scenario moves, by their paths, and why."""
    is_one = scenario.district.communities.value == 1
    return {"district.communities": _COMMUNITIES, **({"district.size_spread": _ONE_SIZE} if is_one else {})}


def ends(one: Stated) -> tuple[Move, ...]:
    """The ends of a number's range, without that at which it already is; of a choice all its alternatives.

    Of what is drawn for each project it is the most frequent value that moves to the bounds, which stay.
    """
    assumption = one.assumption
    match assumption:
        case Ranged() | Spread():
            there: tuple[object, ...] = (assumption.low, assumption.high)
        case Choice():
            there = alternatives(assumption)
        case _:
            raise TypeError(f"no range in {assumption!r}")
    return tuple(move(one, to) for to in dict.fromkeys(there) if to != at(assumption))


def alternatives(choice: Choice[Any]) -> tuple[object, ...]:
    """All that may be chosen."""
    return tuple(type(choice.value).__members__.values())


def at(assumption: Assumption) -> object:
    """Where a number stands."""
    match assumption:
        case Spread():
            return assumption.mode
        case Ranged() | Choice():
            return assumption.value
        case _:
            raise TypeError(f"no value in {assumption!r}")


def move(one: Stated, to: object) -> Move:
    """The number put to ``to``."""
    key = "mode" if isinstance(one.assumption, Spread) else "value"
    return Move(one.path, key, to, said(one.assumption, to))


def said(assumption: Assumption, value: object) -> Message:
    """A value of a number as people read it."""
    match assumption, value:
        case Money(), int():
            return Message(*[yuan_text(value)] * 2)
        case Spread(), _:
            return Message(f"通常{value}", f"mode {value}")
        case Choice(), _:
            term = type(assumption.value)(value)
            return Message(term.zh, term.en)
        case _, float() | Fraction() | int():
            return Message(*[number_text(value)] * 2)
        case _:
            raise TypeError(f"no text for {value!r} of {assumption!r}")


def moved(scenario: Scenario, moves: Iterable[Move]) -> Scenario:
    """The scenario with these moves made, all others of its numbers as they are.

    Raises:
        Contradiction: where its numbers would then contradict each other.
    """
    tree = scenario.model_dump()
    for one in moves:
        section, name = one.path.split(".")
        tree[section][name][one.key] = one.to
    try:
        return Scenario.model_validate(tree)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        raise Contradiction(str(next(iter(detail["loc"]), "")), said_of(detail, Scenario)[1]) from None
