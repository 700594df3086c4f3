"""``gongshi check``: judges the records, or explains a rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from gongshi.check import Asked, Judgement, judge
from gongshi.commands.choice import not_among
from gongshi.commands.days import days
from gongshi.commands.folders import data_folder
from gongshi.commands.trouble import CouldNotRun
from gongshi.explain import explained, explained_as_json
from gongshi.findings import HISTORY, RECORD, REFERENCE, Level, Message
from gongshi.fund import ReadFund, read_fund
from gongshi.load.typed import load
from gongshi.meant import meant
from gongshi.model.refusal import shown
from gongshi.model.rule_pack import RulePack
from gongshi.report import Format, LanguageChoice, as_json, github, gitlab, text
from gongshi.rules.registry import RULES
from gongshi.rules.shipped import shipped_pack


def check(
    data: Path = Path("data"),
    *,
    as_of: str | None = None,
    level: Level = Level.WARNING,
    rule: Annotated[tuple[str, ...], Parameter(negative=(), show_default=False)] = (),
    community: Annotated[tuple[str, ...], Parameter(negative=(), show_default=False)] = (),
    explain: str | None = None,
    format: Format = "text",  # noqa: A002 - the option is called --format
    language: LanguageChoice = "both",
    strict: Annotated[bool, Parameter(negative=(), show_default=False)] = False,
) -> int:
    """按资金自己的规则检查记录。Check the records against the fund's own rules.

    没有问题就不出声，退出码 0；有错误退出码 1；没法检查退出码 2。
    Silent and 0 when all is well, 1 when an error was found, 2 when it could not run.

    Args:
        data: 记录所在的文件夹。The folder of records.
        as_of: 以哪一天为准，例如 2026-03-05；不写则用记录声明的日期或今天。The day to look at the records on.
        level: 显示到哪一级：error、warning 或 info；info 连“无法判断”也显示。What to show, "unknown" with info.
        rule: 只查这条规则，例如 R08，可以写几次；reference 查编号，history 查先后，record 只查文件本身。
            Only this rule; may be given several times. reference: ids that lead nowhere; history: what cannot follow;
            record: the files alone.
        community: 只查这个社区，可以写几次。Only this community; may be given several times.
        explain: 不检查，只说明这条规则：管什么、依据什么、怎样算符合。Explain a rule instead, such as R08.
        format: text 给人看，json 给程序，github 和 gitlab 给代码托管平台。For people, programs, or a forge.
        language: zh、en 或 both。The language of messages.
        strict: 有警告也算不通过。Exit with 1 on a warning, too.
    """
    if explain is not None:
        print(_explained(explain, data, format, language))  # noqa: T201 - an answer goes to standard output
        return 0
    read = read_fund(data_folder(data))
    looked_at = days(as_of, read.fund.programme if read.fund else None)
    judgement = judge(read, looked_at.as_of, present=looked_at.present, asked=_asked(rule, community, read))
    for line in _lines(judgement, level, format, language, looked_at.as_of):
        print(line)  # noqa: T201 - findings go to standard output
    return 1 if judgement.at_least(Level.WARNING if strict else Level.ERROR) else 0


def _lines(judgement: Judgement, level: Level, form: Format, language: LanguageChoice, as_of: date) -> Iterable[str]:
    """The findings of at least ``level``, as the form has them."""
    findings = judgement.at_least(level)
    if form == "json":
        return [as_json(judgement, level, as_of)]
    if form == "gitlab":
        return [gitlab(findings, language)]
    return text(findings, language) if form == "text" else github(findings, language)


def _refuse_unknown_rules(given: Collection[str], others: Collection[str]) -> None:
    """Raises where a name is none of a rule's nor of ``others``: 33 titles are too many to be read in one line."""
    known = _RULE_NAMES | dict.fromkeys(others, "")
    for name in given:
        if name not in known and meant(name, known) is None:
            raise CouldNotRun(
                f"没有“{shown(name)}”这条规则；编号从 {_IDS[0]} 到 {_IDS[1]}"
                + (f"，另有 {'、'.join(others)}" if others else "，各管什么见手册的“规则”"),
                f"there is no rule {shown(name)!r}; their ids are {_IDS[0]} to {_IDS[1]}"
                + (f", besides {', '.join(others)}" if others else ""),
            )
    _refuse_unknown(given, known, _RULE)


def _asked(rules: Collection[str], communities: Collection[str], read: ReadFund) -> Asked:
    _refuse_unknown_rules(rules, (RECORD, REFERENCE, HISTORY))
    if read.fund is not None:
        titles = {one.community.id: str(one.community.title) for one in read.fund.communities}
        known = dict(sorted((titles | dict.fromkeys((one.id for one in read.fund.unread), "")).items()))
        _refuse_unknown(communities, known, _COMMUNITY)
    return Asked(rules or None, communities or None)


def _refuse_unknown(given: Collection[str], known: Mapping[str, str], kind: Message) -> None:
    for name in given:
        if name not in known:
            said = not_among(name, known, kind)
            raise CouldNotRun(said.zh, said.en)


_RULE = Message("条规则", "rule")
_COMMUNITY = Message("个社区", "community")
_RULE_NAMES = {rule.id: rule.name.zh for rule in RULES.values()}
_IDS = min(RULES), max(RULES)


def _explained(name: str, data: Path, form: Format, language: LanguageChoice) -> str:
    _refuse_unknown_rules([name], ())
    rule, pack = RULES[name], _pack(data)
    return explained_as_json(rule, pack) if form == "json" else explained(rule, pack, language)


def _pack(data: Path) -> RulePack:
    """The fund's own pack where it can be read, else the shipped one."""
    own = load(data / "rules.yaml", "rules.yaml", RulePack).record
    return own if isinstance(own, RulePack) else shipped_pack()
