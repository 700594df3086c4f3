"""Faults of the workbook's sheets: at the cell that has to be changed, each once, in the words of the workbook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongshi.exchange.workbook.bringing import brought
from gongshi.exchange.workbook.cells import read
from gongshi.exchange.workbook.columns import Column
from gongshi.exchange.workbook.gathering import gathered
from gongshi.exchange.workbook.grid import Book, Cell, Sheet
from gongshi.exchange.workbook.misread import Misread
from gongshi.exchange.workbook.notes import note_on
from gongshi.exchange.workbook.tables import tables
from lists_of import NOTHING_YET, csv, list_in

HANDBOOK = Path(__file__).resolve().parents[3] / "content/handbook/tables.md"

FUND = "# id title\n. small 小基金"
COMMUNITIES = "# id title\n. wutong 梧桐社区"
PROJECTS = "# community id title\n. wutong p1 修路灯"


def told(**sheets: str) -> list[tuple[str, str]]:
    """What is found in sheets, each by its key in the workbook: the cell, and in Chinese why."""
    called = {"programme": FUND, "communities": COMMUNITIES, **{key.replace("__", "."): sheets[key] for key in sheets}}
    book = Book("b.xlsx", tuple(_sheet(key, text) for key, text in called.items()))
    findings = brought(gathered(book, None), NOTHING_YET).findings
    return [(str(finding.place).partition(":")[2], finding.message.zh) for finding in findings]


def _sheet(key: str, text: str) -> Sheet:
    """A sheet whose keys and rows stand on the lines of a text, cells between spaces; ``.`` is an empty one."""
    rows = [line.split(" ") for line in text.splitlines()]
    return Sheet(
        key,
        {
            row: {at: Cell(said) for at, said in enumerate(cells, start=1) if said != "."}
            for row, cells in enumerate(rows, start=2)
        },
    )


def column(sheet: str, key: str) -> Column:
    return next(one for table in tables() if table.key == sheet for one in table.all_columns if one.key == key)


def cells(found: list[tuple[str, str]]) -> list[str]:
    return [place for place, _ in found]


def test_an_event_that_nobody_knows_is_told_at_its_word() -> None:
    history = "# community record date event\n. wutong p1 2026-03-05 议决"
    assert told(projects=PROJECTS, projects__history=history) == [
        ("projects.history!E3", "没有“议决”这个说法，是不是 议决通过（resolved）？")
    ]


def test_an_event_that_is_missing_is_missing_in_its_column() -> None:
    history = "# community record date event\n. wutong p1 2026-03-05 ."
    assert cells(told(projects=PROJECTS, projects__history=history)) == ["projects.history!E3"]


def test_what_an_event_lacks_is_missing_in_its_column() -> None:
    history = "# community record date event outcome\n. wutong p1 2026-11-02 验收 ."
    assert cells(told(projects=PROJECTS, projects__history=history)) == ["projects.history!F3"]


def test_a_title_that_is_missing_is_missing_in_its_column() -> None:
    assert cells(told(projects="# community id title\n. wutong p1 .")) == ["projects!D3"]


def test_a_key_of_a_group_that_is_missing_is_missing_in_its_column() -> None:
    projects = "# community id title implementer.kind implementer.name\n. wutong p1 修路灯 . 某公司"
    assert cells(told(projects=projects)) == ["projects!E3"]


def test_an_id_that_stands_twice_is_told_at_the_second() -> None:
    assert cells(told(projects=f"{PROJECTS}\n. wutong p1 修水管")) == ["projects!C4"]


def test_a_missing_community_is_told_in_its_column_wherever_that_is() -> None:
    assert told(projects="# title id community\n. 修路灯 p1 .") == [("projects!D3", "没有写社区编号")]


def test_a_project_that_is_not_there_is_told_at_its_id_and_another_community_at_its_own() -> None:
    communities = f"{COMMUNITIES}\n. jingui 金桂社区"
    history = "# community record event\n. wutong p9 开工\n. jingui p1 开工"
    found = told(communities=communities, projects=PROJECTS, projects__history=history)
    assert cells(found) == ["projects.history!C3", "projects.history!B4"]


def test_a_list_without_a_community_in_a_row_says_so_in_its_column() -> None:
    one = list_in(csv("项目名称,社区\n修路灯,\n修水管,梧桐社区\n"))
    assert [str(finding.place) for finding in one.findings] == ["list.csv!B2"]


def test_a_community_by_its_title_is_told_once_in_each_cell_with_its_id() -> None:
    projects = "# community id title\n. 梧桐社区 p1 修路灯"
    history = "# community record event\n. 梧桐社区 p1 开工"
    assert told(projects=projects, projects__history=history) == [
        (f"{sheet}!B3", "“梧桐社区”是社区的名称；这里写它的编号 wutong") for sheet in ("projects", "projects.history")
    ]


def test_a_hidden_row_in_a_sheet_without_communities_is_told_with_its_record() -> None:
    sheets = [_sheet("programme", FUND), _sheet("projects.history", "# record event date\n. p1 开工 .")]
    sheets[1].hidden_rows.add(3)
    found = brought(gathered(Book("b.xlsx", tuple(sheets)), None), NOTHING_YET).findings
    assert [str(finding.place) for finding in found] == [
        *("b.xlsx:projects.history!A3", "b.xlsx:projects.history!B3"),
    ]


def test_a_communitys_title_leads_other_sheets_to_its_records_all_the_same() -> None:
    projects = "# community id title\n. 梧桐社区 p1 修路灯"
    history = "# community record event\n. wutong p1 开工"
    assert cells(told(projects=projects, projects__history=history)) == ["projects!B3"]


def test_a_misspelt_community_is_told_with_what_the_other_sheet_says() -> None:
    projects = "# community id title\n. wutnog p1 修路灯"
    history = "# community record event\n. wutong p1 开工"
    assert told(projects=projects, projects__history=history) == [
        ("projects!B3", "没有社区 wutnog；请在“社区”表里写上"),
        ("projects.history!B3", "“项目”表里 p1 的社区是 wutnog，这里写的是 wutong；两处要一样"),
    ]


def test_two_communities_by_their_titles_have_no_project_twice() -> None:
    projects = "# community id title\n. 甲社区 p1 修路灯\n. 乙社区 p1 修路灯"
    assert cells(told(projects=projects)) == ["projects!B3", "projects!B4"]


def test_a_row_that_leads_nowhere_says_so_once() -> None:
    history = "# community record event\n. 梧桐 p1 开工\n. . p1 开工\n. wutong . 开工\n. #REF! p1 开工"
    assert cells(told(projects=PROJECTS, projects__history=history)) == [
        *("projects.history!B3", "projects.history!B4", "projects.history!C5", "projects.history!B6")
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("基础设施建没", "没有“基础设施建没”这个说法，是不是 基础设施建设（infrastructure）？"),
        ("基础设施", "没有“基础设施”这个说法，是不是 基础设施建设（infrastructure）？"),
        ("infrastucture", "没有“infrastucture”这个说法，是不是 基础设施建设（infrastructure）？"),
    ],
)
def test_a_word_that_was_probably_meant_is_told_in_chinese_first(typed: str, said: str) -> None:
    with pytest.raises(Misread) as refused:
        read(column("projects", "category"), Cell(typed))
    assert refused.value.message.zh == said


def test_the_words_of_a_list_are_told_in_chinese_first() -> None:
    with pytest.raises(Misread) as refused:
        read(column("notices.objections", "scope"), Cell("道路"))
    terms = column("notices.objections", "scope").terms
    known = "、".join(f"{words.zh}（{value}）" for value, words in terms.items())
    assert refused.value.message.zh == f"没有“道路”这个说法；可以写的有：{known}"


def test_the_handbook_names_every_word_that_is_read_as_nothing() -> None:
    row = next(line for line in HANDBOOK.read_text(encoding="utf-8").splitlines() if line.startswith("| 没有"))
    words = re.findall("`(.+?)`", row)
    assert "待定" in words
    assert [word for word in words if read(column("projects", "budget"), Cell(word)) is not None] == []


def test_a_column_without_a_head_says_what_to_do() -> None:
    assert told(projects="# community id title\n. wutong p1 修路灯 记得拍照\n. . . . 还有") == [
        ("projects!E2", "这一列有内容，却没有表头和字段名；补上，或把内容移到“备注”列，或删去")
    ]


RESOLUTION = "议决结果公示不写这一列；请在“办理过程”表给每个项目写一行“公示”，在“哪份公告”一列填这份公告的编号"


def test_the_projects_of_a_resolution_are_asked_for_in_the_words_of_the_workbook() -> None:
    notices = "# community id kind title projects\n. wutong n1 议决结果公示 结果 p1"
    assert told(projects=PROJECTS, notices=notices) == [("notices!F3", RESOLUTION)]
    assert f"{RESOLUTION}。" in note_on(column("notices", "projects")).splitlines()
