"""Values that do not fit their record: every kind of refusal with its place, its rule and both its sentences."""

import pytest

from gongshi.findings import Finding, Level, Message
from gongshi.load.typed import typed
from gongshi.model.event import Resolved
from gongshi.model.holidays import HolidayYear
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.proposal import ProposalYear
from gongshi.model.record import Record
from gongshi.model.rule_pack import RulePack
from gongshi.place import Place

PROJECT = "id: a\ntitle: 灯\n"
NOTICE = "id: n\nkind: resolution\ntitle: 公示\n"
HOLIDAYS = "id: 2026\nyear: 2026\nsource: {title: 通知}\n"
MAPPING = ("这里应一行写一项：“字段: 内容”", "a group of “key: value” lines is wanted here")
TEXT = (
    "这里应是一段文字，或按语言分写：{zh: …, en: …}",
    "a text is wanted here, or one for each language: {zh: …, en: …}",
)


def refused(model: type[Record], text: str) -> list[Finding]:
    """Why the text is no record of this kind, which it must not be."""
    loaded = typed(text, "a.yaml", model)
    assert loaded.record is None
    return list(loaded.findings)


def finding(line: int, column: int, zh: str, en: str, rule: str = "record") -> Finding:
    return Finding(Place("a.yaml", line, column), rule, Level.ERROR, Message(zh, en))


def no_list(key: str) -> tuple[str, str]:
    return f"{key} 要写成列表，例如 [2026-p006]，或每行一项、以 - 开头", f"{key} should be a list, each item after a -"


def no_single_value(key: str) -> tuple[str, str]:
    return f"{key} 这里只写一个值", f"{key} should be a single value, not a list or a mapping"


def test_a_record_that_fits_has_no_findings_and_knows_its_places() -> None:
    record, findings = typed(f"{PROJECT}history:\n- {{event: resolved, for: 18}}\n", "a.yaml", Project)
    resolved = Resolved.model_validate({"event": "resolved", "for": 18})
    assert (record, findings) == (Project.model_validate({"id": "a", "title": "灯", "history": [resolved]}), ())
    assert record is not None
    assert record.place("history", 0, "for") == Place("a.yaml", 4, 26)


def test_a_missing_key_is_found_where_its_mapping_begins() -> None:
    text = f"{PROJECT}implementer: {{kind: company}}\nhistory:\n- event: screened_out\n"
    assert refused(Project, text) == [
        finding(3, 14, "缺少 name（单位名称）", "name is missing"),
        finding(5, 3, "缺少 reason（理由）", "reason is missing"),
    ]


def test_a_project_without_a_title_breaks_the_rule_that_asks_for_it() -> None:
    zh = "项目没有名称 title；公示必须写明项目名称、目标、实施方式、金额预算和评审办法"
    en = "the project has no title; a notice states its name, goal, mode, budget and way of reviewing"
    assert refused(Project, "# 示例\nid: a\n") == [finding(2, 1, zh, en, rule="R06")]


@pytest.mark.parametrize(
    ("text", "place", "written", "meant", "called"),
    [
        ("budgett: 3\n", (3, 10), "budgett", "budget", "预算"),
        ("项目目标: 亮起来\n", (3, 7), "项目目标", "goal", "项目目标"),
        ("目标: 亮起来\n", (3, 5), "目标", "goal", "项目目标"),
        ("implementer: {kind: company, name: 甲, nam: 乙}\n", (3, 44), "nam", "name", "单位名称"),
        ("history:\n- {event: resolved, fore: 18}\n", (4, 27), "fore", "for", "同意人数"),
        (
            "history:\n- event: accepted\n  outcome: passed\n  panel: {experts: 1}\n",
            (6, 20),
            *("experts", "expert", "专业机构或专家"),
        ),
        (
            "supervision:\n- {visitors: {}, found: 好, follow_up: 无}\n",
            (4, 39),
            *("follow_up", "followed_up", "后来怎样处理"),
        ),
    ],
)
def test_an_unknown_key_is_found_with_the_one_that_may_be_meant(
    text: str, place: tuple[int, int], written: str, meant: str, called: str
) -> None:
    zh = f"没有“{written}”这个字段，是不是 {meant}（{called}）？"
    en = f"there is no key {written!r}; did you mean {meant}?"
    assert refused(Project, PROJECT + text) == [finding(*place, zh, en)]


