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


def test_a_folder_can_begin_as_another_and_the_old_one_be_kept(tmp_path: Path) -> None:
    for name in ("site/own/begun/from-before", "site/mark"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    place = tmp_path / "site"

    def keep(old: Path) -> None:
        assert (place / "new").is_file()
        old.rename(place / "kept")

    with swapped_in(place, begun=place / "own/begun", keep=keep) as new:
        assert [path.name for path in new.iterdir()] == ["from-before"]
        (new / "new").touch()
    assert sorted(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()) == [
        "from-before", "kept/mark", "new",
    ]  # fmt: skip
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_a_folder_to_begin_as_a_new_one_begins_empty_and_an_old_one_not_kept_is_gone(tmp_path: Path) -> None:
    place = tmp_path / "site"
    for text in ("first", "second"):
        with swapped_in(place, begun=place / "own/begun", keep=lambda _old: None) as new:
            assert list(new.iterdir()) == []
            (new / "mark").write_text(text, encoding="utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["site", "site/mark"]
