"""A Pabulib file: what is read from it, what is refused, and the records it becomes."""

import csv
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from gongshi.exchange.pabulib import Edition, EditionProject, LeftOut, Meta, fund_files, fund_records, read_edition
from gongshi.findings import Finding, Level, Message
from gongshi.load.typed import typed
from gongshi.model.community import Community
from gongshi.model.event import Rejected, Resolved, Voted
from gongshi.model.meeting import Ballot
from gongshi.model.programme import Programme
from gongshi.model.project import Project
from gongshi.model.record import Record
from gongshi.place import Place
from gongshi.write import canonical

ROOT = Path(__file__).parents[2]
REAL = Path(os.environ.get("GONGSHI_SHARED", ROOT.parent / "shared")) / "data" / "real"
CITIES = ["Netherlands_Assen_2024.pb", "Poland_Swiecie_2023.pb", "Poland_Warszawa_2024_Wesola.pb"]

SMALL = """\
META
key;value
description;Małe granty
country;Poland
unit;Łódź
subunit;Nowe Osiedle
instance;2024
num_projects;2
num_votes;3
budget;5000
vote_type;approval
rule;greedy
date_begin;01.06.2024
date_end;15.06.2024
language;pl
currency;PLN
edition;7
PROJECTS
project_id;cost;votes;name;category;target;selected;latitude
A_1;1500.50;2;"Ławki; i ""kwiaty\""";public space,sport;children,seniors;1;52.2
2;4000;1;Biblioteka;;;0;
VOTES
voter_id;vote;age
v1;A_1,2;35
v2;A_1;36
v3;;37
"""


def read(text: str) -> Edition:
    edition, findings = read_edition(text.encode(), "a/small.pb")
    assert findings == ()
    assert edition is not None
    return edition


def found(text: str, old: str = "", new: str = "") -> tuple[Finding, ...]:
    """What is found in the text after one change, which must be one."""
    assert text.count(old) == 1 or not old
    edition, findings = read_edition(text.replace(old, new).encode(), "small.pb")
    assert (edition is None) == any(finding.level is Level.ERROR for finding in findings)
    return findings


def refusal(line: int, column: int, zh: str, en: str) -> Finding:
    return Finding(Place("small.pb", line, column), "record", Level.ERROR, Message(zh, en))


def warning(line: int, column: int, zh: str, en: str) -> Finding:
    return Finding(Place("small.pb", line, column), "record", Level.WARNING, Message(zh, en))


def test_an_edition_holds_what_the_file_says() -> None:
    assert read(SMALL) == Edition(
        file="small.pb",
        meta=Meta(
            description="Małe granty",
            unit="Łódź",
            instance="2024",
            budget=500000,
            country="Poland",
            subunit="Nowe Osiedle",
            currency="PLN",
            language="pl",
            vote_type="approval",
            rule="greedy",
            first_day=date(2024, 6, 1),
            last_day=date(2024, 6, 15),
            num_projects=2,
            num_votes=3,
        ),
        projects=(
            EditionProject(
                place=Place("a/small.pb", 20, 1),
                id="a-1",
                reference="A_1",
                name='Ławki; i "kwiaty"',
                cost=150050,
                votes=2,
                selected=True,
                topics=("public space", "sport"),
                beneficiaries=("children", "seniors"),
            ),
            EditionProject(
                place=Place("a/small.pb", 21, 1),
                id="2",
                reference="2",
                name="Biblioteka",
                cost=400000,
                votes=1,
                selected=False,
            ),
        ),
        left_out=(
            LeftOut("META", "edition"),
            LeftOut("PROJECTS", "latitude"),
            LeftOut("VOTES", "voter_id"),
            LeftOut("VOTES", "age"),
        ),
    )


def test_an_edition_becomes_these_files() -> None:
    assert fund_files(read(SMALL), "id: rules\n") == {
        "programme.yaml": """\
id: lodz-nowe-osiedle-2024
title: Małe granty
district: Łódź
country: Poland
currency: PLN
language: pl
coverage: resolution
source: {title: 'Pabulib: small.pb'}
""",
        "communities/nowe-osiedle/community.yaml": """\
id: nowe-osiedle
title: Nowe Osiedle
allocations:
- {fiscal_year: 2024, amount: 5000.00}
""",
        "communities/nowe-osiedle/ballots/lodz-nowe-osiedle-2024.yaml": """\
id: lodz-nowe-osiedle-2024
title: Małe granty
first_day: 2024-06-01
last_day: 2024-06-15
ballots_cast: 3
vote_type: {en: approval}
counting_rule: {en: greedy}
""",
        "communities/nowe-osiedle/projects/a-1.yaml": """\
id: a-1
title: Ławki; i "kwiaty"
fiscal_year: 2024
topics: [public space, sport]
beneficiaries: [children, seniors]
budget: 1500.50
reference: A_1
history:
- {event: voted, ballot: lodz-nowe-osiedle-2024, votes: 2}
- {event: resolved}
""",
        "communities/nowe-osiedle/projects/2.yaml": """\
id: 2
title: Biblioteka
fiscal_year: 2024
budget: 4000.00
history:
- {event: voted, ballot: lodz-nowe-osiedle-2024, votes: 1}
- {event: rejected}
""",
        "rules.yaml": "id: rules\n",
    }


