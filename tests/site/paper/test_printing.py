"""``gongshi print``: what it takes, what it refuses, and what becomes of the files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import papers
from gongshi.cli import main

WriteFund = Callable[[Mapping[str, str]], Path]

MEETING = """\
    id: 2026-03-05
    date: 2026-03-05
    body: residents_council
    chaired_by: party_org
    members: 25
    present: 23
    minutes: {summary: 逐项审议，举手表决。}
    """
PROJECT = """\
    id: p1
    title: 楼道照明
    budget: 38700.00
    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05, present: 23, for: 21, against: 1, abstain: 1}
    - {date: 2026-03-06, event: posted, notice: n1}
    """
NOTICE = """\
    id: n1
    kind: resolution
    title: 议决结果公示
    posting_start: 2026-03-06
    posting_end: 2026-03-16
    """
FUND = {"meetings/2026-03-05.yaml": MEETING, "projects/p1.yaml": PROJECT, "notices/n1.yaml": NOTICE}


@pytest.fixture
def run(
    write_fund: WriteFund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int | str | None, str]]:
    """Runs the command on the fund; its exit code and what it said."""
    data = write_fund(FUND)

    def command(*arguments: str) -> tuple[int | str | None, str]:
        on = () if "--as-of" in arguments else ("--as-of", "2026-03-10")
        with pytest.raises(SystemExit) as ended:
            main(["print", *arguments, *on, "--data", str(data), "--to", str(tmp_path / "out")])
        said = capsys.readouterr()
        return ended.value.code, (said.out + said.err).replace(str(tmp_path), "")

    return command


def test_a_notice_is_printed_for_the_hand_for_the_board_and_for_those_who_object(
    run: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    assert run("wutong/n1")[0] == 0
    printed = sorted(path.name for path in (tmp_path / "out/wutong").iterdir())
    assert printed == ["n1-a3.pdf", "n1-a4.pdf", "n1-slip.pdf"]


def test_a_notice_that_is_not_put_up_yet_can_be_printed(run: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    assert run("wutong/n1", "--form", "a4", "--as-of", "2026-03-05")[0] == 0
    assert "38,700元" in papers.text(tmp_path / "out/wutong/n1-a4.pdf")


def test_a_meeting_is_printed_as_the_record_of_its_resolutions(
    run: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    assert run("wutong/2026-03-05")[0] == 0
    said = papers.text(tmp_path / "out/wutong/2026-03-05-record.pdf")
    wanted = ("议决记录", "应到：", "25人", "23人", "楼道照明", "38,700元", "同意21票", "逐项审议", "居务监督委员会")
    assert [text for text in wanted if text not in said] == []


def test_without_an_address_a_sheet_has_no_code_and_all_else(
    run: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    assert run("wutong/n1", "--form", "a4")[0] == 0
    sheet = tmp_path / "out/wutong/n1-a4.pdf"
    assert papers.codes(sheet, dots_per_inch=100) == []
    assert "公示期" in papers.text(sheet)


def test_in_english_the_sheet_speaks_english(run: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    assert run("wutong/n1", "--language", "en", "--form", "a4")[0] == 0
    said = papers.text(tmp_path / "out/wutong/n1-a4.pdf")
    assert re.search(r"Page 1 of [12]\n", said)
    assert "38,700 yuan" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "gongshi: 要写打印哪份，例如 gongshi print wutong/2026-n04；2026-03-10 正在公示的有：wutong/n1"),
        (("wutong/2026-305",), "gongshi: wutong/2026-305：wutong 没有编号 2026-305 的公告或会议"),
        (("wutng/n1",), "gongshi: wutng/n1：/data 里没有社区 wutng；是不是 wutong？"),
        (("n1",), "gongshi: “n1”看不出是哪份公告；写成 社区编号/公告编号，例如 wutong/2026-n04，或写它的文件"),
        (
            ("../../etc/n1",),
            "gongshi: “../../etc/n1”看不出是哪份公告；写成 社区编号/公告编号，例如 wutong/2026-n04，或写它的文件",
        ),
    ],
)
def test_what_cannot_be_printed_is_said_in_a_line(
    run: Callable[..., tuple[int, str]], tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, told = run(*arguments)
    assert (code, told.partition(" | ")[0]) == (2, said)
    assert not (tmp_path / "out").exists()


def test_a_record_that_cannot_be_read_is_found_and_nothing_is_written(
    run: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    (tmp_path / "data/communities/wutong/notices/n1.yaml").write_text("id: n1\nkind: 公示\n", encoding="utf-8")
    code, told = run("wutong/n1")
    assert code == 1
    assert "/data/communities/wutong/notices/n1.yaml:2:7: " in told
    assert not (tmp_path / "out").exists()
