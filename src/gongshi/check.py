"""Judging a fund: every rule of its pack on every community, and what keeps its records from fitting together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from gongshi.agreement import check_agreement
from gongshi.findings import HISTORY, RECORD, REFERENCE, Finding, Level, Message, by_place
from gongshi.fund import CommunityFund, Fund, ReadFund
from gongshi.history import Step, misplaced, would_follow
from gongshi.meant import meant
from gongshi.model.event import EVENT_WORDS
from gongshi.model.project import Project
from gongshi.model.record import Entry
from gongshi.model.refusal import shown
from gongshi.model.rule_pack import Rule, RulePack
from gongshi.model.terms import Basis
from gongshi.references import check_references
from gongshi.rules.registry import OF_THE_PRESENT, RULES, RuleModule
from gongshi.rules.verdict import Answer, Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a check found. ``answers`` counts each rule's verdicts: rule -> answer -> how often."""

    fund: Fund | None
    findings: tuple[Finding, ...]
    answers: Mapping[str, Mapping[Answer, int]]

    def at_least(self, level: Level) -> tuple[Finding, ...]:
        """The findings that weigh at least as much as ``level``."""
        return tuple(finding for finding in self.findings if finding.level.weight <= level.weight)


class _Applied(NamedTuple):
    """A rule with the level and parameters that the pack gives it."""

    rule: Rule
    module: RuleModule
    parameters: Entry


class Asked(NamedTuple):
    """What of a fund is to be judged; None is everything. What could not be read is told in any case."""

    rules: Collection[str] | None = None
    communities: Collection[str] | None = None

    def wants(self, rule: str) -> bool:
        """Whether a rule, or a check that is no rule of the pack, is asked for."""
        return self.rules is None or rule in self.rules


EVERYTHING = Asked()


def judge(read: ReadFund, as_of: date, *, present: date | None = None, asked: Asked = EVERYTHING) -> Judgement:
    """Judges what was read on the day ``as_of``. Findings, those of reading among them, are sorted by place.

    ``present`` is the day on which the records are kept, ``as_of`` itself unless an earlier day is looked at.
    """
    findings = list(_of_reading(read, asked))
    answers: dict[str, Counter[Answer]] = {}
    if read.fund is not None:
        findings += _nothing_to_judge(read.fund)
        applied = [one for one in _applied(read.fund.pack, findings) if asked.wants(one.rule.id)]
        answers = {one.rule.id: Counter() for one in applied}
        for community in _asked_for(read.fund, asked):
            findings += _of_community(community, applied, (as_of, present or as_of), asked, answers)
    return Judgement(read.fund, tuple(sorted(findings, key=by_place)), answers)


def judge_community(community: CommunityFund, as_of: date, *, present: date | None = None) -> Iterator[Finding]:
    """What `judge` finds in one community, but for what keeps its files from being read, and in no order."""
    applied = list(_applied(community.pack, []))
    answers = {one.rule.id: Counter[Answer]() for one in applied}
    yield from _of_community(community, applied, (as_of, present or as_of), EVERYTHING, answers)


def judge_pack(pack: RulePack) -> tuple[Finding, ...]:
    """What `judge` finds in the rule pack itself: rules and parameters that do not exist."""
    findings: list[Finding] = []
    for _ in _applied(pack, findings):
        pass
    return tuple(findings)


def _of_community(
    community: CommunityFund,
    applied: Collection[_Applied],
    days: tuple[date, date],
    asked: Asked,
    answers: Mapping[str, Counter[Answer]],
) -> Iterator[Finding]:
    """What is found in a community on the day that is looked at and the present one; counts the ``answers``."""
    if asked.wants(REFERENCE):
        yield from check_references(community)
        yield from check_agreement(community)
    as_of, present = days
    by_rules: list[Finding] = []
    for one in applied:
        by_rules += _judged(one, community, present if one.rule.id in OF_THE_PRESENT else as_of, answers[one.rule.id])
    yield from by_rules
    if asked.wants(HISTORY):
        yield from _misplaced(community, present, by_rules)


def _nothing_to_judge(fund: Fund) -> Iterator[Finding]:
    """A fund without rules or without communities: silence would say that all is well."""
    if not fund.pack.rules:
        yield Finding(fund.pack.place("rules"), RECORD, Level.WARNING, _NO_RULES)
    if not fund.communities and not fund.unread:
        yield Finding(fund.programme.place(), RECORD, Level.WARNING, _NO_COMMUNITIES)


_NO_RULES = Message(
    zh="规则包里一条规则也没有，什么也没有查；请把要用的规则写上",
    en="the rule pack holds no rule, so nothing was checked; write those that are in force",
)
_NO_COMMUNITIES = Message(
    zh="communities 文件夹里还没有一个社区，什么也没有查；每个社区一个文件夹，里面有 community.yaml",
    en="there is no community in the folder communities, so nothing was checked; each has a folder with community.yaml",
)


def _asked_for(fund: Fund, asked: Asked) -> Iterator[CommunityFund]:
    for community in fund.communities:
        if asked.communities is None or community.community.id in asked.communities:
            yield community


def _of_reading(read: ReadFund, asked: Asked) -> Iterator[Finding]:
    """The findings of reading, but for those of communities that are not asked for.

    A file that is refused in the words of a rule is told with what that rule rests on.
    """
    if read.fund is None:
        yield from read.findings
        return
    bases = {rule.id: _weaker(rule.basis) for rule in read.fund.pack.rules}
    for finding in _not_elsewhere(read, read.fund, asked):
        yield replace(finding, basis=bases.get(finding.rule))


