"""Search on the example site: it finds what a plain search finds, by tapping and by typing, wherever the site is."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gongshi.fund import read_fund
from gongshi_site.search.documents import Documents, data_file, documents
from gongshi_site.search.hot_words import hot_words
from gongshi_site.summary import summarise
from gongshi_site.views.fund.overview import overview
from searched import Columns, asked, columns, disagreements, wide
from served import served

WriteFund = Callable[[Mapping[str, str]], Path]
QUESTIONS = (
    *("灯", "东路", "妈妈", "居民代表", "保障资金", "楼", "梧桐", "助老", "电梯", "2026"),
    *("2025-001", "007", "n", "示", "已结项", "志愿服务", "1+2+1", "物业", "公司", "院"),
    *("没有这样的词", wide("1+2+1"), "邻里 梧桐", "梧桐\u3000邻里", "2026 灯"),
)


@pytest.fixture(scope="module")
def address(bilingual_site: Path) -> Iterator[str]:
    with served(bilingual_site) as address:
        yield address


@pytest.fixture(scope="module")
def known(bilingual_site: Path) -> Columns:
    return columns(bilingual_site / "search/projects.js")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{address}/search/index.html")
    expect(page.locator("#q")).to_be_visible()
    yield page
    page.close()


def test_what_is_found_is_what_stands_there(page: Page, known: Columns) -> None:
    assert disagreements(page, known, QUESTIONS) == {}


def test_in_english_capital_and_small_letters_are_the_same(page: Page, address: str, bilingual_site: Path) -> None:
    page.goto(f"{address}/en/search/index.html")
    expect(page.locator("#q")).to_be_visible()
    known = columns(bilingual_site / "en/search/projects.js")
    questions = ("kitchen", "KITCHEN", wide("KITCHEN"), "e", "in progress", "2026-0")
    assert disagreements(page, known, questions) == {}
    assert asked(page, "KITCHEN") == asked(page, "kitchen") != []


def test_a_word_and_a_choice_are_tapped_and_the_count_says_of_how_many(page: Page, known: Columns) -> None:
    word = page.locator("#hot button").first
    word.click()
    expect(word).to_have_attribute("aria-pressed", "true")
    of_word = asked(page, str(word.get_attribute("value")))
    page.locator("#facets details[data-facet=year] summary").click()
    page.locator("#facets details[data-facet=year] button", has_text="2026").click()
    left = [one for one in of_word if "/2026-" in one]
    expect(page.locator("#found")).to_have_text(f"找到{len(left)}个，一共{len(known['title'])}个。")
    expect(page.locator("#facets details[data-facet=year] b")).to_have_text("2026年度")
    assert 0 < len(left) < len(of_word)


def test_what_was_tapped_is_found_on_the_same_screen(page: Page) -> None:
    page.locator("#hot button").first.click()
    expect(page.locator("#results a").first).to_be_in_viewport()


def test_one_who_comes_back_from_a_project_finds_what_was_found(page: Page) -> None:
    before = asked(page, "邻里")
    page.locator("#results a").first.click()
    expect(page.locator("h1")).to_contain_text("邻里")
    page.go_back()
    expect(page.locator("#q")).to_have_value("邻里")
    assert asked(page, "邻里") == before


def test_what_is_not_there_is_said_and_one_begins_again(page: Page) -> None:
    page.fill("#q", "没有这样的词")
    expect(page.locator("#found")).to_have_text("没有找到。少写几个字，或者换一个词。")
    page.get_by_role("button", name="重新来").click()
    expect(page.locator("#q")).to_have_value("")
    expect(page.locator("#results a")).to_have_count(0)


def test_a_long_list_comes_in_steps(page: Page, known: Columns) -> None:
    page.fill("#q", "社区")
    expect(page.locator("#results a")).to_have_count(30)
    page.get_by_role("button", name="再看一些").click()
    expect(page.locator("#results li:nth-child(31) a")).to_be_focused()
    assert len(asked(page, "社区")) == len(known["title"])


def test_a_site_opened_as_files_is_searched_too(browser: Browser, bilingual_site: Path, known: Columns) -> None:
    page = browser.new_page()
    page.goto(f"{(bilingual_site / 'search/index.html').as_uri()}")
    assert disagreements(page, known, ("灯", "邻里 梧桐")) == {}
    page.close()


def test_without_script_every_project_is_reached_by_its_community(
    browser: Browser, address: str, known: Columns
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/search/index.html")
    assert not page.locator("#search").is_visible()
    counts = [re.findall(r"\d+(?=个)", one) for one in page.locator(".browse ul").last.locator("a").all_inner_texts()]
    assert sum(int(count[0]) for count in counts) == len(known["title"])
    page.close()


def test_where_what_is_searched_is_lost_the_page_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/projects.js", lambda route: route.abort())
    page.goto(f"{address}/search/index.html")
    expect(page.locator("main > [role=status]")).to_have_text("现在不能搜索，请在下面一类一类看。")
    page.close()


PROJECT = """\
id: 2026-001
title: 路灯
fiscal_year: 2026
category: infrastructure
compounds: [dong]
history:
- {date: 2026-03-05, event: resolved, amount: 5000.00}
- {date: 2026-03-06, event: posted}
- {date: 2026-03-20, event: filed, number: 示街备〔2026〕7号}
- {date: 2026-04-01, event: selected, implementer: {name: 甲电器行, kind: company}}
"""
COMMUNITY = "id: wutong\ntitle: 梧桐社区\ncompounds: [{id: xi, title: 西院}, {id: dong, title: 东院}]\n"


def documents_of(data: Path, as_of: date) -> Documents:
    fund = read_fund(data).fund
    assert fund is not None
    return documents(overview(fund, [summarise(one, as_of) for one in fund.communities], as_of))


def test_a_project_is_found_by_all_that_people_call_it(write_fund: WriteFund) -> None:
    data = write_fund({"projects/2026-001.yaml": PROJECT, "community.yaml": COMMUNITY})
    assert documents_of(data, date(2026, 5, 1)) == Documents(
        communities=(("wutong", "梧桐社区"),),
        states=("已选定实施方",),
        categories=("基础设施建设",),
        compounds=("东院",),
        implementers=("甲电器行",),
        id=("2026-001",),
        title=("路灯",),
        number=("示街备〔2026〕7号",),
        year=("2026",),
        community=(0,),
        state=(0,),
        category=(0,),
        compound=((0,),),
        implementer=((0,),),
    )


def test_words_are_offered_that_stand_in_two_titles_or_more_the_most_frequent_first() -> None:
    titles = ["换路灯", "路灯维修", "路灯", "家电维修", "电梯"]
    assert hot_words(titles) == ("路灯", "维修")


def letters(count: int, start: int) -> str:
    """So many Chinese characters in no order that a packer could make use of."""
    return "".join(chr(0x4E00 + (start * 7919 + at * 104729 + start * at * 31) % 2500) for at in range(count))


def test_eighteen_hundred_titles_of_which_none_is_like_another_are_sent_in_60_kilobytes(write_fund: WriteFund) -> None:
    few = documents_of(write_fund({"projects/2026-001.yaml": PROJECT}), date(2026, 5, 1))
    many = 1800
    titles = tuple(letters(10, at) for at in range(many))
    assert len(set(titles)) == many
    one = {
        name: getattr(few, name) * many
        for name in ("number", "year", "community", "state", "category", "compound", "implementer")
    }
    full = few._replace(**one, id=tuple(f"2026-{at:03}" for at in range(many)), title=titles)
    assert len(gzip.compress(data_file(full), 9)) <= 60_000
