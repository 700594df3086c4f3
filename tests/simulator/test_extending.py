"""Scenarios that extend another: what they take over, and which mistakes they are told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.report import text
from gongshi_simulator.assumption import stated
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_scenario
from gongshi_simulator.scenarios import shipped_scenario

MINE = """\
id: mine
extends: {extends}
title: {{zh: 我的, en: Mine}}
council:
  sittings_a_year:
    value: 12
    basis: assumed
    why: {{zh: 每月一次, en: every month}}
"""


def extending(folder: Path, extends: str = "community-year", **changes: str) -> Path:
    """A scenario that has the council sit every month and takes all else over."""
    written = MINE.format(extends=extends)
    for old, new in changes.items():
        assert old in written
        written = written.replace(old, new)
    path = folder / "mine.yaml"
    path.write_text(written, encoding="utf-8")
    return path


def beside(folder: Path, reps: int) -> None:
    """The shipped scenario in the same folder, with so many representatives."""
    written = shipped_scenario().read_text(encoding="utf-8")
    assert written.count("value: 45\n") == 1
    changed = written.replace("value: 45\n", f"value: {reps}\n")
    (folder / "community-year.yaml").write_text(changed, encoding="utf-8")


def lines(path: Path) -> list[str]:
    """What is said of a scenario that cannot be read."""
    read = read_scenario(path)
    assert read.scenario is None
    return [line.removeprefix(f"{path.parent}/") for line in text(read.findings, "both")]


def test_a_scenario_that_extends_another_differs_from_it_in_what_it_says(tmp_path: Path, shipped: Scenario) -> None:
    read = read_scenario(extending(tmp_path))
    assert read.scenario is not None
    before, after = ({one.path: one.assumption for one in stated(each)} for each in (shipped, read.scenario))
    assert [path for path in before if before[path] != after[path]] == ["council.sittings_a_year"]
    # The bounds are left as they were.
    sittings = read.scenario.council.sittings_a_year
    assert (sittings.low, sittings.value, sittings.high, sittings.why.read("en", "en").text) == (
        2,
        12,
        12,
        "every month",
    )
    assert [file.path.name for file in read.files] == ["mine.yaml", "community-year.yaml"]


def test_what_lies_beside_a_scenario_is_extended_rather_than_what_is_shipped(tmp_path: Path) -> None:
    beside(tmp_path, reps=50)
    read = read_scenario(extending(tmp_path))
    assert read.scenario is not None
    assert read.scenario.objecting.resident_reps.value == 50


@pytest.mark.parametrize(
    ("changes", "place", "zh", "en"),
    [
        ({"extends": "nowhere"}, "2:10", "没有情景“nowhere”", "there is no scenario 'nowhere'"),
        ({"extends": "mine"}, "2:10", "照“mine”改，绕回了自己", "extending 'mine' leads back to itself"),
        (
            {"    basis: assumed\n": ""},
            "6:5",
            "改了 council.sittings_a_year，没有写 basis 和 why",
            "council.sittings_a_year is changed without basis and why",
        ),
        ({"value: 12": "value: 5"}, "6:12", "一年 5 次不能在各月间均匀安排", "5 a year cannot be spread evenly"),
        ({"sittings_a_year": "sitings_a_year"}, "6:5", "是不是 sittings_a_year", "did you mean sittings_a_year?"),
    ],
)
def test_a_mistake_in_what_extends_another_is_told_with_its_place(
    tmp_path: Path, changes: dict[str, str], place: str, zh: str, en: str
) -> None:
    (said,) = lines(extending(tmp_path, **changes))
    assert said.startswith(f"mine.yaml:{place}: 错误 error record ")
    assert zh in said
    assert en in said


def test_a_mistake_in_what_is_extended_is_told_at_its_own_place(tmp_path: Path) -> None:
    beside(tmp_path, reps=0)
    assert [line.partition(":")[0] for line in lines(extending(tmp_path))] == ["community-year.yaml"]


def write(folder: Path, name: str, extends: str, more: str = "") -> Path:
    """A scenario of this name that extends another, and what more it says."""
    path = folder / f"{name}.yaml"
    path.write_text(f"id: {name}\nextends: {extends}\ntitle: {name}\n{more}", encoding="utf-8")
    return path


def members(value: int, more: str = "") -> str:
    """A council of so many members, and what more is said of the number."""
    return f"council:\n  members:\n    value: {value}\n    basis: inferred\n    why: {{zh: {value}人}}\n{more}"


def test_of_a_chain_what_is_nearest_holds_and_every_file_is_told_of(tmp_path: Path, shipped: Scenario) -> None:
    write(tmp_path, "first", "community-year", members(20, "    high: 99\n"))
    write(tmp_path, "second", "first", "desk:\n  workers: {value: 3, basis: assumed, why: 三人}\n")
    path = write(tmp_path, "third", "second", members(50))
    read = read_scenario(path)
    assert read.scenario is not None
    council = read.scenario.council.members
    assert (council.low, council.value, council.high, str(council.why)) == (15, 50, 99, "50人")
    assert read.scenario.desk.workers.value == 3
    assert (read.scenario.id, str(read.scenario.title), read.scenario.extends) == ("third", "third", "second")
    files = [tmp_path / f"{name}.yaml" for name in ("third", "second", "first")]
    assert read.files == tuple((file, file.read_bytes()) for file in (*files, shipped_scenario()))
    assert read.scenario.model_copy(update={"council": shipped.council, "desk": shipped.desk}).model_dump(
        exclude={"id", "title", "extends"}
    ) == shipped.model_dump(exclude={"id", "title", "extends"})


def test_a_reason_is_taken_over_in_one_piece_or_not_at_all(tmp_path: Path) -> None:
    """The shipped reason has an English version; a new one in Chinese alone must not keep it."""
    read = read_scenario(write(tmp_path, "mine", "community-year", members(30)))
    assert read.scenario is not None
    assert read.scenario.council.members.why.versions == (("zh", "30人"),)


def test_what_is_tried_in_place_of_the_rules_is_taken_over_too(tmp_path: Path) -> None:
    read = read_scenario(write(tmp_path, "mine", "posting-5", members(30)))
    assert read.scenario is not None
    assert read.scenario.what_if.posting_days is not None
    assert read.scenario.what_if.posting_days.value == 5


def test_a_shipped_scenario_extends_shipped_ones_whatever_lies_beside_the_reader(tmp_path: Path) -> None:
    beside(tmp_path, reps=50)
    read = read_scenario(write(tmp_path, "mine", "district-12"))
    assert read.scenario is not None
    assert read.scenario.objecting.resident_reps.value == 45
    assert [file.path.parent for file in read.files] == [tmp_path, *[shipped_scenario().parent] * 2]


def test_six_scenarios_may_stand_on_each_other_and_seven_may_not(tmp_path: Path) -> None:
    for one in range(1, 6):
        write(tmp_path, f"s{one}", f"s{one - 1}" if one > 1 else "community-year")
    assert read_scenario(tmp_path / "s5.yaml").findings == ()
    write(tmp_path, "s6", "s5")
    (said,) = lines(tmp_path / "s6.yaml")
    assert said.startswith("s1.yaml:2:10: 错误 error record 照“community-year”改，绕回了自己，或者一层层多于5层")


def test_a_circle_is_told_where_it_closes(tmp_path: Path) -> None:
    write(tmp_path, "one", "two")
    write(tmp_path, "two", "three")
    write(tmp_path, "three", "four")
    write(tmp_path, "four", "one")
    (said,) = lines(tmp_path / "one.yaml")
    assert said.startswith("four.yaml:2:10: 错误 error record 照“one”改，绕回了自己")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id: [\n", "base.yaml:1:5: 错误 error record 从这里开始的括号没有合上，或者里面少了内容"),
        ("", "base.yaml:1:1: 错误 error record 文件是空的，应有一份记录"),
        ("id: base\n# 13812345678\n", "base.yaml:2:3: 错误 error R30 这里有手机号 138********，"),
        ("id: base\nextends: nowhere\n", "base.yaml:2:10: 错误 error record 没有情景“nowhere”："),
        (
            "id: other\nextends: community-year\ntitle: 试\n",
            "base.yaml:1:5: 错误 error record 编号 id 写的是“other”，文件名是“base”；两者必须相同",
        ),
        ("- id\n", "base.yaml:1:1: 错误 error record 这里应一行写一项：“字段: 内容”"),
    ],
)
def test_what_is_extended_must_be_a_scenario_itself(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "base.yaml").write_text(content, encoding="utf-8")
    (line,) = lines(write(tmp_path, "mine", "base", members(0)))
    assert line.startswith(said)


def test_every_mistake_of_what_is_extended_is_told_and_none_of_what_extends_it(tmp_path: Path) -> None:
    write(tmp_path, "base", "community-year", members(0, "  quorum:\n    value: 9\n    basis: assumed\n    why: 试\n"))
    path = write(tmp_path, "mine", "base", members(0))
    assert [line.partition(" ")[0] for line in lines(path)] == ["base.yaml:6:12:", "base.yaml:10:12:"]


def test_a_contradiction_with_what_was_taken_over_is_told_at_what_was_written(tmp_path: Path) -> None:
    """Of 400 members 267 hardly ever come with a chance of 0.6, and only their number is written here."""
    write(tmp_path, "base", "community-year", "council:\n  attendance: {value: 0.6, basis: assumed, why: 试}\n")
    (said,) = lines(write(tmp_path, "mine", "base", members(400, "    high: 400\n")))
    assert said.startswith("mine.yaml:6:5: 错误 error record 每名成员到会的可能是 0.6，400 人里到齐 267 人的会")


def test_a_link_is_not_followed_to_what_is_extended(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").symlink_to(shipped_scenario())
    (said,) = lines(write(tmp_path, "mine", "base"))
    assert said.startswith("base.yaml:1:1: 错误 error record 这是链接，没有读")


def test_bytes_are_kept_as_they_were_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes("id: mine\r\nextends: community-year\r\ntitle: 试\r\n".encode())
    read = read_scenario(path)
    assert read.files[0].content == path.read_bytes()
