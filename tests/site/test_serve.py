"""`gongshi serve`, run as in a terminal and looked at with a browser: pages follow the records."""

from __future__ import annotations

import http.client
import signal
import socket
import struct
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gongshi_site.commands import build
from gongshi_site.serve.command import served
from gongshi_site.serve.news import News
from gongshi_site.serve.server import SiteServer
from terminal import COMMAND, gongshi

WriteFund = Callable[[Mapping[str, str]], Path]
PROGRAMME = "id: small\ntitle: 小基金\ncurrency: CNY\nlanguage: zh\nexample: true\nas_of: 2026-03-05\n"


@contextmanager
def serving(data: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address at which the records' site is served while the block runs, and the command that serves it."""
    command = [str(COMMAND), "serve", data.name, "--port", "0", "--language", "zh"]
    process = subprocess.Popen(command, cwd=data.parent, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert process.stderr is not None
        line = next(line for line in process.stderr if "http://" in line)
        yield line.split()[1], process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def data(write_fund: WriteFund) -> Path:
    return write_fund({"/programme.yaml": PROGRAMME})


def answer(address: str, path: str, host: str | None = None) -> tuple[int, str | None, bytes]:
    """The status, the type and the body of an answer."""
    port = int(address.rstrip("/").rsplit(":", 1)[1])
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers={"Host": host} if host else {})
    got = connection.getresponse()
    return got.status, got.getheader("Content-Type"), got.read()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """The page at an address, and what it complains of."""
    page, complaints = browser.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address)
    yield page, complaints
    page.close()


def test_an_open_page_follows_every_edit(data: Path, browser: Browser) -> None:
    community = data / "communities/wutong/community.yaml"
    good = community.read_text(encoding="utf-8")
    with serving(data) as (address, process), opened(browser, address) as (page, complaints):
        for title in ("梧桐社区", "梧桐新村", "梧桐社区"):
            community.write_text(good.replace("梧桐社区", title), encoding="utf-8")
            expect(page.locator("body")).to_contain_text(title)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
        assert [text for text in complaints if "favicon" not in text and "ERR_" not in text] == []
    assert process.returncode == 0
    assert "Traceback" not in err


def test_until_the_first_build_ends_it_is_said_that_the_site_is_being_made(
    data: Path, browser: Browser, tmp_path: Path
) -> None:
    site, news = tmp_path / "site", News()
    with served(SiteServer(0, site, news)) as server, opened(browser, f"{server.address}index.html") as (page, _):
        assert page.locator("body").inner_text().split("\n\n") == [
            "网站正在生成，好了这里会自己打开。",
            "The site is being made; it opens here by itself.",
        ]
        port = server.server_port
        for path in ("/", "/theme/site.css", "/nothing.html"):
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", path)
            got = connection.getresponse()
            assert (got.status, got.getheader("Retry-After")) == (503, "2")
        assert build(data, output=site, language=("zh",)) == 0
        news.publish([], has_changed=True)
        expect(page.locator("body")).to_contain_text("小基金")
        assert answer(server.address, "/nothing.html")[0] == 404


def test_what_is_wrong_stands_above_the_page_and_in_the_terminal_until_it_is_mended(
    data: Path, browser: Browser
) -> None:
    community, programme = data / "communities/wutong/community.yaml", data / "programme.yaml"
    good = community.read_text(encoding="utf-8")
    with serving(data) as (address, process), opened(browser, address) as (page, _):
        bar = page.locator("#gongshi-faults")
        community.write_text(good.replace("amount: 500000.00", "amount: 五十万"), encoding="utf-8")
        expect(bar).to_contain_text("data/communities/wutong/community.yaml:6:45: 错误 error")
        programme.write_text("", encoding="utf-8")
        expect(bar).to_contain_text("data/programme.yaml:1:1: 错误 error")
        expect(page.locator("body")).to_contain_text("小基金")
        programme.write_text(PROGRAMME, encoding="utf-8")
        community.write_text(good, encoding="utf-8")
        expect(bar).to_have_count(0)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate()
    assert "data/communities/wutong/community.yaml:6:45: 错误 error" in out


STARTED_BEFORE_IT_WAS_RESOLVED = """\
id: 2026-001
title: 健身角
fiscal_year: 2026
history:
- {date: 2026-03-04, event: resolved}
- {date: 2026-03-01, event: started}
"""


def test_a_rule_that_is_broken_is_told_with_its_place(data: Path, browser: Browser) -> None:
    project = data / "communities/wutong/projects/2026-001.yaml"
    project.parent.mkdir()
    with serving(data) as (address, _), opened(browser, address) as (page, complaints):
        project.write_text(STARTED_BEFORE_IT_WAS_RESOLVED, encoding="utf-8")
        expect(page.locator("#gongshi-faults")).to_contain_text("projects/2026-001.yaml:6:10: 错误 error R01")
        assert complaints == []


