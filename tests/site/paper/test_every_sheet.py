"""Every sheet of the example fund, one by one; a community's with ``--matrix full``, else a few of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import papers
from gongshi.fund import CommunityFund, read_community, read_shared
from gongshi_site.choices import Choices
from gongshi_site.language import speaking
from gongshi_site.pages import POSTER, Page, sheet_pages
from gongshi_site.paper.press import Press
from gongshi_site.paper.sheet import Sheet
from gongshi_site.qr import short_address
from gongshi_site.render import Renderer
from gongshi_site.settings import THEME
from gongshi_site.sheets import sheet_of
from gongshi_site.templates import environment
from gongshi_site.views.frame import frame

ROOT = Path(__file__).resolve().parents[3]
SITE = "https://gongshi.example.cn"
ON = date(2026, 11, 20)
EVERY = 20
"""Of so many sheets one is looked at where not all are."""


def sheets_of(community: str) -> Iterator[tuple[Page, Sheet]]:
    read = read_shared(ROOT / "data")
    assert read.shared is not None
    fund = read_community(ROOT / "data/communities" / community, read.shared)
    assert isinstance(fund, CommunityFund)
    choices = Choices(ON, ON, languages=("zh",), address=SITE, downloads=True)
    with speaking("zh"):
        around = {"frame": frame(read.shared, choices), "pages": (), "languages": ("zh",)}
        renderer = Renderer(environment(THEME), {"zh": around})
        yield from ((page, sheet_of(page, renderer)) for page in sheet_pages(fund, ON))


def kept_together(sheet: Sheet) -> set[str]:
    """The days, amounts and numbers on a sheet that no line may break."""
    marked = re.findall(r'<span class="(?:whole|nowrap)">([^<]+)</span>', sheet.html)
    return {html.unescape(text) for text in marked if re.search(r"\d", text)}


@pytest.mark.parametrize("community", ["jinkui", "maitianli", "shiqiaowan", "wutong"])
def test_every_sheet_is_tagged_fits_its_leaf_breaks_no_number_and_its_code_leads_to_its_page(
    community: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    step = 1 if request.config.getoption("--matrix") == "full" else EVERY
    press, pdf = Press(THEME), tmp_path / "sheet.pdf"
    for page, sheet in list(sheets_of(community))[::step]:
        pdf.write_bytes(press.pressed(sheet))
        said = papers.facts(pdf)
        assert said["Tagged"] == "yes", sheet.path
        assert int(said["Pages"]) <= (2 if sheet.path.endswith("-a4.pdf") or page.template == POSTER else 4), sheet.path
        text = re.sub(r"\s", "", papers.text(pdf).replace("\n", "|"))
        broken = [token for token in kept_together(sheet) if re.sub(r"\s", "", token) not in text]
        assert broken == [], sheet.path
        assert papers.codes(pdf, dots_per_inch=72) == [short_address(SITE, "", page.view.foot.page)], sheet.path
