"""Single values that do not have their form: amounts, counts, dates and the like, each refused in two languages."""

from typing import Any

import pytest

from gongshi.findings import Finding, Level, Message
from gongshi.load.typed import typed
from gongshi.model.community import Community
from gongshi.model.meeting import Ballot
from gongshi.model.notice import Notice
from gongshi.model.programme import Programme
from gongshi.model.project import Project
from gongshi.model.record import Record
from gongshi.model.rule_pack import RulePack
from gongshi.place import Place

PROJECT = "id: a\ntitle: 灯\n"
NOTICE = "id: n\nkind: call\ntitle: 公告\n"
PACK = """\
id: r
title: 规则
version: 2022.1
effective: 2026-01-01
posting_period: {days: 10, first_day_counted: true, day_kind: calendar, roll: none, closing: 24:00, basis: sourced,
  citation: 报道}
objection_threshold: {share: 1/5, basis: sourced, citation: 报道}
rules:
- {id: R01, level: error, basis: sourced, citation: 报道}
"""


def refused(model: type[Record], text: str, *, minor_digits: int = 2) -> list[Finding]:
    """Why the text is no record of this kind, which it must not be."""
    loaded = typed(text, "a.yaml", model, minor_digits=minor_digits)
    assert loaded.record is None
    return list(loaded.findings)


def finding(line: int, column: int, zh: str, en: str) -> Finding:
    return Finding(Place("a.yaml", line, column), "record", Level.ERROR, Message(zh, en))


def read(model: type[Record], text: str, *, minor_digits: int = 2) -> Any:
    """The record in the text, which must be one."""
    loaded = typed(text, "a.yaml", model, minor_digits=minor_digits)
    assert loaded.findings == ()
    return loaded.record


@pytest.mark.parametrize("value", ["1,000", "38700元", "¥5", "1_0", "1e3", "-1", "+1", "012", "12.", ".5", "1 0"])
def test_an_amount_is_plain_digits(value: str) -> None:
    zh = f"“{value}”不是金额的写法；按元写，只用半角数字和小数点，不写“万元”、逗号和符号，例如 38700.00"
    en = f"{value!r} should be an amount of at most 13 plain digits before the point, such as 38700.00"
    assert refused(Project, f"{PROJECT}budget: {value}\n") == [finding(3, 9, zh, en)]


@pytest.mark.parametrize(
    ("digits", "value", "minor_units"),
    [
        (2, "12.34", 1234),
        (2, "12.3", 1230),
        (2, "'12'", 1200),
        (2, "0.05", 5),
        (2, "0", 0),
        (0, "12", 12),
        (3, "1.234", 1234),
        (2, "9999999999999.99", 999_999_999_999_999),
    ],
)
def test_an_amount_is_a_whole_number_of_the_currencys_minor_unit(digits: int, value: str, minor_units: int) -> None:
    assert read(Project, f"{PROJECT}budget: {value}\n", minor_digits=digits).budget == minor_units


@pytest.mark.parametrize(("digits", "value"), [(2, "12.345"), (0, "12.0"), (3, "1.0000")])
def test_an_amount_has_no_more_decimal_places_than_its_currency(digits: int, value: str) -> None:
    zh = f"“{value}”的小数多于{digits}位，金额最多写到{digits}位小数"
    en = f"'{value}' has more than {digits} decimal places"
    assert refused(Project, f"{PROJECT}budget: {value}\n", minor_digits=digits) == [finding(3, 9, zh, en)]


@pytest.mark.parametrize("value", ["1,000", "1_0", "1e3", "-1", "1.5", "007", "三", "1234567890"])
def test_a_count_is_a_whole_number(value: str) -> None:
    zh = f"“{value}”应是 0 或正整数，最多九位，用半角数字，开头不写 0，不加逗号和单位，例如 120"
    en = f"{value!r} should be a whole number, at most nine plain digits, no leading zeros, such as 120"
    assert refused(Community, f"id: c\ntitle: 区\nhouseholds: {value}\n") == [finding(3, 13, zh, en)]


