"""The build: whole or not at all, the same bytes everywhere, every link leads somewhere, no text can act."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_site.builder import Builder, Order
from gongshi_site.commands import build
from site_files import files, pages, shown
from ways import led_to

ROOT = Path(__file__).resolve().parent.parent.parent
WriteFund = Callable[[Mapping[str, str]], Path]


class Links(HTMLParser):
    """Collects what a page points to and can be pointed to."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attrs:
            if name in {"href", "src"} and value is not None:
                self.targets.append(value)
            if name == "id" and value is not None:
                self.ids.add(value)


def digest(site: Path) -> str:
    total = hashlib.sha256()
    for path, content in sorted(files(site).items()):
        total.update(path.encode() + b"\0" + content)
    return total.hexdigest()


def test_every_link_of_every_page_leads_to_a_page_of_the_site(example_site: Path) -> None:
    found = {page: Links(page) for page in pages(example_site)}
    broken = []
    for page, links in found.items():
        for target in links.targets:
            path, _, fragment = target.partition("#")
            aim = led_to(page, path) if path else page
            if not aim.is_file() or (fragment and fragment not in found[aim].ids):
                broken.append(f"{page.relative_to(example_site)} -> {target}")
    assert broken == []


def test_every_page_is_marked_as_example_and_has_one_heading_and_its_language(example_site: Path) -> None:
    for page in pages(example_site):
        html = page.read_text(encoding="utf-8")
        assert html.count("<h1") == 1
        assert '<html lang="zh-CN" ' in html
        assert "示例数据：社区和记录都是虚构的" in html


def test_no_page_asks_anything_of_another_place(example_site: Path) -> None:
    for path, content in shown(example_site).items():
        if path.endswith((".html", ".css")):
            assert re.findall(r"(?:https?:)?//[a-z]", content.decode()) == []


def test_no_page_bakes_in_how_many_days_are_left(example_site: Path) -> None:
    for page in pages(example_site):
        # A clerk may write that money is left over; days left would be wrong tomorrow.
        assert re.findall(r"(?:还剩|剩余|还有).{0,4}[0-9]+.{0,2}天", page.read_text(encoding="utf-8")) == []


def test_every_percentage_carries_its_numbers(example_site: Path) -> None:
    # On the others people write their own, of contracts and of what was reported.
    for page in (one for one in pages(example_site) if one.name == "index.html"):
        text = unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))
        # What a rule rests on is quoted: that a newspaper's rate had no numbers.
        ours = text.replace("满意率99.28%没有写问了多少人", "")
        assert all(after == "（" for after in re.findall(r"[0-9]%(.)", ours))


class Machine(NamedTuple):
    """What one machine has otherwise than another; ``backwards``: its folders list their files in another order."""

    setting: dict[str, str]
    umask: int
    backwards: bool
    jobs: str


@pytest.mark.parametrize(
    "machine",
    [
        Machine({"TZ": "America/New_York", "PYTHONHASHSEED": "1", "LC_ALL": "C"}, 0o077, backwards=True, jobs="2"),
        Machine({"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"}, 0o002, backwards=False, jobs="1"),
    ],
)
def test_the_same_records_give_the_same_bytes_anywhere(bilingual_site: Path, tmp_path: Path, machine: Machine) -> None:
    copied(ROOT / "data", tmp_path / "data", backwards=machine.backwards)
    gongshi = str(Path(sys.executable).with_name("gongshi"))
    command = [gongshi, "build", "data", "--content", str(ROOT / "content"), "--output", "site", "--jobs", machine.jobs]
    environment = {**os.environ, **machine.setting}
    subprocess.run(command, env=environment, umask=machine.umask, cwd=tmp_path, check=True, capture_output=True)
    assert digest(tmp_path / "site") == digest(bilingual_site)


def copied(folder: Path, to: Path, *, backwards: bool) -> None:
    """Copies a folder file by file in the order of their names: where one lists them as they came, that is seen."""
    for path in sorted(folder.rglob("*"), reverse=backwards):
        if path.is_file():
            target = to / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)


SMALL = {"projects/p1.yaml": "{id: p1, title: 路灯}\n"}


