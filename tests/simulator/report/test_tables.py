"""The tables: page, CSV and JSON tell the same numbers, and these are the summary's own."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from io import StringIO

import pytest

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean, Share, share
from gongshi_simulator.lead_times import Quantile
from gongshi_simulator.report.cells import Unit, flat, shown, why_no_interval
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.section import Section
from gongshi_simulator.report.sections import outcomes
from gongshi_simulator.report.table import Column, Row, Table, as_csv
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.spans import BANDS
from gongshi_simulator.tally import Number
from page_tables import Read

_IDS = (
    *("projects-by-state", "outcomes", "stages", "lead-times"),
    *("utilisation", "queues", "money", "one-year"),
)


def rows(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    """The lines of a section's CSV."""
    return list(csv.DictReader(StringIO(files[f"{name}.csv"].decode())))


@pytest.mark.parametrize("name", _IDS)
def test_csv_and_json_tell_the_same(files: Mapping[str, bytes], name: str) -> None:
    told = json.loads(files["report.json"])["sections"][name]["rows"]
    as_text = [{key: "" if value is None else str(value) for key, value in row.items()} for row in told]
    assert [{key: value for key, value in row.items() if value} for row in rows(files, name)] == [
        {key: value for key, value in row.items() if value} for row in as_text
    ]


@pytest.mark.parametrize("name", _IDS)
def test_the_page_has_the_csvs_numbers_rounded(
    files: Mapping[str, bytes], told: Mapping[str, Section], name: str
) -> None:
    read = Read(files["index.html"])
    columns = told[name].table.columns
    for line, row in zip(read.tables[name][1:], rows(files, name), strict=True):
        for text, column in zip(line[1:], columns, strict=True):
            assert is_rounded(text, row[column.key]), (column.key, text, row[column.key])


def is_rounded(text: str, number: str) -> bool:
    """Whether a text is a number to as many places as it has, as a percentage, or in tens of thousands."""
    found = re.fullmatch(r"([0-9][0-9,.]*)(%?)", text)
    if found is None or not number or "-" in number[1:]:
        return True
    value = float(number) * (100 if found[2] else 1)
    shown, places = float(found[1].replace(",", "")), len(found[1].partition(".")[2])
    return any(abs(shown - one) <= 0.5001 * 10**-places for one in (value, value / 10_000))


def test_the_numbers_are_the_summarys_own(files: Mapping[str, bytes], seen: Evidence) -> None:
    whole = seen.summary
    steps = {row["outcome"]: row for row in rows(files, "outcomes")}
    closed = [steps["closed"][f"projects_per_community{part}"] for part in ("", "_low", "_high")]
    assert closed == [str(round(one, 6)) for one in whole.closed]
    december = rows(files, "projects-by-state")[-1]
    assert december["month_end"] == "2026-12-31"
    assert [december[band.value] for band in BANDS] == [str(round(one.mean, 6)) for one in whole.month_ends[-1].bands]
    money = {row["amount"]: row for row in rows(files, "money")}
    assert money["paid"]["share_of_allocated"] == str(round(whole.paid_money.share, 6))
    assert float(money["paid"]["yuan_per_community"]) * 100 == pytest.approx(
        seen.tally.numbers[:, Number.MONEY_PAID].mean()
    )
    works = next(row for row in rows(files, "lead-times") if row["way"] == "works")
    half = next(one.half for way, one in whole.by_way.items() if way.value == "works")
    assert works["half_days"] == str(half.days)
    busiest = max(float(row["workers_held"]) for row in rows(files, "utilisation"))
    assert busiest == round(float(whole.utilisation[0].max()), 6)


def test_counts_of_a_district_are_of_one_community(
    seeing: Callable[..., Evidence], scenario: Callable[..., Scenario]
) -> None:
    seen = seeing(scenario(district__communities=3))
    (closed,) = (row.cells[0] for row in outcomes.section(seen).table.rows if row.key == "closed")
    assert isinstance(closed, Mean)
    assert closed.mean == pytest.approx(seen.summary.closed.mean / 3)
    assert closed.high == pytest.approx(seen.summary.closed.high / 3)