@pytest.mark.parametrize(
    "value", ["2026-3-5", "2026/03/05", "2026年3月5日", "20260305", "1770000000", "2026-03-05T10:00"]
)
def test_a_date_is_written_in_one_way(value: str) -> None:
    zh, en = f"“{value}”应是日期，写成 2026-03-05 的样子", f"{value!r} should be a date, written as in 2026-03-05"
    assert refused(Project, f"{PROJECT}planned_start: {value}\n") == [finding(3, 16, zh, en)]


@pytest.mark.parametrize("value", ["0001-01-01", "1899-12-31", "2100-01-01", "9999-12-31"])
def test_a_date_is_one_of_this_century_or_the_last(value: str) -> None:
    zh, en = f"{value} 太远；日期应在1900年到2099年之间", f"{value} is too far off; write 1900 to 2099"
    assert refused(Project, f"{PROJECT}planned_start: {value}\n") == [finding(3, 16, zh, en)]


@pytest.mark.parametrize("value", ["2026-02-30", "2026-13-01", "2025-02-29", "2026-04-31"])
def test_a_date_is_a_day_that_exists(value: str) -> None:
    zh, en = f"“{value}”这一天不存在", f"there is no such day as {value}"
    assert refused(Project, f"{PROJECT}planned_start: {value}\n") == [finding(3, 16, zh, en)]


@pytest.mark.parametrize("value", ["26", "1999", "2100", "2026年", "2026.0"])
def test_a_year_is_one_of_this_century(value: str) -> None:
    zh, en = (
        f"“{value}”应是2000年到2099年的年份，例如 2026",
        f"{value!r} should be a year from 2000 to 2099, such as 2026",
    )
    assert refused(Project, f"{PROJECT}fiscal_year: {value}\n") == [finding(3, 14, zh, en)]


@pytest.mark.parametrize("value", ["yes", "no", "True", "1", "是", "on"])
def test_a_flag_is_true_or_false(value: str) -> None:
    zh, en = f"“{value}”应写 true（是）或 false（否）", f"{value!r} should be true or false"
    assert refused(Project, f"{PROJECT}technical: {value}\n") == [finding(3, 12, zh, en)]


@pytest.mark.parametrize("value", ["9:00", "24:30", "25:00", "17:60", "24", "5pm"])
def test_an_hour_is_two_digits_and_two(value: str) -> None:
    zh, en = f"“{value}”应是钟点，例如 24:00 或 17:30", f"{value!r} should be a time of day, such as 24:00 or 17:30"
    assert refused(Notice, f"{NOTICE}closing: {value}\n") == [finding(4, 10, zh, en)]


@pytest.mark.parametrize("value", ["0.2", "20%", "6/5", "0/5", "1/0", "01/5", "1 / 5", "一半"])
def test_a_share_is_a_fraction_of_at_most_one(value: str) -> None:
    zh, en = f"“{value}”应是不大于 1 的分数，例如 1/5", f"{value!r} should be a fraction of at most 1, such as 1/5"
    assert refused(RulePack, PACK.replace("1/5", value)) == [finding(7, 30, zh, en)]


@pytest.mark.parametrize(
    "value",
    ["http://x.cn", "https://a:b@x.cn/", "https://a@x.cn/", "javascript:alert(1)", "//x.cn", "https://X.cn", "x.cn"],
)
def test_a_link_is_an_address_of_https_without_a_user_name(value: str) -> None:
    text = f"{PROJECT}source: {{title: 报道, link: '{value}'}}\n"
    zh, en = (
        f"“{value}”应是 https:// 开头的网址，只用英文字母、数字和常用符号，网站名小写",
        f"{value!r} should be an address in plain letters that begins with https://, its site in lower case",
    )
    assert refused(Programme, text) == [finding(3, 27, zh, en)]


