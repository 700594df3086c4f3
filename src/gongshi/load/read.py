"""The bytes of a record file to clean text: UTF-8 without a byte-order mark, of a sane size, nothing invisible."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

from gongshi.findings import Message
from gongshi.load.parse import NotARecord
from gongshi.system import system_says
from gongshi.text import odd_character

MAX_BYTES = 256 * 1024
_LONE_RETURN = re.compile(r"\r(?!\n)")


def read(path: Path) -> str:
    """The text of the file at ``path``.

    Raises:
        NotARecord: for what is not a regular file, is over 256 KiB, is not UTF-8 (with its place), begins with
            a byte-order mark, or holds a character that a reader would not see.
    """
    return clean(_bytes(path))


def clean(content: bytes) -> str:
    """The text of ``content``, refused as by `read`."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotARecord(_UTF_16, 1, 1)
    if content.startswith(b"\xef\xbb\xbf"):
        raise NotARecord(_MARK, 1, 1)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _undecodable(content, error.start) from None
    if "\r" in text and (lone := _LONE_RETURN.search(text)):
        raise NotARecord(_HALF_LINE_END, *line_and_column(text, lone.start()))
    odd = odd_character(text)
    if odd is not None:
        raise NotARecord(odd.message, *line_and_column(text, odd.position))
    return text


def _bytes(path: Path) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise NotARecord(_unreadable(error), 1, 1) from None
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            raise NotARecord(_NOT_A_FILE, 1, 1)
        content = _all_of(handle, about.st_size)
    finally:
        os.close(handle)
    if len(content) > MAX_BYTES:
        raise NotARecord(_TOO_LARGE, 1, 1)
    return content


def _all_of(handle: int, size: int) -> bytes:
    """What a file holds that is said to have ``size`` bytes; where it has too many, enough to tell."""
    content = b""
    while len(content) <= MAX_BYTES and (more := os.read(handle, min(size, MAX_BYTES) + 1)):
        content += more
    return content


def _undecodable(content: bytes, position: int) -> NotARecord:
    before = content[:position].decode("utf-8")
    line, column = line_and_column(before, len(before))
    return NotARecord(_GBK if _reads_as_gbk(content) else _NOT_UTF_8, line, column)


def _reads_as_gbk(content: bytes) -> bool:
    try:
        return any("\u4e00" <= character <= "\u9fff" for character in content.decode("gb18030"))
    except UnicodeDecodeError:
        return False


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Line and column, both from 1, of a position in a text."""
    last_break = text.rfind("\n", 0, position)
    return text.count("\n", 0, position) + 1, position - last_break


def _unreadable(error: OSError) -> Message:
    if error.errno == errno.ELOOP:
        return _A_LINK
    said = system_says(error)
    return Message(zh=f"文件读不了：{said.zh}", en=f"the file cannot be read: {said.en}")


_A_LINK = Message(
    zh="这是链接，没有读；记录必须是普通文件，请把文件本身放在这里",
    en="this is a link and was not read; a record is a regular file, put the file itself here",
)
_HALF_LINE_END = Message(
    zh="这里有半个换行符（只有回车），多数编辑器看不出来；请重新换行",
    en="a carriage return alone ends a line for some programs and not for others; break the line anew",
)
_UTF_16 = Message(zh="文件是 UTF-16 编码，请另存为 UTF-8", en="the file is UTF-16; save it as UTF-8")
_MARK = Message(
    zh="文件开头有看不见的 BOM 标记，请另存为“UTF-8 无 BOM”",
    en="the file begins with an invisible byte-order mark; save it as UTF-8 without BOM",
)
_GBK = Message(zh="文件像是 GBK 编码，请另存为 UTF-8", en="the file is not UTF-8 but looks like GBK; save it as UTF-8")
_NOT_UTF_8 = Message(zh="这里不是 UTF-8 编码的文字，请另存为 UTF-8", en="this is not UTF-8; save the file as UTF-8")
_NOT_A_FILE = Message(zh="这不是普通文件，记录必须是文件", en="this is not a regular file; a record is a file")
_TOO_LARGE = Message(
    zh=f"文件超过 {MAX_BYTES // 1024} KiB，请分成几份记录",
    en=f"the file is over {MAX_BYTES // 1024} KiB; split it into several records",
)
