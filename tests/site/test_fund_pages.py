"""The pages over the whole fund: from summaries alone, the same however they come; empty ones are not made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from fund_of import by_path, community, fund_pages, pages_of, project, resolved
from gongshi.fund import Fund
from gongshi.model.terms import Coverage
from gongshi_site.commands import build
from gongshi_site.language import LANGUAGES, speaking
from gongshi_site.summary import CommunitySummary, summarise
from gongshi_site.views.navigation import further, navigation

ROOT = Path(__file__).resolve().parent.parent.parent
AS_OF = date(2026, 11, 20)
WriteFund = Callable[[Mapping[str, str]], Path]


@pytest.fixture(scope="module")
def summaries(example_fund: Fund) -> list[CommunitySummary]:
    return [summarise(one, AS_OF) for one in example_fund.communities]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_from_kept_summaries_are_those_from_fresh_ones(
    language: str, example_fund: Fund, summaries: list[CommunitySummary]
) -> None:
    adapter = TypeAdapter(CommunitySummary)
    kept = [adapter.validate_json(adapter.dump_json(one)) for one in summaries]
    with speaking(language):
        assert by_path(fund_pages(example_fund, kept, AS_OF)) == by_path(fund_pages(example_fund, summaries, AS_OF))


def test_the_order_in_which_summaries_come_changes_nothing(
    example_fund: Fund, summaries: list[CommunitySummary]
) -> None:
    assert list(fund_pages(example_fund, summaries[::-1], AS_OF)) == list(fund_pages(example_fund, summaries, AS_OF))


@pytest.mark.parametrize("coverage", list(Coverage))
def test_every_way_of_the_navigation_leads_to_a_page_even_in_a_fund_without_records(
    coverage: Coverage, example_fund: Fund
) -> None:
    programme = example_fund.programme.model_copy(update={"coverage": coverage})
    made = by_path(fund_pages(Fund(programme, example_fund.pack, ()), [], AS_OF))
    ways = {link.path for link in (*navigation(programme), *further(programme))}
    assert ways <= made.keys()
    assert len(navigation(programme)) <= 6


def test_what_the_records_say_nothing_about_is_not_made_and_not_linked(write_fund: WriteFund) -> None:
    made = pages_of(write_fund(project("wutong", "p1", *resolved(900))), AS_OF)
    assert not [path for path in made if path.startswith(("calls/", "groups/", "projects/category/", "results/2"))]
    assert {link.path for link in made["index.html"].ways} == {
        "projects/index.html",
        "implementers/index.html",
        "district/index.html",
    }


def test_records_that_end_with_the_resolution_have_no_pages_of_work_and_results(write_fund: WriteFund) -> None:
    programme = "id: small\ntitle: 小基金\ncurrency: CNY\nlanguage: zh\ncoverage: resolution\n"
    made = pages_of(write_fund({"/programme.yaml": programme} | project("wutong", "p1", *resolved(900))), AS_OF)
    assert not [path for path in made if path.startswith(("results/", "implementers/", "rules/", "notices/"))]
    assert made["district/index.html"].late == ()
    assert [str(link.said) for link in made["index.html"].ways] == [
        "全部项目：按进展、按年度找",
        "各社区：各有几个项目",
    ]


def test_the_home_page_offers_every_way_in_which_the_example_fund_is_listed(
    example_fund: Fund, summaries: list[CommunitySummary]
) -> None:
    said = {}
    for language in ("zh", "en"):
        with speaking(language):
            home = by_path(fund_pages(example_fund, summaries, AS_OF))["index.html"]
            said[language] = [str(link.said) for link in home.ways]
    assert {"全部项目：按进展、按用途、按年度、按街道找", "街道和社区：做到哪一步，有没有逾期"} < set(said["zh"])
    assert {
        "All projects: by state, by purpose, by fiscal year and by sub-district",
        "Sub-districts and communities: how far they are, and what is late",
    } < set(said["en"])


def test_a_sub_district_without_communities_has_no_page(write_fund: WriteFund) -> None:
    programme = "id: small\ntitle: 小基金\nsubdistricts:\n- {id: east, title: 东街道}\n- {id: west, title: 西街道}\n"
    made = pages_of(write_fund({"/programme.yaml": programme} | community("qing", "subdistrict: east")), AS_OF)
    assert [path for path in made if path.startswith("district/")] == ["district/index.html", "district/east.html"]
    district = made["district/index.html"]
    assert [str(row.head.said) for row in district.subdistricts.rows] == ["东街道"]
    # The community of the small fund names no sub-district.
    assert [str(row.head.said) for table in district.communities for row in table.rows] == ["梧桐社区"]


def test_of_many_communities_the_home_page_lists_the_sub_districts_and_these_their_communities(
    write_fund: WriteFund,
) -> None:
    programme = "id: small\ntitle: 小基金\nsubdistricts:\n- {id: east, title: 东街道}\n"
    files = {"/programme.yaml": programme}
    for number in range(12):
        files |= community(f"c{number}", "subdistrict: east")
    made = pages_of(write_fund(files), AS_OF)
    first = [place.link.path for group in made["index.html"].places for place in group.places]
    assert first == ["district/east.html", "communities/wutong/index.html"]
    (table,) = made["district/east.html"].communities
    assert len(table.rows) == 12


def test_a_community_that_cannot_be_read_is_told_at_home_and_over_the_district(write_fund: WriteFund) -> None:
    made = pages_of(write_fund({"/communities/qing/community.yaml": "id: [\n"}), AS_OF)
    for page in (made["index.html"], made["district/index.html"]):
        assert [(str(one.link.said), one.said) for one in page.troubled] == [
            ("qing", "这个社区的记录读不了，内容暂时没有。")
        ]


def test_what_stands_there_from_before_is_marked_so(example_fund: Fund, summaries: list[CommunitySummary]) -> None:
    adapter = TypeAdapter(CommunitySummary)
    before = adapter.validate_python({**adapter.dump_python(summaries[0]), "is_last_good": True})
    home = by_path(fund_pages(example_fund, [before, *summaries[1:]], AS_OF))["index.html"]
    assert [one.said for one in home.troubled] == ["这个社区的记录现在读不了，这里是以前的内容。"]


def test_a_long_list_goes_on_to_the_next_page(write_fund: WriteFund) -> None:
    files: dict[str, str] = {}
    for number in range(101):
        files |= project("wutong", f"p{number}", *resolved(900))
    made = pages_of(write_fund(files), AS_OF)
    first, second = made["projects/year/2026.html"], made["projects/year/2026-2.html"]
    assert (len(first.projects), len(second.projects)) == (100, 1)
    assert (first.sheet.before, first.sheet.after.path) == (None, "projects/year/2026-2.html")
    assert (second.sheet.before.path, second.sheet.after) == ("projects/year/2026.html", None)
    assert first.lead == second.lead == ("一共101个项目。", "议决资金合计9.09万元。")


@pytest.mark.parametrize(("closed", "said"), [(30, None), (31, "最近30个，共31个。")])
def test_results_that_are_not_all_shown_say_so_and_where_all_of_them_are(
    closed: int, said: str | None, write_fund: WriteFund
) -> None:
    files: dict[str, str] = {}
    for number in range(closed):
        files |= project("wutong", f"p{number}", *resolved(900, "event: started", "event: closed"))
    made = pages_of(write_fund(files), AS_OF)
    rest = made["results/index.html"].rest
    assert (rest.said if rest else None) == said
    if rest:
        assert len(made[rest.link.path].projects) == closed


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://example.cn/gongshi", "/gongshi/index.html"),
        ("https://example.cn", "/index.html"),
        (None, "/index.html"),
    ],
)
def test_the_page_for_what_is_not_there_leads_home_from_any_address(
    address: str | None, home: str, write_fund: WriteFund, tmp_path: Path
) -> None:
    assert build(write_fund({}), output=tmp_path / "site", as_of="2026-05-01", address=address) == 0
    html = (tmp_path / "site/404.html").read_text(encoding="utf-8")
    assert f'<a class="more" href="{home}">' in html
    assert f'href="{home.removesuffix("index.html")}theme/site.css"' in html


def test_the_home_page_leads_to_the_accounts_of_this_year_and_the_last(
    example_fund: Fund, summaries: list[CommunitySummary]
) -> None:
    home = by_path(fund_pages(example_fund, summaries, AS_OF))["index.html"]
    assert [link.path for link in home.account_ways] == ["accounts/2026.html", "accounts/2025.html"]