def test_lines_may_end_in_crlf_and_sections_may_have_blank_lines_between() -> None:
    spaced = SMALL.replace("\nPROJECTS", "\n\n\nPROJECTS").replace("\n", "\r\n")
    assert [replace(project, place=Place("")) for project in read(spaced).projects] == [
        replace(project, place=Place("")) for project in read(SMALL).projects
    ]


def test_a_quoted_value_may_run_over_several_lines_and_those_after_it_keep_their_places() -> None:
    text = SMALL.replace("name;", "name;description;").replace('kwiaty""";', 'kwiaty""";"raz\r\ndwa";')
    text = text.replace("Biblioteka;", "Biblioteka;;")
    assert [(project.description, project.place.line) for project in read(text).projects] == [
        ("raz\ndwa", 20),
        (None, 22),
    ]


def test_the_comment_becomes_a_note_on_the_source() -> None:
    edition = read(SMALL.replace("edition;7", "comment;#1: Young people could vote"))
    source = fund_records(edition).programme.source
    assert source is not None
    assert str(source.note) == "#1: Young people could vote"


def test_the_description_of_a_project_is_its_summary() -> None:
    edition = read(SMALL.replace("latitude\n", "description\n").replace(";52.2", ";Trzy ławki"))
    assert [project.description for project in edition.projects] == ["Trzy ławki", None]
    assert str(fund_records(edition).projects[0].summary) == "Trzy ławki"


def test_beneficiaries_may_stand_in_a_column_of_that_name() -> None:
    edition = read(SMALL.replace(";target;", ";beneficiaries;"))
    assert [project.beneficiaries for project in edition.projects] == [("children", "seniors"), ()]


def test_of_two_columns_for_beneficiaries_the_second_is_left_out() -> None:
    edition = read(SMALL.replace(";latitude", ";beneficiaries"))
    assert edition.projects[0].beneficiaries == ("children", "seniors")
    assert LeftOut("PROJECTS", "beneficiaries") in edition.left_out


def test_currency_and_language_are_never_guessed() -> None:
    programme = fund_records(read(SMALL.replace("language;pl\ncurrency;PLN\n", ""))).programme
    assert (programme.currency, programme.language) == (None, None)


def test_an_amount_has_the_decimal_places_of_its_currency() -> None:
    in_yen = SMALL.replace("PLN", "JPY").replace("1500.50", "1500")
    edition = read(in_yen)
    assert (edition.meta.budget, edition.projects[0].cost) == (5000, 1500)
    assert "budget: 1500\n" in fund_files(edition, "")["communities/nowe-osiedle/projects/a-1.yaml"]


def test_a_bare_year_names_no_day() -> None:
    ballot = fund_records(read(SMALL.replace("01.06.2024", "2024").replace("15.06.2024", "2024"))).ballot
    assert (ballot.first_day, ballot.last_day) == (None, None)


def test_an_instance_that_is_no_year_gives_no_fiscal_year() -> None:
    records = fund_records(read(SMALL.replace("instance;2024", "instance;2024/25")))
    assert records.programme.id == "lodz-nowe-osiedle-2024-25"
    assert [allocation.fiscal_year for allocation in records.community.allocations] == [None]
    assert [project.fiscal_year for project in records.projects] == [None, None]


def test_the_community_is_the_subunit_else_the_district_else_the_unit() -> None:
    only_unit = SMALL.replace("subunit;Nowe Osiedle\n", "")
    ids = [
        fund_records(read(text)).community.id
        for text in (SMALL, only_unit.replace("instance;", "district;Bałuty\ninstance;"), only_unit)
    ]
    assert ids == ["nowe-osiedle", "baluty", "lodz"]


def test_a_district_between_unit_and_subunit_is_in_the_programmes_id_and_left_out_otherwise() -> None:
    edition = read(SMALL.replace("instance;", "district;Bałuty\ninstance;"))
    assert fund_records(edition).programme.id == "lodz-baluty-nowe-osiedle-2024"
    assert edition.left_out[0] == LeftOut("META", "district")