@pytest.mark.parametrize("value", ["+86", "8512345", "028 12345678", "12345a"])
def test_a_telephone_is_that_of_an_office(value: str) -> None:
    zh = f"“{value}”应是办公电话，要带区号，例如 028-12345678，或 12345 这样的公用号；不写手机号"
    en = f"{value!r} should be an office telephone such as 028-12345678 or 12345, never a mobile"
    assert refused(Community, f"{PROJECT}contact: {{office: 社区, telephone: {value}}}\n") == [finding(3, 34, zh, en)]


@pytest.mark.parametrize("value", ["+86-13", "+8613-8001", "+--------"])
def test_a_plus_sign_makes_no_office_of_a_mobile_nor_of_a_row_of_hyphens(value: str) -> None:
    zh = f"“{value}”应是办公电话，要带区号，例如 028-12345678，或 12345 这样的公用号；不写手机号"
    en = f"{value!r} should be an office telephone such as 028-12345678 or 12345, never a mobile"
    assert refused(Community, f"{PROJECT}contact: {{office: 社区, telephone: {value}}}\n") == [finding(3, 34, zh, en)]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("ABC", "ABC"),
        ("a" * 63, "a" * 60 + "……"),
        ("a" * 65, "a" * 60 + "……"),
        ("A" * 64, "A" * 60 + "……"),
        ("g" * 64, "g" * 60 + "……"),
    ],
)
def test_a_fingerprint_is_64_lower_case_hex_digits(value: str, shown: str) -> None:
    zh, en = f"“{shown}”应是64位小写十六进制的 SHA-256", f"{shown!r} should be a SHA-256 of 64 lower-case hex digits"
    assert refused(Notice, f"{NOTICE}documents: [{{title: 纪要, sha256: {value}}}]\n") == [finding(4, 33, zh, en)]


@pytest.mark.parametrize("value", ["2026-A", "a_b", "a--b", "-a", "a-", "梧桐", "../a", "a.b"])
def test_an_identifier_is_lower_case_letters_digits_and_single_hyphens(value: str) -> None:
    zh = f"“{value}”不能作编号；这里写编号，不写名称，只用小写字母、数字和中间的连字符，最多64字，例如 2026-007"
    en = f"{value!r} is no identifier; write the id, not the name: "
    en += "lower-case letters, digits, single hyphens between, at most 64, as in 2026-007"
    assert refused(Project, f"{PROJECT}proposals: [p1, '{value}']\n") == [finding(3, 17, zh, en)]


@pytest.mark.parametrize("value", ["cny", "RMBX", "¥", "CN", "ＣＮＹ"])  # noqa: RUF001 - full-width on purpose
def test_a_currency_is_three_capital_letters(value: str) -> None:
    zh = f"“{value}”应是三个大写字母的货币代码，例如 CNY"
    en = f"{value!r} should be a currency's code of three capital letters, such as CNY"
    assert refused(Programme, f"{PROJECT}currency: {value}\n") == [finding(3, 11, zh, en)]


@pytest.mark.parametrize("value", ["../a.jpg", "A.jpg", "a.svg", "a.jpg.exe", "a b.png", "/a.png", ".jpg"])
def test_a_photographs_file_is_a_plain_name(value: str) -> None:
    zh = f"“{value}”不能作照片的文件名；只用小写字母、数字和中间的连字符，以 .jpg 或 .png 结尾"
    en = f"{value!r} is no photograph's name; lower-case letters, digits, single hyphens, then .jpg or .png"
    assert refused(Project, f"{PROJECT}photographs:\n- {{file: {value}, alt: 灯}}\n") == [finding(4, 10, zh, en)]


@pytest.mark.parametrize("value", ["R1", "r01", "R001", "1"])
def test_a_rules_id_is_r_and_two_digits(value: str) -> None:
    zh = f"“{value}”不是规则编号；应写 R 加两位数字，例如 R08"
    en = f"{value!r} is no rule's id; write R and two digits, such as R08"
    assert refused(RulePack, PACK.replace("R01", value)) == [finding(9, 8, zh, en)]