def test_what_is_served_is_what_is_built_but_for_the_line_that_follows_the_news(data: Path, tmp_path: Path) -> None:
    assert build(data, output=tmp_path / "site", language=("zh",)) == 0
    built = {path.relative_to(tmp_path / "site") for path in (tmp_path / "site").rglob("*") if path.is_file()}
    built = {name for name in built if name.parts[0] != ".gongshi"}
    with serving(data) as (address, _):
        for name in built:
            status, _, body = answer(address, f"/{name}")
            line = b'<script src="/.gongshi/reload.js" data-build="'
            before, found, after = body.partition(line)
            assert found == (line if name.suffix == ".html" else b"")
            served = before + after.partition(b" defer></script>")[2] if found else body
            assert (status, served) == (200, (tmp_path / "site" / name).read_bytes())


def test_files_have_their_types_and_folders_show_no_list(data: Path) -> None:
    with serving(data) as (address, _):
        found = {
            path: answer(address, path)[:2]
            for path in ("/", "/theme/site.css", "/build.json", "/theme/seal.svg", "/communities/wutong")
        }
        for path in ("/communities/", "/nothing.html", "/.state", "/../data/programme.yaml", "/%2e%2e/data", "/a%00b"):
            status, kind, body = answer(address, path)
            assert (status, kind, b"programme.yaml" in body) == (404, "text/html; charset=utf-8", False)
    assert found == {
        "/": (200, "text/html; charset=utf-8"),
        "/theme/site.css": (200, "text/css; charset=utf-8"),
        "/build.json": (200, "application/json"),
        "/theme/seal.svg": (200, "image/svg+xml"),
        "/communities/wutong": (301, None),
    }


def test_the_page_for_what_is_not_there_looks_the_same_at_any_depth_and_leads_home(
    data: Path, browser: Browser
) -> None:
    with serving(data) as (address, _), opened(browser, f"{address}a/b/c") as (page, _said):
        expect(page.locator("h1")).to_have_css("text-align", "center")
        page.locator("main a.more").click()
        page.wait_for_url(f"{address}index.html")
        expect(page.locator("body")).to_contain_text("梧桐社区")


def test_nobody_else_can_read_along(data: Path) -> None:
    with serving(data) as (address, process):
        port = int(address.rstrip("/").rsplit(":", 1)[1])
        assert answer(address, "/", host=f"records.example:{port}")[0] == 403
        listening = Path(f"/proc/{process.pid}/net/tcp").read_text(encoding="ascii")
    assert f"0100007F:{port:04X} 00000000:0000 0A" in listening
    assert f"00000000:{port:04X} 00000000:0000 0A" not in listening


def test_a_reader_who_breaks_off_is_no_trouble(data: Path) -> None:
    with serving(data) as (address, process):
        port = int(address.rstrip("/").rsplit(":", 1)[1])
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", port)) as reader:
                reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        assert answer(address, "/")[0] == 200
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert "Error" not in err


def test_a_port_that_is_taken_is_told_in_one_line(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = gongshi("serve", "data", "--port", str(port), folder=data.parent)
    said = f"端口 {port} 有别的程序在用；用 --port 另选一个 | port {port} is in use; choose another with --port"
    assert ran == (2, "", f"gongshi: {said}\n")


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        ("nowhere", "没有文件夹 nowhere", "there is no folder nowhere"),
        (
            "data --port 70000",
            "--port 在 0 和 65535 之间，这里写的是 70000",
            "--port is between 0 and 65535, not 70000",
        ),
        (
            "data --as-of 5.3.2026",
            "--as-of 后面写日期，例如 2026-03-05，这里写的是“5.3.2026”",
            "--as-of takes a day such as 2026-03-05, not '5.3.2026'",
        ),
        (
            "data --content data",
            "data 里没有 pages 文件夹，居民看的文章要放在那里",
            "data has no folder pages, where the residents' pages belong",
        ),
        (
            "data --output data",
            "data 里有不是本程序生成的内容，不会覆盖；请另选文件夹",
            "data holds something that gongshi did not build and will not replace; choose another folder",
        ),
    ],
)
def test_what_cannot_be_served_is_told_in_one_line(arguments: str, zh: str, en: str, data: Path) -> None:
    assert gongshi("serve", *arguments.split(), folder=data.parent) == (2, "", f"gongshi: {zh} | {en}\n")
    assert not list(data.parent.glob("build/*"))