def test_names_without_latin_letters_still_become_a_fund() -> None:
    records = fund_records(read(SMALL.replace("Łódź", "武侯区").replace("Nowe Osiedle", "梧桐社区")))
    assert (records.programme.id, records.community.id, records.ballot.id) == ("2024", "community", "2024")
    assert str(records.community.title) == "梧桐社区"


def test_a_selection_that_is_neither_yes_nor_no_is_said_to_be_unknown() -> None:
    text = SMALL.replace(";1;52.2", ";2;52.2")
    edition, findings = read_edition(text.encode(), "small.pb")
    assert edition is not None
    assert fund_records(edition).projects[0].history == (
        Voted(event="voted", ballot="lodz-nowe-osiedle-2024", votes=2),
    )
    assert findings == (
        warning(
            20,
            73,
            "selected 是“2”，只有 1（入选）和 0（未入选）说明结果；这个项目的结果记为未知",
            "selected is '2'; only 1 (selected) and 0 (not selected) say the outcome, so this project's stays unknown",
        ),
    )


def test_without_columns_for_votes_and_selection_nothing_has_happened_yet() -> None:
    text = SMALL.replace("votes;name", "name").replace("selected;", "")
    text = text.replace("50;2;", "50;").replace("4000;1;", "4000;").replace(";1;52.2", ";52.2").replace(";0;", ";")
    edition, findings = read_edition(text.encode(), "small.pb")
    assert edition is not None
    assert [project.history for project in fund_records(edition).projects] == [(), ()]
    assert findings == (
        warning(
            19,
            1,
            "没有 selected 这一列，各项目是否入选未知",
            "there is no column selected: which projects were selected stays unknown",
        ),
        warning(
            19,
            1,
            "没有 votes 这一列，各项目的票数未知",
            "there is no column votes: how many voted for each project stays unknown",
        ),
    )


def test_a_project_without_votes_keeps_its_outcome() -> None:
    edition = read(SMALL.replace(";1;Biblioteka", ";;Biblioteka"))
    assert fund_records(edition).projects[1].history == (Rejected(event="rejected"),)


def test_votes_that_the_ballots_contradict_are_found_at_the_project() -> None:
    assert found(SMALL, "4000;1;", "4000;9;") == (
        warning(
            21,
            8,
            "votes 是 9，选票里却有 1 张选了这个项目；两者应相同",
            "votes is 9, but 1 ballots name this project; they should be the same",
        ),
    )


def test_numbers_that_the_rows_contradict_are_found_in_meta() -> None:
    assert found(SMALL, "num_projects;2\nnum_votes;3", "num_projects;4\nnum_votes;5") == (
        warning(
            8,
            14,
            "num_projects 是 4，PROJECTS 一节却有 2 行；两者应相同",
            "num_projects is 4, but the section PROJECTS has 2 rows; they should be the same",
        ),
        warning(
            9,
            11,
            "num_votes 是 5，VOTES 一节却有 3 行；两者应相同",
            "num_votes is 5, but the section VOTES has 3 rows; they should be the same",
        ),
    )


def test_a_ballot_for_no_project_is_found_without_its_voter() -> None:
    assert found(SMALL, "v3;;37", "v3;99;37") == (
        warning(
            26,
            4,
            "有 1 张选票选了“99”，它应是 PROJECTS 一节里的项目，那里却没有",
            "1 ballots name '99', which should be in the section PROJECTS and is not",
        ),
    )


def test_a_project_named_twice_on_one_ballot_counts_once() -> None:
    assert found(SMALL, "v2;A_1;36", "v2;A_1,A_1;36") == ()


def test_only_approval_ballots_are_counted_by_project() -> None:
    assert found(SMALL.replace("4000;1;", "4000;9;"), "approval", "cumulative") == ()


def test_nothing_of_a_voter_is_in_the_edition_or_its_files() -> None:
    text = SMALL.replace("v1;A_1,2;35", "SECRET;A_1,2;SECRET")
    edition = read(text)
    assert "SECRET" not in repr(edition) + "".join(fund_files(edition, "").values())


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
            "“4 000”应是金额，只写半角数字和小数点，不加逗号、单位和货币符号，例如 38700.00",
            "'4 000' should be an amount in plain digits without separators or units, such as 38700.00",
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
            "META 里“unit”写了两次，第一次在第5行；每个键只写一次",
            "the key 'unit' stands twice, first on line 5; each stands once",
        ),
    )


