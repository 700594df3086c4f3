"""The limit of a number in plain sentences, the answer first, and the table of what was tried."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gongshi.findings import Message
from gongshi_simulator.planning.limit.finding import Limit, Tried
from gongshi_simulator.planning.wording import estimated, estimates_text, required_text


def answer(told: Limit) -> Message:
    """Where the requirement stops being met, or that it is met everywhere or nowhere."""
    required, name = required_text(told.requirement), f"“{told.scale.called.zh}”（{told.scale.path}）"
    en = f"Under the scenario's assumptions {required.en} is"
    best, worst = (told.scale.values[at] for at in ((0, -1) if told.is_upward else (-1, 0)))
    span = f"{_text(told, told.scale.values[0])}–{_text(told, told.scale.values[-1])}"
    if told.met == worst:
        there = _there(told, worst)
        return Message(
            f"照情景的假定，{name}在{span}之间，试到的都达到{required.zh}；最不利的是{there.zh}。",
            f"{en} met wherever {told.scale.path} was tried within {span}; at the worst, {there.en}.",
        )
    if told.missed == best:
        there = _there(told, best)
        return Message(
            f"照情景的假定，{name}在{span}之间，试到的都达不到{required.zh}；最有利的是{there.zh}。",
            f"{en} missed wherever {told.scale.path} was tried within {span}; at the best, {there.en}.",
        )
    met, missed = _met(told), _missed(told)
    return Message(
        f"照情景的假定，{name}{met.zh}{required.zh}；{missed.zh}。",
        f"Under the scenario's assumptions {required.en} is {met.en} {told.scale.path}{missed.en}.",
    )


def _met(told: Limit) -> Message:
    if told.met is None:
        return Message("取哪个值都不能确定达到", "met for certain at no value of")
    at = _text(told, told.met)
    return Message(
        f"{'不超过' if told.is_upward else '不低于'}{at}时达到", f"met {'up' if told.is_upward else 'down'} to {at} of"
    )


def _missed(told: Limit) -> Message:
    """From where on it is missed, with what is reached at both ends of what is open."""
    at = at_ends(told)
    if told.missed is None:
        return Message(f"再往下，{told.most}遍还分不清。{at.zh}", f" and not decided beyond; {at.en}")
    missed = _text(told, told.missed)
    between = Message("，中间没有再试", ", with nothing tried between") if not _open(told) else _undecided(told)
    way = Message("或更多" if told.is_upward else "或更少", "on up" if told.is_upward else "on down")
    return Message(
        f"到{missed}{way.zh}就达不到{between.zh}。{at.zh}",
        f", and missed from {missed} {way.en}{between.en}; {at.en}",
    )


def at_ends(told: Limit) -> Message:
    """What is reached at the last value that is met and at the first that is missed."""
    ends = [_there(told, one) for one in (told.met, told.missed) if one is not None]
    if not ends:
        return Message("试过的值都还分不清", "none of the values is decided")
    return Message("；".join(one.zh for one in ends), "; ".join(one.en for one in ends))


def _open(told: Limit) -> list[Tried]:
    """What was tried and lies between what is shown to be met and what is shown to be missed."""
    in_order = told.tried if told.is_upward else told.tried[::-1]
    values = [one.value for one in in_order]
    first = values.index(told.met) + 1 if told.met is not None else 0
    last = values.index(told.missed) if told.missed is not None else len(values)
    return list(in_order[first:last])


def _undecided(told: Limit) -> Message:
    return Message(f"，中间{told.most}遍还分不清", f", what is between not decided after {told.most} replications")


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
