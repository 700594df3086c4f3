"""A Pabulib file that cannot be taken over: what is refused, where, and in which words."""

import pytest

from gongshi.exchange.pabulib import read_edition
from gongshi.place import Place
from pabulib_small import SMALL, found, read, refusal


def test_a_missing_section_is_refused_and_the_others_are_still_read() -> None:
    assert found(SMALL.replace("VOTES\nvoter_id;vote;age\nv1;A_1,2;35\nv2;A_1;36\nv3;;37\n", ""), "4000", "4 000") == (
        refusal(
            1,
            1,
            "缺少 VOTES 一节；META、PROJECTS、VOTES 三节都要有，节名单独占一行",
            "the section VOTES is missing; META, PROJECTS and VOTES should each have a line so named",
        ),
        refusal(
            21,
            3,
            "“4 000”不是金额的写法；按元写，只用半角数字和小数点，不写“万元”、逗号和符号，例如 38700.00",
            "'4 000' should be an amount of at most 13 plain digits before the point, such as 38700.00",
        ),
    )


def test_an_empty_file_lacks_all_three_sections() -> None:
    assert [finding.message.en.split(";")[0] for finding in found("")] == [
        "the section META is missing",
        "the section PROJECTS is missing",
        "the section VOTES is missing",
    ]


def test_a_section_that_stands_twice_is_refused() -> None:
    assert found(SMALL, "VOTES\n", "META\nkey;value\nVOTES\n") == (
        refusal(
            22,
            1,
            "META 一节出现两次，第一次在第1行；每节只写一次",
            "the section META stands twice, first on line 1; each stands once",
        ),
    )


def test_a_section_without_columns_is_refused() -> None:
    assert found(SMALL[: SMALL.index("voter_id")]) == (
        refusal(
            22,
            1,
            "VOTES 一节是空的；下一行应写列名",
            "the section VOTES is empty; the next line should name its columns",
        ),
    )


def test_lines_before_the_first_section_are_refused() -> None:
    assert found("sep=;\n" + SMALL) == (
        refusal(
            1,
            1,
            "第一节之前不应有内容；文件应以单独一行 META 开头",
            "this stands before the first section; the file should begin with a line META",
        ),
    )


PROJECT_COLUMNS = "project_id;cost;votes;name"


@pytest.mark.parametrize("column", ["project_id", "cost", "name"])
def test_a_missing_column_is_refused(column: str) -> None:
    assert found(SMALL.replace("\nproject_id;cost;votes;name;", f"\n{PROJECT_COLUMNS.replace(column, 'x')};")) == (
        refusal(
            19,
            1,
            f"PROJECTS 一节没有 {column} 这一列",
            f"the section PROJECTS has no column {column}; it should have one",
        ),
    )


def test_a_column_that_stands_twice_is_refused() -> None:
    assert found(SMALL, "latitude", "name") == (
        refusal(19, 53, "列名“name”出现两次，应只写一次", "the column 'name' stands twice; it should stand once"),
    )


@pytest.mark.parametrize(
    ("key", "row"),
    [
        ("description", "description;Małe granty\n"),
        ("unit", "unit;Łódź\n"),
        ("instance", "instance;2024\n"),
        ("budget", "budget;5000\n"),
    ],
)
def test_a_missing_key_of_meta_is_refused_at_the_section(key: str, row: str) -> None:
    assert found(SMALL.replace(f"\n{row}", "\n")) == (refusal(1, 1, f"META 应写明 {key}", f"META should say {key}"),)


def test_an_empty_key_of_meta_is_refused_where_its_value_should_be() -> None:
    assert found(SMALL, "unit;Łódź", "unit;") == (refusal(5, 6, "META 应写明 unit", "META should say unit"),)


def test_a_key_of_meta_that_stands_twice_is_refused() -> None:
    assert found(SMALL, "edition;7", "unit;Warszawa") == (
        refusal(
            17,
            1,
            "META 里“unit”写了两次，第一次在第5行；每个字段只写一次",
            "the key 'unit' stands twice, first on line 5; each stands once",
        ),
    )


def test_a_row_with_too_many_fields_is_refused_and_not_counted_against_the_totals() -> None:
    assert found(SMALL, "2;4000;1;Biblioteka", "2;4000;1;Biblioteka; mała") == (
        refusal(
            21,
            1,
            "这一行有9格，应有8格，和第19行的列名一样多；内容里有分号时要加引号",
            "this row has 9 fields; it should have 8, as many as line 19 names columns; "
            "a value with a semicolon needs quotation marks",
        ),
    )


def test_a_quotation_mark_that_never_closes_is_refused_where_it_opens() -> None:
    assert found(SMALL, "Biblioteka", '"Biblioteka') == (
        refusal(
            21,
            10,
            '以引号开头的内容应以引号结尾，其后紧接分号或换行；内容里的引号写两次 ("")',
            'a value that begins with a quotation mark should end with one, before ; or line end; "" stands for one',
        ),
    )


def test_text_after_a_closing_quotation_mark_is_refused() -> None:
    assert [finding.place for finding in found(SMALL, "Biblioteka", '"Biblio" teka')] == [Place("small.pb", 21, 10)]


