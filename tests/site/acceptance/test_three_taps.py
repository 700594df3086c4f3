"""What a resident wants to know is at most three taps from the home page, found by the words on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from acceptance.runs import WIDTHS

PATIENCE = 3


class Resident:
    """Reads what is on the screen and taps the words that sound right; gives up rather than tap a fourth time."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.taps = 0
        self.page.goto(home)

    def tap(self, words: str) -> None:
        """Taps the first link on which these words are to be read, and waits for where it leads."""
        assert self.taps < PATIENCE, f"a tap too many: {words}"
        self.taps += 1
        found = self.page.locator("a").filter(has_text=words, visible=True)
        assert found.count() > 0, f"{words} is not on {self.page.url}"
        with self.page.expect_navigation():
            found.first.click()

    def reads(self, *sentences: str) -> None:
        """Each of these patterns is to be read in the main part of the page, without tapping anything."""
        main = re.sub(r"\s+", " ", self.page.locator("main").inner_text())
        assert [sentence for sentence in sentences if not re.search(sentence, main)] == [], main


@pytest.fixture(params=["360", "kiosk"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, height = WIDTHS[request.param]
    page = browser.new_page(viewport={"width": width, "height": height}, has_touch=True)
    yield page
    page.close()


@pytest.fixture
def resident(page: Page, address: str) -> Resident:
    return Resident(page, f"{address}/index.html")


@pytest.fixture
def newcomer(page: Page, address: str) -> Resident:
    """One who reads English."""
    return Resident(page, f"{address}/en/index.html")


def test_what_a_project_costs_and_who_does_it(resident: Resident) -> None:
    resident.tap("梧桐社区")
    resident.tap("全部项目")
    resident.tap("老旧楼道扶手加装")
    resident.reads(r"签约 ?4\.\d+万元", r"实施方 ?示例区")


def test_what_a_project_done_long_ago_cost_and_who_did_it(resident: Resident) -> None:
    resident.tap("石桥湾社区")
    resident.tap("全部项目")
    resident.tap("站口三角地口袋花园")
    resident.reads(r"花了6\.95万元|决算 ?6\.95万元", r"实施方 ?示例区芽田园林工程有限公司")


def test_until_when_and_how_to_object(resident: Resident) -> None:
    resident.tap("正在公示的公告")
    resident.tap("议决结果公示（步行校车）")
    resident.reads(
        r"到2026年11月23日（星期一）24时止",
        r"有不同意见怎么提",
        r"居民代表\d+名。公示期内满\d+名（五分之一以上）提出异议，就要重新议定",
        r"电话 ?028-\d{8}",
    )


def test_what_became_of_last_years_money(resident: Resident) -> None:
    resident.tap("梧桐社区")
    resident.tap("2025年度账本")
    resident.reads(r"投入48\.26万元，已议决47\.55万元", r"已付款42\.3万元", r"没有付出去的还有5\.96万元")


def test_in_english_what_a_project_costs_and_who_does_it(newcomer: Resident) -> None:
    newcomer.tap("Wutong Community")
    newcomer.tap("All projects")
    newcomer.tap("Handrails in old stairwells")
    newcomer.reads(r"Contracted 42,350.yuan", r"Implementer 示例区稳行适老设施有限公司")


def test_in_english_until_when_and_how_to_object(newcomer: Resident) -> None:
    newcomer.tap("notices posted now")
    newcomer.tap("Resolution: walking school bus")
    newcomer.reads(
        r"before Monday 23 November 2026, 24:00 \(end of the day\)",
        r"If you object: how to say so",
        r"had 60 resident representatives\. If 12 or more of them \(at least one fifth\) object",
        r"Telephone 028-\d{8}",
    )


def test_in_english_what_became_of_last_years_money(newcomer: Resident) -> None:
    newcomer.tap("Wutong Community")
    newcomer.tap("Account of 2025")
    newcomer.reads(
        r"Allocated: 482,600.yuan\. Resolved: 475,500.yuan", r"Paid: 422,994\.60.yuan", r"Not paid out: 59,605\.40.yuan"
    )
