"""The site in two languages: each page whole in its own, and every page beside its pair."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from gongshi_site.commands import build
from site_files import pages
from spoken import Spoken
from ways import led_to

ROOT = Path(__file__).resolve().parent.parent.parent
HAN = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]")
LATIN = re.compile(r"[A-Za-z]{2,}")
SWITCH = re.compile(r'<a class="language" href="([^"]+)" hreflang="([^"]+)"')


def spoken_in(site: Path, language: str) -> list[Path]:
    return [page for page in pages(site) if page.is_relative_to(site / "en") == (language == "en")]


WriteFund = Callable[[Mapping[str, str]], Path]
Said = Mapping[str, list[tuple[str, Spoken]]]


def test_every_page_is_there_in_both_languages_and_both_lead_to_each_other(bilingual_site: Path) -> None:
    chinese, english = (spoken_in(bilingual_site, language) for language in ("zh", "en"))
    assert len(chinese) == len(english) > 400
    for page, here, there in [(one, "zh-CN", "en") for one in chinese] + [(one, "en", "zh-CN") for one in english]:
        html = page.read_text(encoding="utf-8")
        assert f'<html lang="{here}"' in html
        ((way, language),) = SWITCH.findall(html)
        pair = led_to(page, way)
        assert (language, pair.is_file()) == (there, True), page
        ((back, _language),) = SWITCH.findall(pair.read_text(encoding="utf-8"))
        assert led_to(pair, back) == page.resolve()


def test_an_english_page_has_chinese_only_where_it_says_so(said: Said) -> None:
    assert [
        (page, one.text)
        for page, one in said["en"]
        # A browser's title takes no markup, and so no language of its own.
        if HAN.search(one.text) and not one.language.startswith("zh") and one.element != "title"
    ] == []


def test_a_chinese_page_has_no_latin_words_but_those_of_its_records(said: Said) -> None:
    written = {"SHA", "Atom", "atom", "Feed", "iCalendar", "JSON", "json", "RFC"} | {
        word
        for folder in ("data", "content")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in {".yaml", ".md"}
        for word in LATIN.findall(file.read_text(encoding="utf-8"))
    }
    assert {
        one.text
        for _page, one in said["zh"]
        if one.element != "meta" and one.language.startswith("zh") and set(LATIN.findall(one.text)) - written
    } == set()


def test_both_languages_show_the_same_numbers(bilingual_site: Path) -> None:
    amounts = re.compile(r'<data class="money" value="([^"]+)"')
    for page in spoken_in(bilingual_site, "zh"):
        pair = bilingual_site / "en" / page.relative_to(bilingual_site)
        assert amounts.findall(page.read_text("utf-8")) == amounts.findall(pair.read_text("utf-8"))


def test_a_published_page_tells_search_engines_of_its_pair(tmp_path: Path, write_fund: WriteFund) -> None:
    site = tmp_path / "site"
    assert build(write_fund({}), output=site, language=("zh", "en"), address="https://gongshi.example.cn/") == 0
    page = "communities/wutong/index.html"
    told = [
        re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', file.read_text("utf-8"))
        for file in (site / page, site / "en" / page)
    ]
    assert (
        told[0]
        == told[1]
        == [
            ("zh-CN", f"https://gongshi.example.cn/{page}"),
            ("en", f"https://gongshi.example.cn/en/{page}"),
            ("x-default", f"https://gongshi.example.cn/{page}"),
        ]
    )


def test_the_chinese_pages_are_always_there(tmp_path: Path, write_fund: WriteFund) -> None:
    assert build(write_fund({}), output=tmp_path / "site", language=("en",)) == 0
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / "en" / "index.html").is_file()


def test_chinese_alone_offers_no_other_language(tmp_path: Path) -> None:
    assert build(ROOT / "data", output=tmp_path / "site", language=("zh",)) == 0
    assert [page for page in pages(tmp_path / "site") if SWITCH.search(page.read_text("utf-8"))] == []