def test_an_unknown_key_that_resembles_none_is_found_with_those_that_exist() -> None:
    text = f"{PROJECT}implementer:\n  kind: company\n  name: 甲\n  负责人: 张三\n"
    zh = "没有“负责人”这个字段；可以写的有：kind、name（各是什么，见手册的“字段”）"
    en = "there is no key '负责人'; those known here are kind, name"
    assert refused(Project, text) == [finding(6, 8, zh, en)]


def test_a_key_that_belongs_elsewhere_is_found_with_the_spaces_to_look_at() -> None:
    text = f"{PROJECT}history:\n- date: 2026-03-05\n  event: started\npanel: {{expert: 1}}\n"
    zh = "“panel”不能写在这一层；请查这一行前面的空格是不是多了或少了"
    en = "the key 'panel' does not belong here; look at the spaces before it"
    assert refused(Project, text) == [finding(6, 8, zh, en)]


def test_a_key_of_another_event_is_found_with_those_of_this_one() -> None:
    text = f"{PROJECT}history:\n- {{event: started, amount: 500.00}}\n"
    zh = "开工 started 不写 amount（金额）；可以写的有：date、event"
    en = "started takes no amount; those known here are date, event"
    assert refused(Project, text) == [finding(4, 28, zh, en)]


def test_a_key_of_another_kind_of_record_is_told_where_it_belongs() -> None:
    zh = "posting_start（公示第一天）是公告里写的，不写在项目里"
    en = "posting_start belongs in a notice, not in a project"
    assert refused(Project, f"{PROJECT}posting_start: 2026-03-06\n") == [finding(3, 16, zh, en)]


def test_the_python_name_of_a_key_is_no_key() -> None:
    zh, en = "没有“for_”这个字段，是不是 for（同意人数）？", "there is no key 'for_'; did you mean for?"
    assert refused(Project, f"{PROJECT}history:\n- {{event: resolved, for_: 3}}\n") == [finding(4, 27, zh, en)]


def test_a_word_that_is_not_on_its_list_is_found_with_the_one_that_may_be_meant() -> None:
    zh, en = (
        "没有“envronment”这个说法，是不是 environment（社区和院落生态环境整治）？",
        "'envronment' is unknown; did you mean environment?",
    )
    assert refused(Project, f"{PROJECT}category: envronment\n") == [finding(3, 11, zh, en)]


def test_a_word_that_resembles_none_is_found_with_its_list() -> None:
    zh = (
        "没有“外包”这个说法；可以写的有："
        "self（社区自行实施）、self_org（居民自组织实施）、commissioned（委托实施）、micro（小微项目）"
    )
    en = "'外包' is unknown; those known here are self, self_org, commissioned, micro"
    assert refused(Project, f"{PROJECT}mode: 外包\n") == [finding(3, 7, zh, en)]


@pytest.mark.parametrize(
    ("key", "written", "meant"),
    [
        ("mode", "委托", "commissioned（委托实施）"),
        ("mode", "小微项目", "micro（小微项目）"),
        ("category", "环境整治", "environment（社区和院落生态环境整治）"),
    ],
)
def test_a_word_of_a_list_in_chinese_is_found_with_what_to_write(key: str, written: str, meant: str) -> None:
    (one,) = refused(Project, f"{PROJECT}{key}: {written}\n")
    assert one.message.zh == f"没有“{written}”这个说法，是不是 {meant}？"


def test_an_event_in_chinese_is_found_with_what_to_write() -> None:
    (one,) = refused(Project, f"{PROJECT}history:\n- {{event: 开工}}\n")
    assert one.message.zh == "没有“开工”这个说法，是不是 started（开工）？"


def test_an_unknown_event_is_found_with_the_one_that_may_be_meant() -> None:
    text = f"{PROJECT}history:\n- {{event: proposed}}\n- {{date: 2026-03-05, event: acepted}}\n"
    zh, en = "没有“acepted”这个说法，是不是 accepted（验收）？", "'acepted' is unknown; did you mean accepted?"
    assert refused(Project, text) == [finding(5, 3, zh, en)]


def test_an_entry_of_the_history_without_event_is_found() -> None:
    zh, en = "缺少 event：这里要写明发生了什么", "event is missing: say what happened"
    assert refused(Project, f"{PROJECT}history:\n- date: 2026-03-05\n") == [finding(4, 3, zh, en)]