def test_a_row_with_too_many_fields_is_refused_and_not_counted_against_the_totals() -> None:
    assert found(SMALL, "2;4000;1;Biblioteka", "2;4000;1;Biblioteka; mała") == (
        refusal(
            21,
            1,
            "这一行有 9 格，应有 8 格，和第19行的列名一样多；内容里有分号时要加引号",
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
        refusal(20, 5, "“1500.505”的小数多于 2 位，金额最多写到 2 位小数", "'1500.505' has more than 2 decimal places"),
    )


def test_votes_that_are_no_number_are_refused() -> None:
    assert found(SMALL, "4000;1;", "4000;one;") == (
        refusal(
            21,
            8,
            "“one”应是 0 或正整数，用半角数字，不加逗号和单位，例如 120",
            "'one' should be a whole number in plain digits, such as 120",
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


def test_a_language_that_is_no_tag_is_refused() -> None:
    assert found(SMALL, "language;pl", "language;Polish") == (
        refusal(15, 10, "“Polish”应是语言代码，例如 pl、zh", "'Polish' should be a language tag, such as pl or zh"),
    )


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
        refusal(21, 10, "文字有 20001 字，最多 20000 字", "20001 characters; at most 20000"),
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


class Numbers(NamedTuple):
    """What the rows of an edition add up to; ``cost`` in hundredths."""

    projects: int
    cost: int
    votes: int
    selected: int
    names: list[str]


def numbers_in(path: Path) -> Numbers:
    """The numbers of a file, read without any of our code."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    begin, end = lines.index(["PROJECTS"]), lines.index(["VOTES"])
    rows = [dict(zip(lines[begin + 1], row, strict=True)) for row in lines[begin + 2 : end]]
    return Numbers(
        projects=len(rows),
        cost=sum(int(row["cost"]) for row in rows) * 100,
        votes=sum(int(row["votes"]) for row in rows),
        selected=[row["selected"] for row in rows].count("1"),
        names=[row["name"] for row in rows],
    )


def numbers_of(projects: tuple[Project, ...]) -> Numbers:
    events = [event for project in projects for event in project.history]
    return Numbers(
        projects=len(projects),
        cost=sum(project.budget or 0 for project in projects),
        votes=sum(event.votes for event in events if isinstance(event, Voted)),
        selected=sum(isinstance(event, Resolved) for event in events),
        names=[str(project.title) for project in projects],
    )


def real(name: str) -> Path:
    path = REAL / name
    if not path.exists():
        pytest.skip(f"{path} is not there: the real editions are not part of the project")
    return path


def edition_in(path: Path) -> Edition:
    edition, findings = read_edition(path.read_bytes(), path.name)
    assert findings == ()
    assert edition is not None
    return edition


@pytest.mark.parametrize("name", CITIES)
def test_the_records_of_a_city_add_up_to_the_numbers_of_its_file(name: str) -> None:
    path = real(name)
    assert numbers_of(fund_records(edition_in(path)).projects) == numbers_in(path)


@pytest.mark.parametrize("name", CITIES)
def test_every_file_of_a_city_loads_again_and_is_written_the_same(name: str) -> None:
    files = fund_files(edition_in(real(name)), "")
    del files["rules.yaml"]
    again = {path: typed(text, path, _model(path)) for path, text in files.items()}
    assert [loaded.findings for loaded in again.values()] == [()] * len(files)
    assert {path: canonical(loaded.record) for path, loaded in again.items() if loaded.record} == files


MODELS: dict[str, type[Record]] = {
    "programme.yaml": Programme,
    "community.yaml": Community,
    "ballots": Ballot,
    "projects": Project,
}


def _model(path: str) -> type[Record]:
    return next(model for part, model in MODELS.items() if part in path.split("/"))


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Netherlands_Assen_2024.pb", ("assen-2024", "assen")),
        ("Poland_Swiecie_2023.pb", ("swiecie-2023", "swiecie")),
        ("Poland_Warszawa_2024_Wesola.pb", ("warszawa-wesola-2024", "wesola")),
    ],
)
def test_a_city_is_named_after_its_unit_district_and_year(name: str, ids: tuple[str, str]) -> None:
    records = fund_records(edition_in(real(name)))
    assert (records.programme.id, records.community.id) == ids


def test_an_edition_that_does_not_say_what_was_selected_says_so_once() -> None:
    edition, findings = read_edition(real("_checker_example_valid.pb").read_bytes(), "example.pb")
    assert edition is not None
    assert [(finding.place, finding.level) for finding in findings] == [(Place("example.pb", 22, 1), Level.WARNING)]
    assert {len(project.history) for project in fund_records(edition).projects} == {1}