def test_a_folder_that_is_not_ours_is_not_replaced(write_fund: WriteFund, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CouldNotRun, match="will not replace"):
        build(write_fund(SMALL), output=site)
    assert (site / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_a_rebuild_drops_the_pages_of_records_that_are_gone(write_fund: WriteFund, tmp_path: Path) -> None:
    data, site = write_fund({**SMALL, "projects/p2.yaml": "{id: p2, title: 花坛}\n"}), tmp_path / "site"
    assert build(data, output=site) == 0
    (data / "communities/wutong/projects/p2.yaml").unlink()
    assert build(data, output=site) == 0
    assert [page.name for page in sorted(site.glob("communities/wutong/projects/p*.html"))] == ["p1.html"]


def test_without_a_rule_pack_the_old_site_stays_as_it_was(
    write_fund: WriteFund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, site = write_fund(SMALL), tmp_path / "site"
    assert build(data, output=site) == 0
    before = digest(site)
    (data / "rules.yaml").write_text("id: r\ntitel: 规则\n", encoding="utf-8")
    capsys.readouterr()
    assert build(data, output=site) == 1
    assert digest(site) == before
    told = capsys.readouterr()
    assert all("rules.yaml:" in line for line in told.out.splitlines())
    assert (told.out == "", told.err) == (False, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "site"]


def test_broken_rules_stop_no_site_but_are_counted_in_one_line(
    write_fund: WriteFund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, site = write_fund(SMALL), tmp_path / "site"
    assert build(data, output=site, as_of="2026-12-31") == 0
    told = capsys.readouterr()
    assert (told.out, told.err.startswith("写好 ")) == ("", True)
    early = "history: [{date: 2026-03-01, event: started}, {date: 2026-03-05, event: resolved}]"
    (data / "communities/wutong/projects/p1.yaml").write_text(f"id: p1\ntitle: 路灯\n{early}\n", encoding="utf-8")
    assert build(data, output=site, as_of="2026-03-31") == 0
    _, said = capsys.readouterr().err.splitlines()
    assert "处不合规则，网站照样生成" in said
    assert said.endswith(f"to see them: gongshi check {data} --as-of 2026-03-31")


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'`{{ 7*7 }}&amp;"


def test_a_text_is_shown_as_it_was_written_and_never_acts(write_fund: WriteFund, tmp_path: Path) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    site = tmp_path / "site"
    data = write_fund(
        {
            "community.yaml": f"id: wutong\ntitle: {quoted}\nsummary: {quoted}\ncontact: {{office: {quoted}}}\n",
            "projects/p1.yaml": f"id: p1\ntitle: {quoted}\ngoal: {quoted}\ntopics: [{quoted}]\n",
            "notices/n1.yaml": f"id: n1\nkind: finance\ntitle: {quoted}\ntext: {quoted}\nnumber: {quoted}\n",
        }
    )
    assert build(data, output=site) == 0
    for page in site.glob("communities/**/*.html"):
        html = page.read_text(encoding="utf-8")
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert HOSTILE in unescape(re.sub(r"<[^>]+>", "", html))


def test_pelican_itself_builds_the_same_pages_without_a_warning(bilingual_site: Path, tmp_path: Path) -> None:
    pelican = str(Path(sys.executable).with_name("pelican"))
    command = [pelican, "-s", str(ROOT / "site/pelicanconf.py"), "-o", str(tmp_path / "site"), "--fatal", "warnings"]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
    shutil.copy(bilingual_site / "build.json", tmp_path / "site")
    assert digest(tmp_path / "site") == digest(bilingual_site)


def test_a_page_of_words_that_cannot_be_read_does_not_just_go_missing(write_fund: WriteFund, tmp_path: Path) -> None:
    pages = tmp_path / "content" / "pages"
    pages.mkdir(parents=True)
    (pages / "nameless.md").write_text("没有标题\n", encoding="utf-8")
    with pytest.raises(CouldNotRun) as raised:
        build(write_fund(SMALL), output=tmp_path / "site")
    place = f"{pages}/nameless.md:1:1"
    assert str(raised.value) == (
        f"居民看的文章有问题，网站没有更新：{place}: 缺少 title，请在文件开头加一行“title: ……”，下面空一行 | "
        f"the residents' pages have a fault: {place}: "
        "title is missing; begin the file with a line 'title: ...' and an empty one below"
    )
    assert not (tmp_path / "site").exists()


def test_pages_of_words_stand_by_their_numbers_and_after_these_by_their_names(
    write_fund: WriteFund, tmp_path: Path
) -> None:
    (tmp_path / "content/pages").mkdir(parents=True)
    for name, order in {"a": "", "b": "", "c": "order: 10\n", "d": "order: 2\n"}.items():
        (tmp_path / f"content/pages/{name}.md").write_text(f"title: {name}\n{order}\n话\n", encoding="utf-8")
    assert build(write_fund(SMALL), output=tmp_path / "site", as_of="2026-03-05") == 0
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<li><a href="\./pages/(\w)\.html">', home) == ["d", "c", "a", "b"]


def test_records_that_are_gone_are_not_told_as_a_site_that_cannot_be_written(
    write_fund: WriteFund, tmp_path: Path
) -> None:
    builder = Builder(Order(write_fund(SMALL), tmp_path / "site", durable=False))
    builder.build()
    (tmp_path / "data").rename(tmp_path / "moved")
    with pytest.raises(CouldNotRun, match=f"cannot read {tmp_path}/data: No such file or directory"):
        builder.build()


def test_a_page_of_words_to_which_a_link_leads_follows_every_edit(write_fund: WriteFund, tmp_path: Path) -> None:
    data, words = write_fund(SMALL), tmp_path / "shared.md"
    (tmp_path / "content/pages").mkdir(parents=True)
    (tmp_path / "content/pages/shared.md").symlink_to(words)
    for text in ("原来的话", "后来的话"):
        words.write_text(f"title: 说明\norder: 1\n\n{text}\n", encoding="utf-8")
        assert build(data, output=tmp_path / "site", content=tmp_path / "content", as_of="2026-03-05") == 0
        assert text in (tmp_path / "site/pages/shared.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["nowhere"], "there is no folder nowhere"),
        (["data", "--content", "nowhere"], "nowhere has no folder pages"),
        (["data", "--output", "data"], "data holds something that gongshi did not build"),
        (["data", "--output", "/dev/null/site"], "cannot write to /dev/null/site"),
        (["data", "--as-of", "yesterday"], "--as-of takes a day such as 2026-03-05, not 'yesterday'"),
        (["data", "--colour"], "option '--colour'"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    write_fund: WriteFund, tmp_path: Path, options: list[str], said: str
) -> None:
    write_fund(SMALL)
    gongshi = str(Path(sys.executable).with_name("gongshi"))
    run = subprocess.run([gongshi, "build", *options], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, len(run.stderr.splitlines())) == (2, "", 1)
    assert said in run.stderr
