"""Bytes to clean text: which files are read, and where and why the others are refused."""

import os
import socket
import time
from pathlib import Path

import pytest

from gongshi.findings import Message
from gongshi.load.parse import NotARecord
from gongshi.load.read import clean, read

UTF_16 = Message(zh="文件是 UTF-16 编码，请另存为 UTF-8", en="the file is UTF-16; save it as UTF-8")
BYTE_ORDER_MARK = Message(
    zh="文件开头有看不见的 BOM 标记，请另存为“UTF-8 无 BOM”",
    en="the file begins with an invisible byte-order mark; save it as UTF-8 without BOM",
)
GBK = Message(zh="文件像是 GBK 编码，请另存为 UTF-8", en="the file is not UTF-8 but looks like GBK; save it as UTF-8")
NOT_UTF_8 = Message(zh="这里不是 UTF-8 编码的文字，请另存为 UTF-8", en="this is not UTF-8; save the file as UTF-8")
NOT_A_FILE = Message(zh="这不是普通文件，记录必须是文件", en="this is not a regular file; a record is a file")
TOO_LARGE = Message(zh="文件超过 256 KiB，请分成几份记录", en="the file is over 256 KiB; split it into several records")
A_LINK = Message(
    zh="这是链接，没有读；记录必须是普通文件，请把文件本身放在这里",
    en="this is a link and was not read; a record is a regular file, put the file itself here",
)
LARGEST = 256 * 1024


def unreadable(zh: str, en: str) -> Message:
    return Message(zh=f"文件读不了：{zh}", en=f"the file cannot be read: {en}")


def odd(code: str, name: str) -> Message:
    return Message(
        zh=f"有看不见或会误导读者的字符 {code}，请删去后重新输入",
        en=f"the character {code} ({name}) is invisible or misleading; delete it",
    )


def unclean(content: bytes) -> tuple[int, int, Message]:
    """Where and why the bytes are refused, as they must be."""
    with pytest.raises(NotARecord) as refused:
        clean(content)
    return refused.value.line, refused.value.column, refused.value.message


def unread(path: Path) -> tuple[int, int, Message]:
    """Where and why the file is refused, as it must be."""
    with pytest.raises(NotARecord) as refused:
        read(path)
    return refused.value.line, refused.value.column, refused.value.message


def test_the_text_of_a_file_is_what_was_written(tmp_path: Path) -> None:
    text = "title: 梧桐社区，第1期（试点）\t😀 café\nid: a\n"
    (tmp_path / "a.yaml").write_bytes(text.encode())
    assert read(tmp_path / "a.yaml") == text


def test_windows_line_ends_are_fine() -> None:
    assert clean("id: a\r\ntitle: 灯\r\n".encode()) == "id: a\r\ntitle: 灯\r\n"


def test_an_empty_file_is_clean_and_left_to_the_parser() -> None:
    assert clean(b"") == ""


def test_a_carriage_return_alone_is_refused_as_it_hides_a_line_from_editors_and_diffs() -> None:
    assert unclean("title: 灯\rbudget: 9\n".encode())[:2] == (1, 9)


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        ("\ufeffid: a\n".encode(), 1, 1, BYTE_ORDER_MARK),
        ("标题: 灯\n".encode("utf-16"), 1, 1, UTF_16),
        ("\ufeff标题: 灯\n".encode("utf-16-be"), 1, 1, UTF_16),
        ("id: a\n".encode("utf-16-le"), 1, 2, odd("U+0000", "unnamed")),
        ("标题: 梧桐\n".encode("gb18030"), 1, 1, GBK),
        ("id: a\ntitle: 梧桐社区\n".encode("gbk"), 2, 8, GBK),
        ("标题: 灯\n".encode() + "备注: 梧桐\n".encode("gbk"), 2, 1, NOT_UTF_8),
        ("title: café\n".encode("latin-1"), 1, 11, NOT_UTF_8),
        ("标题: 灯\n备注: ".encode() + b"\xff\n", 2, 5, NOT_UTF_8),
        (b"id: a\ntitle: \xed\xa0\x80\n", 2, 8, NOT_UTF_8),
    ],
    ids=["mark", "utf-16", "utf-16-be", "utf-16 bare", "gb18030", "gbk", "half gbk", "latin-1", "ff", "surrogate"],
)
def test_another_encoding_is_named_where_it_begins(content: bytes, line: int, column: int, message: Message) -> None:
    assert unclean(content) == (line, column, message)


