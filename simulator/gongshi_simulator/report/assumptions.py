"""All numbers that a result rests on, by what each rests on itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.model.terms import Basis
from gongshi.model.words import Words
from gongshi_simulator.assumption import Assumption, Choice, Money, Ranged, Spread, Stated, stated
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.report.wording import number_text, yuan_text
from gongshi_simulator.scenario import Scenario


class Row(NamedTuple):
    """One number: what it is called, its value and range as text, and its citation or reason."""

    called: Message
    value: str
    span: str
    why: Message

    @property
    def text(self) -> str:
        """Value and range together."""
        return f"{self.value}（{self.span}）" if self.span else self.value


class Group(NamedTuple):
    """The numbers of one basis."""

    basis: Basis
    rows: tuple[Row, ...]


def assumptions(scenario: Scenario, rules: FundRules) -> tuple[Group, ...]:
    """The fund's own rules and the scenario's numbers, those with a source first; no empty group."""
    return _grouped([*_of_rules(rules), *_of(stated(scenario))])


def other_assumptions(scenario: Scenario, first: Scenario) -> tuple[Group, ...]:
    """The same of those numbers alone in which a scenario differs from ``first``."""
    return _grouped(_of(differing(scenario, first)))


def differing(scenario: Scenario, first: Scenario) -> tuple[Stated, ...]:
    """The scenario's numbers that are not what they are in ``first``, or may lie elsewhere."""
    pairs = zip(stated(scenario), stated(first), strict=True)
    return tuple(one for one, other in pairs if read(one).text != read(other).text)


def read(one: Stated) -> Row:
    """A number of a scenario as it is read."""
    return _row(one.called, one.assumption)


def _of(numbers: Iterable[Stated]) -> Iterator[tuple[Basis, Row]]:
    yield from ((one.assumption.basis, read(one)) for one in numbers)


def _grouped(told: Iterable[tuple[Basis, Row]]) -> tuple[Group, ...]:
    rows = tuple(told)
    groups = (Group(basis, tuple(row for rests_on, row in rows if rests_on is basis)) for basis in Basis)
    return tuple(group for group in groups if group.rows)


def _of_rules(rules: FundRules) -> Iterator[tuple[Basis, Row]]:
    period, threshold = rules.posting_period, rules.objection_threshold
    first = "当天算起" if period.first_day_counted else "次日算起"
    days = f"{period.days}个{period.day_kind.zh}，{first}，{period.roll.zh}"
    posting = Message("公示期（规则包）", "posting period (rule pack)")
    yield period.basis, Row(posting, days, "", both(period.citation))
    reopening = Message("重新议定所需的代表比例（规则包）", "share of representatives that reopens (rule pack)")
    yield threshold.basis, Row(reopening, str(threshold.share), "", both(threshold.citation))


def _row(called: Message, assumption: Assumption) -> Row:
    why = both(assumption.why)
    match assumption:
        case Money():
            return Row(
                called, yuan_text(assumption.value), f"{yuan_text(assumption.low)}–{yuan_text(assumption.high)}", why
            )
        case Ranged():
            span = f"{number_text(assumption.low)}–{number_text(assumption.high)}"
            return Row(called, number_text(assumption.value), span, why)
        case Spread():
            return Row(called, f"通常{assumption.mode}", f"{assumption.low}–{assumption.high}", why)
        case Choice():
            return Row(called, assumption.value.zh, "", why)
        case _:
            raise TypeError(f"no text for {assumption!r}")


def both(text: Words) -> Message:
    """A text in Chinese and in English, as far as it has them."""
    return Message(text.read("zh", "zh").text, text.read("en", "zh").text)
