"""The parts of an .xlsx file, opened only once its list of parts is found sound: a part is never trusted for its size.

Nothing is unpacked to disk, nothing in a part is followed out of the file, and no document type may be declared, so
that there are no entities to expand.
Source: ECMA-376 part 2 (the packaging of Office files); MS-CFB for what encrypted and old files begin with.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_external_ges, feature_external_pes
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from gongshi.exchange.workbook.grid import NotABook
from gongshi.model.refusal import shown

MAX_BYTES = 32 << 20
MAX_PARTS = 2_000
MAX_UNPACKED = 96 << 20
MAX_RATIO = 200
_SMALL = 4 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# A list of parts with wrong places in it lets zipfile look before the beginning of the file: a ValueError.
_NO_ZIP = (BadZipFile, LargeZipFile, EOFError, NotImplementedError, OSError, ValueError)
_BROKEN = (BadZipFile, EOFError, SAXException, zlib.error)


class Archive:
    """The parts of a file by their names. Made by `opened`."""

    def __init__(self, parts: ZipFile) -> None:
        self._parts = parts
        self.names = frozenset(parts.namelist())

    def parse(self, name: str, handler: ContentHandler) -> None:
        """Hands all of an XML part to ``handler``.

        Raises:
            NotABook: where the part is missing, broken, or declares a document type.
        """
        from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - not loaded for commands that read no book
        from defusedxml.expatreader import DefusedExpatParser  # noqa: PLC0415 - as above

        if name not in self.names:
            raise NotABook(f"文件不完整：少了里面的 {shown(name)}", f"the file is not whole: {shown(name)} is missing")
        parser = DefusedExpatParser(forbid_dtd=True)
        parser.setContentHandler(handler)
        parser.setFeature(feature_external_ges, False)  # noqa: FBT003 - as SAX has it
        parser.setFeature(feature_external_pes, False)  # noqa: FBT003 - as SAX has it
        try:
            with self._part(name) as part:
                parser.parse(part)
        except DefusedXmlException:
            raise NotABook(
                f"里面的 {shown(name)} 声明了文档类型，正常的表格没有，没有读",
                f"the part {shown(name)} declares a document type, as no honest workbook does; it was not read",
            ) from None
        except _BROKEN:
            raise _damaged(name) from None

    def _part(self, name: str) -> IO[bytes]:
        try:
            return self._parts.open(name)
        except _NO_ZIP:
            raise _damaged(name) from None


def _damaged(name: str) -> NotABook:
    return NotABook(
        f"文件损坏：里面的 {shown(name)} 读不了；请在表格软件里打开，另存一份",
        f"the file is damaged: its part {shown(name)} cannot be read; open it in a spreadsheet and save a copy",
    )


@contextmanager
def opened(content: bytes) -> Iterator[Archive]:
    """The parts of the .xlsx file whose bytes these are.

    Raises:
        NotABook: for what is no such file, is encrypted, holds macros, or would unpack to too much.
    """
    _refuse_other_kinds(content)
    stream: IO[bytes] = io.BytesIO(content)
    try:
        parts = ZipFile(stream)
    except _NO_ZIP:
        raise NotABook(
            "文件损坏或不完整，不是可用的 .xlsx；请在表格软件里打开，另存一份",
            "the file is damaged or not whole, no usable .xlsx; open it in a spreadsheet and save a copy",
        ) from None
    with parts:
        _check(parts.infolist())
        yield Archive(parts)


def _refuse_other_kinds(content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise NotABook(f"文件超过 {MAX_BYTES >> 20} MB；请分成几份", f"the file is over {MAX_BYTES >> 20} MB; split it")
    if content.startswith(_OLE):
        if _ENCRYPTED_STREAM in content:
            raise NotABook("文件加了密码；请去掉密码再存一份", "the file is encrypted; save a copy without password")
        raise NotABook("这是旧的 .xls 文件；请另存为 .xlsx", "this is an old .xls file; save it as .xlsx")


def _check(parts: list[ZipInfo]) -> None:
    if len(parts) > MAX_PARTS:
        raise NotABook(f"文件里有{len(parts)}个部分，太多了", f"the file has {len(parts)} parts, which is too many")
    seen: set[str] = set()
    for part in parts:
        _check_part(part, seen)
        seen.add(part.filename.lower())
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED:
        raise NotABook(
            f"文件解开后有 {unpacked >> 20} MB，太大；请把有内容的区域复制到新的工作簿",
            f"the file unpacks to {unpacked >> 20} MB, which is too much; copy what is filled into a new workbook",
        )


def _check_part(part: ZipInfo, seen: set[str]) -> None:
    name = part.filename
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name or "\0" in name:
        raise NotABook(f"里面有路径不对的部分 {shown(name)}", f"a part has a path that leads out of it: {shown(name)}")
    if name.lower() in seen:
        raise NotABook(f"里面的 {shown(name)} 出现两次", f"the part {shown(name)} stands twice")
    if part.flag_bits & 1 or part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise NotABook(
            f"里面的 {shown(name)} 加了密码或压缩方式不认识", f"the part {shown(name)} is encrypted or oddly packed"
        )
    if part.file_size > _SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1):
        raise NotABook(
            f"里面的 {shown(name)} 解开后超过原来的{MAX_RATIO}倍，不像正常的表格",
            f"the part {shown(name)} unpacks to over {MAX_RATIO} times its size, unlike any honest workbook",
        )
    if name.lower().endswith("vbaproject.bin"):
        raise NotABook("文件里有宏；请另存为不带宏的 .xlsx", "the file holds macros; save it as .xlsx without them")
