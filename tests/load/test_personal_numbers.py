"""A file that holds a person's number is refused as it is read, wherever in its text the number stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.findings import Finding, Level, Message
from gongshi.load.parse import NotARecord, parse
from gongshi.load.typed import Loaded, load, typed
from gongshi.model.project import Project
from gongshi.place import Place

# Built from parts, so that no such number stands in this file.
MOBILE = "138" + "0" * 8
IN_THREE = f"138 {'0' * 4} {'0' * 4}"
IDENTITY = "110101" + "19900307" + "1006"
PROJECT = "id: a\ntitle: 灯\n"


def message(shown: str, zh: str = "手机号", en: str = "a mobile number") -> Message:
    return Message(
        zh=f"这里有{zh} {shown}********，整份文件没有读；请删去，要留联系方式的写办公电话",
        en=f"there is {en} here, {shown}********, so the whole file was not read; delete it, "
        "or write the telephone of an office",
    )


def loaded(content: bytes, folder: Path) -> Loaded:
    """What becomes of a file a.yaml with this content."""
    path = folder / "a.yaml"
    path.write_bytes(content)
    return load(path, "a.yaml", Project)


def refused(line: int, column: int, said: Message | None = None) -> Loaded:
    """A file of which nothing is told but that a mobile stands there."""
    return Loaded(None, (Finding(Place("a.yaml", line, column), "R30", Level.ERROR, said or message("138")),))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f"{PROJECT}goal: 找{MOBILE}\n", 3, 8),
        (f"{PROJECT}goal: 找 {MOBILE} 报名\n", 3, 9),
        (f"{PROJECT}goal: |\n  一\n  二，{MOBILE}\n", 5, 5),
        (f"{PROJECT}goal: '{MOBILE}'\n", 3, 8),
        (f'{PROJECT}goal: "{MOBILE}"\n', 3, 8),
        (f"{PROJECT}reference: {MOBILE}\n", 3, 12),
        (f"{PROJECT}topics: [路灯, {MOBILE}]\n", 3, 14),
        (f"# {MOBILE}\n{PROJECT}", 1, 3),
        (f"{PROJECT}goal: 灯  # 找{MOBILE}\n", 3, 13),
        (f"{PROJECT}# {MOBILE}", 3, 3),
        (f"{PROJECT}{MOBILE}: 1\n", 3, 1),
        (f"{PROJECT}goal: {{zh: 灯, en: {MOBILE}}}\n", 3, 19),
        (f"id: {MOBILE}\ntitle: 灯\n", 1, 5),
        (f"id: a\r\ntitle: 灯\r\ngoal: {MOBILE}\r\n", 3, 7),
        (f"标题: 梧桐😀{MOBILE}\n", 1, 8),
        (f"{PROJECT}---\n{MOBILE}\n", 4, 1),
    ],
)
def test_a_number_is_found_at_its_line_and_column(text: str, line: int, column: int, tmp_path: Path) -> None:
    assert loaded(text.encode(), tmp_path) == refused(line, column)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f"goal: [\n{MOBILE}\n", 2, 1),
        (f"goal: 'a\ntitle: {MOBILE}\n", 2, 8),
        (f"a: b: c\n# {MOBILE}\n", 2, 3),
        (f"- *x\n- {MOBILE}\n", 2, 3),
        (f"budget: 很多\nhistroy: {MOBILE}\n", 2, 10),
    ],
)
def test_in_a_broken_file_the_number_is_what_is_told(text: str, line: int, column: int, tmp_path: Path) -> None:
    assert loaded(text.encode(), tmp_path) == refused(line, column)


def test_a_file_that_is_no_clean_text_is_told_so_first(tmp_path: Path) -> None:
    broken = loaded(f"{PROJECT}goal: {MOBILE}\u200b\n".encode(), tmp_path)
    assert (broken.record, [(one.rule, one.place.line) for one in broken.findings]) == (None, [("record", 3)])


@pytest.mark.parametrize(
    ("escaped", "line", "column"),
    [
        ("".join(f"\\x3{digit}" for digit in MOBILE), 3, 7),
        ("".join(f"\\u003{digit}" for digit in MOBILE), 3, 7),
        ("".join(f"\\uff1{digit}" for digit in MOBILE), 3, 7),
        (f"{MOBILE[:5]}\\\n    {MOBILE[5:]}", 3, 7),
        (f"138\n  {'0' * 4} {'0' * 4}", 3, 7),
    ],
)
def test_a_number_that_double_quotes_put_together_is_found_where_the_text_begins(
    escaped: str, line: int, column: int, tmp_path: Path
) -> None:
    assert loaded(f'{PROJECT}goal: "{escaped}"\n'.encode(), tmp_path) == refused(line, column)


def test_a_key_that_is_put_together_is_looked_at_too(tmp_path: Path) -> None:
    key = "".join(f"\\x3{digit}" for digit in MOBILE)
    assert loaded(f'{PROJECT}"{key}": 1\n'.encode(), tmp_path) == refused(3, 1)


@pytest.mark.parametrize("head", ["goal: ", "goal: >\n  ", "goal: '"])
def test_a_number_over_two_lines_is_found_where_the_text_begins(head: str, tmp_path: Path) -> None:
    end = "'" if head.endswith("'") else ""
    text = f"{PROJECT}{head}找 138\n  {'0' * 4}\n  {'0' * 4}{end}\n"
    assert loaded(text.encode(), tmp_path) == refused(3, 7)


def test_lines_that_stay_apart_are_no_number(tmp_path: Path) -> None:
    text = f"{PROJECT}goal: |\n  138\n  {'0' * 4}\n  {'0' * 4}\n"
    assert loaded(text.encode(), tmp_path).findings == ()
    assert loaded(text.replace("|", ">").encode(), tmp_path) == refused(3, 7)


@pytest.mark.parametrize("head", ["goal: ", "goal: >\n  ", "goal: '"])
def test_a_text_over_two_lines_without_a_number_is_read(head: str, tmp_path: Path) -> None:
    end = "'" if head.endswith("'") else ""
    read = loaded(f"{PROJECT}{head}电话 028\n  85012345{end}\n".encode(), tmp_path)
    assert isinstance(read.record, Project)
    assert str(read.record.goal) == "电话 028 85012345"


def test_of_two_numbers_the_first_in_the_file_is_told(tmp_path: Path) -> None:
    text = f"{PROJECT}goal: {IDENTITY}\nsummary: {MOBILE}\n"
    assert loaded(text.encode(), tmp_path) == refused(3, 7, message("110", "身份证号", "an identity number"))


def test_the_finding_shows_no_more_than_the_first_digits(tmp_path: Path) -> None:
    (finding,) = loaded(f"{PROJECT}goal: {IN_THREE}\n".encode(), tmp_path).findings
    assert finding.message == message("138")
    assert "0000" not in finding.message.zh + finding.message.en


def test_typed_text_and_parsed_text_are_refused_under_the_rule() -> None:
    with pytest.raises(NotARecord) as first:
        typed(f"{PROJECT}goal: {MOBILE}\n", "a.yaml", Project)
    assert (first.value.rule, first.value.line, first.value.column) == ("R30", 3, 7)
    with pytest.raises(NotARecord) as second:
        parse(f'goal: "{MOBILE}"\n')
    assert (second.value.rule, second.value.line, second.value.column) == ("R30", 1, 7)
    assert second.value.message == message("138")


def test_an_office_and_amounts_are_read(tmp_path: Path) -> None:
    text = f"{PROJECT}goal: 找 028-85012345，经费{MOBILE}元\nbudget: 38700.00\n"
    assert loaded(text.encode(), tmp_path).findings == ()
