"""The pictures of a year: what is drawn is what the account says, and the same is the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

import papers
from gongshi.fund import CommunityFund
from gongshi.totals import standing, totals
from gongshi_site.commands import build
from gongshi_site.language import speaking
from gongshi_site.pictures.drawing import AccountDrawing, FlowDrawing, StatesDrawing
from gongshi_site.pictures.drawn import drawn
from gongshi_site.views.year_pictures import year_pictures

Community = Callable[[Mapping[str, str]], CommunityFund]
WriteFund = Callable[[Mapping[str, str]], Path]

ON = date(2026, 12, 31)


def project(number: int, category: str, *events: str) -> dict[str, str]:
    history = "".join(f"\n        - {event}" for event in ("{date: 2026-03-05, event: resolved}", *events))
    record = f"""\
        id: p{number}
        title: 第{number}号
        fiscal_year: 2026
        pot: support
        category: {category}
        budget: {number}000.00
        history:{history}
        """
    return {f"projects/p{number}.yaml": record}


PAID = "{date: 2026-04-05, event: paid, amount: 1500.00}"
FILES = (
    {
        "community.yaml": """\
        id: wutong
        title: 梧桐社区
        allocations:
        - {fiscal_year: 2026, pot: support, amount: 10000.00}
        """
    }
    | project(2, "volunteering", "{date: 2026-04-01, event: contracted, amount: 2000.00}", PAID)
    | project(3, "environment")
    | project(1, "environment", "{date: 2026-04-02, event: terminated, reason: 不做了, cost: 0.00}")
)


def test_the_pieces_of_the_account_are_all_that_was_put_in(community: Community) -> None:
    account = dict(year_pictures(community(FILES), 2026, ON))["account"]
    assert isinstance(account, AccountDrawing)
    assert [(bar.title, [(piece.label, piece.amount) for piece in bar.pieces]) for bar in account.bars] == [
        (
            "2026年度保障资金",
            [
                ("已付款", 150_000),
                ("已签约，未付款", 50_000),
                ("已议决，未签约也未付款", 300_000),
                ("已结束项目的结余", 100_000),
                ("未议决", 400_000),
            ],
        )
    ]


def test_what_flows_out_of_a_column_flows_into_the_next_and_nothing_is_lost(community: Community) -> None:
    fund = community(FILES)
    flow = dict(year_pictures(fund, 2026, ON))["flow"]
    assert isinstance(flow, FlowDrawing)
    sums = totals(fund, ON, fiscal_year=2026)
    assert [sum(piece.amount for piece in column) for column in flow.columns] == [sums.allocated.amount] * 3
    for column in range(2):
        for number, piece in enumerate(flow.columns[column]):
            assert piece.amount == sum(s.amount for s in flow.streams if (s.column, s.origin) == (column, number))
        for number, piece in enumerate(flow.columns[column + 1]):
            assert piece.amount == sum(s.amount for s in flow.streams if (s.column, s.goal) == (column, number))
    stands = standing(fund, ON, fiscal_year=2026)
    assert [piece.amount for piece in flow.columns[2]] == [*stands, 400_000]
    assert flow.sentence == "一共1万元，已经付出1,500元（15.00%）。"


def test_every_project_of_the_year_stands_in_one_row(community: Community) -> None:
    states = dict(year_pictures(community(FILES), 2026, ON))["states"]
    assert isinstance(states, StatesDrawing)
    assert [(row.label, row.amount, row.said) for row in states.rows] == [
        ("已议决", 1, "1个"),
        ("已签约", 1, "1个"),
        ("已终止", 1, "1个"),
    ]
    assert states.sentence == "已结项3个中0个。"


def test_a_year_without_money_has_no_picture(community: Community) -> None:
    assert year_pictures(community({"community.yaml": "{id: wutong, title: 梧桐社区}\n"}), 2026, ON) == ()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_picture_is_drawn_in_each_language_the_same_each_time_and_with_outlines_for_letters(
    community: Community, language: str
) -> None:
    with speaking(language):
        drawings = year_pictures(community(FILES), 2026, ON)
    for _name, drawing in drawings:
        svg = drawn(drawing, "svg")
        assert svg == drawn(drawing, "svg")
        assert b"<text" not in svg
        assert re.search(rb"\d{4}-\d\d-\d\dT", svg) is None
        png = drawn(drawing, "png")
        assert png == drawn(drawing, "png")
        image = Image.open(io.BytesIO(png)).convert("RGB")
        assert image.width == 2400
        assert image.getpixel((5, 5)) == (255, 255, 255)


def test_a_site_with_downloads_has_poster_and_pictures_of_each_year_and_its_account_leads_to_them(
    write_fund: WriteFund, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert build(write_fund(FILES), output=site, as_of="2026-12-31", language=("zh",), downloads=True) == 0
    accounts = site / "communities/wutong/accounts"
    files = sorted(path.name for path in accounts.iterdir() if path.suffix != ".html")
    kinds = [f"2026-{name}.{kind}" for name in ("account", "flow", "states") for kind in ("png", "svg")]
    assert files == sorted(["2026-a3.pdf", *kinds])
    page = (accounts / "2026.html").read_text(encoding="utf-8")
    led_to = {Path(href).name for href in re.findall(r'href="([^"]+\.(?:pdf|png))"', page)}
    assert led_to == {"2026-a3.pdf", "2026-account.png", "2026-flow.png", "2026-states.png"}
    poster = accounts / "2026-a3.pdf"
    said = papers.facts(poster)
    assert (said["Tagged"], said["Page size"]) == ("yes", "841.89 x 1190.55 pts (A3)")
    assert int(said["Pages"]) <= 2
    assert said["Title"] == "梧桐社区 2026年保障资金一年账"
    assert "2026年保障资金一年账" in papers.text(poster)
