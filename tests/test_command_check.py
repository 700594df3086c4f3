"""``gongshi check`` as it is installed: exit codes, what goes where, and never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.resources import files as package_files
from pathlib import Path

import pytest

from terminal import COMMAND, Ran, gongshi

WriteFund = Callable[[Mapping[str, str]], Path]

ROOT = Path(__file__).resolve().parent.parent

ERROR = {
    "notices/n01.yaml": "id: n01\nkind: resolution\ntitle: 公示\nposting_start: 2026-04-20\nposting_end: 2026-04-28\n"
}
WARNING = {"notices/n01.yaml": ERROR["notices/n01.yaml"].replace("04-28", "04-29")}
INFO = {"notices/n01.yaml": "id: n01\nkind: resolution\ntitle: 公示\n"}
LATER = {
    "projects/2026-001.yaml": "id: 2026-001\ntitle: 健身角\nhistory:\n- {date: 2026-04-01, event: paid, amount: 1.00}\n"
}

PACK = (package_files("gongshi.rules") / "pack.yaml").read_text(encoding="utf-8")
TWO_RULES = {
    "/rules.yaml": PACK[: PACK.index("rules:\n")]
    + "rules:\n"
    + "- {id: R01, level: error, basis: sourced, citation: 示例}\n"
    + "- {id: R04, level: error, basis: sourced, citation: 示例}\n"
}

SHORT = (
    "communities/wutong/notices/n01.yaml:5:14: 错误 error R04 "
    "公示连头带尾只有9天，不足10天；按本资金的数法应公示到 2026-04-30（暂定，记录里没有这一段的放假安排） | "
    "posted for 9 days with both ends, less than 10; "
    "as this fund counts, the posting ends on 2026-04-30 (provisional, the records lack the days off)\n"
)


@pytest.fixture
def write_fund(write_fund: WriteFund) -> WriteFund:
    """A fund whose pack has two rules, so that nothing else speaks of it."""
    return lambda files: write_fund(TWO_RULES | dict(files))


def test_the_shipped_records_are_in_order() -> None:
    assert gongshi("check", "data", folder=ROOT) == Ran(0, "", "")
    assert gongshi("check", folder=ROOT) == Ran(0, "", "")


def test_a_fund_in_order_is_silent(write_fund: WriteFund) -> None:
    assert gongshi("check", ".", "--strict", "--level", "info", folder=write_fund({})) == Ran(0, "", "")


def test_an_error_is_told_on_standard_output_and_ends_with_1(write_fund: WriteFund) -> None:
    assert gongshi("check", ".", folder=write_fund(ERROR)) == Ran(1, SHORT, "")


def test_findings_name_files_by_the_folder_as_it_was_given(write_fund: WriteFund) -> None:
    data = write_fund(ERROR)
    assert gongshi("check", folder=data.parent) == Ran(1, f"data/{SHORT}", "")
    assert gongshi("check", str(data), folder=ROOT) == Ran(1, f"{data}/{SHORT}", "")


def test_a_warning_is_told_and_ends_with_0_unless_strict(write_fund: WriteFund) -> None:
    data = write_fund(WARNING)
    told = "communities/wutong/notices/n01.yaml:5:14: warning R04[inferred] as this fund counts, the posting ends on "
    told += "2026-04-30 (provisional, the records lack the days off); the notice says 2026-04-29, let it hang longer\n"
    assert gongshi("check", ".", "--language", "en", folder=data) == Ran(0, told, "")
    assert gongshi("check", ".", "--language", "en", "--strict", folder=data) == Ran(1, told, "")


@pytest.mark.parametrize("strict", [(), ("--strict",)])
def test_what_is_unknown_is_told_when_asked_for_and_ends_with_0(strict: tuple[str, ...], write_fund: WriteFund) -> None:
    data = write_fund(INFO)
    told = "communities/wutong/notices/n01.yaml:1:5: 提示 R04 公告没有写公示的第一天或最后一天，不知公示了几天\n"
    assert gongshi("check", ".", *strict, folder=data) == Ran(0, "", "")
    assert gongshi("check", ".", *strict, "--level", "info", "--language", "zh", folder=data) == Ran(0, told, "")


def test_level_error_leaves_out_warnings(write_fund: WriteFund) -> None:
    assert gongshi("check", ".", "--level", "error", folder=write_fund(WARNING)) == Ran(0, "", "")
    assert gongshi("check", ".", "--level", "error", folder=write_fund(ERROR)) == Ran(1, SHORT, "")


def test_as_of_says_on_which_day_the_records_are_looked_at(write_fund: WriteFund) -> None:
    data = write_fund(LATER)
    assert gongshi("check", ".", "--as-of", "2026-03-31", folder=data) == Ran(0, "", "")
    assert gongshi("check", ".", "--as-of", "2026-04-01", folder=data).code == 1


def test_the_records_may_declare_their_own_day(write_fund: WriteFund) -> None:
    programme = {"/programme.yaml": "id: small\ntitle: 小基金\nas_of: 2026-03-31\n"}
    data = write_fund(LATER | programme)
    assert gongshi("check", ".", folder=data) == Ran(0, "", "")
    assert gongshi("check", ".", "--as-of", "2026-04-01", folder=data).code == 1


def test_json_is_for_programs(write_fund: WriteFund) -> None:
    ran = gongshi("check", ".", "--format", "json", "--as-of", "2026-12-31", folder=write_fund(ERROR))
    told = json.loads(ran.out)
    assert (ran.code, ran.err) == (1, "")
    assert [told["as_of"], told["findings"][0]["rule"], told["rules"]["R04"]] == ["2026-12-31", "R04", {"broken": 1}]


def test_json_of_a_fund_in_order_says_so(write_fund: WriteFund) -> None:
    ran = gongshi("check", ".", "--format", "json", folder=write_fund({}))
    assert (ran.code, json.loads(ran.out)["findings"], ran.err) == (0, [], "")


def test_github_gets_annotations(write_fund: WriteFund) -> None:
    ran = gongshi("check", ".", "--format", "github", "--language", "en", folder=write_fund(ERROR))
    said = SHORT.partition(" | ")[2].rstrip("\n")
    place = "file=communities/wutong/notices/n01.yaml,line=5,col=14,title=R04"
    assert ran == Ran(1, f"::error {place}::{said}\n", "")


@pytest.mark.parametrize("day", ["2026-02-30", "2026-3-5", "20260305", "明天"])
def test_a_day_that_is_none_could_not_run(day: str, write_fund: WriteFund) -> None:
    zh = f"--as-of 后面写日期，例如 2026-03-05，这里写的是“{day}”"
    en = f"--as-of takes a day such as 2026-03-05, not '{day}'"
    assert gongshi("check", ".", f"--as-of={day}", folder=write_fund({})) == Ran(2, "", f"gongshi: {zh} | {en}\n")


def test_a_folder_that_is_not_there_could_not_run(tmp_path: Path) -> None:
    assert gongshi("check", folder=tmp_path) == Ran(2, "", "gongshi: 没有文件夹 data | there is no folder data\n")


def test_a_folder_that_is_nearly_one_is_told_which_may_be_meant(write_fund: WriteFund) -> None:
    folder = write_fund({}).parent
    zh, en = "没有文件夹 dta，是不是 data？", "there is no folder dta; did you mean data?"
    assert gongshi("check", "dta", folder=folder) == Ran(2, "", f"gongshi: {zh} | {en}\n")


def test_a_file_in_place_of_the_folder_could_not_run(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a\n", encoding="utf-8")
    zh, en = (
        "a.yaml 是文件；这里要写记录所在的文件夹，例如 data",
        "a.yaml is a file; name the folder of records, such as data",
    )
    assert gongshi("check", "a.yaml", folder=tmp_path) == Ran(2, "", f"gongshi: {zh} | {en}\n")


@pytest.mark.parametrize("folder", ["..", "../data/communities"])
def test_a_folder_beside_or_within_the_fund_is_told_where_the_fund_is(folder: str, write_fund: WriteFund) -> None:
    data = write_fund({})
    ran = gongshi("check", folder, folder=data)
    assert (ran.code, ran.out) == (2, "")
    assert "里没有 programme.yaml，资金的记录是不是在 ../data？" in ran.err
    assert "holds no programme.yaml; did you mean ../data, which does?" in ran.err


def test_the_folder_of_one_community_is_told_how_to_check_it(write_fund: WriteFund) -> None:
    only = "gongshi check data --community wutong"
    zh = "data/communities/wutong 只是一个社区的记录，这里要写整个资金的文件夹 data；只查这个社区："
    en = "data/communities/wutong is one community's folder, name that of the whole fund, data; to check it alone: "
    ran = gongshi("check", "data/communities/wutong", folder=write_fund({}).parent)
    assert ran == Ran(2, "", f"gongshi: {zh}{only} | {en}{only}\n")


def test_a_fund_without_rules_is_not_passed_over_in_silence(write_fund: WriteFund) -> None:
    data = write_fund({"/rules.yaml": PACK[: PACK.index("rules:\n")] + "rules: []\n"})
    line = PACK[: PACK.index("rules:\n")].count("\n") + 1
    zh = "规则包里一条规则也没有，什么也没有查；请把要用的规则写上"
    ran = gongshi("check", ".", "--language", "zh", folder=data)
    assert ran == Ran(0, f"rules.yaml:{line}:8: 警告 record {zh}\n", "")
    assert gongshi("check", ".", "--strict", folder=data).code == 1


def test_a_fund_without_communities_is_not_passed_over_in_silence(write_fund: WriteFund) -> None:
    data = write_fund({})
    (data / "communities/wutong/community.yaml").unlink()
    (data / "communities/wutong").rmdir()
    zh = "communities 文件夹里还没有一个社区，什么也没有查；每个社区一个文件夹，里面有 community.yaml"
    ran = gongshi("check", ".", "--language", "zh", folder=data)
    assert ran == Ran(0, f"programme.yaml:1:1: 警告 record {zh}\n", "")


def test_a_day_beyond_next_year_could_not_run(write_fund: WriteFund) -> None:
    data = write_fund({"/programme.yaml": "id: small\ntitle: 小基金\nas_of: 2026-03-31\n"})
    assert gongshi("check", ".", "--as-of", "2027-12-31", folder=data).code == 0
    zh, en = (
        "--as-of 2028-01-01 太远，最晚写到 2027-12-31",
        "--as-of 2028-01-01 is too far off; the last day it takes is 2027-12-31",
    )
    assert gongshi("check", ".", "--as-of", "2028-01-01", folder=data) == Ran(2, "", f"gongshi: {zh} | {en}\n")


def test_a_folder_that_holds_no_fund_could_not_run(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    trouble = "data 里没有 programme.yaml，不像是一项资金的记录 | data holds no programme.yaml: no fund's records"
    assert gongshi("check", folder=tmp_path) == Ran(2, "", f"gongshi: {trouble}\n")


@pytest.mark.parametrize("name", ["programme.yaml", "rules.yaml"])
def test_a_fund_that_lacks_a_file_is_told(name: str, write_fund: WriteFund) -> None:
    data = write_fund({})
    (data / name).unlink()
    told = f"{name}:1:1: 错误 error record 缺少这个文件，请补上 | this file is missing; there must be one\n"
    assert gongshi("check", ".", folder=data) == Ran(1, told, "")


def test_the_command_explains_itself(tmp_path: Path) -> None:
    ran = gongshi("check", "--help", folder=tmp_path)
    options = [option for option in ("--as-of", "--level", "--format", "--language", "--strict") if option in ran.out]
    assert (ran.code, ran.err) == (0, "")
    assert options == ["--as-of", "--level", "--format", "--language", "--strict"]


def test_python_runs_the_command_where_its_script_is_not_on_the_path(write_fund: WriteFund) -> None:
    arguments = [sys.executable, "-m", "gongshi", "check", "."]
    ended = subprocess.run(arguments, cwd=write_fund(ERROR), capture_output=True, check=False)
    assert (ended.returncode, ended.stdout.decode("utf-8"), ended.stderr) == (1, SHORT, b"")


def test_whoever_breaks_off_while_python_loads_sees_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "cyclopts.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    for command in ([COMMAND], [sys.executable, "-m", "gongshi"]):
        ended = subprocess.run([*command, "check"], cwd=tmp_path, env=environment, capture_output=True, check=False)
        assert (ended.returncode, ended.stdout, ended.stderr) == (130, b"", b"")


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_findings_are_told_whatever_the_terminal_can_show(encoding: str, write_fund: WriteFund) -> None:
    variables = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    arguments = ("check", ".", "--language", "en", "--format", "json")
    environment = {**os.environ, **variables}
    ended = subprocess.run(
        [COMMAND, *arguments], cwd=write_fund(ERROR), env=environment, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_a_file_name_in_no_known_encoding_is_told(write_fund: WriteFund) -> None:
    data = write_fund({})
    (Path(os.fsdecode(os.fsencode(data) + b"/\xff.txt"))).touch()
    assert gongshi("check", ".", folder=data).code == 1


def test_what_a_record_holds_cannot_steer_the_terminal(write_fund: WriteFund) -> None:
    data = write_fund({"notices/n01.yaml": 'id: n01\nkind: resolution\ntitle: 公示\nposting_start: "\\e[2J\\n1"\n'})
    ran = gongshi("check", ".", folder=data)
    assert (ran.code, ran.out.count("\x1b"), ran.out.count("\n")) == (1, 0, 1)


def test_a_reader_that_leaves_early_is_no_crash(write_fund: WriteFund) -> None:
    data = write_fund({f"notices/n{number}.txt": "" for number in range(2000)})
    read_end, write_end = os.pipe()
    os.close(read_end)
    ended = subprocess.run([COMMAND, "check", "."], cwd=data, stdout=write_end, stderr=subprocess.PIPE, check=False)
    os.close(write_end)
    assert ended.stderr.decode("utf-8") == ""


def test_findings_that_cannot_be_written_are_a_trouble(write_fund: WriteFund) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(
            [COMMAND, "check", "."], cwd=write_fund(ERROR), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (ended.returncode, ended.stderr.count(b"\n"), ended.stderr[:8]) == (2, 1, b"gongshi:")


def test_a_folder_whose_name_is_too_long_could_not_run(tmp_path: Path) -> None:
    ran = gongshi("check", "a" * 300, folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("closed", ["communities/wutong/notices", "communities"])
def test_a_folder_that_may_not_be_read_is_told(closed: str, write_fund: WriteFund) -> None:
    data = write_fund(ERROR)
    (data / closed).chmod(0)
    ran = gongshi("check", ".", folder=data)
    (data / closed).chmod(0o755)
    assert ran.code in {1, 2}