@pytest.mark.parametrize("text", ["- a\n- b\n", "社区公示\n", "[]\n"])
def test_a_record_that_is_no_mapping_is_found(text: str) -> None:
    assert refused(Project, text) == [finding(1, 1, *MAPPING)]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("implementer: [甲]\n", 3, 14, MAPPING),
        ("history:\n- event: filed\n- resolved\n", 5, 3, MAPPING),
        ("history: {event: filed}\n", 3, 10, no_list("history")),
        ("topics: 健身\n", 3, 9, no_list("topics")),
        ("goal: [灯]\n", 3, 7, TEXT),
        ("goal: {}\n", 3, 7, TEXT),
        ("topics: [健身, [跑]]\n", 3, 14, TEXT),
        ("goal: {zh: [灯]}\n", 3, 7, ("这里应是一段文字", "a text is wanted here")),
        ("budget: [3]\n", 3, 9, no_single_value("budget")),
        ("technical: {a: b}\n", 3, 12, no_single_value("technical")),
        ("planned_start: [2026-03-05]\n", 3, 16, no_single_value("planned_start")),
        ("fiscal_year: [2026]\n", 3, 14, no_single_value("fiscal_year")),
        ("continues: [2025-001]\n", 3, 12, no_single_value("continues")),
    ],
)
def test_a_value_of_the_wrong_shape_is_found(text: str, line: int, column: int, message: tuple[str, str]) -> None:
    assert refused(Project, PROJECT + text) == [finding(line, column, *message)]


@pytest.mark.parametrize("value", ["{event: self}", "[self]"])
def test_a_group_where_a_word_of_a_list_is_wanted_is_told_so(value: str) -> None:
    assert refused(Project, f"{PROJECT}mode: {value}\n") == [finding(3, 7, *no_single_value("mode"))]


def test_an_item_of_the_wrong_shape_is_called_by_the_key_of_its_list() -> None:
    text = f"{HOLIDAYS}days_off: []\nworking_days: [[2026-01-04]]\n"
    assert refused(HolidayYear, text) == [finding(5, 16, *no_single_value("working_days"))]


def test_a_rules_parameter_of_the_wrong_shape_is_found_once() -> None:
    text = """\
id: r
title: 规则
version: 2022.1
effective: 2026-01-01
posting_period: {days: 10, first_day_counted: true, day_kind: calendar, roll: none, closing: 24:00, basis: sourced,
  citation: 报道}
objection_threshold: {share: 1/5, basis: sourced, citation: 报道}
rules:
- {id: R08, level: error, basis: sourced, citation: 报道, parameters: {days: {of: 3}}}
"""
    zh, en = "参数应是一个值，或几个值的列表", "a parameter is a single value or a list of them"
    assert refused(RulePack, text) == [finding(9, 76, zh, en)]


@pytest.mark.parametrize(("one_of_two", "column"), [("satisfied: 8", 50), ("asked: 8", 46)])
def test_satisfied_residents_are_told_together_with_those_who_were_asked(one_of_two: str, column: int) -> None:
    text = f"{PROJECT}history:\n- {{event: evaluated, outcome: passed, {one_of_two}}}\n"
    zh = "满意人数 satisfied 和受访人数 asked 要一起写，没有分母的满意率不能公布"
    en = "write satisfied and asked together; a rate without its denominator cannot be published"
    assert refused(Project, text) == [finding(4, column, zh, en, rule="R27")]


def test_no_more_residents_are_satisfied_than_were_asked() -> None:
    text = f"{PROJECT}history:\n- {{event: evaluated, outcome: passed, asked: 30, satisfied: 31}}\n"
    zh, en = "满意31人，多于受访的30人；请核对人数", "31 satisfied, more than the 30 asked"
    assert refused(Project, text) == [finding(4, 61, zh, en, rule="R27")]
    assert typed(text.replace("31", "30"), "a.yaml", Project).findings == ()


def test_a_posting_does_not_end_before_it_starts() -> None:
    text = f"{NOTICE}posting_start: 2026-03-05\nposting_end: 2026-03-04\n"
    zh = "公示截止日 2026-03-04 早于开始日 2026-03-05；请查日期"
    en = "the posting ends on 2026-03-04, before it starts on 2026-03-05"
    assert refused(Notice, text) == [finding(5, 14, zh, en, rule="R04")]
    assert typed(text.replace("-04", "-05"), "a.yaml", Notice).findings == ()


