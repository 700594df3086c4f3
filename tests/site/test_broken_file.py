"""One bad file never stops the others and never vanishes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gongshi_site.commands import build
from site_files import files

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = "communities/qingshui"
PROJECT = "communities/wutong/projects/2026-001.yaml"


def project(name: str) -> str:
    return f"id: 2026-001\ntitle: {name}\nfiscal_year: 2026\nbudget: 38700.00\nhistory:\n- {{event: proposed}}\n"


@pytest.fixture
def two_communities(write_fund: Callable[..., Path]) -> Path:
    """A fund of two communities, with a project and a notice each."""
    notice = "id: 2026-n01\nkind: finance\ntitle: 第一季度收支\nposting_start: 2026-04-08\n"
    return write_fund({
        "projects/2026-001.yaml": project("路灯"),
        "notices/2026-n01.yaml": notice,
        f"/{GOOD}/community.yaml": "id: qingshui\ntitle: 清水社区\n",
        f"/{GOOD}/projects/2026-001.yaml": project("步道"),
        f"/{GOOD}/notices/2026-n01.yaml": notice,
    })  # fmt: skip


THREE = {f"{GOOD}/{name}.html" for name in ("index", "projects/2026-001", "notices/2026-n01")}
"""The pages of its records that a community of the two has."""


def pages(site: Path, below: str) -> dict[str, bytes]:
    return {
        path: page for path, page in files(site).items() if Path(path).is_relative_to(below) and path.endswith(".html")
    }


def as_gbk(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))


def as_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def saying(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new), encoding="utf-8")

    return change


WAYS = {
    "a bracket is not closed": (saying("event: proposed}", "event: proposed"), "花括号没有合上，或者中间少了逗号"),
    "saved as GBK": (as_gbk, "文件像是 GBK 编码，请另存为 UTF-8"),
    "empty": (lambda path: path.write_text(""), "文件是空的，应有一份记录"),
    "a key that there is not": (saying("budget", "buget"), "没有“buget”这个字段，是不是 budget（预算）？"),
    "an amount with a word": (saying("budget: ", "budget: 约"), "“约38700.00”不是金额的写法"),
    "another id than its name": (saying("2026-001", "2026-002"), "编号 id 写的是“2026-002”，文件名是“2026-001”"),
    "a mobile number": (saying("title: ", f"# 联系 {'1' + '3' + '0' * 9}\ntitle: "), "这里有手机号 130********"),
    "too large": (lambda path: path.write_text("#" * 300_000), "文件超过 256 KiB，请分成几份记录"),
    "a link": (as_link, "这是链接，没有读"),
    "a folder": (as_folder, "这不是普通文件，记录必须是文件"),
    "a byte-order mark": (lambda path: path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes()), "看不见的 BOM 标记"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_broken_file_leaves_every_page_of_the_other_communities_as_it_was(
    way: str, two_communities: Path, tmp_path: Path
) -> None:
    assert build(two_communities, output=tmp_path / "before", as_of="2026-05-01") == 0
    break_it, why = WAYS[way]
    break_it(two_communities / PROJECT)

    assert build(two_communities, output=tmp_path / "after", as_of="2026-05-01") == 1
    assert pages(tmp_path / "after", GOOD) == pages(tmp_path / "before", GOOD)
    assert set(pages(tmp_path / "after", GOOD)) >= THREE
    marked = (tmp_path / "after/communities/wutong/index.html").read_text(encoding="utf-8")
    assert "<code>projects/2026-001.yaml</code> 第" in marked
    assert why in marked


@pytest.mark.parametrize("way", WAYS)
def test_a_broken_file_takes_away_no_other_page_of_its_own_community(
    way: str, two_communities: Path, tmp_path: Path
) -> None:
    WAYS[way][0](two_communities / PROJECT)
    assert build(two_communities, output=tmp_path / "site", as_of="2026-05-01") == 1
    left = set(pages(tmp_path / "site", "communities/wutong"))
    assert left >= {"communities/wutong/index.html", "communities/wutong/notices/2026-n01.html"}
    assert "communities/wutong/projects/2026-001.html" not in left


def test_what_could_not_be_read_is_told_on_the_home_page_and_by_the_command(
    two_communities: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saying("budget", "buget")(two_communities / PROJECT)
    assert build(two_communities, output=tmp_path / "site") == 1
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert home.count("这个社区的记录有1处读不了，内容可能不全。") == 1
    assert capsys.readouterr().out == (
        f"{two_communities}/{PROJECT}:4:8: 错误 error record 没有“buget”这个字段，是不是 budget（预算）？ | "
        "there is no key 'buget'; did you mean budget?\n"
    )


def test_a_community_whose_own_file_is_broken_has_a_page_that_says_so(two_communities: Path, tmp_path: Path) -> None:
    saying("title", "titel")(two_communities / "communities/wutong/community.yaml")
    assert build(two_communities, output=tmp_path / "site", as_of="2026-05-01") == 1
    assert set(pages(tmp_path / "site", "communities/wutong")) == {"communities/wutong/index.html"}
    page = (tmp_path / "site/communities/wutong/index.html").read_text(encoding="utf-8")
    assert "<h1>wutong</h1>" in page
    assert "<code>community.yaml</code> 第2行：没有“titel”这个字段，是不是 title（名称）？" in page
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert 'href="./communities/wutong/index.html"' in home
    assert "这个社区的记录读不了，内容暂时没有。" in home
    assert set(pages(tmp_path / "site", GOOD)) >= THREE


@pytest.mark.parametrize("name", ["programme.yaml", "rules.yaml"])
def test_without_programme_or_rules_the_old_site_stays(name: str, two_communities: Path, tmp_path: Path) -> None:
    assert build(two_communities, output=tmp_path / "site", as_of="2026-05-01") == 0
    before = pages(tmp_path / "site", "")
    (two_communities / name).write_text("id: [\n", encoding="utf-8")
    assert build(two_communities, output=tmp_path / "site", as_of="2026-05-01") == 1
    assert pages(tmp_path / "site", "") == before


@pytest.mark.parametrize("way", WAYS)
def test_in_the_example_fund_too_the_other_communities_stay_as_they_were(
    way: str, bilingual_site: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    WAYS[way][0](data / PROJECT)
    assert build(data, content=ROOT / "content", output=tmp_path / "site") == 1
    others = sorted(path.name for path in (data / "communities").iterdir() if path.name != "wutong")
    for name in others:
        assert pages(tmp_path / "site", f"communities/{name}") == pages(bilingual_site, f"communities/{name}")
