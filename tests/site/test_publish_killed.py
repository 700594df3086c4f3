"""A publisher that is killed at any of its steps leaves the old site or the new one, and the next one tidies up.

A power cut is tried by the order of what the system is asked for: nothing is pointed at before it is on the disk.
"""

from __future__ import annotations

import multiprocessing
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from gongshi_site.releases import shelf
from gongshi_site.releases.content import name_of
from terminal import COMMAND

STEPS = ("open", "os.", "shutil.", "tempfile.", "fcntl.")
"""The events in which Python touches files; a killed process leaves what stood before one of them."""


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Does something in a process of its own that is killed before its step of this number; whether it was."""

    def run() -> None:
        left = step

        def before(event: str, _arguments: object) -> None:
            nonlocal left
            if event.startswith(STEPS):
                left -= 1
                if left < 0:
                    signal.raise_signal(signal.SIGKILL)

        sys.addaudithook(before)
        act()

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode != 0


def written(folder: Path, text: str) -> Path:
    (folder / "communities").mkdir(parents=True)
    page = f'<meta http-equiv="Content-Security-Policy" content="x"><p>{text}'
    for name in ("index.html", "communities/a.html", "build.json"):
        (folder / name).write_text(page, encoding="utf-8")
    return folder


@pytest.mark.parametrize("keep", [1, 5])
def test_a_publisher_killed_anywhere_leaves_a_whole_site(keep: int, tmp_path: Path) -> None:
    old, new = written(tmp_path / "old", "old"), written(tmp_path / "new", "new")
    names, seen, step = {name_of(old), name_of(new)}, [], 0
    while True:
        www = tmp_path / f"www-{step}"
        shelf.publish(old, www, keep)
        was_killed = killed_at(step, partial(shelf.publish, new, www, keep))
        current = (www / "current").resolve()
        assert name_of(current) == current.name
        assert current.name in names
        seen.append(current.name)
        shelf.publish(new, www, keep)
        assert (www / "current").resolve().name == name_of(new)
        assert {path.name for path in (www / "releases").iterdir()} == ({name_of(new)} if keep == 1 else names)
        if not was_killed:
            break
        step += 1
    # One step turns the old site into the new one, and nothing turns it back.
    assert seen == sorted(seen, key=[name_of(old), name_of(new)].index)
    assert step > 40


def test_a_roll_back_killed_anywhere_leaves_a_whole_site(tmp_path: Path) -> None:
    old, new = written(tmp_path / "old", "old"), written(tmp_path / "new", "new")
    www, step = tmp_path / "www", 0
    shelf.publish(old, www, 5)
    while True:
        shelf.publish(new, www, 5)
        was_killed = killed_at(step, lambda: shelf.roll_back(www))
        current = (www / "current").resolve()
        assert current.name == name_of(current)
        if not was_killed:
            assert current.name == name_of(old)
            break
        step += 1
    assert step > 5


def test_the_first_publication_killed_anywhere_is_made_up_for(tmp_path: Path) -> None:
    site, step = written(tmp_path / "site", "site"), 0
    while killed_at(step, partial(shelf.publish, site, www := tmp_path / f"www-{step}", 5)):
        assert shelf.publish(site, www, 5) == name_of(site)
        assert name_of(www / "current") == name_of(site)
        step += 1
    assert step > 20


def test_every_file_is_on_the_disk_before_the_site_is_pointed_at(tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("there is no strace to watch the system calls with")
    site = written(tmp_path / "site", "site")
    command = ["strace", "-f", "-y", "-e", "trace=fsync,rename", "-o", "calls"]
    subprocess.run([*command, str(COMMAND), "publish", str(site), "--to", "www"], cwd=tmp_path, check=True)
    calls = (tmp_path / "calls").read_text(encoding="utf-8")
    before, _, after = calls.partition('rename("www/current.new", "www/current")')
    whole, _, named = before.partition(f'"www/releases/{name_of(site)}")')
    for name in ("index.html", "communities/a.html", "build.json", "communities"):
        assert re.search(rf"fsync\(\d+<\S+/{name_of(site)}/{name}>\)", whole), name
    assert re.search(r"fsync\(\d+<\S+/www/releases>\)", named)
    assert re.search(r"fsync\(\d+<\S+/www>\)", after)
