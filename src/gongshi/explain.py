"""A rule explained: its manual, and what a fund's pack says of its weight and its basis."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from pydantic import ValidationError

from gongshi.findings import LEVEL_WORDS, Message
from gongshi.model.rule_pack import Rule, RulePack
from gongshi.model.terms import Term
from gongshi.model.words import Words
from gongshi.report import LanguageChoice, in_language
from gongshi.rules.registry import ON_READING, RuleModule


class Manual(NamedTuple):
    """The parts of a rule's docstring: its sentence in English and in Chinese, and what follows."""

    sentence: Message
    rest: str


def manual(rule: RuleModule) -> Manual:
    """A rule's manual: its first paragraph is English, its second Chinese."""
    en, zh, rest = rule.manual.strip().split("\n\n", 2)
    return Manual(Message(zh.replace("\n", ""), en.replace("\n", " ")), rest)


_EXAMPLE = re.compile(r"(?P<name>Passes|Fails)(?: \((?P<en>[^|]*) \|\s(?P<zh>[^|]*)\))?:")
_EXAMPLE_WORDS = {"Passes": Message("符合", "Passes"), "Fails": Message("不符合", "Fails")}
_NAMED = re.compile(r"(Source|Parameters|来源|参数)(?=[:：])")
_HAN = re.compile(r"[\u4e00-\u9fff“]")


def labelled(rest: str, language: LanguageChoice = "both", emphasis: str = "") -> str:
    """The rest of a manual in one language or in both, with ``emphasis`` on either side of what names a part.

    A paragraph is Chinese where it begins so, and English elsewhere; the examples belong to both.
    """
    return "\n\n".join(_labelled(rest, language, emphasis))


def _labelled(rest: str, language: LanguageChoice, emphasis: str) -> Iterator[str]:
    for part in rest.split("\n\n"):
        chinese = _HAN.match(part) is not None
        if example := _EXAMPLE.fullmatch(part.strip()):
            yield _of_example(example, language, emphasis)
        elif part.startswith(" "):
            yield part
        elif language in {"both", "zh" if chinese else "en"}:
            named = _NAMED.sub(rf"{emphasis}\1{emphasis}", part, count=1) if _NAMED.match(part) else part
            # Where a line of Chinese ends there is no space.
            yield named.replace("\n", "") if chinese else named


def _of_example(found: re.Match[str], language: LanguageChoice, emphasis: str) -> str:
    """What stands above an example: whether it passes, and what else is to be known of it."""
    name = in_language(_EXAMPLE_WORDS[found["name"]], language, " ")
    known = in_language(Message(found["zh"], found["en"]), language, " | ") if found["en"] else ""
    brackets = " ({})" if language == "en" else "（{}）"
    return f"{emphasis}{name}{emphasis}{brackets.format(known) if known else ''}{_colon(language).rstrip()}"


def _colon(language: LanguageChoice) -> str:
    """Full-width where only Chinese stands beside it."""
    return "：" if language == "zh" else ": "


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


def explained(rule: RuleModule, pack: RulePack, language: LanguageChoice = "both") -> str:
    """A rule as text for a terminal."""
    return "\n".join(_lines(rule, pack, language))


def explained_as_json(rule: RuleModule, pack: RulePack) -> str:
    """A rule for programs: what it asks, and how it stands in the fund's pack; null where the pack leaves it out."""
    said, entry = manual(rule), in_pack(rule, pack)
    standing = None
    if entry is not None:
        standing = {
            "level": entry.level.value,
            "basis": entry.basis.value,
            "citation": dict(entry.citation.versions),
            "parameters": dict(entry.parameters),
        }
    return json.dumps(
        {
            "rule": rule.id,
            "name": {"zh": rule.name.zh, "en": rule.name.en},
            "asks": {"zh": said.sentence.zh, "en": said.sentence.en},
            "manual": {"zh": _plain(said.rest, "zh"), "en": _plain(said.rest, "en")},
            "in_pack": standing,
        },
        ensure_ascii=False,
        indent=2,
    )


def _plain(rest: str, language: LanguageChoice) -> str:
    """The rest of a manual without the marks that a docstring puts around names."""
    return labelled(rest, language).replace("``", "")


def _lines(rule: RuleModule, pack: RulePack, language: LanguageChoice) -> Iterator[str]:
    said = manual(rule)
    yield f"{rule.id} {in_language(rule.name, language, ' | ')}"
    yield ""
    yield in_language(said.sentence, language, "\n")
    yield ""
    yield from _standing(rule, in_pack(rule, pack), language)
    yield ""
    yield _plain(said.rest, language)


def _standing(rule: RuleModule, entry: Rule | None, language: LanguageChoice) -> Iterator[str]:
    """How the rule stands in the fund's pack."""

    def line(name: Message, value: str) -> str:
        return f"{in_language(name, language, ' ')}{_colon(language)}{value}"

    if entry is None:
        yield in_language(_NOT_IN_PACK, language, " | ")
        return
    level = in_language(LEVEL_WORDS[entry.level], language, " ")
    on_reading = f"（{in_language(_ON_READING, language, ' ')}）" if rule.id in ON_READING else ""
    yield line(Message("级别", "level"), f"{level}{on_reading}")
    yield line(Message("依据", "basis"), in_language(Message(entry.basis.zh, entry.basis.en), language, " "))
    yield from (line(Message("出处", "source"), text) for text in _versions(entry.citation, language))
    parameter = Message("参数", "parameter")
    try:
        yield from (line(parameter, f"{name} = {value}") for name, value in settings(rule, entry).items())
    except ValidationError:
        yield line(parameter, in_language(_NO_FIT, language, " | "))


_NOT_IN_PACK = Message("本资金的规则包没有这一条", "not in this fund's rule pack")
_ON_READING = Message("读文件时就拒绝", "refused on reading")
_NO_FIT = Message(
    "规则包里写的不对，gongshi check 会指出在哪里", "those of the pack do not fit; gongshi check says where"
)


def _versions(words: Words, language: LanguageChoice) -> list[str]:
    if language == "both":
        return [text for _, text in words.versions]
    return [words.read(language, None).text]
