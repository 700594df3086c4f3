"""A kiosk's site: one community or sub-district, no way out of it, small enough to keep, and all of it listed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_site.commands import build
from gongshi_site.kiosk import worker
from site_files import pages

WriteFund = Callable[[Mapping[str, str]], Path]


class Attributes(HTMLParser):
    """All attributes of a page, as pairs."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.pairs += [(name, value or "") for name, value in attrs]

    def of(self, *names: str) -> list[str]:
        return [value for name, value in self.pairs if name in names]


def test_no_page_of_a_kiosk_leads_out_of_it_or_gives_a_file_away(kiosk_site: Path) -> None:
    for page in pages(kiosk_site):
        attributes = Attributes(page)
        targets = attributes.of("href", "src")
        assert targets
        assert [one for one in targets if re.match(r"[a-z]+:|//", one)] == []
        paths = [one.partition("#")[0] for one in targets]
        assert [one for one in paths if one and not re.search(r"\.(html|css|js|svg|jpe?g|png|webp|avif)$", one)] == []
        assert attributes.of("target", "download", "autoplay") == []


PROSE = """title: 说明
order: 1

见<https://example.org/rules>和[办法](https://example.org/measure)，打[电话](tel:02800000101)，写[信](mailto:a@example.org)，
回[首页](../index.html)。
"""


def written(write_fund: WriteFund, tmp_path: Path) -> Path:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "pages" / "about.md").write_text(PROSE, encoding="utf-8")
    return write_fund({"projects/p1.yaml": "{id: p1, title: 路灯}\n"})


def test_a_link_to_another_place_becomes_its_address_and_a_code(write_fund: WriteFund, tmp_path: Path) -> None:
    data = written(write_fund, tmp_path)
    assert build(data, output=tmp_path / "site", kiosk="wutong") == 0
    html = (tmp_path / "site" / "pages" / "about.html").read_text(encoding="utf-8")
    assert 'href="../index.html">首页</a>' in html
    assert "example.org" not in " ".join(Attributes(tmp_path / "site" / "pages" / "about.html").of("href"))
    text = re.sub(r"<[^>]+>", "", html)
    assert "见https://example.org/rules和办法 https://example.org/measure，打电话，写信，" in text
    assert html.count('<span aria-hidden="true" class="qr">') + html.count('<span class="qr" aria-hidden="true">') == 2


def test_elsewhere_such_a_link_stays_a_link(write_fund: WriteFund, tmp_path: Path) -> None:
    assert build(written(write_fund, tmp_path), output=tmp_path / "site") == 0
    html = (tmp_path / "site" / "pages" / "about.html").read_text(encoding="utf-8")
    assert '<a href="https://example.org/measure">办法</a>' in html
    assert not (tmp_path / "site" / "sw.js").exists()


ANOTHER = {"/communities/qingshi/community.yaml": "{id: qingshi, title: 青石社区, subdistrict: wangtong}\n"}


def test_a_kiosk_covers_one_community_or_one_sub_district(write_fund: WriteFund, tmp_path: Path) -> None:
    data = write_fund(ANOTHER)
    for place in ("wutong", "wangtong"):
        assert build(data, output=tmp_path / place, kiosk=place) == 0
    assert [path.name for path in (tmp_path / "wutong" / "communities").iterdir()] == ["wutong"]
    assert [path.name for path in (tmp_path / "wangtong" / "communities").iterdir()] == ["qingshi"]
    assert "青石社区" not in (tmp_path / "wutong" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"kiosk": "wutnog"}, "there is no 'wutnog'; did you mean wutong?"),
        ({"kiosk": "elsewhere"}, "there is no 'elsewhere'; there are wutong$"),
        ({"stale_hours": -1}, "--stale-hours takes 0 to 8760, not -1"),
        ({"jobs": 0}, "--jobs is at least 1, not 0"),
        ({"kiosk": "wutong", "stale_hours": -1}, "--stale-hours takes 0 to 8760, not -1"),
        ({"address": "gongshi.example.cn"}, "--address takes the site's public address"),
        ({"address": "https://gongshi.example.cn/?page=1"}, "--address takes the site's public address"),
    ],
)
def test_a_kiosk_that_cannot_be_is_refused_in_one_line(
    write_fund: WriteFund, tmp_path: Path, options: dict[str, str], said: str
) -> None:
    with pytest.raises(CouldNotRun, match=said):
        build(write_fund({}), output=tmp_path / "site", **options)  # type: ignore[arg-type]
    assert not (tmp_path / "site").exists()


def test_a_kiosk_shows_nothing_beside_the_residents_pages(write_fund: WriteFund, tmp_path: Path) -> None:
    (tmp_path / "handbook").mkdir()
    (tmp_path / "handbook" / "index.html").write_text("", encoding="utf-8")
    with pytest.raises(CouldNotRun, match="--kiosk does not go with --handbook"):
        build(write_fund({}), output=tmp_path / "site", kiosk="wutong", handbook=tmp_path / "handbook")


def test_what_is_too_large_to_keep_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photograph.jpg").write_bytes(bytes(25_000_000))
    worker(tmp_path)
    (tmp_path / "another.jpg").write_bytes(bytes(100_000))
    with pytest.raises(CouldNotRun, match=r"has 25\.1 MB, at most 25 MB can be kept"):
        worker(tmp_path)


def listed(site: Path) -> dict[str, str]:
    match = re.search(r"const FILES = (\{.*?\});", (site / "sw.js").read_text(encoding="utf-8"), re.DOTALL)
    assert match
    files: dict[str, str] = json.loads(match[1])
    return files


def test_every_file_is_listed_with_what_is_in_it(kiosk_site: Path) -> None:
    files = {path.relative_to(kiosk_site).as_posix(): path for path in kiosk_site.rglob("*") if path.is_file()}
    shown = {name: path for name, path in files.items() if name not in {"sw.js", "build.json"} and name[0] not in "._"}
    assert listed(kiosk_site) == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in shown.items()}


def test_the_mark_of_a_site_is_small_and_changes_with_what_is_in_it(write_fund: WriteFund, tmp_path: Path) -> None:
    marks = []
    for title in ("路灯", "路灯", "路灯改造"):
        data = write_fund({"projects/p1.yaml": f"{{id: p1, title: {title}}}\n"})
        assert build(data, output=tmp_path / "site", kiosk="wutong", as_of="2026-11-20") == 0
        marks.append((tmp_path / "site" / "build.json").read_bytes())
    assert max(map(len, marks)) <= 300
    ids = [json.loads(mark)["id"] for mark in marks]
    assert (ids[0] == ids[1], ids[1] == ids[2]) == (True, False)
    assert json.loads(marks[0])["as_of"] == "2026-11-20"


def test_a_service_worker_that_is_missing_is_made_again(write_fund: WriteFund, tmp_path: Path) -> None:
    data, site = write_fund({}), tmp_path / "site"
    assert build(data, output=site, kiosk="wutong", as_of="2026-11-20") == 0
    worker = (site / "sw.js").read_bytes()
    (site / "sw.js").unlink()
    assert build(data, output=site, kiosk="wutong", as_of="2026-11-20") == 0
    assert (site / "sw.js").read_bytes() == worker
