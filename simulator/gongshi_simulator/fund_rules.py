"""What the fund itself lays down and a scenario does not repeat: posting, objections, and the days off."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from gongshi.findings import Finding
from gongshi.load.typed import load
from gongshi.model.holidays import HolidayYear
from gongshi.model.rule_pack import ObjectionThreshold, PostingPeriod, RulePack
from gongshi.periods import Calendar, calendar


class FundRules(NamedTuple):
    """The parts of a fund's records that govern when things happen."""

    posting_period: PostingPeriod
    objection_threshold: ObjectionThreshold
    days: Calendar


class ReadRules(NamedTuple):
    """What became of the files: rules, None where one cannot be read, and why."""

    rules: FundRules | None
    findings: tuple[Finding, ...]


def read_fund_rules(data: Path) -> ReadRules:
    """The rules of the fund in the folder ``data``: its rule pack and its holidays, nothing of any community."""
    pack = load(data / "rules.yaml", (data / "rules.yaml").as_posix(), RulePack)
    years = [load(path, path.as_posix(), HolidayYear) for path in sorted((data / "holidays").glob("*.yaml"))]
    findings = (*pack.findings, *(finding for year in years for finding in year.findings))
    if findings or not isinstance(pack.record, RulePack):
        return ReadRules(None, findings)
    days = calendar(year.record for year in years if isinstance(year.record, HolidayYear))
    return ReadRules(FundRules(pack.record.posting_period, pack.record.objection_threshold, days), ())