def _not_elsewhere(read: ReadFund, fund: Fund, asked: Asked) -> Iterator[Finding]:
    if asked.communities is None:
        yield from read.findings
        return
    elsewhere = {
        fault
        for name, faults in (
            *((one.community.id, one.faults) for one in fund.communities),
            *((one.id, one.faults) for one in fund.unread),
        )
        if name not in asked.communities
        for fault in faults
    }
    yield from (finding for finding in read.findings if finding not in elsewhere)


def _applied(pack: RulePack, findings: list[Finding]) -> Iterator[_Applied]:
    """The pack's rules, ready to judge; a rule or parameter that does not exist goes to ``findings``."""
    for index, rule in enumerate(pack.rules):
        module = RULES.get(rule.id)
        if module is None or rule.id in {earlier.id for earlier in pack.rules[:index]}:
            message = _TWICE if module else _no_rule(rule.id)
            findings.append(Finding(pack.place("rules", index, "id"), RECORD, Level.ERROR, message))
            continue
        try:
            yield _Applied(rule, module, module.parameters.model_validate(rule.parameters))
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                place = pack.place("rules", index, "parameters", *detail["loc"])
                findings.append(Finding(place, RECORD, Level.ERROR, _parameter(rule, module, detail)))


_TWICE = Message(
    zh="这条规则写了两次，只按第一次的执行；请删去一条", en="this rule stands twice; only the first counts, delete one"
)


def _no_rule(name: str) -> Message:
    return Message(
        zh=f"没有编号为 {name} 的规则；编号从 {min(RULES)} 到 {max(RULES)}，各管什么见手册的“规则”",
        en=f"there is no rule {name}; their ids are {min(RULES)} to {max(RULES)}",
    )


def _parameter(rule: Rule, module: RuleModule, detail: ErrorDetails) -> Message:
    name, known = str(detail["loc"][0]), module.parameters.model_fields
    if name in known:
        zh, en = (detail.get("ctx", {}).get(language, "") for language in ("zh", "en"))
        return Message(
            zh=f"规则 {rule.id} 的参数 {name} 写得不对" + (f"：{zh}" if zh else ""),
            en=f"the parameter {name} of {rule.id} is not of its form" + (f": {en}" if en else ""),
        )
    if not known:
        return Message(zh=f"规则 {rule.id} 没有参数可设；请去掉", en=f"{rule.id} has no parameters; leave this out")
    likely = meant(name, dict.fromkeys(known, ""))
    return Message(
        zh=f"规则 {rule.id} 没有参数“{shown(name)}”，"
        + (f"是不是 {likely}？" if likely else f"可设的有：{'、'.join(known)}"),
        en=f"{rule.id} has no parameter {shown(name)!r}; "
        + (f"did you mean {likely}?" if likely else f"those it has: {', '.join(known)}"),
    )


def _judged(one: _Applied, community: CommunityFund, as_of: date, answers: Counter[Answer]) -> dict[Finding, None]:
    """What a rule finds in a community; what it says of several things in the same words and place is told once."""
    return dict.fromkeys(_found(one, community, as_of, answers))


def _found(one: _Applied, community: CommunityFund, as_of: date, answers: Counter[Answer]) -> Iterator[Finding]:
    for verdict in one.module.judge(community, as_of, one.parameters):
        answers[verdict.answer] += 1
        if verdict.answer is not Answer.HOLDS:
            yield Finding(
                verdict.place,
                one.rule.id,
                _level(one.rule, verdict),
                verdict.message,
                _weaker(verdict.basis or one.rule.basis),
            )


def _weaker(basis: Basis) -> Message | None:
    """What a finding rests on, where that is less than a published source."""
    return None if basis is Basis.SOURCED else Message(basis.zh, basis.en)


def _level(rule: Rule, verdict: Verdict) -> Level:
    return Level.INFO if verdict.answer is Answer.UNKNOWN else verdict.level or rule.level


def _misplaced(community: CommunityFund, present: date, by_rules: list[Finding]) -> Iterator[Finding]:
    """Events that cannot follow what happened before them, but for those of which a rule told what is missing."""
    # An event without a date has always happened: on an earlier day it would stand without what it follows.
    for project in community.projects:
        for step in misplaced(project, present):
            if _is_told(project, step, by_rules):
                continue
            words = EVENT_WORDS[step.event.event]
            message = Message(
                zh=f"项目的状态是“{step.before.zh}”，接下来不能是“{words.zh}”；请查是漏了一步，还是顺序写错了",
                en=f"the project was “{step.before.en}”; “{words.en}” cannot follow; "
                "look for a missing step or a wrong order",
            )
            yield Finding(project.place("history", step.at), HISTORY, Level.ERROR, message)


_TELLS_OF = {"R01": "resolved", "R05": "posted", "R12": "posted"}
"""Rule -> the kind of event whose lack it tells."""


def _is_told(project: Project, step: Step, by_rules: list[Finding]) -> bool:
    """Whether a rule told, as gravely, that the event is missing before this one; one that stands later is not."""
    missing = {
        _TELLS_OF[finding.rule]
        for finding in by_rules
        if finding.rule in _TELLS_OF and finding.level is Level.ERROR and finding.place.file == project.place().file
    }
    later = {event.event for event in project.history[step.at :]}
    return any(would_follow(step, kind) for kind in missing - later)
