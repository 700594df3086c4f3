"""The folder of a site that is being written: over what the last site left, and beside what is not ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi_site.output import Output, keep_common
from gongshi_site.render import Rendered


def listed(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def hang(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_what_stands_in_a_folder_that_is_written_in_place_stays(tmp_path: Path) -> None:
    site = hang(tmp_path / "site", "CNAME", "handbook/index.html", "index.html")
    output = Output(site, site)
    output.put(Rendered("index.html", b"new"))
    output.leave_only({"index.html"})
    assert listed(site) == ["CNAME", "handbook/index.html", "index.html"]
    assert (site / "index.html").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("before", "after"),
    [("theme/fonts", "theme/fonts/a/b.woff"), ("a/b/c.html", "a/b"), ("a/b/c.html", "a")],
)
@pytest.mark.parametrize("way", ["put", "taken over"])
def test_a_file_can_become_a_folder_and_a_folder_a_file(before: str, after: str, way: str, tmp_path: Path) -> None:
    old = hang(tmp_path / "old", after)
    new = hang(tmp_path / "new", before, "index.html")
    output = Output(new, old)
    if way == "taken over":
        assert output.take_over([after])
    else:
        output.put(Rendered(after, after.encode()))
    output.leave_only({after})
    assert listed(new) == [after]
    assert (new / after).read_text(encoding="utf-8") == after


def test_a_file_that_is_also_the_old_sites_is_replaced_and_not_written_to(tmp_path: Path) -> None:
    old = hang(tmp_path / "old", "index.html")
    (tmp_path / "new").mkdir()
    (tmp_path / "new/index.html").hardlink_to(old / "index.html")
    Output(tmp_path / "new", old).put(Rendered("index.html", b"new"))
    assert (old / "index.html").read_bytes() == b"index.html"
    assert (tmp_path / "new/index.html").read_bytes() == b"new"


def test_of_an_old_folder_only_what_it_has_in_common_with_the_new_one_is_kept(tmp_path: Path) -> None:
    old = hang(tmp_path / "old", "a/same", "a/gone/deep", "b/changed", "index.html")
    new = hang(tmp_path / "new", "b/changed")
    (new / "a").mkdir()
    for name in ("a/same", "index.html"):
        (new / name).hardlink_to(old / name)
    keep_common(old, new, ["a/same", "a/gone/deep", "b/changed"], tmp_path / "kept")
    assert not old.exists()
    assert sorted(path.relative_to(tmp_path / "kept").as_posix() for path in (tmp_path / "kept").rglob("*")) == [
        "a", "a/same", "index.html",
    ]  # fmt: skip


def test_what_is_written_and_taken_over_can_be_kept_for_the_next_folder(tmp_path: Path) -> None:
    old = hang(tmp_path / "old", "index.html", "a/b/deep")
    new = hang(tmp_path / "new", "index.html")
    output = Output(new, old)
    output.keep(".own/begun")
    output.put(Rendered("index.html", b"new"))
    output.put(Rendered(".own/memory", b"new"))
    assert output.take_over(["a/b/deep"])
    kept = new / ".own/begun"
    assert listed(kept) == [".own/memory", "a/b/deep", "index.html"]
    assert [name for name in listed(kept) if not (kept / name).samefile(new / name)] == []


def test_where_there_are_no_links_nothing_is_kept_and_all_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def no_link(*_paths: str, follow_symlinks: bool) -> None:  # noqa: ARG001
        raise PermissionError

    monkeypatch.setattr("os.link", no_link)
    output = Output(tmp_path / "new", hang(tmp_path / "old", "index.html"))
    output.keep(".own/begun")
    output.put(Rendered("a.html", b"new"))
    assert output.take_over(["index.html"])
    assert not output.keeps
    assert listed(tmp_path / "new") == ["a.html", "index.html"]
