"""The way from the kiosk, or from the sheet on the wall, to one's own telephone."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
import segno
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser

from gongshi_site.commands import build
from gongshi_site.qr import drawn, public_address, short_address
from site_files import pages

WriteFund = Callable[[Mapping[str, str]], Path]

SITE = "https://gongshi.example.cn"
NOTICE = "communities/wutong/notices/2026-n06.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [NOTICE, "en/communities/wutong/projects/2026-007.html"])
def test_a_telephone_reads_the_address_that_stands_beside_the_code(
    browser: Browser, address: str, name: str, scheme: str
) -> None:
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{address}/{name}")
    shown = page.locator(".hand-off img.qr").screenshot()
    beside = page.inner_text(".hand-off figcaption")
    page.close()
    read = [one.text for one in zxingcpp.read_barcodes(Image.open(io.BytesIO(shown)))]
    assert read == [re.search(r"https://\S+", beside)[0]]  # type: ignore[index]
    assert "028-00000101" in beside


def test_every_notice_and_project_has_an_address_that_leads_to_it_within_the_site(kiosk_site: Path) -> None:
    coded = [page for page in pages(kiosk_site) if re.search(r"/(notices|projects)/2[^/]*\.html$", page.as_posix())]
    assert len(coded) > 150
    short = set()
    for page in coded:
        given = re.search(rf'<p class="address">{SITE}/(\S+)</p>', page.read_text(encoding="utf-8"))
        assert given, page
        assert segno.make_qr(f"{SITE}/{given[1]}", error="q").designator in {"3-Q", "4-Q", "4-H"}
        leads = kiosk_site / given[1] / "index.html"
        to = re.search(r'content="0; url=([^"]+)"', leads.read_text(encoding="utf-8"))
        assert to
        assert (leads.parent / to[1]).resolve() == page.resolve()
        short.add(given[1])
    assert len(short) == len(coded)


def test_a_short_address_leads_on_without_script(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(short_address(address, "", NOTICE))
    page.wait_for_url(f"{address}/{NOTICE}")
    page.close()


def test_every_page_says_what_it_may_load(kiosk_site: Path) -> None:
    policy = """<meta http-equiv="Content-Security-Policy" content="default-src """
    assert [page for page in pages(kiosk_site) if policy not in page.read_text(encoding="utf-8")] == []


def test_an_address_stays_as_it_was_printed() -> None:
    assert short_address(SITE, "", NOTICE) == f"{SITE}/q/t7u435ld/"
    assert short_address(SITE, "en/", NOTICE) == f"{SITE}/en/q/t7u435ld/"


def test_a_code_survives_a_quarter_of_it_lost_and_has_its_quiet_zone() -> None:
    svg = fromstring(drawn(short_address(SITE, "", NOTICE)))
    symbol = segno.make_qr(short_address(SITE, "", NOTICE), error="q")
    side = symbol.symbol_size(border=4)[0]
    assert symbol.error in {"Q", "H"}
    assert svg.get("viewBox") == f"0 0 {side} {side}"
    colours = [path.get("fill") or path.get("stroke") for path in svg]
    assert colours == ["#fff", "#000"]


def test_a_public_address_is_taken_without_its_last_slash() -> None:
    assert public_address("https://gongshi.example.cn/wutong/") == "https://gongshi.example.cn/wutong"


def test_a_code_is_drawn_once_for_an_address_and_again_for_another(write_fund: WriteFund, tmp_path: Path) -> None:
    data, site = write_fund({"projects/p1.yaml": "{id: p1, title: 路灯}\n"}), tmp_path / "site"

    def drawn_codes(address: str) -> dict[str, int]:
        assert build(data, output=site, address=address, language=("zh",)) == 0
        return {path.name: path.stat().st_ino for path in site.glob("q/*.svg")}

    before = drawn_codes("https://a.example")
    (data / "communities/wutong/projects/p1.yaml").write_text("{id: p1, title: 路灯改造}\n", encoding="utf-8")
    assert drawn_codes("https://a.example") == before
    assert drawn_codes("https://b.example").keys().isdisjoint(before)
