"""A rule explained: its manual, and what a fund's pack says of its weight and its basis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from pydantic import ValidationError

from gongshi.findings import LEVEL_WORDS, Message
from gongshi.model.rule_pack import Rule, RulePack
from gongshi.model.terms import Term
from gongshi.model.words import Words
from gongshi.rules.registry import ON_READING, RuleModule


class Manual(NamedTuple):
    """The parts of a rule's docstring: its sentence in English and in Chinese, and what follows."""

    sentence: Message
    rest: str


def manual(rule: RuleModule) -> Manual:
    """A rule's manual: its first paragraph is English, its second Chinese."""
    en, zh, rest = rule.manual.strip().split("\n\n", 2)
    return Manual(Message(zh.replace("\n", ""), en.replace("\n", " ")), rest)


_LABEL = re.compile(r"^(Passes|Fails|Source|Parameters)\b([^\n:]*):", re.MULTILINE)
_LABEL_WORDS = {
    "Passes": "符合 Passes",
    "Fails": "不符合 Fails",
    "Source": "来源 Source",
    "Parameters": "参数 Parameter",
}


def labelled(rest: str, emphasis: str = "") -> str:
    """The rest of a manual, its parts called in both languages, with ``emphasis`` on either side of the words."""
    return _LABEL.sub(lambda found: f"{emphasis}{_LABEL_WORDS[found.group(1)]}{emphasis}{found.group(2)}:", rest)


def in_pack(rule: RuleModule, pack: RulePack) -> Rule | None:
    """The pack's own entry for a rule; None where the pack leaves it out."""
    return next((one for one in pack.rules if one.id == rule.id), None)


def settings(rule: RuleModule, entry: Rule | None) -> Mapping[str, str]:
    """Every parameter of a rule with its value: as the pack sets it, else as the rule itself."""
    given = dict(entry.parameters) if entry is not None else {}
    values = rule.parameters.model_validate(given)
    return {name: _shown(getattr(values, name)) for name in rule.parameters.model_fields}


def _shown(value: object) -> str:
    if isinstance(value, Term):
        return f"{value.zh} {value}"
    if isinstance(value, StrEnum):
        return str(value)
    return "、".join(map(_shown, value)) if isinstance(value, tuple) else str(value)


def explained(rule: RuleModule, pack: RulePack) -> str:
    """A rule as text for a terminal, in both languages."""
    return "\n".join(_lines(rule, pack))


def _lines(rule: RuleModule, pack: RulePack) -> Iterator[str]:
    said = manual(rule)
    yield f"{rule.id} {rule.name.zh} | {rule.name.en}"
    yield ""
    yield said.sentence.zh
    yield said.sentence.en
    yield ""
    yield from _standing(rule, in_pack(rule, pack))
    yield ""
    yield labelled(said.rest)


def _standing(rule: RuleModule, entry: Rule | None) -> Iterator[str]:
    """How the rule stands in the fund's pack."""
    if entry is None:
        yield "本资金的规则包没有这一条 | not in this fund's rule pack"
        return
    level = LEVEL_WORDS[entry.level]
    on_reading = "（读文件时就拒绝 refused on reading）" if rule.id in ON_READING else ""
    yield f"级别 level: {level.zh} {level.en}{on_reading}"
    yield f"依据 basis: {entry.basis.zh} {entry.basis.en}"
    yield from (f"出处 source: {text}" for text in _versions(entry.citation))
    try:
        yield from (f"参数 parameter: {name} = {value}" for name, value in settings(rule, entry).items())
    except ValidationError:
        yield (
            "参数 parameter: 规则包里写的不对，gongshi check 会指出在哪里 | "
            "those of the pack do not fit; gongshi check says where"
        )


def _versions(words: Words) -> list[str]:
    return [text for _, text in words.versions]
