"""Lists of projects as offices keep them: understood, or named cell by cell."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.exchange.workbook.grid import Book, Cell, Sheet
from gongshi.exchange.workbook.heads import NUMBER, SYNONYMS, simplified
from gongshi.exchange.workbook.xlsx import read_xlsx
from gongshi.load.typed import typed
from gongshi.model.project import Project
from gongshi.write import canonical
from hostile_books import spoken
from lists_of import NO_WISHES, NOTHING_YET, Cells, budgets, csv, list_in, projects, told, xlsx

HEADS = ["社区", "项目名称", "年度", "预算（万元）"]
TWO: Cells = [HEADS, ["梧桐社区", "修路灯", 2026, 3.87], ["梧桐社区", "邻里结对", 2026, "1.2"]]


def test_heads_are_known_by_what_people_call_them_in_both_scripts() -> None:
    simplified = list_in(csv("社区,项目名称,年度,预算金额（元）,类别\n梧桐社区,修路灯,2026,38700,基础设施建设\n"))
    traditional = list_in(csv("社區,計畫名稱,年度,經費(元),類別\n梧桐社区,修路灯,民國115年,38700,基础设施建设\n"))
    assert told(simplified) == told(traditional) == []
    assert projects(simplified) == projects(traditional)
    assert (projects(simplified)[0].fiscal_year, projects(simplified)[0].category) == (2026, "infrastructure")


def test_amounts_are_in_the_unit_of_their_heading() -> None:
    assert budgets(list_in(xlsx(TWO))) == {"修路灯": 3_870_000, "邻里结对": 1_200_000}


def test_a_unit_named_above_the_heads_counts_for_all_amounts() -> None:
    rows: Cells = [
        ["2026年项目表"],
        [None, None, "单位：万元"],
        ["社区", "项目名称", "金额"],
        ["梧桐社区", "修路灯", 3.87],
    ]
    assert budgets(list_in(xlsx(rows))) == {"修路灯": 3_870_000}


def test_amounts_of_which_nobody_says_the_unit_are_read_as_yuan_and_that_is_told() -> None:
    one = list_in(csv("社区,项目名称,预算,自筹（元）\n梧桐社区,修路灯,3.87,1\n"))
    assert budgets(one) == {"修路灯": 387}
    assert [remark.zh for remark in one.remarks if "单位" in remark.zh] == ["C“预算”没有写单位，按元读"]


def test_a_title_above_and_a_total_below_are_no_projects() -> None:
    rows: Cells = [["项目表"], [], *TWO, ["合 计", None, None, 5.07]]
    one = list_in(xlsx(rows, lambda _book, sheet: sheet.merge_range("A1:D1", "项目表")))
    assert (budgets(one), told(one)) == ({"修路灯": 3_870_000, "邻里结对": 1_200_000}, [])
    assert "1个合计与各行相加一致" in [remark.zh for remark in one.remarks]


def test_a_total_that_the_rows_do_not_come_to_is_told_at_its_cell() -> None:
    one = list_in(xlsx([*TWO, ["总计", None, None, 5.7]]))
    assert [(str(finding.place), finding.message.zh) for finding in one.findings] == [
        ("list.xlsx:项目!D4", "这里的合计写 57000，各行相加是 50700")
    ]


def test_a_project_whose_name_begins_like_a_total_is_none() -> None:
    one = list_in(xlsx([HEADS, ["梧桐社区", "总计划编制", 2026, 1], ["合计（1个）", None, None, 1]]))
    assert (budgets(one), told(one)) == ({"总计划编制": 1_000_000}, [])


def test_subtotals_are_compared_with_their_own_part() -> None:
    rows: Cells = [HEADS, *[["梧桐社区", name, 2026, 1] for name in "ab"], ["小计", None, None, 2]]
    rows = [*rows, ["金桂社区", "c", 2026, 5], ["小计", None, None, 5], ["合计", None, None, 7]]
    one = list_in(xlsx(rows))
    assert told(one) == []
    assert len(projects(one)) == 3


def test_a_community_merged_over_its_rows_is_that_of_each() -> None:
    rows: Cells = [HEADS, ["梧桐社区", "修路灯", 2026, 3], [None, "邻里结对", 2026, 1]]
    one = list_in(xlsx(rows, lambda _book, sheet: sheet.merge_range("A2:A3", "梧桐社区")))
    assert told(one) == []
    assert len({path.split("/")[1] for path in one.records if "/projects/" in path}) == 1
    assert budgets(one) == {"修路灯": 3_000_000, "邻里结对": 1_000_000}


def test_an_amount_merged_over_several_rows_is_nobodys() -> None:
    rows: Cells = [HEADS, ["梧桐社区", "修路灯", 2026, 3], ["梧桐社区", "邻里结对", 2026, None]]
    one = list_in(xlsx(rows, lambda _book, sheet: sheet.merge_range("D2:D3", 3)))
    assert told(one) == [("list.xlsx:项目!D2", "error"), ("list.xlsx:项目!D3", "error")]


def test_a_project_merged_over_several_rows_may_be_one_or_many() -> None:
    rows: Cells = [HEADS, ["梧桐社区", "修路灯", 2026, 3], ["梧桐社区", None, 2027, 1]]
    one = list_in(xlsx(rows, lambda _book, sheet: sheet.merge_range("B2:B3", "修路灯")))
    assert told(one) == [("list.xlsx:项目!B2", "error"), ("list.xlsx:项目!B3", "error")]


def test_a_closed_list_in_an_offices_own_words_is_not_taken_for_the_funds() -> None:
    one = list_in(csv("社区,项目名称,资金来源,类别\n梧桐社区,修路灯,区级财政,道路\n"))
    assert (told(one), [str(topic) for topic in projects(one)[0].topics]) == ([], ["道路"])
    some = list_in(csv("社区,项目名称,资金来源\n梧桐社区,修路灯,保障资金\n梧桐社区,修水管,保障\n"))
    assert told(some) == [("list.csv!C3", "error")]


def test_a_column_that_is_not_wanted_is_left_out() -> None:
    text = "社区,项目名称,开工日期\n梧桐社区,修路灯,五月\n"
    assert told(list_in(csv(text))) == [("list.csv!C2", "error")]
    assert told(list_in(csv(text), NO_WISHES._replace(mapped={"开工日期": "-"}))) == []


def test_a_persons_number_is_not_told_again() -> None:
    one = list_in(csv("填表人：张三 13800138000\n社区,项目名称\n梧桐社区,修路灯\n备注：找李四 13900139000\n"))
    said = " ".join([remark.zh for remark in one.remarks] + [finding.message.zh for finding in one.findings])
    assert re.findall("[0-9]{11}", said) == []


def test_heads_on_two_rows_are_read_by_the_lower_one() -> None:
    rows: Cells = [
        ["社区", "项目名称", "金额", None],
        [None, None, "预算", "自筹资金"],
        ["梧桐社区", "修路灯", 500, 50],
    ]

    def merge(_book: Any, sheet: Any) -> None:
        sheet.merge_range("A1:A2", "社区")
        sheet.merge_range("B1:B2", "项目名称")
        sheet.merge_range("C1:D1", "金额")

    one = list_in(xlsx(rows, merge))
    assert [(project.budget, project.self_raised) for project in projects(one)] == [(50_000, 5_000)]


@pytest.mark.parametrize("nothing", ["-", "—", "无", "無", "/", "　", "N/A"])
def test_words_for_nothing_leave_a_field_unknown(nothing: str) -> None:
    one = list_in(csv(f"社区,项目名称,预算\n梧桐社区,修路灯,{nothing}\n"))
    assert (budgets(one), told(one)) == ({"修路灯": None}, [])


def test_dates_of_the_spreadsheet_and_dates_as_text_are_the_same() -> None:
    rows: Cells = [["社区", "名称", "开工日期", "完工日期"], ["梧桐社区", "修路灯", date(2026, 5, 1), "115年9月30日"]]
    project = projects(list_in(xlsx(rows)))[0]
    assert (project.planned_start, project.planned_end) == (date(2026, 5, 1), date(2026, 9, 30))


def test_dates_counted_from_1904_are_right() -> None:
    rows: Cells = [["社区", "名称", "开工日期"], ["梧桐社区", "修路灯", date(2026, 5, 1)]]
    assert projects(list_in(xlsx(rows, date_1904=True)))[0].planned_start == date(2026, 5, 1)


def test_hidden_rows_columns_and_sheets_are_refused_by_name() -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column("D:D", None, None, {"hidden": True})
        other = book.add_worksheet("旧表")
        other.write(0, 0, "项目名称")
        other.hide()

    assert told(list_in(xlsx(TWO, hide))) == [
        ("list.xlsx:项目!D1", "error"),
        ("list.xlsx:项目!A2", "error"),
        ("list.xlsx:旧表!A1", "error"),
    ]


def test_what_is_hidden_and_empty_is_no_matter() -> None:
    one = list_in(xlsx(TWO, lambda _book, sheet: sheet.set_column("H:XFD", None, None, {"hidden": True})))
    assert told(one) == []


def test_columns_that_nobody_knows_are_named_and_may_be_said() -> None:
    text = "社区,项目名称,工程概算,地点\n梧桐社区,修路灯,38700,桐荫巷\n"
    unknown = list_in(csv(text))
    said = list_in(csv(text), NO_WISHES._replace(mapped={"工程概算": "budget", "地点": "summary"}))
    left_out = "没有导入的列：C“工程概算”、D“地点”；要导入就用 --map 表头=字段"
    assert [remark.zh for remark in unknown.remarks if "没有导入" in remark.zh] == [left_out]
    assert (budgets(said), str(projects(said)[0].summary)) == ({"修路灯": 3_870_000}, "桐荫巷")


def test_several_columns_of_one_text_stand_under_their_heads() -> None:
    text = "社区,项目名称,内容摘要,地点\n梧桐社区,修路灯,换灯,桐荫巷\n"
    one = list_in(csv(text), NO_WISHES._replace(mapped={"地点": "summary"}))
    assert str(projects(one)[0].summary) == "内容摘要：换灯\n地点：桐荫巷"


def test_what_a_list_leaves_open_may_be_filled_in() -> None:
    one = list_in(csv("项目名称\n修路灯\n"), NO_WISHES._replace(fills={"community": "wutong", "fiscal_year": "2026"}))
    assert [project.fiscal_year for project in projects(one)] == [2026]
    assert [path for path in one.records if path.endswith("community.yaml")] == ["communities/wutong/community.yaml"]


def test_a_community_is_known_by_its_name_in_the_fund_that_is_there() -> None:
    before = replace(NOTHING_YET, communities={"梧桐社区": "wutong", "wutong": "wutong"})
    one = list_in(csv("社区,项目名称\n梧桐社区,修路灯\n"), before=before)
    assert [path.rpartition("/")[0] for path in one.records if "projects" in path] == ["communities/wutong/projects"]


def test_an_id_stays_when_rows_are_added_before_it() -> None:
    short = list_in(csv("社区,项目名称,年度\n梧桐社区,修路灯,2026\n"))
    longer = list_in(csv("社区,项目名称,年度\n梧桐社区,邻里结对,2026\n梧桐社区,修路灯,2026\n"))
    ids = {str(project.title): project.id for project in projects(longer)}
    assert ids["修路灯"] == projects(short)[0].id


def test_the_lists_own_numbers_are_the_ids() -> None:
    one = list_in(csv("编号,社区,项目名称\n2026-007,梧桐社区,修路灯\n武社〔2026〕8号,梧桐社区,邻里结对\n"))
    numbered, named = sorted(projects(one), key=lambda project: project.reference is not None)
    assert (numbered.id, numbered.reference, str(named.reference)) == ("2026-007", None, "武社〔2026〕8号")


def test_a_number_that_two_rows_have_is_told_at_the_second() -> None:
    one = list_in(csv("编号,社区,项目名称\n1,梧桐社区,修路灯\n1,金桂社区,修水管\n1,梧桐社区,邻里结对\n"))
    assert (told(one), len(projects(one))) == ([("list.csv!A4", "error")], 2)


def test_projects_of_one_name_are_told_apart() -> None:
    one = list_in(csv("社区,项目名称,年度\n梧桐社区,候车亭,2026\n梧桐社区,候车亭,2026\n"))
    first, second = sorted(project.id for project in projects(one))
    assert (told(one), second) == ([], f"{first}-2")


def test_a_community_with_a_character_that_nobody_sees_is_not_begun() -> None:
    one = list_in(csv("社区,项目名称\n梧\u200b桐社区,修路灯\n"))
    assert (told(one), list(one.records)) == ([("list.csv!A2", "error")], ["programme.yaml"])


def test_a_total_may_be_that_of_its_part() -> None:
    rows: Cells = [HEADS, ["梧桐社区", "a", 2026, 1], ["合计", None, None, 1]]
    assert told(list_in(xlsx([*rows, ["梧桐社区", "b", 2026, 5], ["合计", None, None, 5]]))) == []


def test_every_faulty_cell_is_told_and_its_row_left_out() -> None:
    one = list_in(csv("社区,项目名称,预算\n梧桐社区,修路灯,约3万\n,邻里结对,500\n梧桐社区,,7\n梧桐社区,好的,9\n"))
    assert told(one) == [("list.csv!C2", "error"), ("list.csv!A3", "error"), ("list.csv!B4", "error")]
    assert (budgets(one), one.list_rows) == ({"好的": 900}, 4)


def test_a_mobile_number_in_a_cell_is_never_written() -> None:
    one = list_in(csv("社区,项目名称,内容\n梧桐社区,修路灯,找张三 13800138000\n"))
    assert [(str(finding.place), "13800138000" in finding.message.zh) for finding in one.findings] == [
        ("list.csv!C2", False)
    ]


TRADITIONAL = "社區,計畫名稱,內容摘要\n豐原區,路燈改善計畫,路面刨鋪瀝青混凝土，改善道路平整度\n"
SIMPLIFIED = "社区,计划名称,内容摘要\n丰原区,路灯改善计划,路面铺沥青混凝土，改善道路平整度\n"


@pytest.mark.parametrize(
    ("encoding", "text", "said"),
    [
        ("utf-8-sig", SIMPLIFIED, []),
        ("gb18030", SIMPLIFIED, ["文件按 GB18030 编码、以 , 分列来读"]),
        ("big5", TRADITIONAL, ["文件按 Big5 编码、以 , 分列来读"]),
        ("utf-16", TRADITIONAL, ["文件按 UTF-16 编码、以 , 分列来读"]),
    ],
)
def test_the_encoding_of_a_csv_is_found_out_and_said(encoding: str, text: str, said: list[str]) -> None:
    one = list_in(csv(text, encoding))
    assert str(projects(one)[0].title) == text.splitlines()[1].split(",")[1]
    assert [remark.zh for remark in one.remarks if "编码" in remark.zh] == said


@pytest.mark.parametrize("separator", [";", "\t"])
def test_the_separator_of_a_csv_is_found_out(separator: str) -> None:
    one = list_in(csv("社区,项目名称,预算\n梧桐社区,修路灯,38700\n".replace(",", separator)))
    assert budgets(one) == {"修路灯": 3_870_000}


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["约3万", "3.87万元", "=1", "无", "{}", '["a"]', "合计", "2026", "113/5/1", "x" * 99]),
)


@given(st.lists(st.lists(CELLS, min_size=4, max_size=5), min_size=1, max_size=4))
def test_whatever_stands_in_a_list_each_row_is_a_project_or_told(rows: list[list[str]]) -> None:
    heads = {at: Cell(text) for at, text in enumerate(["社区", "项目名称", "预算", "开工日期"], start=1)}
    cells = {row: {at: Cell(text) for at, text in enumerate(texts, start=1)} for row, texts in enumerate(rows, start=2)}
    one = list_in(Book("list.csv", (Sheet("list", {1: heads, **cells}),), is_one_sheet=True))
    kept = projects(one)
    assert one.list_rows is not None
    assert one.list_rows - len(kept) <= len({finding.place.line for finding in one.findings})
    assert [typed(canonical(project), "", Project).record for project in kept] == kept


def test_a_formula_in_a_csv_is_refused() -> None:
    assert told(list_in(csv('社区,项目名称,内容\n梧桐社区,修路灯,"=HYPERLINK(""http://x"")"\n'))) == [
        ("list.csv!C2", "error")
    ]


def test_a_list_of_something_else_is_no_list_of_projects() -> None:
    assert told(list_in(csv("社区,编号,名称\n梧桐社区,xinju,馨居苑\n"))) == [("list.csv!A1", "error")]


def test_the_handbook_names_every_field_that_a_list_may_have() -> None:
    page = (Path(__file__).resolve().parents[3] / "content/handbook/tables.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z_.]+)` \| (.*?)[；（|]", page, re.MULTILINE)
    assert [key for key, _ in rows] == sorted(set(SYNONYMS) - {NUMBER}, key=[key for key, _ in rows].index)
    known = {key: [simplified(name) for name in names] for key, names in SYNONYMS.items()}
    assert [(key, name) for key, names in rows for name in names.strip().split("、") if name not in known[key]] == []


def test_how_a_word_is_pronounced_is_no_part_of_it() -> None:
    one = list_in(read_xlsx(spoken(), "list.xlsx"))
    assert [str(project.title) for project in projects(one)] == ["修路灯", "梧桐社区"]
    assert len([path for path in one.records if path.endswith("community.yaml")]) == 1
