"""Publishing: a release is whole, is named by its content, and is gone back from in one command."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gongshi_site.commands import build
from site_files import shown
from terminal import COMMAND, gongshi

WriteFund = Callable[[Mapping[str, str]], Path]
Sites = Callable[[str], Path]


@pytest.fixture
def site(write_fund: WriteFund, tmp_path: Path) -> Sites:
    """Builds the site of a small fund of this title into the folder ``site``."""

    def build_it(title: str) -> Path:
        programme = f"id: small\ntitle: {title}\ncurrency: CNY\nlanguage: zh\nexample: true\n"
        assert build(write_fund({"/programme.yaml": programme}), output=tmp_path / "site", as_of="2026-03-05") == 0
        return tmp_path / "site"

    return build_it


def title(shelf: Path) -> str:
    found = re.search(r"<title>.*?(\w+)</title>", (shelf / "current/index.html").read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


def test_a_published_site_is_the_built_one_without_the_builds_own_state(site: Sites, tmp_path: Path) -> None:
    built = site("甲")
    (built / ".state").mkdir()
    (built / ".state/records.json").write_text("{}")
    ran = gongshi("publish", "site", "--to", "www", folder=tmp_path)
    current = tmp_path / "www/current"
    name = current.readlink().name
    place = f"www/current -> releases/{name}"
    assert ran == (0, "", f"发布好了：{place} | published: {place}\n")
    assert shown(current) == shown(built)
    assert not (current / ".state").exists()


def test_the_same_site_is_the_same_release_and_another_is_another(site: Sites, tmp_path: Path) -> None:
    for name in ("甲", "甲", "乙"):
        site(name)
        assert gongshi("publish", "site", "--to", "www", folder=tmp_path).code == 0
    assert len(list((tmp_path / "www/releases").iterdir())) == 2
    assert title(tmp_path / "www") == "乙"


def test_one_command_goes_back_and_the_next_publication_forward(site: Sites, tmp_path: Path) -> None:
    titles = []
    for name in ("甲", "乙", "丙"):
        site(name)
        gongshi("publish", "site", "--to", "www", folder=tmp_path)
    for arguments in (["--roll-back"], ["--roll-back"], ["site"], ["--roll-back"]):
        assert gongshi("publish", *arguments, "--to", "www", folder=tmp_path).code == 0
        titles.append(title(tmp_path / "www"))
    assert titles == ["乙", "甲", "丙", "乙"]


def test_the_last_releases_are_kept_and_listed(site: Sites, tmp_path: Path) -> None:
    names = []
    for name in ("甲", "乙", "丙", "丁"):
        site(name)
        gongshi("publish", "site", "--to", "www", "--keep", "3", folder=tmp_path)
        names.append((tmp_path / "www/current").readlink().name)
    gongshi("publish", "--to", "www", "--roll-back", folder=tmp_path)
    listed = gongshi("publish", "--to", "www", "--list", folder=tmp_path)
    assert [re.sub(r" {2}\d{4}-\d\d-\d\d \d\d:\d\d", "", line) for line in listed.out.splitlines()] == [
        names[1],
        f"{names[2]}  正在用 current",
        names[3],
    ]
    assert sorted(path.name for path in (tmp_path / "www/releases").iterdir()) == sorted(names[1:])


def test_the_servers_user_can_read_what_a_publisher_with_a_strict_umask_wrote(site: Sites, tmp_path: Path) -> None:
    site("甲")
    subprocess.run(
        ["sh", "-c", f'umask 077; exec "{COMMAND}" publish site --to www'],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    release = (tmp_path / "www/current").resolve()
    shelf = tmp_path / "www"
    assert {path.stat().st_mode & 0o777 for path in [shelf, shelf / "releases", release, *release.rglob("*")]} == {
        0o755,
        0o644,
    }


def test_servers_are_told_the_policy_that_the_pages_state(site: Sites, tmp_path: Path) -> None:
    built = site("甲")
    gongshi("publish", "site", "--to", "www", folder=tmp_path)
    stated = re.search(r'Policy" content="([^"]*)"', (built / "index.html").read_text(encoding="utf-8"))
    assert stated is not None
    policy = f"{stated[1].replace('&#39;', chr(39))}; frame-ancestors 'none'"
    for text in (
        (tmp_path / "www/server/nginx.conf").read_text(encoding="utf-8"),
        (tmp_path / "www/server/Caddyfile").read_text(encoding="utf-8"),
    ):
        assert f'"{policy}"' in text
        assert f'"{tmp_path}/www/current"' in text
    rules = (built / "_headers").read_text(encoding="utf-8")
    addresses = re.findall(r"^/.*", rules, re.MULTILINE)
    assert rules.count(f"  Content-Security-Policy: {policy}\n") == len(addresses)
    assert {"/", "/index.html", "/communities/*", "/theme/*"} <= set(addresses)
    assert len(set(addresses)) == len(addresses)


def test_servers_are_told_what_a_calendar_is(site: Sites, tmp_path: Path) -> None:
    site("甲")
    gongshi("publish", "site", "--to", "www", folder=tmp_path)
    nginx = (tmp_path / "www/server/nginx.conf").read_text(encoding="utf-8").splitlines()
    assert "location ~ \\.ics$ { types { text/calendar ics; } charset_types text/calendar; }" in nginx
    caddy = (tmp_path / "www/server/Caddyfile").read_text(encoding="utf-8").splitlines()
    assert 'header @calendar Content-Type "text/calendar; charset=utf-8"' in caddy


def test_a_folder_that_was_made_elsewhere_keeps_its_own_policy(site: Sites, tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book/index.html").write_text("<title>book</title>")
    site("甲")
    assert build(tmp_path / "data", output=tmp_path / "site", handbook=tmp_path / "book", as_of="2026-03-05") == 0
    gongshi("publish", "site", "--to", "www", folder=tmp_path)
    rule = (tmp_path / "site/_headers").read_text(encoding="utf-8").split("/handbook/*\n")[1].splitlines()[0]
    assert "default-src 'self' 'unsafe-inline' data:" in rule
    assert "location ^~ /handbook/ {" in (tmp_path / "www/server/nginx.conf").read_text(encoding="utf-8")
    assert "@whole not path /handbook/*" in (tmp_path / "www/server/Caddyfile").read_text(encoding="utf-8")


def test_two_publishers_at_once_leave_one_whole_site(site: Sites, tmp_path: Path) -> None:
    site("甲").rename(tmp_path / "a")
    site("乙").rename(tmp_path / "b")
    command = [str(COMMAND), "publish", "--to", "www"]
    running = [subprocess.Popen([*command, one], cwd=tmp_path) for one in ("a", "b", "a", "b")]
    assert [one.wait() for one in running] == [0, 0, 0, 0]
    assert shown(tmp_path / "www/current") in (shown(tmp_path / "a"), shown(tmp_path / "b"))
    assert len(list((tmp_path / "www/releases").iterdir())) == 2


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (
            "data --to www",
            "data 不是 gongshi build 生成的网站，不发布",
            "data is no site that gongshi built; it is not published",
        ),
        (
            "--to www",
            "build/site 不是 gongshi build 生成的网站，不发布",
            "build/site is no site that gongshi built; it is not published",
        ),
        (
            "site --to data",
            "data 不是 gongshi publish 发布的文件夹，什么也没有动；请另选文件夹",
            "data is no folder that gongshi publish made; nothing was touched, choose another folder",
        ),
        (
            "site --to site/www",
            "site 和 site/www 一个在另一个里面；请另选发布的文件夹",
            "one of site and site/www lies in the other; choose another folder to publish to",
        ),
        (
            "site --to data/programme.yaml",
            "data/programme.yaml 是文件，不是文件夹；请另选文件夹",
            "data/programme.yaml is a file, no folder; choose a folder",
        ),
        (
            "site --to data/programme.yaml/www",
            "写不了 data/programme.yaml/www：data/programme.yaml 是文件，不是文件夹；请另选文件夹",
            "cannot write to data/programme.yaml/www: data/programme.yaml is a file, no folder; choose another folder",
        ),
        ("site --to www --keep 0", "--keep 至少是 1，这里写的是 0", "--keep is at least 1, not 0"),
        (
            "--to www --roll-back",
            "www 不是 gongshi publish 发布的文件夹，什么也没有动；请另选文件夹",
            "www is no folder that gongshi publish made; nothing was touched, choose another folder",
        ),
        (
            "--to www --roll-back --list",
            "--roll-back 和 --list 只能写一个",
            "--roll-back and --list exclude each other",
        ),
        (
            "site --to www --roll-back",
            "--roll-back 不发布网站，请去掉 site",
            "--roll-back publishes no site; leave site out",
        ),
        (
            "--to www --list --keep 3",
            "--list 不发布网站，请去掉 --keep",
            "--list publishes no site; leave --keep out",
        ),
    ],
)
def test_what_cannot_be_published_is_refused(arguments: str, zh: str, en: str, site: Sites, tmp_path: Path) -> None:
    site("甲")
    before = shown(tmp_path)
    assert gongshi("publish", *arguments.split(), folder=tmp_path) == (2, "", f"gongshi: {zh} | {en}\n")
    assert shown(tmp_path) == before
    assert not (tmp_path / "www").exists()


def test_there_is_nothing_before_the_first_release(site: Sites, tmp_path: Path) -> None:
    site("甲")
    gongshi("publish", "site", "--to", "www", folder=tmp_path)
    said = "www 里没有更早的一版，退不回去 | www holds no earlier release to go back to"
    assert gongshi("publish", "--to", "www", "--roll-back", folder=tmp_path) == (2, "", f"gongshi: {said}\n")


def test_a_release_that_was_altered_is_not_gone_back_to(site: Sites, tmp_path: Path) -> None:
    site("甲")
    gongshi("publish", "site", "--to", "www", folder=tmp_path)
    first = (tmp_path / "www/current").resolve()
    site("乙")
    gongshi("publish", "site", "--to", "www", folder=tmp_path)
    (first / "index.html").write_text("altered")
    ran = gongshi("publish", "--to", "www", "--roll-back", folder=tmp_path)
    assert ran.code == 2
    assert f"www/releases/{first.name} 里的文件在发布以后被改动过；删掉这个文件夹，再发布一次 | " in ran.err
    assert title(tmp_path / "www") == "乙"


@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_what_is_no_plain_file_is_not_published(kind: str, site: Sites, tmp_path: Path) -> None:
    odd = site("甲") / "pages.html"
    odd.symlink_to("/etc/hostname") if kind == "link" else os.mkfifo(odd)
    ran = gongshi("publish", "site", "--to", "www", folder=tmp_path)
    assert ran.code == 2
    assert "site/pages.html 不是普通的文件或文件夹，不能发布 | " in ran.err
    assert not (tmp_path / "www/current").exists()
