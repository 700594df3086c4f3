"""The handbook's chapter on publishing: its commands run as they stand there, one after the other."""

from __future__ import annotations

import re
import shlex
import shutil
import signal
import subprocess
from pathlib import Path

from terminal import COMMAND, gongshi

ROOT = Path(__file__).resolve().parent.parent.parent
CHAPTER = (ROOT / "content/handbook/publish.md").read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    return [shlex.split(line) for line in re.findall(r"^\$ gongshi (.*)$", CHAPTER, re.MULTILINE)]


def test_the_commands_of_the_chapter_run_one_after_the_other(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    serve, build, publish, listing, roll_back = commands()
    with subprocess.Popen([COMMAND, *serve, "--port", "0"], cwd=tmp_path, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        assert any("http://127.0.0.1:" in line for line in served.stderr)
        served.send_signal(signal.SIGINT)
        served.communicate()
    assert served.returncode == 0
    for day in ("2026-03-05", "2026-03-06"):
        assert gongshi(*build, "--as-of", day, folder=tmp_path).code == 0
        assert gongshi(*publish, folder=tmp_path).code == 0
    assert len(gongshi(*listing, folder=tmp_path).out.splitlines()) == 2
    assert gongshi(*roll_back, folder=tmp_path).code == 0
    assert "2026年3月5日" in (tmp_path / "www/current/index.html").read_text(encoding="utf-8")


def test_every_script_and_file_that_the_chapter_names_is_there() -> None:
    named = re.findall(r"^\$ (\.ci/\w+)$|`((?:\.github|\.gitlab|scripts|\.ci)[\w./-]*)`", CHAPTER, re.MULTILINE)
    paths = {path for pair in named for path in pair if path}
    assert {".ci/check", ".ci/build", ".github/workflows/site.yml", ".gitlab-ci.yml"} <= paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_picture_is_shown_and_described() -> None:
    of_print = (ROOT / "content/handbook/print.md").read_text(encoding="utf-8")
    shown = re.findall(r'src="pictures/([\w-]+\.png)" width="\d+" alt="\w', CHAPTER + of_print)
    decision = (ROOT / "content/handbook/decision.md").read_text(encoding="utf-8")
    shown_there = re.findall(r"!\[\w[^]]*\]\(pictures/([\w-]+\.png)\)", decision)
    every = sorted(path.name for path in (ROOT / "content/handbook/pictures").glob("*.png"))
    assert sorted([*shown, *shown_there]) == every
    assert (len(shown), len(shown_there)) == (16, 4)
