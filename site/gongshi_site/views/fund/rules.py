"""The fund's rules in plain words: one sentence each, with the numbers this fund has set, and what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from pydantic import ValidationError

from gongshi.explain import in_pack, manual
from gongshi.findings import LEVEL_WORDS, Level
from gongshi.model.rule_pack import Rule
from gongshi.model.terms import Basis, Term
from gongshi.model.words import Words
from gongshi.rules.registry import RULES, RuleModule
from gongshi_site.language import _, label, language, noop, opening, word
from gongshi_site.views.fund.overview import Overview
from gongshi_site.views.paths import RULES as PATH
from gongshi_site.views.period import usual_period
from gongshi_site.words import Day, Row, Said, Speaker, fraction, listed, short_day

_GROUPS: Mapping[str, tuple[str, ...]] = {
    noop("提议和议决"): ("R29", "R23", "R13", "R14", "R15", "R16", "R17", "R02", "R03"),
    noop("公示和异议"): ("R07", "R04", "R06", "R08", "R10", "R11", "R12", "R09"),
    noop("动工和选实施方"): ("R01", "R05", "R24", "R25", "R26", "R32"),
    noop("验收、评议和结项"): ("R18", "R19", "R20", "R21", "R33"),
    noop("钱和账"): ("R22", "R28", "R27"),
    noop("怎样记录"): ("R30", "R31"),
}
"""Which rules stand together, in the order in which a project meets them. One that no group has comes last."""
_PARAMETER = re.compile(r"(?:参数：|Parameters: )``(?P<name>\w+)``[：:]\s?(?P<text>.+)", re.DOTALL)


class RuleLine(NamedTuple):
    """One rule. ``parameters`` are those this fund has set, ``basis`` says what the rule rests on and where."""

    id: str
    name: str
    sentence: str
    parameters: tuple[Row, ...]
    basis: str
    is_sourced: bool


class RuleGroup(NamedTuple):
    """Rules about the same matter."""

    id: str
    title: str
    rules: tuple[RuleLine, ...]


class RulesPage(NamedTuple):
    """The page of rules. ``headlines`` are those every resident should know: how long, and how many."""

    path: str
    title: Said
    version: Said
    effective: Day
    lead: str
    headlines: tuple[Row, ...]
    groups: tuple[RuleGroup, ...]


def rules_page(fund: Overview) -> RulesPage:
    """The rules that the fund's own pack has."""
    pack, speaker = fund.shared.pack, fund.speaker
    groups = tuple(group for group in _groups(fund) if group.rules)
    rules = [rule for group in groups for rule in group.rules]
    return RulesPage(
        path=PATH,
        title=speaker.said(pack.title),
        version=speaker.said(pack.version),
        effective=short_day(pack.effective),
        lead=_(
            "一共{count}条，其中{sourced}条出自公开的报道，其余的是参照、推断或者假定，每条都写着依据。",
            count=len(rules),
            sourced=sum(rule.is_sourced for rule in rules),
        ),
        headlines=tuple(_headlines(fund)),
        groups=groups,
    )


def _headlines(fund: Overview) -> Iterator[Row]:
    pack, speaker = fund.shared.pack, fund.speaker
    period, threshold = pack.posting_period, pack.objection_threshold
    yield Row(_("公示多久"), (usual_period(period), _basis(period.basis, period.citation, speaker)))
    share = fraction(threshold.share)
    reopens = _("公示期内，{share}以上的居民代表提出异议，就要重新议定。", share=share)
    yield Row(_("多少人提异议要重议"), (reopens, _basis(threshold.basis, threshold.citation, speaker)))


def _basis(basis: Basis, citation: Words, speaker: Speaker) -> str:
    return _("依据（{basis}）：{citation}", basis=word(basis), citation=speaker.said(citation).marked)


def _groups(fund: Overview) -> Iterator[RuleGroup]:
    grouped = {rule for ids in _GROUPS.values() for rule in ids}
    others = tuple(rule for rule in RULES if rule not in grouped)
    for title, ids in (*_GROUPS.items(), (noop("其他"), others)):
        entries = ((RULES[one], in_pack(RULES[one], fund.shared.pack)) for one in ids)
        rules = tuple(_line(rule, entry, fund.speaker) for rule, entry in entries if entry is not None)
        yield RuleGroup(ids[0].lower() if ids else "", _(title), rules)


def _line(rule: RuleModule, entry: Rule, speaker: Speaker) -> RuleLine:
    return RuleLine(
        id=rule.id.lower(),
        name=label(rule.name),
        sentence=word(manual(rule).sentence),
        parameters=tuple(_parameters(rule, entry)),
        basis=_basis(entry.basis, entry.citation, speaker),
        is_sourced=entry.basis is Basis.SOURCED,
    )


def _parameters(rule: RuleModule, entry: Rule) -> Iterator[Row]:
    """Each parameter as the rule's manual describes it, with its value in this fund."""
    try:
        values = rule.parameters.model_validate(dict(entry.parameters))
    except ValidationError:
        yield Row(_("参数"), (_("规则包里写得不对，要等改好。"),))
        return
    for name, description in _described(rule).items():
        yield Row(opening(description), (opening(_shown(getattr(values, name))),))


def _described(rule: RuleModule) -> dict[str, str]:
    """What each parameter is, from the rule's manual."""
    chinese = language() == "zh"
    found = (_PARAMETER.fullmatch(part.strip()) for part in rule.manual.split("\n\n"))
    return {
        one["name"]: one["text"].replace("\n", "" if chinese else " ").rstrip("。.")
        for one in found
        if one is not None and one[0].startswith("参数") is chinese
    }


def _shown(value: object) -> str:
    match value:
        case Term():
            return word(value)
        case Level():
            return word(LEVEL_WORDS[value])
        case Fraction():
            return fraction(value)
        case tuple():
            return listed([_shown(one) for one in value])
        case str() if not value.isascii() and language() != "zh":
            return Said((value,), "zh").marked
        case _:
            return str(value)
