"""What a command has written, and how it is known for that."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.outputs import is_output, read_manifest, refuse, write

FACTS: dict[str, object] = {
    "kind": {"zh": "试", "en": "try"},
    "title": {"zh": "题", "en": "title"},
    "answer": {"zh": "答", "en": "answer"},
    "command": "gongshi simulate",
    "sha256": {},
    "versions": {},
}


def test_an_output_is_known_by_its_manifest_and_holds_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "out", {"index.html": b"page"}, FACTS)
    assert is_output(tmp_path / "out")
    assert read_manifest(tmp_path / "out") == {**FACTS, "files": ["index.html"]}
    (tmp_path / "out/notes.txt").write_text("mine", encoding="utf-8")
    assert not is_output(tmp_path / "out")
    with pytest.raises(CouldNotRun, match="holds something that gongshi did not build"):
        refuse(tmp_path / "out")


def test_an_older_output_is_replaced_whole(tmp_path: Path) -> None:
    write(tmp_path / "out", {"index.html": b"old", "old.csv": b""}, FACTS)
    write(tmp_path / "out", {"index.html": b"new"}, FACTS)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["index.html", "run.json"]
    assert (tmp_path / "out/index.html").read_bytes() == b"new"


def test_a_full_disk_leaves_the_older_output_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "out", {"index.html": b"old"}, FACTS)
    # No file may grow beyond twenty thousand bytes, as if there were no more room; the first fits, the second does not.
    small = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); "
        "from pathlib import Path; from gongshi_simulator.outputs import write; "
        f"write(Path('out'), {{'index.html': b'new', 'plot.svg': bytes(20_001)}}, {FACTS!r})"
    )
    ended = subprocess.run([sys.executable, "-c", small], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "CouldNotRun: 写不了 out：" in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"index.html", "run.json"}
    assert (tmp_path / "out/index.html").read_bytes() == b"old"


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"files": "index.html"}', "\xff"])
def test_what_is_no_manifest_makes_no_output(tmp_path: Path, text: str) -> None:
    (tmp_path / "run.json").write_text(text, encoding="latin-1")
    assert read_manifest(tmp_path) is None


def test_files_that_are_no_list_are_no_manifest(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(json.dumps({**FACTS, "files": "index.html"}), encoding="utf-8")
    assert read_manifest(tmp_path) is None
