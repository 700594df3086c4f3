"""The handbook's page of rules: a table of all of them, and each one's manual from its module."""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.explain import in_pack, labelled, manual, settings
from gongshi.findings import LEVEL_WORDS
from gongshi.model.rule_pack import Rule, RulePack
from gongshi.model.terms import Basis
from gongshi.rules.registry import ON_READING, RULES, RuleModule


def rules_page(pack: RulePack) -> str:
    """All rules, with the level, basis and parameters that ``pack`` gives them, as Markdown."""
    return "\n".join([*_head(pack), *(_row(rule, in_pack(rule, pack)) for rule in RULES.values()), "", *_manuals(pack)])


def _head(pack: RulePack) -> Iterator[str]:
    sourced = sum(rule.basis is Basis.SOURCED for rule in pack.rules)
    yield "# 规则 Rules"
    yield ""
    yield f"检查按{len(RULES)}条规则进行。其中{sourced}条直接出自公开报道，其余的依据较弱，检查结果里每条都注明。"
    yield "级别、参数和出处都写在资金自己的规则包 `rules.yaml` 里，各地可以改；下表是随软件附带的规则包。"
    yield ""
    yield (
        f"The checker knows {len(RULES)} rules. {sourced} of them rest on the published report; what the others rest "
        "on is said with every finding. Level, parameters and citation stand in the fund's own pack, `rules.yaml`; the "
        "table shows the pack that comes with gongshi."
    )
    yield ""
    yield "| 编号 | 规则 Rule | 级别 Level | 依据 Basis | 参数 Parameters |"
    yield "|---|---|---|---|---|"


def _row(rule: RuleModule, entry: Rule | None) -> str:
    name = f"[{rule.name.zh}](#{rule.id.lower()})<br>{rule.name.en}"
    if entry is None:
        return f"| {rule.id} | {name} | 不用 not used | | |"
    basis = f"{entry.basis.zh}<br>{entry.basis.en}"
    return f"| {rule.id} | {name} | {_level(rule, entry)} | {basis} | {_set(rule, entry)} |"


def _level(rule: RuleModule, entry: Rule) -> str:
    level = LEVEL_WORDS[entry.level]
    on_reading = "，读文件时拒绝 refused on reading" if rule.id in ON_READING else ""
    return f"{level.zh} {level.en}{on_reading}"


def _set(rule: RuleModule, entry: Rule) -> str:
    return "<br>".join(f"`{name}`: {value}" for name, value in settings(rule, entry).items())


def _manuals(pack: RulePack) -> Iterator[str]:
    for rule in RULES.values():
        yield from _manual(rule, in_pack(rule, pack))


def _manual(rule: RuleModule, entry: Rule | None) -> Iterator[str]:
    said = manual(rule)
    yield f"## {rule.id} {rule.name.zh} {{: #{rule.id.lower()} }}"
    yield ""
    yield said.sentence.zh
    yield ""
    yield f"**{said.sentence.en}**"
    yield ""
    if entry is not None:
        yield f"依据 Basis: {entry.basis.zh} {entry.basis.en}。"
        yield ""
        for _, text in entry.citation.versions:
            yield f"> {text}"
            yield ">"
        yield ""
    yield _code(labelled(said.rest, emphasis="**"))
    yield ""


def _code(text: str) -> str:
    """A docstring's ``names`` as Markdown has them."""
    return text.replace("``", "`")
