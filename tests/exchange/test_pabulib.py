"""A Pabulib file: what is read from it, and the records it becomes."""

from dataclasses import replace
from datetime import date

from gongshi.exchange.pabulib import Edition, EditionProject, LeftOut, Meta, fund_files, fund_records, read_edition
from gongshi.model.event import Rejected, Voted
from gongshi.place import Place
from pabulib_small import SMALL, found, read, warning


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
            "votes 是 9，选票里却有1张选了这个项目；两者应相同",
            "votes is 9, but 1 ballots name this project; they should be the same",
        ),
    )


def test_numbers_that_the_rows_contradict_are_found_in_meta() -> None:
    assert found(SMALL, "num_projects;2\nnum_votes;3", "num_projects;4\nnum_votes;5") == (
        warning(
            8,
            14,
            "num_projects 是 4，PROJECTS 一节却有2行；两者应相同",
            "num_projects is 4, but the section PROJECTS has 2 rows; they should be the same",
        ),
        warning(
            9,
            11,
            "num_votes 是 5，VOTES 一节却有3行；两者应相同",
            "num_votes is 5, but the section VOTES has 3 rows; they should be the same",
        ),
    )


def test_a_ballot_for_no_project_is_found_without_its_voter() -> None:
    assert found(SMALL, "v3;;37", "v3;99;37") == (
        warning(
            26,
            4,
            "有1张选票选了“99”，它应是 PROJECTS 一节里的项目，那里却没有",
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
