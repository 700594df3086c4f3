"""What the fund itself lays down and a scenario does not repeat: posting, objections, and the days off."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from gongshi.findings import RECORD, Finding, Level, Message
from gongshi.load.typed import load
from gongshi.model.holidays import HolidayYear
from gongshi.model.rule_pack import ObjectionThreshold, PostingPeriod, RulePack
from gongshi.periods import Calendar, calendar
from gongshi.place import Place

_NO_PACK = Message(
    "缺少规则包，推演要从里面读公示天数和异议比例；请补上这个文件，写法见工作手册“字段”一页",
    "the rule pack is missing, from which the days of posting and the share of objections are read; "
    "add this file as the handbook's page of fields shows",
)


class FundRules(NamedTuple):
    """The parts of a fund's records that govern when things happen."""

    posting_period: PostingPeriod
    objection_threshold: ObjectionThreshold
    days: Calendar


class Papers(NamedTuple):
    """The records in which the rules stand."""

    pack: RulePack
    holidays: tuple[HolidayYear, ...]


class ReadRules(NamedTuple):
    """What became of the files: rules with their papers, None where one cannot be read, and why."""

    rules: FundRules | None
    findings: tuple[Finding, ...]
    papers: Papers | None = None


def read_fund_rules(data: Path) -> ReadRules:
    """The rules of the fund in the folder ``data``: its rule pack and its holidays, nothing of any community."""
    path = data / "rules.yaml"
    if not path.exists() and not path.is_symlink():
        return ReadRules(None, (Finding(Place(path.as_posix()), RECORD, Level.ERROR, _NO_PACK),))
    pack = load(path, path.as_posix(), RulePack)
    years = [load(path, path.as_posix(), HolidayYear) for path in sorted((data / "holidays").glob("*.yaml"))]
    findings = (*pack.findings, *(finding for year in years for finding in year.findings))
    if findings or not isinstance(pack.record, RulePack):
        return ReadRules(None, findings)
    holidays = tuple(year.record for year in years if isinstance(year.record, HolidayYear))
    rules = FundRules(pack.record.posting_period, pack.record.objection_threshold, calendar(holidays))
    return ReadRules(rules, (), Papers(pack.record, holidays))
