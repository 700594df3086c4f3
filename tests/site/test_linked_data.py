"""What search engines are told of a page: in the words of schema.org, by full addresses, and nothing that acts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import COMMUNITY
from gongshi_site.builder import Builder, Order
from gongshi_site.choices import Choices, Kiosk
from gongshi_site.render import site_in
from gongshi_site.views.linked_data import Site
from open_data.conftest import small_fund
from site_files import pages

ADDRESS = "https://gongshi.example.cn"
THERE = f"{ADDRESS}/communities/wutong"
CONTACT = f"{COMMUNITY}contact: {{office: 社区服务站, telephone: 028-12345678, address: 桐荫路1号}}\n"


ACTING = "</script><script>alert(1)</script><!--"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("linked")
    acting = f"id: 2026-003\ntitle: '{ACTING}'\n"
    data = small_fund(folder / "data", {"community.yaml": CONTACT, "projects/2026-003.yaml": acting})
    Builder(Order(data, folder / "site", as_of="2026-12-31", address=ADDRESS)).build()
    return folder / "site"


def told(page: Path) -> list[str]:
    """The texts of the elements of linked data."""
    text = page.read_text(encoding="utf-8")
    return re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)


def nodes(page: Path) -> Mapping[str, Mapping[str, Any]]:
    """What a page tells, by type."""
    (text,) = told(page)
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return {node.pop("@type"): node for node in data["@graph"]}


def trail(*steps: tuple[str, str]) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(steps, start=1)
    ]
    return {"itemListElement": items}


def test_a_project_is_told_with_the_money_in_force(site: Path) -> None:
    page = f"{THERE}/projects/2026-001.html"
    fund = {"@type": "Organization", "name": "小基金"}
    amount = {"@type": "MonetaryAmount", "value": "11500.50", "currency": "CNY"}
    assert nodes(site / "communities/wutong/projects/2026-001.html") == {
        "Project": {
            "@id": f"{page}#project",
            "identifier": "2026-001",
            "name": "楼道灯",
            "url": page,
            "parentOrganization": {"@id": f"{THERE}/index.html#community"},
            "funding": {"@type": "MonetaryGrant", "name": "小基金", "amount": amount, "funder": fund},
        },
        "BreadcrumbList": trail(
            ("首页", f"{ADDRESS}/index.html"), ("梧桐社区", f"{THERE}/index.html"), ("楼道灯", page)
        ),
    }


def test_a_notice_is_a_page_that_expires_and_a_period(site: Path) -> None:
    page = f"{THERE}/notices/2026-n01.html"
    community = {"@id": f"{THERE}/index.html#community"}
    found = dict(nodes(site / "communities/wutong/notices/2026-n01.html"))
    assert list(found.pop("BreadcrumbList")["itemListElement"][-1].values())[2:] == ["议决结果公示", page]
    assert found == {
        "WebPage": {
            "@id": page,
            "name": "议决结果公示",
            "url": page,
            "inLanguage": "zh-CN",
            "datePublished": "2026-03-06",
            "expires": "2026-03-15",
            "publisher": community,
            "about": {"@id": f"{page}#period"},
        },
        "Event": {
            "@id": f"{page}#period",
            "name": "议决结果公示的公示期",
            "startDate": "2026-03-06",
            "endDate": "2026-03-15",
            "location": {"@type": "Place", "name": "梧桐社区"},
            "organizer": community,
        },
    }


def test_a_community_is_told_with_its_office(site: Path) -> None:
    found = nodes(site / "communities/wutong/index.html")
    assert found["GovernmentOrganization"] == {
        "@id": f"{THERE}/index.html#community",
        "name": "梧桐社区",
        "url": f"{THERE}/index.html",
        "telephone": "028-12345678",
        "address": "桐荫路1号",
    }


def test_english_pages_speak_of_english_addresses(site: Path) -> None:
    project = nodes(site / "en/communities/wutong/projects/2026-001.html")["Project"]
    assert (project["name"], project["url"]) == (
        "Stair lights",
        f"{ADDRESS}/en/communities/wutong/projects/2026-001.html",
    )


def test_every_address_that_is_told_is_that_of_a_page(site: Path) -> None:
    every = [text for page in pages(site) for text in told(page)]
    addresses = {one.split("#")[0] for text in every for one in re.findall(rf'"({ADDRESS}[^"]*)"', text)}
    assert len(addresses) > 8
    assert [one for one in addresses if not (site / one.removeprefix(f"{ADDRESS}/")).is_file()] == []


def test_without_an_address_nothing_is_told(bilingual_site: Path) -> None:
    assert [text for page in pages(bilingual_site) for text in told(page)] == []


@pytest.mark.parametrize(
    ("language", "kiosk", "where"),
    [
        ("zh", None, Site(ADDRESS, ADDRESS)),
        ("en", None, Site(ADDRESS, f"{ADDRESS}/en")),
        ("zh", Kiosk(), None),
    ],
)
def test_a_kiosk_tells_no_search_engine_anything(language: str, kiosk: Kiosk | None, where: Site | None) -> None:
    day = date(2026, 12, 31)
    assert site_in(language, Choices(day, day, kiosk=kiosk, address=ADDRESS)) == where


def test_no_text_ends_the_element_that_it_stands_in(site: Path) -> None:
    assert nodes(site / "communities/wutong/projects/2026-003.html")["Project"]["name"] == ACTING