@pytest.mark.parametrize(("value", "bound"), [("0", "≥ 1"), ("367", "≤ 366")])
def test_a_posting_period_has_at_least_a_day_and_at_most_a_year(value: str, bound: str) -> None:
    zh, en = f"days 是 {value}，应 {bound}", f"days is {value}; it should be {bound}"
    assert refused(RulePack, PACK.replace("days: 10", f"days: {value}")) == [finding(5, 24, zh, en)]


@pytest.mark.parametrize(("value", "column"), [("''", 7), ("'  　'", 7), ("", 6), ("|2\n\n   \n", 7)])
def test_an_empty_text_is_found(value: str, column: int) -> None:
    zh = "goal（项目目标）是空的；没有或者还不知道，就去掉这一行"
    en = "goal is empty; where there is none, or nobody knows yet, leave the line out"
    assert refused(Project, f"{PROJECT}goal: {value}\n") == [finding(3, column, zh, en)]


def test_an_empty_text_in_a_language_is_found() -> None:
    zh, en = "这里是空的，应写文字；没有内容就不写这个字段", "this is empty; write a text or leave the key out"
    assert refused(Project, f"{PROJECT}goal: {{zh: ''}}\n") == [finding(3, 7, zh, en)]


def test_a_text_is_at_most_20000_characters_long() -> None:
    assert read(Project, f"{PROJECT}goal: {'字' * 20_000}\n").goal.read("zh", "zh").text == "字" * 20_000
    zh, en = "文字有20001字，最多20000字", "20001 characters; at most 20000"
    assert refused(Project, f"{PROJECT}goal: {'字' * 20_001}\n") == [finding(3, 7, zh, en)]


@pytest.mark.parametrize("tag", ["中文", "ZH", "zh_CN", "z", "''", "english", "cn", "jp"])
def test_a_texts_language_is_a_tag(tag: str) -> None:
    written = tag.strip("'")
    zh = f"“{written}”不是语言代码；中文写 zh，英文写 en；花括号里的文字带英文逗号时要加引号"
    en = f"{written!r} is no language tag; Chinese is zh, English en; inside braces, quote a text that has a comma"
    assert refused(Project, f"{PROJECT}goal: {{{tag}: 灯}}\n") == [finding(3, 7, zh, en)]


def test_a_comma_that_splits_a_text_in_braces_is_found() -> None:
    zh = "“and so on”不是语言代码；中文写 zh，英文写 en；花括号里的文字带英文逗号时要加引号"
    en = "'and so on' is no language tag; Chinese is zh, English en; inside braces, quote a text that has a comma"
    assert refused(Project, f"{PROJECT}goal: {{zh: 灯，路等, en: Lamps, and so on}}\n") == [finding(3, 7, zh, en)]


@pytest.mark.parametrize(("length", "fits"), [(64, True), (65, False)])
def test_an_identifier_has_at_most_64_characters(length: int, *, fits: bool) -> None:
    assert (typed(f"id: {'a' * length}\ntitle: 灯\n", "a.yaml", Project).findings == ()) is fits


def test_a_language_is_a_tag_and_says_nothing_of_commas() -> None:
    text = "id: p\ntitle: 基金\nlanguage: Chinese\n"
    zh, en = "“Chinese”不是语言代码；中文写 zh，英文写 en", "'Chinese' is no language tag; Chinese is zh, English en"
    assert refused(Programme, text) == [finding(3, 11, zh, en)]


def test_a_ballot_does_not_end_before_it_begins() -> None:
    text = "id: b\ntitle: 投票\nfirst_day: 2026-06-15\nlast_day: 2026-06-01\n"
    zh, en = (
        "投票截止日 2026-06-01 早于开始日 2026-06-15；请查日期",
        "the ballot ends on 2026-06-01, before it starts on 2026-06-15",
    )
    assert refused(Ballot, text) == [finding(4, 11, zh, en)]
