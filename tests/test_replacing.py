"""A folder that a command makes: whole or not at all, and never in the place of what somebody else made."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.commands.replacing import replacing, swapped_in
from gongshi.commands.trouble import CouldNotRun


def marked(folder: Path) -> bool:
    return (folder / "mark").is_file()


def make(folder: Path, text: str) -> None:
    with replacing(folder, marked) as new:
        (new / "mark").write_text(text, encoding="utf-8")


def break_off(folder: Path) -> None:
    with replacing(folder, marked) as new:
        (new / "half").touch()
        raise KeyboardInterrupt


def test_a_folder_of_ours_is_replaced_whole(tmp_path: Path) -> None:
    make(tmp_path / "a/b", "first")
    (tmp_path / "a/b/left-over").touch()
    make(tmp_path / "a/b", "second")
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["mark"]
    assert (tmp_path / "a/b/mark").read_text(encoding="utf-8") == "second"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_where_making_fails_the_old_folder_stands_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    make(tmp_path / "report", "first")
    with pytest.raises(KeyboardInterrupt):
        break_off(tmp_path / "report")
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["report", "report/mark"]


def test_where_the_new_folder_cannot_be_moved_the_old_one_comes_back(tmp_path: Path) -> None:
    make(tmp_path / "report", "first")
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "report", marked) as new:
        new.rmdir()
    assert (tmp_path / "report/mark").read_text(encoding="utf-8") == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    make(tmp_path / "real", "first")
    (tmp_path / "link").symlink_to("real")
    make(tmp_path / "link", "second")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real/mark").read_text(encoding="utf-8") == "second"


def test_a_file_and_a_folder_of_somebody_else_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CouldNotRun, match="holds something that gongshi did not build"):
        make(tmp_path / "mine", "new")
    with pytest.raises(CouldNotRun, match="is a file, no folder"):
        make(tmp_path / "mine/notes.txt", "new")
    assert (tmp_path / "mine/notes.txt").read_text(encoding="utf-8") == "mine"


def test_the_next_folder_begins_with_the_files_that_the_last_two_have_in_common(tmp_path: Path) -> None:
    place = tmp_path / "site"
    begun = [
        ({"same": "1", "a/same": "1", "a/gone": "1", "b/changed": "1"}, set[str]()),
        ({"same": "1", "a/same": "1", "b/changed": "2"}, set[str]()),
        ({"same": "1", "a/same": "1", "b/changed": "2"}, {"same", "a/same"}),
        ({"same": "1", "b/changed": "2"}, {"same", "a/same", "b/changed"}),
    ]
    for contents, expected in begun:
        with swapped_in(place, begun="own/begun") as new:
            found = {path.relative_to(new).as_posix(): path for path in new.rglob("*") if path.is_file()}
            assert found.keys() == expected
            assert [name for name, path in found.items() if not path.samefile(place / name)] == []
            for name in found.keys() - contents.keys():
                (new / name).unlink()
            (new / "own").mkdir(exist_ok=True)
            for name, text in contents.items():
                (new / name).parent.mkdir(exist_ok=True)
                before = place / name
                if before.is_file() and before.read_text(encoding="utf-8") == text:
                    if name not in found:
                        (new / name).hardlink_to(before)
                else:
                    (new / name).write_text(text, encoding="utf-8")