def test_the_keys_of_the_json_stay(files: Mapping[str, bytes]) -> None:
    told = json.loads(files["report.json"])
    assert tuple(told) == (
        *("scenario", "year", "communities", "replications", "seed", "interval_level", "question", "answer"),
        *("numbers", "sections", "assumptions"),
    )
    assert tuple(told["sections"]) == _IDS
    keys = [key for key in told["numbers"] if not key.endswith(("_low", "_high", "_number", "_of", "_watched"))]
    assert keys[:8] == [
        *("resolved_projects_per_community", "closed_projects_per_community", "closed_share", "closed_money_share"),
        *("all_closed_share", "terminated_projects_per_community", "reopened_projects_per_community"),
        "any_reopened_share",
    ]
    assert told["assumptions"]["council.quorum"] == {"basis": "comparator", "value": "2/3", "low": "1/2", "high": "3/4"}
    assert told["assumptions"]["portfolio.amount"]["value"] == 42_500
    assert told["assumptions"]["council.members"] == {"basis": "comparator", "value": 25, "low": 15, "high": 40}


@pytest.mark.parametrize("name", _IDS[:-1])
def test_every_estimated_number_has_its_interval_or_a_reason(told: Mapping[str, Section], name: str) -> None:
    for row in told[name].table.rows:
        for column, cell in zip(told[name].table.columns, row.cells, strict=True):
            bounds = [value for key, value in flat(column.key, cell).items() if key.endswith(("_low", "_high"))]
            is_estimated = isinstance(cell, Mean | Share | Quantile)
            assert not is_estimated or None not in bounds or why_no_interval(cell, 40).zh, (row.key, column.key)


def test_a_cell_is_read_with_its_interval_beside_it() -> None:
    assert read(Mean(6.14, 5.95, 6.33)) == ("6.1", "6.0–6.3")
    assert read(Mean(6, 6, 6)) == ("6", "")
    assert read(Mean(0.0025, 0, 0.0074)) == ("0.00", "0.00–0.01")
    assert read(Mean(0.54, 0.52, 0.563), Unit.PART) == ("54.0%", "52.0–56.3%")
    assert read(Mean(447_000, 440_000, 451_000), Unit.YUAN) == ("44.7", "44.0–45.1")
    assert read(share(12, 400)) == ("3.0%", "12/400，1.7–5.2%")
    assert read(Share(44_911_400, 47_560_000, 0.93, 0.96), Unit.YUAN) == ("94.4%", "4,491/4,756万元，93.0–96.0%")
    assert read(Quantile(242, 286, 236.9, 247.1)) == ("242", "237–247")
    assert read(Quantile(None, 286, None, None)) == (">286", "")
    assert read(date(2026, 3, 5)) == ("3月5日", "")
    assert read(None) == ("—", "")
    assert read(12_345) == ("12,345", "")
    assert read(Message("等待议决", "waiting")) == ("等待议决", "")


def read(cell: object, unit: Unit = Unit.COUNT) -> tuple[str, str]:
    """A cell's Chinese text and what stands beside it."""
    told = shown(cell, unit)  # type: ignore[arg-type]
    return told.text.zh, told.beside.zh


def test_why_there_is_no_interval_is_said() -> None:
    assert why_no_interval(Mean(6, 6, 6), 400).zh == "400个模拟年都一样"
    assert why_no_interval(Quantile(None, 286, None, None), 400).zh == "一年里看不到那么久"
    assert why_no_interval(Quantile(None, 0, None, None), 400).zh == "没有可数的项目"
    assert why_no_interval(Quantile(9, 286, None, None), 400).zh == "有的批次里看不到，没有区间"
    assert why_no_interval(Quantile(9, 286, 9, 9), 400).zh == "20批结果都一样"
    assert why_no_interval(Share(0, 0, 0, 0), 400).zh == "没有可数的"
    assert why_no_interval(Mean(6.1, 6, 6.2), 400).zh == ""


def test_a_csv_has_a_column_for_each_part_of_its_fullest_cells() -> None:
    days = Column("days", Message("天", "days"))
    table = Table(
        Column("way", Message("方式", "way")),
        (days, Column("n", Message("个", "number"))),
        (Row("a", Message("甲", "a"), (None, 3)), Row("b", Message("乙", "b"), (Mean(1.5, 1, 2), 4))),
        Message("注", "note"),
    )
    assert as_csv(table) == "way,days,days_low,days_high,n\na,,,,3\nb,1.5,1,2,4\n"