def test_a_utf_8_file_cut_short_is_not_taken_for_gbk() -> None:
    assert unclean("标题: 灯\n备注: 值".encode()[:-1]) == (2, 5, NOT_UTF_8)


@pytest.mark.parametrize(
    ("character", "code", "name"),
    [
        ("\x00", "U+0000", "unnamed"),
        ("\x1b", "U+001B", "unnamed"),
        ("\x0b", "U+000B", "unnamed"),
        ("\x7f", "U+007F", "unnamed"),
        ("\x9b", "U+009B", "unnamed"),
        ("\x85", "U+0085", "unnamed"),
        ("\u2028", "U+2028", "LINE SEPARATOR"),
        ("\u2029", "U+2029", "PARAGRAPH SEPARATOR"),
        ("\u202e", "U+202E", "RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "U+2066", "LEFT-TO-RIGHT ISOLATE"),
        ("\u200f", "U+200F", "RIGHT-TO-LEFT MARK"),
        ("\u200b", "U+200B", "ZERO WIDTH SPACE"),
        ("\u00ad", "U+00AD", "SOFT HYPHEN"),
        ("\u3164", "U+3164", "HANGUL FILLER"),
        ("\ufeff", "U+FEFF", "ZERO WIDTH NO-BREAK SPACE"),
        ("\ufffd", "U+FFFD", "REPLACEMENT CHARACTER"),
        ("\ue000", "U+E000", "unnamed"),
        ("\U000e0041", "U+E0041", "TAG LATIN CAPITAL LETTER A"),
        ("\U0010ffff", "U+10FFFF", "unnamed"),
    ],
)
def test_an_odd_character_is_refused_with_its_line_and_column(character: str, code: str, name: str) -> None:
    text = f"id: a\r\n标题: 😀梧{character}桐\n"
    assert unclean(text.encode()) == (2, 7, odd(code, name))


def test_an_odd_character_in_a_comment_is_refused_too() -> None:
    assert unclean("id: a\n# \u202e说明\n".encode()) == (2, 3, odd("U+202E", "RIGHT-TO-LEFT OVERRIDE"))


def test_piled_marks_are_refused_where_the_pile_begins() -> None:
    message = Message(
        zh="U+0301 起有五个以上的附加符号叠在一个字上，请删去多余的",
        en="more than four combining marks are piled on one letter from U+0301; remove them",
    )
    assert unclean("id: a\ntitle: e\u0301\u0302\u0303\u0304\u0305\n".encode()) == (2, 9, message)


def test_256_kib_are_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    (tmp_path / "full.yaml").write_bytes(b"#" * LARGEST)
    (tmp_path / "over.yaml").write_bytes(b"#" * (LARGEST + 1))
    assert read(tmp_path / "full.yaml") == "#" * LARGEST
    assert unread(tmp_path / "over.yaml") == (1, 1, TOO_LARGE)


def test_a_file_without_end_is_refused() -> None:
    assert unread(Path("/dev/zero")) == (1, 1, NOT_A_FILE)


@pytest.mark.parametrize("target", ["a.yaml", "nowhere.yaml", "/etc/hostname", "link.yaml"])
def test_a_link_is_refused_wherever_it_leads(target: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a\n", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(target)
    assert unread(tmp_path / "link.yaml") == (1, 1, A_LINK)


def test_a_pipe_that_nobody_writes_to_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    before = time.perf_counter()
    assert unread(tmp_path / "a.yaml") == (1, 1, NOT_A_FILE)
    assert time.perf_counter() - before < 1


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket is at most 107 bytes long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("a.yaml")
        assert unread(tmp_path / "a.yaml") == (1, 1, unreadable("这不是普通文件", "No such device or address"))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    assert unread(tmp_path / "a.yaml") == (1, 1, NOT_A_FILE)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert unread(tmp_path / "a.yaml") == (1, 1, unreadable("没有这个文件或文件夹", "No such file or directory"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a\n", encoding="utf-8")
    (tmp_path / "a.yaml").chmod(0)
    assert unread(tmp_path / "a.yaml") == (
        1,
        1,
        unreadable("没有权限，请向管理这台电脑的人要权限", "Permission denied"),
    )
