"""Every feed and every calendar of the example site, in both languages, held against its standard."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from feeds_read import atom_faults, calendar_faults, entries, events, followed, json_faults, led_to, links
from gongshi.fund import CommunityFund
from gongshi_site.commands import build
from site_files import shown

ROOT = Path(__file__).resolve().parent.parent.parent.parent
ADDRESS = "https://gongshi.example.cn/fund"
AS_OF = date(2026, 11, 20)


@pytest.fixture(scope="module")
def addressed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of the communities in a site that is published somewhere; another of the sub-districts has none."""
    folder = tmp_path_factory.mktemp("addressed")
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("maitianli", "jinkui", "shiqiaowan"))
    assert build(folder / "data", output=folder / "site", language=("zh",), address=ADDRESS) == 0
    return folder / "site"


@pytest.fixture(scope="module", params=["relative", "absolute"])
def site(request: pytest.FixtureRequest) -> tuple[Path, str | None]:
    """The site as built without its address and with it."""
    if request.param == "relative":
        return request.getfixturevalue("bilingual_site"), None
    return request.getfixturevalue("addressed_site"), ADDRESS


def test_every_place_has_all_its_files_in_every_language(bilingual_site: Path) -> None:
    places = ["", *(f"district/{one}/" for one in ("linxi", "wangtong"))]
    places += [f"communities/{one.name}/" for one in sorted((ROOT / "data/communities").iterdir())]
    names = [
        f"{topic}.{suffix}" for topic in ("all", "notices", "results", "corrections") for suffix in ("atom", "json")
    ]
    wanted = {
        f"{root}{place}feeds/{name}" for root in ("", "en/") for place in places for name in [*names, "calendar.ics"]
    }
    assert {path for path in shown(bilingual_site) if "feeds/" in path} == wanted


def test_every_feed_keeps_to_atom(site: tuple[Path, str | None]) -> None:
    assert {file: found for file in followed(site[0], "atom") if (found := atom_faults(file))} == {}


def test_every_json_feed_keeps_to_its_standard(site: tuple[Path, str | None]) -> None:
    feeds = [file for file in followed(site[0], "json") if file.parent.name == "feeds"]
    assert len(feeds) == len(followed(site[0], "atom"))
    assert {file: found for file in feeds if (found := json_faults(file))} == {}


def test_every_calendar_is_read_and_written_again_the_same_in_short_lines(site: tuple[Path, str | None]) -> None:
    assert {file: found for file in followed(site[0], "ics") if (found := calendar_faults(file))} == {}


def test_every_link_leads_to_a_file_of_the_site(site: tuple[Path, str | None]) -> None:
    folder, address = site
    files = [
        file for suffix in ("atom", "json", "ics") for file in followed(folder, suffix) if file.name != "build.json"
    ]
    lost = {(file, link) for file in files for link in links(file) if not led_to(folder, file, link, address).is_file()}
    assert lost == set()
    assert any(links(file) for file in followed(folder, "ics")) == (address is not None)


def test_both_forms_of_a_feed_tell_the_same(bilingual_site: Path) -> None:
    for file in followed(bilingual_site, "atom"):
        items = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))["items"]
        in_json = [(one["id"], one["title"], one["date_modified"], one["url"]) for one in items]
        assert in_json == [(one["id"], one["title"], one["updated"], one["link"]) for one in entries(file)]


def test_entries_are_the_latest_fifty_newest_first_and_none_twice(bilingual_site: Path) -> None:
    sizes = []
    for file in followed(bilingual_site, "atom"):
        told = entries(file)
        assert [one["updated"] for one in told] == sorted((str(one["updated"]) for one in told), reverse=True)
        assert len({one["id"] for one in told}) == len(told)
        sizes.append(len(told))
    assert max(sizes) == 50


def test_what_comes_after_the_day_of_the_site_is_not_in_it(bilingual_site: Path) -> None:
    days = [
        str(one[name])[:10]
        for file in followed(bilingual_site, "atom")
        for one in entries(file)
        for name in ("published", "updated")
    ]
    assert max(days) <= AS_OF.isoformat()


def test_a_summary_is_what_the_page_begins_with(bilingual_site: Path) -> None:
    for one in entries(bilingual_site / "communities/wutong/feeds/notices.atom")[:10]:
        page = led_to(bilingual_site, bilingual_site / "communities/wutong/feeds/notices.atom", str(one["link"]), None)
        lead = re.search(r'<p class="lead on-screen">(.*?)</p>', page.read_text(encoding="utf-8"))
        assert lead
        assert re.sub(r"<[^>]*>", "", lead[1]) == one["summary"]


def test_a_community_s_calendar_has_every_period_of_the_last_year_as_whole_days(
    bilingual_site: Path, example: Callable[[str], CommunityFund]
) -> None:
    notices = example("maitianli").notices.values()
    lasts = {one.id: one.posting_end for one in notices if one.posting_start and one.posting_start <= AS_OF}
    recent = {name: last for name, last in lasts.items() if last and (AS_OF - last).days <= 366}
    told = {event["UID"]: event for event in events(bilingual_site / "communities/maitianli/feeds/calendar.ics")}
    alone = {path.stem: path for path in (bilingual_site / "communities/maitianli/notices").glob("*.ics")}
    assert (set(alone), len(told)) == (set(recent), len(recent))
    for name, path in alone.items():
        [event] = events(path)
        assert event == told[event["UID"]]
        day_after = recent[name] + timedelta(days=1)
        assert (event["TRANSP"], event["DTEND"]) == ("TRANSPARENT", f"{day_after:%Y%m%d}")


def test_no_calendar_holds_a_mail_address(bilingual_site: Path) -> None:
    assert [file for file in followed(bilingual_site, "ics") if b"@" in file.read_bytes()] == []


def test_a_kiosk_has_nothing_to_follow_or_to_download(tmp_path: Path) -> None:
    assert build(ROOT / "data", output=tmp_path / "site", language=("zh",), kiosk="wutong") == 0
    made = shown(tmp_path / "site")
    assert [path for path in made if path.endswith((".atom", ".ics")) or "feeds/" in path or "subscribe" in path] == []
    told = (b"application/atom", b"text/calendar", b"subscribe/index.html")
    assert [path for path, content in made.items() for one in told if one in content] == []