def test_a_cost_with_more_places_than_its_currency_is_refused() -> None:
    assert found(SMALL, "1500.50", "1500.505") == (
        refusal(20, 5, "“1500.505”的小数多于2位，金额最多写到2位小数", "'1500.505' has more than 2 decimal places"),
    )


def test_votes_that_are_no_number_are_refused() -> None:
    assert found(SMALL, "4000;1;", "4000;one;") == (
        refusal(
            21,
            8,
            "“one”应是 0 或正整数，最多九位，用半角数字，开头不写 0，不加逗号和单位，例如 120",
            "'one' should be a whole number, at most nine plain digits, no leading zeros, such as 120",
        ),
    )


@pytest.mark.parametrize("written", ["31.02.2024", "2024-06-15", "15.6.2024"])
def test_a_day_in_no_calendar_or_of_another_form_is_refused(written: str) -> None:
    assert found(SMALL, "15.06.2024", written) == (
        refusal(
            14,
            10,
            f"“{written}”应是存在的日期，写成 31.03.2024 的样子，或只写年份",
            f"'{written}' should be a day that exists, written as in 31.03.2024, or a year",
        ),
    )


def test_a_ballot_that_ends_before_it_begins_is_refused() -> None:
    assert found(SMALL, "15.06.2024", "15.05.2024") == (
        refusal(
            14,
            10,
            "date_end 2024-05-15 早于 date_begin 2024-06-01，应不早于它",
            "date_end 2024-05-15 is before date_begin 2024-06-01; it should not be",
        ),
    )


def test_a_currency_that_is_no_code_is_refused() -> None:
    assert found(SMALL, "currency;PLN", "currency;zł") == (
        refusal(
            16,
            10,
            "“zł”应是 ISO 4217 货币代码，三个大写字母，例如 EUR",
            "'zł' should be an ISO 4217 code of three capital letters, such as EUR",
        ),
    )


@pytest.mark.parametrize("written", ["Polish", "cn"])
def test_a_language_that_is_no_tag_is_refused(written: str) -> None:
    zh = f"“{written}”不是语言代码；中文写 zh，英文写 en"
    en = f"{written!r} is no language tag; Chinese is zh, English en"
    assert found(SMALL, "language;pl", f"language;{written}") == (refusal(15, 10, zh, en),)


def test_projects_that_would_share_an_identifier_are_refused() -> None:
    assert found(SMALL.replace("v1;A_1,2;35", "v1;A_1,a-1;35"), "\n2;4000", "\na-1;4000") == (
        refusal(
            21,
            1,
            "第20行的“A_1”已经用了编号 a-1，这里的“a-1”变成编号后应和它不同",
            "the identifier a-1 stands for 'A_1' on line 20; 'a-1' should become another one",
        ),
    )


def test_a_project_id_that_leaves_no_identifier_is_refused() -> None:
    assert found(SMALL.replace("v1;A_1,2;35", "v1;A_1,甲;35"), "\n2;4000", "\n甲;4000") == (
        refusal(
            21,
            1,
            "project_id“甲”不含拉丁字母和数字，不能作编号；应至少有一个",
            "project_id '甲' should hold a Latin letter or a digit to become an identifier",
        ),
    )


def test_an_empty_name_is_refused() -> None:
    assert found(SMALL, "Biblioteka", "") == (
        refusal(21, 10, "name 是空的，应写明", "name is empty; it should be given"),
    )


def test_a_name_that_is_too_long_for_a_record_is_refused() -> None:
    assert found(SMALL, "Biblioteka", "B" * 20_001) == (
        refusal(21, 10, "文字有20001字，最多20000字", "20001 characters; at most 20000"),
    )


def test_everything_is_reported_at_once_in_the_order_of_the_file() -> None:
    text = (
        SMALL.replace("budget;5000", "budget;much")
        .replace("01.06.2024", "June")
        .replace("4000", "-1")
        .replace("v2;", "v2")
    )
    assert [finding.place.line for finding in found(text)] == [10, 13, 21, 25]


def test_an_invisible_character_is_refused_at_its_place() -> None:
    assert [(finding.place, finding.rule) for finding in found(SMALL, "Biblioteka", "Biblio\u200bteka")] == [
        (Place("small.pb", 21, 16), "record")
    ]


def test_a_byte_order_mark_is_refused() -> None:
    edition, findings = read_edition(b"\xef\xbb\xbf" + SMALL.encode(), "small.pb")
    assert edition is None
    assert [finding.place for finding in findings] == [Place("small.pb", 1, 1)]


def test_a_misleading_character_in_the_files_name_is_refused() -> None:
    edition, findings = read_edition(SMALL.encode(), "small\u202e.pb")
    assert edition is None
    assert [finding.message.en for finding in findings] == [
        "in the file's name, the character U+202E (RIGHT-TO-LEFT OVERRIDE) is invisible or misleading; delete it"
    ]


def test_a_large_file_is_read() -> None:
    ballots = "".join(f"n{number};2;40\n" for number in range(30_000))
    text = SMALL.replace("num_votes;3", "num_votes;30003").replace("4000;1;", "4000;30001;") + ballots
    assert len(text) > 256 * 1024
    assert read(text).meta.num_votes == 30_003
