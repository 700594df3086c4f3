"""The list of all rules, and the pack that applies them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from gongshi.load.typed import load
from gongshi.model.rule_pack import RulePack
from gongshi.rules.registry import RULES

ROOT = Path(__file__).resolve().parent.parent.parent
PACK = ROOT / "src/gongshi/rules/pack.yaml"


def shipped() -> RulePack:
    """The pack that comes with the program."""
    record = load(PACK, PACK.name, RulePack).record
    assert isinstance(record, RulePack)
    return record


def test_the_nine_rules_with_a_source_are_listed_in_order() -> None:
    assert list(RULES) == ["R01", "R02", "R04", "R06", "R08", "R13", "R17", "R19", "R21"]
    assert [module.id for module in RULES.values()] == list(RULES)


def test_every_rule_module_is_listed() -> None:
    modules = sorted(path.name[:3].upper() for path in PACK.parent.glob("r[0-9][0-9]_*.py"))
    assert modules == list(RULES)


def test_the_shipped_pack_applies_every_rule_once() -> None:
    assert [rule.id for rule in shipped().rules] == list(RULES)


def test_the_shipped_pack_writes_every_parameter_at_its_own_default() -> None:
    for rule in shipped().rules:
        model = RULES[rule.id].parameters
        assert sorted(rule.parameters) == sorted(model.model_fields)
        assert model.model_validate(rule.parameters) == model()


def test_the_pack_of_the_example_fund_is_the_shipped_one() -> None:
    assert (ROOT / "data/rules.yaml").read_bytes() == (files("gongshi.rules") / "pack.yaml").read_bytes()
