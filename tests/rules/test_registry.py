"""The list of all rules, and the pack that applies them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from gongshi.findings import NO_PERSONAL_DATA, Level
from gongshi.load.typed import load
from gongshi.model.rule_pack import RulePack
from gongshi.model.terms import Basis
from gongshi.rules.registry import OF_THE_PRESENT, ON_READING, RULES

ROOT = Path(__file__).resolve().parent.parent.parent
PACK = ROOT / "src/gongshi/rules/pack.yaml"


def shipped() -> RulePack:
    """The pack that comes with the program."""
    record = load(PACK, PACK.name, RulePack).record
    assert isinstance(record, RulePack)
    return record


def resting_on(basis: Basis) -> list[str]:
    """The rules of the shipped pack that rest on this."""
    return [rule.id for rule in shipped().rules if rule.basis is basis]


def test_there_are_thirty_three_rules_in_the_order_of_their_ids() -> None:
    assert list(RULES) == [f"R{number:02}" for number in range(1, 34)]
    assert [module.id for module in RULES.values()] == list(RULES)


def test_every_rule_module_is_listed() -> None:
    modules = sorted(path.name[:3].upper() for path in PACK.parent.glob("r[0-9][0-9]_*.py"))
    assert modules == list(RULES)


def test_no_two_rules_have_one_name() -> None:
    assert len({module.name.zh for module in RULES.values()}) == len(RULES)
    assert len({module.name.en for module in RULES.values()}) == len(RULES)


def test_the_shipped_pack_applies_every_rule_once_and_in_order() -> None:
    assert [rule.id for rule in shipped().rules] == list(RULES)


def test_nine_rules_have_a_published_source() -> None:
    assert resting_on(Basis.SOURCED) == ["R01", "R02", "R04", "R06", "R08", "R13", "R17", "R19", "R21"]


def test_every_other_rule_says_on_how_much_less_it_rests() -> None:
    assert resting_on(Basis.COMPARATOR) == ["R14", "R15", "R23", "R24", "R25", "R28", "R33"]
    assert resting_on(Basis.INFERRED) == [
        *("R03", "R05", "R09", "R10", "R11", "R12", "R16"),
        *("R18", "R20", "R22", "R26", "R27", "R29", "R30", "R31"),
    ]
    assert resting_on(Basis.ASSUMED) == ["R07", "R32"]


def test_the_rules_weigh_what_the_shipped_pack_says() -> None:
    weighed = {level: [rule.id for rule in shipped().rules if rule.level is level] for level in Level}
    assert weighed == {
        Level.ERROR: [
            *("R01", "R02", "R04", "R05", "R06", "R08", "R09", "R11", "R12", "R13"),
            *("R16", "R17", "R19", "R21", "R22", "R27", "R30", "R31"),
        ],
        Level.WARNING: [
            *("R03", "R07", "R14", "R15", "R18", "R20", "R23", "R24", "R25", "R26", "R28", "R29", "R32"),
        ],
        Level.INFO: ["R10", "R33"],
    }


def test_every_rule_is_cited_in_both_languages() -> None:
    assert [rule.id for rule in shipped().rules if [name for name, _ in rule.citation.versions] != ["zh", "en"]] == []


def test_the_shipped_pack_writes_every_parameter_at_its_own_default() -> None:
    for rule in shipped().rules:
        model = RULES[rule.id].parameters
        assert sorted(rule.parameters) == sorted(model.model_fields)
        assert model.model_validate(rule.parameters) == model()


def test_the_order_of_dates_is_judged_on_the_day_on_which_the_records_are_kept() -> None:
    assert frozenset({"R31"}) == OF_THE_PRESENT


def test_personal_data_is_the_one_rule_that_is_kept_by_refusing_the_file() -> None:
    assert frozenset({NO_PERSONAL_DATA}) == ON_READING


def test_the_pack_of_the_example_fund_is_the_shipped_one() -> None:
    assert (ROOT / "data/rules.yaml").read_bytes() == (files("gongshi.rules") / "pack.yaml").read_bytes()