def test_a_notice_of_a_resolution_names_no_projects() -> None:
    zh = "议决结果公示不写 projects；公示了哪些项目，写在各项目经过的 posted 里"
    en = "which projects a resolution's notice announces stands in their history (posted), not in projects"
    assert refused(Notice, f"{NOTICE}projects: [2026-001]\n") == [finding(4, 11, zh, en)]


@pytest.mark.parametrize(
    ("objection", "column"),
    [("{scope: project, resident_reps: 1}", 11), ("{scope: resolution, project: 2026-001}", 32)],
)
def test_an_objection_names_a_project_exactly_when_it_is_against_one(objection: str, column: int) -> None:
    zh = "针对单个项目的（scope: project）要写 project 编号，针对整项议决的不写"
    en = "with scope project name the project; with scope resolution name none"
    assert refused(Notice, f"{NOTICE}objections:\n- {objection}\n") == [finding(5, column, zh, en)]


def test_no_more_representatives_withdraw_than_objected() -> None:
    text = f"{NOTICE}objections: [{{scope: resolution, resident_reps: 2, withdrawn: 3}}]\n"
    zh, en = (
        "撤回3名，多于提出异议的2名居民代表；请核对人数",
        "3 withdrew, more than the 2 representatives who objected",
    )
    assert refused(Notice, text) == [finding(4, 63, zh, en, rule="R11")]
    assert typed(text.replace("3", "2"), "a.yaml", Notice).findings == ()


def test_a_proposal_that_is_not_taken_up_is_given_its_reason() -> None:
    text = "id: 2026\nfiscal_year: 2026\nproposals:\n- id: p1\n  title: 灯\n  screening: {outcome: screened_out}\n"
    zh, en = "未列入的提议要写明理由 reason", "a proposal that is not taken up needs its reason"
    assert refused(ProposalYear, text) == [finding(6, 24, zh, en)]
    assert typed(text.replace("screened_out", "merged"), "a.yaml", ProposalYear).findings == ()


def test_a_holiday_does_not_end_before_it_begins() -> None:
    text = f"{HOLIDAYS}days_off:\n- {{name: 元旦, first_day: 2026-01-02, last_day: 2026-01-01}}\n"
    zh, en = "放假的最后一天早于第一天；请查日期", "the holiday's last day is before its first"
    assert refused(HolidayYear, text) == [finding(5, 47, zh, en)]
    assert typed(text.replace("-02,", "-01,"), "a.yaml", HolidayYear).findings == ()


MANY_MISTAKES = """\
id: A
title: ''
budget: 三万
fiscal_year: 26
technical: maybe
history:
- {event: paid, amount: 五百}
- {event: payed}
nots: 1
"""


def test_everything_that_is_wrong_in_a_file_is_found() -> None:
    places = {(one.place.line, one.place.column) for one in refused(Project, MANY_MISTAKES)}
    assert places == {(1, 5), (2, 8), (3, 9), (4, 14), (5, 12), (7, 25), (8, 3), (9, 7)}


def test_what_is_found_in_a_file_comes_in_the_order_of_its_lines() -> None:
    assert [one.place.line for one in refused(Project, MANY_MISTAKES)] == [1, 2, 3, 4, 5, 7, 8, 9]


def test_a_finding_is_one_line_whatever_the_value_holds() -> None:
    text = f'{PROJECT}technical: "1\\ndata/x.yaml:1:1: error R01 made up"\n'
    zh = "“1·data/x.yaml:1:1: error R01 made up”应写 true（是）或 false（否）"
    en = "'1·data/x.yaml:1:1: error R01 made up' should be true or false"
    assert refused(Project, text) == [finding(3, 12, zh, en)]


def test_a_finding_quotes_the_beginning_of_a_long_value() -> None:
    zh = f"“{'字' * 60}……”应写 true（是）或 false（否）"
    en = f"'{'字' * 60}……' should be true or false"
    assert refused(Project, f"{PROJECT}technical: {'字' * 30_000}\n") == [finding(3, 12, zh, en)]


@pytest.mark.parametrize("key", ["budget", "category", "fiscal_year", "planned_start", "continues", "字" * 200])
def test_a_finding_is_of_readable_length_whatever_is_wrong(key: str) -> None:
    (found,) = refused(Project, f"{PROJECT}{key}: {'A' * 100_000}\n")
    assert (len(found.message.zh) < 400, len(found.message.en) < 500) == (True, True)
