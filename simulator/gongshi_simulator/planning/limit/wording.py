"""The limit of a number in plain sentences, the answer first, and the table of what was tried."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gongshi.findings import Message
from gongshi_simulator.planning.limit.finding import Limit
from gongshi_simulator.planning.wording import estimated, estimates_text, required_text


def answer(told: Limit) -> Message:
    """Where the requirement stops being met, or that it is met everywhere or nowhere."""
    required, name = required_text(told.requirement), told.scale.called
    span = f"{_text(told, told.scale.values[0])}–{_text(told, told.scale.values[-1])}"
    best, worst = _best_and_worst(told)
    if told.met == worst:
        return Message(
            f"照情景的假定，“{name.zh}”在{span}之间，试到的都达到{required.zh}。",
            f"Under the scenario's assumptions {required.en} is met wherever “{name.en}” was tried within {span}.",
        )
    if told.missed == best:
        return Message(
            f"照情景的假定，“{name.zh}”在{span}之间，试到的都达不到{required.zh}。",
            f"Under the scenario's assumptions {required.en} is missed wherever “{name.en}” was tried within {span}.",
        )
    met, missed = _met(told), _missed(told)
    return Message(
        f"照情景的假定，“{name.zh}”{met.zh}{required.zh}；{missed.zh}。",
        f"Under the scenario's assumptions {required.en} is {met.en} “{name.en}”{missed.en}.",
    )


def at_ends(told: Limit) -> Message:
    """What is reached at the ends of what is open; where it is met or missed everywhere, where that is hardest."""
    best, worst = _best_and_worst(told)
    if told.missed == best:
        there = _there(told, best)
        return Message(f"最有利的是{there.zh}。", f"At the best, {there.en}.")
    ends = [_there(told, one) for one in (told.met, told.missed) if one is not None]
    if not ends:
        return Message("试过的值都还分不清。", "None of the values is decided.")
    hardest = Message("最不利的是", "At the worst, ") if told.met == worst else Message("", "")
    zh, en = "；".join(one.zh for one in ends), "; ".join(one.en for one in ends)
    return Message(f"{hardest.zh}{zh}。", f"{hardest.en}{en}." if hardest.en else f"{en[0].upper()}{en[1:]}.")


def _best_and_worst(told: Limit) -> tuple[Any, Any]:
    first, last = told.scale.values[0], told.scale.values[-1]
    return (first, last) if told.is_upward else (last, first)


def _met(told: Limit) -> Message:
    if told.met is None:
        return Message("取哪个值都不能确定达到", "met for certain at no value of")
    at = _text(told, told.met)
    return Message(
        f"{'不超过' if told.is_upward else '不低于'}{at}时达到", f"met {'up' if told.is_upward else 'down'} to {at} of"
    )


def _missed(told: Limit) -> Message:
    """From where on it is missed."""
    if told.missed is None:
        return Message(f"再往下，{told.most}遍还分不清", f" and not decided beyond it in {told.most} replications")
    missed = _text(told, told.missed)
    between = Message("，中间没有再试", ", with nothing tried between")
    if _is_open(told):
        between = Message(
            f"，中间{told.most}遍还分不清", f", what is between not decided after {told.most} replications"
        )
    way = Message("或更多" if told.is_upward else "或更少", "on up" if told.is_upward else "on down")
    return Message(f"到{missed}{way.zh}就达不到{between.zh}", f", and missed from {missed} {way.en}{between.en}")


def _is_open(told: Limit) -> bool:
    """Whether something was tried between what is shown to be met and what is shown to be missed."""
    values = [one.value for one in (told.tried if told.is_upward else told.tried[::-1])]
    first = values.index(told.met) + 1 if told.met is not None else 0
    return first < values.index(told.missed)


def _there(told: Limit, value: Any) -> Message:  # noqa: ANN401 - of the number's own type
    reached = next(one.reached for one in told.tried if one.value == value)
    said = estimates_text(told.requirement, reached.estimates)
    at = _text(told, value)
    return Message(f"取{at}时{said.zh}", f"at {at} {said.en}")


def _text(told: Limit, value: object) -> str:
    return told.scale.text(value)


def how_sure(told: Limit) -> Message:
    """What was tried, what it took, and whether it bears out that one way is worse."""
    zh = f"试了{len(told.tried)}个值，每个最多{told.most}遍，都用同样的随机数，一共推演{told.spent:,}个社区年"
    en = (
        f"{len(told.tried)} values were tried in {told.most} replications at most, all under the same draws, "
        f"{told.spent:,} community-years in all"
    )
    if not told.contradictions:
        way = Message("越大", "more") if told.is_upward else Message("越小", "less")
        return Message(
            f"{zh}；{way.zh}越难达到，试过的值都不违反这一点，没试的值按它推断。",
            f"{en}; that {way.en} is worse is contradicted by none of them, and taken to be so of the others.",
        )
    better, worse = (_text(told, one.value) for one in told.contradictions[0])
    return Message(
        f"{zh}。注意：应当更差的{worse}反而好过{better}（共{len(told.contradictions)}对这样的值），先后次序不成立，"
        "这个限度只是试过的值里的。",
        f"{en}. Beware: {worse}, which should be worse, does better than {better} ({len(told.contradictions)} such "
        "pairs), so that the order does not hold, and the limit is one among the values that were tried only.",
    )


def lines(told: Limit) -> Iterator[str]:
    """The values that were tried, ascending, one a line."""
    yield f"{told.scale.path} | n | {' | '.join(str(one) for one in told.requirement.clauses)}"
    for one in told.tried:
        of = zip(told.requirement.clauses, one.reached.estimates, strict=True)
        shown = " | ".join(estimated(clause.measure, estimate).zh for clause, estimate in of)
        now = " | 现在 now" if one.value == told.scale.assumption.value else ""
        verdict = one.reached.verdict
        yield f"  {_text(told, one.value)} | {one.reached.replications} | {shown} | {verdict.zh} {verdict.en}{now}"
