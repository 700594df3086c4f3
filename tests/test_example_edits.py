"""The example funds hold under every rule, and one wrong edit gives the finding it deserves and no other."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from gongshi.check import judge
from gongshi.findings import Finding, Level
from gongshi.fund import read_fund

ROOT = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 20)


class Edit(NamedTuple):
    """One passage of one file written differently, and what is found then: rule, level, line and column."""

    file: str
    before: str
    after: str
    rule: str
    level: Level
    place: str


ERROR, WARNING, INFO = Level.ERROR, Level.WARNING, Level.INFO
W, S, J, M = "wutong", "shiqiaowan", "jinkui", "maitianli"
STEPS = f"{W}/projects/2025-004.yaml"
CARE = f"{W}/projects/2025-003.yaml"
KITCHEN = f"{W}/projects/2026-003.yaml"
CHECK = "  negative_list_check: 文中提到的工作餐写明由承接方自理，预算没有这一笔，可以列入。\n"

EDITS = {
    "work before the resolution": Edit(KITCHEN, "2026-04-02, event: started", "2026-03-01, event: started", "R01", ERROR, "40:10"),
    "last year's resolution": Edit(f"{W}/projects/2026-016.yaml", "梧议〔2026〕17号", "梧议〔2025〕4号", "R02", ERROR, "29:15"),
    "a contract over a year": Edit(STEPS, "last_day: 2025-06-30", "last_day: 2026-06-30", "R03", WARNING, "44:13"),
    "an amount for each year": Edit(f"{W}/projects/2026-007.yaml", "amount: 52400.00", "amount: [26200.00, 26200.00]", "R03", ERROR, "44:11"),
    "a posting of nine days": Edit(f"{W}/notices/2026-n05.yaml", "posting_end: 2026-03-16", "posting_end: 2026-03-14", "R04", ERROR, "10:14"),
    "a posting that ends on a holiday": Edit(f"{W}/notices/2026-n09.yaml", "posting_end: 2026-04-07", "posting_end: 2026-04-03", "R04", WARNING, "10:14"),
    "a contract while it is posted": Edit(KITCHEN, "- date: 2026-03-26", "- date: 2026-03-10", "R05", ERROR, "34:9"),
    "a payment while it is posted": Edit(STEPS, "2025-05-20, event: paid", "2025-03-20, event: paid", "R05", ERROR, "46:10"),
    "no goal": Edit(KITCHEN, "\ngoal: ", "\nreference: ", "R06", ERROR, "3:8"),
    "not posted": Edit(f"{W}/projects/2026-016.yaml", "- {date: 2026-11-12, event: posted, notice: 2026-n34}\n", "", "R07", WARNING, "26:9"),
    "enough representatives object": Edit(f"{S}/notices/2026-n26.yaml", "resident_reps: 4", "resident_reps: 12", "R08", ERROR, "16:3"),
    "a late objection without an answer": Edit(f"{S}/notices/2025-n08.yaml", "  answered: 2025-04-16\n", "", "R10", INFO, "26:9"),
    "more withdrew than objected": Edit(f"{S}/notices/2026-n08.yaml", "withdrawn: 1", "withdrawn: 4", "R11", ERROR, "38:14"),
    "resolved by the party organisation": Edit(f"{W}/meetings/2026-03-05.yaml", "body: residents_council", "body: party_org", "R13", ERROR, "4:7"),
    "twenty-three of thirty-six present": Edit(f"{W}/meetings/2026-03-05.yaml", "members: 25", "members: 36", "R14", WARNING, "8:10"),
    "works with fourteen of twenty-two": Edit(STEPS, "  for: 17\n  against: 3", "  for: 14\n  against: 6", "R15", WARNING, "28:8"),
    "goods become works": Edit(f"{S}/projects/2026-009.yaml", "kind: goods", "kind: works", "R15", WARNING, "31:8"),
    "one vote too many": Edit(STEPS, "  against: 3", "  against: 4", "R16", ERROR, "28:8"),
    "fewer present than voted": Edit(f"{W}/meetings/2026-03-05.yaml", "present: 23", "present: 22", "R16", ERROR, "8:10"),
    "more present than members": Edit(f"{W}/meetings/2026-03-05.yaml", "present: 23", "present: 26", "R16", ERROR, "8:10"),
    "nobody from the sub-district accepts": Edit(STEPS, "    subdistrict: 1\n", "", "R18", WARNING, "53:5"),
    "no expert": Edit(STEPS, "    expert: 1\n", "", "R19", ERROR, "53:5"),
    "nobody from the sub-district evaluates": Edit(STEPS, ", subdistrict: 1}", "}", "R20", WARNING, "65:10"),
    "closed though the evaluation failed": Edit(STEPS, "evaluated\n  outcome: passed", "evaluated\n  outcome: failed", "R21", ERROR, "70:3"),
    "contracted above the resolution": Edit(STEPS, "amount: 54900.00", "amount: 57000.00", "R22", ERROR, "42:11"),
    "paid above the contract": Edit(STEPS, "amount: 31804.00", "amount: 33804.00", "R22", ERROR, "69:43"),
    "less money put in": Edit(f"{W}/community.yaml", "amount: 482600.00", "amount: 470000.00", "R22", ERROR, "32:45"),
    "the negative list not checked": Edit(CARE, CHECK, "", "R23", WARNING, "13:10"),
    "two bidders": Edit(STEPS, "bidders: 4", "bidders: 2", "R24", WARNING, "37:12"),
    "too little of its own": Edit(CARE, "  self_raised: 11800.00", "  self_raised: 11000.00", "R25", WARNING, "50:16"),
    "the implementer evaluates": Edit(STEPS, ", subdistrict: 1}", ", subdistrict: 1, implementer: 1}", "R26", WARNING, "65:10"),
    "satisfied of nobody knows how many": Edit(STEPS, "  asked: 87\n", "", "R27", ERROR, "67:14"),
    "no accounts in the third quarter": Edit(f"{W}/notices/2025-n18.yaml", "kind: finance", "kind: collection", "R28", WARNING, "32:1"),
    "from no proposal": Edit(STEPS, "proposals: [2025-p006, 2025-p007]\n", "", "R29", WARNING, "3:8"),
    "a mobile number": Edit(STEPS, "8条坡道量下来", f"问 {'1' + '3' + '0' * 9}。8条坡道量下来", "R30", ERROR, "60:14"),
    "closed next year": Edit(STEPS, "2025-07-24, event: closed", "2027-07-24, event: closed", "R31", ERROR, "70:10"),
    "filed after the contract": Edit(KITCHEN, "2026-03-19, event: filed", "2026-03-29, event: filed", "R31", ERROR, "34:9"),
    "a month past its end": Edit(f"{W}/projects/2026-009.yaml", "  last_day: 2026-12-20", "  last_day: 2026-10-20", "R32", WARNING, "46:13"),
    "others evaluate online": Edit(f"{S}/projects/2026-004.yaml", "own_residents: true", "own_residents: false", "R33", INFO, "65:18"),
    "half of the assembly": Edit(f"{M}/meetings/2026-04-11.yaml", "members: 62", "members: 103", "R14", WARNING, "8:10"),
    "a child's contract above its resolution": Edit(f"{M}/projects/2025-011.yaml", "  amount: 14700.00", "  amount: 14800.00", "R22", ERROR, "37:11"),
    "a holiday's posting cut short": Edit(f"{M}/notices/2026-n14.yaml", "posting_end: 2026-04-23", "posting_end: 2026-04-20", "R04", ERROR, "12:14"),
    "another day than the meeting's": Edit(STEPS, "- date: 2025-03-13", "- date: 2025-03-12", "reference", ERROR, "23:9"),
}  # fmt: skip


@pytest.fixture
def alone(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A fund that has the edited community only: no rule looks beyond one."""
    name = EDITS[request.param].file.split("/")[0]
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data/holidays", data / "holidays")
    shutil.copytree(ROOT / "data/communities" / name, data / "communities" / name)
    for file in ("programme.yaml", "rules.yaml"):
        shutil.copy(ROOT / "data" / file, data / file)
    return data


def found(data: Path, level: Level) -> set[Finding]:
    return set(judge(read_fund(data), AS_OF).at_least(level))


@pytest.mark.parametrize(("alone", "name"), [(name, name) for name in EDITS], indirect=["alone"], ids=list(EDITS))
def test_one_wrong_edit_gives_its_finding_and_no_other(name: str, alone: Path) -> None:
    edit = EDITS[name]
    # What the edit makes unknown is told at the level of information: of no weight beside an error or a warning.
    least = INFO if edit.level is INFO else WARNING
    before = found(alone, least)
    file = alone / "communities" / edit.file
    text = file.read_text(encoding="utf-8")
    assert text.count(edit.before) == 1
    file.write_text(text.replace(edit.before, edit.after), encoding="utf-8")

    ours = sorted((one.rule, one.level, str(one.place)) for one in found(alone, least) - before)
    where = file.parent.parent / "community.yaml" if edit.rule == "R28" else file
    assert ours == [(edit.rule, edit.level, f"{where.as_posix()}:{edit.place}")]


def test_the_example_funds_hold_under_every_rule() -> None:
    assert found(ROOT / "data", WARNING) == set()
