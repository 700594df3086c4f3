"""``gongshi export`` as it is installed: what it writes, what it says, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import WriteFund
from open_data.conftest import SMALL, written
from terminal import Ran, gongshi


@pytest.fixture
def data(write_fund: WriteFund) -> Path:
    return write_fund(SMALL)


def test_all_forms_are_written_and_what_was_done_is_said(data: Path, tmp_path: Path) -> None:
    ran = gongshi("export", str(data), "--to", "out", "--as-of", "2026-12-31", folder=tmp_path)
    said = "写好18个文件，各表共20行，以2026-12-31为准：out | 18 files, 20 rows, as of 2026-12-31: out\n"
    assert ran == Ran(0, "", said)
    found = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert found == {".gongshi-export": b"", **written(data)}


def test_the_same_records_are_the_same_bytes_on_every_machine(data: Path, tmp_path: Path) -> None:
    machines = (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
    )
    written = []
    for number, machine in enumerate(machines):
        to = ("--to", f"out{number}", "--as-of", "2026-12-31")
        assert gongshi("export", str(data), *to, folder=tmp_path, variables=machine).code == 0
        written.append({path.name: path.read_bytes() for path in (tmp_path / f"out{number}").iterdir()})
    assert written[0] == written[1]


def test_only_what_was_asked_for_is_written_and_older_files_are_gone(data: Path, tmp_path: Path) -> None:
    assert gongshi("export", str(data), "--to", "out", folder=tmp_path).code == 0
    forms = ("--format", "json", "--format", "xes", "--community", "hedong")
    assert gongshi("export", str(data), "--to", "out", *forms, folder=tmp_path).code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        *(".gongshi-export", "data.json", "event-log.xes")
    ]
    assert b"wutong" not in (tmp_path / "out/data.json").read_bytes()


def test_a_folder_with_anything_else_in_it_is_left_alone(data: Path, tmp_path: Path) -> None:
    gongshi("export", str(data), "--to", "out", folder=tmp_path)
    (tmp_path / "out/mine.txt").write_text("mine", encoding="utf-8")
    ran = gongshi("export", str(data), "--to", "out", "--format", "json", folder=tmp_path)
    zh, en = (
        "out 里有不是本程序生成的内容，不会覆盖；请另选文件夹",
        "out holds something that gongshi did not build and will not replace; choose another folder",
    )
    assert ran == Ran(2, "", f"gongshi: {zh} | {en}\n")
    assert len(list((tmp_path / "out").iterdir())) == 20


def test_a_community_that_there_is_not_is_told_with_the_one_meant(data: Path, tmp_path: Path) -> None:
    ran = gongshi("export", str(data), "--to", "out", "--community", "wutog", folder=tmp_path)
    zh, en = "没有“wutog”这个社区，是不是 wutong（梧桐社区）？", "there is no community 'wutog'; did you mean wutong?"
    assert ran == Ran(2, "", f"gongshi: {zh} | {en}\n")
    assert not (tmp_path / "out").exists()


def test_a_community_that_cannot_be_read_is_told_and_nothing_is_written(write_fund: WriteFund, tmp_path: Path) -> None:
    data = write_fund({**SMALL, "/communities/hedong/community.yaml": "id: [\n"})
    ran = gongshi("export", str(data), "--to", "out", "--community", "hedong", folder=tmp_path)
    said = "hedong 的记录读不了，什么也没有写 | the records of hedong cannot be read; nothing is written"
    assert (ran.code, ran.err) == (2, f"gongshi: {said}\n")
    assert not (tmp_path / "out").exists()


def test_a_form_that_there_is_not_is_told(data: Path, tmp_path: Path) -> None:
    ran = gongshi("export", str(data), "--to", "out", "--format", "ods", folder=tmp_path)
    forms = ("csv", "json", "xlsx", "datapackage", "events", "xes")
    zh = f"--format 没有“ods”这一种，可选的有：{'、'.join(forms)}（写法见 gongshi export --help）"
    en = f"--format takes one of {', '.join(forms)}, not 'ods' (see gongshi export --help)"
    assert ran == Ran(2, "", f"gongshi: {zh} | {en}\n")


def test_what_cannot_be_read_is_said_and_counted_and_the_rest_is_written(write_fund: WriteFund, tmp_path: Path) -> None:
    data = write_fund({**SMALL, "projects/2026-002.yaml": "id: [\n", "/communities/hedong/community.yaml": "id: [\n"})
    ran = gongshi("export", str(data), "--to", "out", "--format", "csv", folder=tmp_path)
    assert ran.code == 1
    assert [line.split(":")[0].rpartition("/")[2] for line in ran.out.splitlines()] == [
        "community.yaml",
        "2026-002.yaml",
    ]
    text = (tmp_path / "out/communities.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[1:] == ['"wutong","梧桐社区",,,,,47,25,,1']
