"""What a table does not say, it does not take away; and what it changes is told value by value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gongshi.cli import main

WriteFund = Callable[[Mapping[str, str]], Path]

PROJECT = """\
id: 2026-001
title: {zh: 楼道照明, en: Lights in the stairs}
fiscal_year: 2026
goal: 夜里看得清路。
budget: 38700.00
history:
- {date: 2026-03-05, event: resolved}
- {date: 2026-04-05, event: paid, amount: 1500.00}
"""
LIST = "社区,编号,项目名称,年度,预算（元）\n梧桐社区,2026-001,楼道照明,2026,41000\n"
EDITED = PROJECT.replace("38700.00", "41000.00")

Run = Callable[..., tuple[object, str]]


@pytest.fixture
def run(write_fund: WriteFund, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Brings a list into the fund; the exit code and what was said in Chinese."""
    data = write_fund({"projects/2026-001.yaml": PROJECT})

    def command(table: str, *options: str) -> tuple[object, str]:
        book = tmp_path / "list.csv"
        book.write_text(table, encoding="utf-8")
        with pytest.raises(SystemExit) as ended:
            main(["import", str(book), "--to", str(data), *options])
        said = capsys.readouterr()
        return ended.value.code, said.out + said.err

    return command


def record(tmp_path: Path) -> str:
    return (tmp_path / "data/communities/wutong/projects/2026-001.yaml").read_text(encoding="utf-8")


def test_a_list_of_five_columns_changes_what_it_says_and_leaves_the_rest(run: Run, tmp_path: Path) -> None:
    code, said = run(LIST, "--replace")
    assert (code, record(tmp_path)) == (0, EDITED)
    assert "communities/wutong/projects/2026-001.yaml: budget 38700.00 → 41000.00\n" in said
    assert "history" not in said


def test_without_consent_nothing_is_changed(run: Run, tmp_path: Path) -> None:
    code, said = run(LIST)
    assert (code, record(tmp_path)) == (2, PROJECT)
    assert "budget 38700.00 → 41000.00" in said


def test_only_a_second_consent_takes_away_what_the_table_leaves_open(run: Run, tmp_path: Path) -> None:
    code, said = run(LIST, "--replace", "--empty")
    assert code == 0
    assert "history" not in record(tmp_path)
    assert "goal 夜里看得清路。 → （无）" in said
    assert "history 2026-03-05 resolved、2026-04-05 paid 1500.00 → （无）" in said


def test_a_consent_to_take_away_is_none_to_change(run: Run, tmp_path: Path) -> None:
    code, said = run(LIST, "--empty")
    assert (code, record(tmp_path)) == (2, PROJECT)
    assert said == "gongshi: --empty 要同 --replace 一起用 | --empty goes with --replace\n"


def test_a_new_name_is_told_as_it_was_and_as_it_is(run: Run, tmp_path: Path) -> None:
    _code, said = run(LIST.replace("楼道照明", "楼道亮灯"), "--replace")
    assert "title 楼道照明 Lights in the stairs → 楼道亮灯" in said
    assert "title: 楼道亮灯\n" in record(tmp_path)
