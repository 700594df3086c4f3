"""Records into a data folder: all or none, and never over what somebody wrote."""

import stat
from pathlib import Path

import pytest

from gongshi.exchange.fund_folder import WouldOverwrite, write_fund

FILES = {"rules.yaml": "id: rules\n", "communities/assen/community.yaml": "id: assen\ntitle: Świecie\n"}
PATHS = ("communities/assen/community.yaml", "rules.yaml")


def texts(folder: Path) -> dict[str, str]:
    """Everything that is in a folder, hidden files too."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_new_folder_holds_the_files_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    assert write_fund(FILES, tmp_path / "year" / "data") == PATHS
    assert texts(tmp_path) == {f"year/data/{path}": text for path, text in FILES.items()}
    assert [path.name for path in (tmp_path / "year").iterdir()] == ["data"]


def test_others_may_look_into_a_new_folder_as_into_any_other(tmp_path: Path) -> None:
    write_fund(FILES, tmp_path / "data")
    (tmp_path / "any").mkdir()
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == stat.S_IMODE((tmp_path / "any").stat().st_mode)


def test_files_are_added_to_an_existing_folder_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("ours\n", encoding="utf-8")
    assert write_fund(FILES, tmp_path) == PATHS
    assert texts(tmp_path) == {**FILES, "README.md": "ours\n"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "communities", "rules.yaml"]


def test_a_file_that_is_already_there_word_for_word_is_left_alone(tmp_path: Path) -> None:
    write_fund({"rules.yaml": FILES["rules.yaml"]}, tmp_path)
    before = (tmp_path / "rules.yaml").stat()
    assert write_fund(FILES, tmp_path) == ("communities/assen/community.yaml",)
    assert (tmp_path / "rules.yaml").stat().st_ino == before.st_ino


def test_writing_the_same_fund_twice_writes_nothing(tmp_path: Path) -> None:
    write_fund(FILES, tmp_path / "data")
    assert write_fund(FILES, tmp_path / "data") == ()
    assert texts(tmp_path / "data") == FILES


def test_all_files_with_other_content_are_named_and_nothing_is_written(tmp_path: Path) -> None:
    ours = {"rules.yaml": "id: ours\n", "programme.yaml": "id: ours\n"}
    write_fund(ours, tmp_path)
    with pytest.raises(WouldOverwrite) as refused:
        write_fund({**FILES, "programme.yaml": "id: assen-2024\n"}, tmp_path)
    assert refused.value.paths == ("programme.yaml", "rules.yaml")
    assert texts(tmp_path) == ours


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    data = tmp_path / "data"
    data.mkdir()
    (data / "communities").symlink_to(tmp_path / "elsewhere")
    (data / "rules.yaml").symlink_to(tmp_path / "nowhere.yaml")
    with pytest.raises(WouldOverwrite) as refused:
        write_fund(FILES, data)
    assert refused.value.paths == PATHS
    assert texts(tmp_path) == {}


def test_a_file_where_a_folder_should_be_and_a_folder_where_a_file_should_be_are_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "communities").write_text("a note\n", encoding="utf-8")
    (tmp_path / "rules.yaml").mkdir()
    with pytest.raises(WouldOverwrite) as refused:
        write_fund(FILES, tmp_path)
    assert refused.value.paths == PATHS


@pytest.mark.parametrize("folder", ["new", "."])
def test_a_fund_that_cannot_be_written_out_leaves_nothing_behind(folder: str, tmp_path: Path) -> None:
    too_long = f"communities/{'a' * 300}.yaml"
    with pytest.raises(OSError, match="name too long"):
        write_fund({**FILES, too_long: "id: a\n"}, tmp_path / folder)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["../rules.yaml", "/rules.yaml", "a/../../b.yaml", "./rules.yaml", ""])
def test_a_path_that_leads_out_of_the_folder_is_a_fault_of_the_program(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a path below the folder is wanted"):
        write_fund({path: "id: rules\n"}, tmp_path / "data")
