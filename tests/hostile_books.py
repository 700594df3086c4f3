"""Spreadsheets that mean harm, or were made by a machine that was broken: each is made here, none is kept.

`CASES` maps what is wrong to the bytes of the file; the file's ending follows a colon where it is not ``.xlsx``.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

HEADS = '<row r="1"><c r="A1" t="inlineStr"><is><t>社区</t></is></c><c r="B1" t="inlineStr"><is><t>项目名称</t></is></c><c r="C1" t="inlineStr"><is><t>预算</t></is></c><c r="D1" t="inlineStr"><is><t>开工日期</t></is></c></row>'  # noqa: E501 - one row of a sheet
GOOD_ROW = '<row r="2"><c r="A2" t="inlineStr"><is><t>梧桐社区</t></is></c><c r="B2" t="inlineStr"><is><t>修路灯</t></is></c>{rest}</row>'  # noqa: E501 - as above


def sheet(rest: str = "", *, rows: str = "", before: str = "", after: str = "") -> str:
    """A sheet of one project; ``rest`` are more cells of its row, ``rows`` more rows."""
    body = HEADS + GOOD_ROW.format(rest=rest) + rows
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{body}</sheetData>{after}</worksheet>'


def named(name: str) -> str:
    """The project's row with this name instead, as the workbook has it."""
    return sheet().replace("修路灯", name)


def parts(xml: str, *, state: str = "visible", properties: str = "", strings: str = "") -> dict[str, str]:
    """The parts of a workbook of this one sheet."""
    formats = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    return {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{TIES}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{TIES}"><workbookPr {properties}/><sheets>'
        f'<sheet name="项目" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{TIES}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{TIES}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{TIES}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": xml,
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{formats}</styleSheet>',
        "xl/sharedStrings.xml": strings or f'<sst xmlns="{MAIN}"><si><t>一</t></si></sst>',
    }


def zipped(files: Mapping[str, str | bytes], *more: tuple[str, bytes], level: int = 1) -> bytes:
    """A zip of these parts; ``more`` may have a name that stands in it already."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        warnings.simplefilter("ignore", UserWarning)
        for name, content in (*files.items(), *more):
            archive.writestr(name, content)
    return stream.getvalue()


def book(xml: str, *more: tuple[str, bytes], state: str = "visible", properties: str = "", strings: str = "") -> bytes:
    """A workbook of this one sheet, with more parts."""
    return zipped(parts(xml, state=state, properties=properties, strings=strings), *more)


def declared(entity: str, use: str) -> bytes:
    """A workbook whose sheet declares entities and uses one."""
    return book(f"<!DOCTYPE worksheet [{entity}]>" + sheet(f'<c r="C2" t="inlineStr"><is><t>{use}</t></is></c>'))


LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))


def listed_again() -> bytes:
    """A workbook whose one part is a hundred sheets."""
    files = parts(sheet())
    one = '<sheet name="项目" sheetId="1" state="visible" r:id="rId1"/>'
    files["xl/workbook.xml"] = files["xl/workbook.xml"].replace(one, one * 100)
    return zipped(files)


def many_heads() -> bytes:
    """A sheet with a head in each of its 16,384 columns."""
    heads = "".join(f'<c t="inlineStr"><is><t>预算{at % 3}</t></is></c>' for at in range(16_380))
    return book(sheet().replace("</row>", heads + "</row>", 1))


def merged_again() -> bytes:
    """A sheet whose cells are all merged, four thousand times."""
    return book(sheet(after="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 4_000 + "</mergeCells>"))


VARIED = "".join(chr(0x4E00 + at * at % 20_000) for at in range(1_000_000))


def blank_rows() -> bytes:
    rows = "".join(f'<row r="{at}" s="1" customFormat="1"/>' for at in range(3, 1_048_577))
    return book(sheet(rows=rows))


def smaller_than_it_is() -> bytes:
    """A part that says it unpacks to ten bytes."""
    content = bytearray(book(sheet()))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(content)


def old(stream_name: str) -> bytes:
    """What begins as encrypted and old files do."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream_name.encode("utf-16-le") + bytes(400)


def cell(kind: str, value: str, *, style: int = 0, formula: str = "", at: str = "C2") -> str:
    """One more cell of the project's row."""
    said = f"<f>{formula}</f>" if formula else ""
    return f'<c r="{at}" s="{style}" t="{kind}">{said}{f"<v>{value}</v>" if value else ""}</c>'


def spoken() -> bytes:
    """Names with how they are pronounced, in the cell and among the shared texts."""
    phonetic = '<r><t>梧桐</t></r><rPh sb="0" eb="2"><t>wu tong</t></rPh><r><t>社区</t></r>'
    cells = f'<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="inlineStr"><is>{phonetic}</is></c></row>'
    return book(sheet(rows=cells), strings=f'<sst xmlns="{MAIN}"><si>{phonetic}</si></sst>')


CASES: Mapping[str, Callable[[], bytes]] = {
    "a formula with its value": lambda: book(sheet(cell("n", "500", formula="SUM(1,499)"))),
    "a formula without its value": lambda: book(sheet(cell("n", "", formula="SUM(1,499)"))),
    "a link as a formula": lambda: book(sheet(cell("str", "点我", formula='HYPERLINK("http://x","点我")'))),
    "a program called by a formula": lambda: book(sheet(cell("n", "", formula="cmd|'/c calc'!A0"))),
    "a hidden sheet": lambda: book(sheet(), state="hidden"),
    "a very hidden sheet": lambda: book(sheet(), state="veryHidden"),
    "a million blank rows": blank_rows,
    "a false extent": lambda: book(sheet(before='<dimension ref="A1:XFD1048576"/>')),
    "macros": lambda: book(sheet(), ("xl/vbaProject.bin", b"x")),
    "links to other files": lambda: book(sheet(), ("xl/externalLinks/externalLink1.xml", b"<x/>")),
    "a sheet of something else": lambda: book(sheet().replace("项目名称", "姓名")),
    "a bomb by its ratio": lambda: zipped({**parts(sheet()), "xl/media/a": bytes(40 << 20)}, level=9),
    "a bomb of many parts": lambda: book(sheet(), *((f"xl/media/{at}", bytes(4 << 20)) for at in range(30))),
    "a bomb inside a bomb": lambda: book(sheet(), ("xl/embeddings/b.zip", zipped({"z": bytes(8 << 20)}))),
    "thousands of parts": lambda: book(sheet(), *((f"x/{at}", b"") for at in range(2_500))),
    "a file from outside": lambda: declared('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
    "a billion laughs": lambda: declared(LAUGHS, "&a9;"),
    "a text that is not there": lambda: book(sheet(cell("s", "7"))),
    "a part twice": lambda: book(sheet(), ("xl/worksheets/sheet1.xml", b"<worksheet/>")),
    "a path that leads out": lambda: book(sheet(), ("../../evil.yaml", b"x")),
    "an encrypted file": lambda: old("EncryptedPackage"),
    "an old file": lambda: old("Workbook"),
    "half a file": lambda: book(sheet())[:900],
    "a part shorter than it says": smaller_than_it_is,
    "a huge cell": lambda: book(sheet(f'<c r="C2" t="inlineStr"><is><t>{"长" * 1_000_000}</t></is></c>')),
    "as many columns as there are": lambda: book(sheet(cell("n", "1", at="XFD2"))),
    "a column beyond the last": lambda: book(sheet(cell("n", "1", at="XFE2"))),
    "a control character": lambda: book(named("修_x0001_灯")),
    "text that runs backwards": lambda: book(named("修\u202e灯路")),
    "half a character": lambda: book(named("修_xD800_灯")),
    "days from 1904": lambda: book(sheet(cell("n", "44316", style=1, at="D2")), properties='date1904="1"'),
    "a day before March 1900": lambda: book(sheet(cell("n", "60", style=1, at="D2"))),
    "a number too large": lambda: book(sheet(cell("n", "1E+15"))),
    "an amount with dust": lambda: book(sheet(cell("n", "38700.000000001"))),
    "a cell in error": lambda: book(sheet(cell("e", "#REF!"))),
    "a logical value": lambda: book(sheet(cell("b", "1"))),
    "no number": lambda: book(sheet(cell("n", "NaN"))),
    "elements inside elements": lambda: book(sheet(before="<a>" * 200_000 + "</a>" * 200_000)),
    "an empty sheet": lambda: book(f'<worksheet xmlns="{MAIN}"/>'),
    "a sheet listed again and again": listed_again,
    "a head in every column": many_heads,
    "cells merged again and again": merged_again,
    "columns hidden again and again": lambda: book(sheet(before='<col min="1" max="16384" hidden="1"/>' * 100_000)),
    "digits without end": lambda: book(sheet(f'<c r="C2" t="inlineStr"><is><t>{"9" * 30_000}</t></is></c>')),
    "broken XML": lambda: book(sheet()[:-20]),
    "a sheet that is not there": lambda: zipped({k: v for k, v in parts(sheet()).items() if "sheet1" not in k}),
    "much text": lambda: book(sheet(), strings=f'<sst xmlns="{MAIN}"><si><t>{VARIED}</t></si></sst>'),
    "nothing": lambda: b"",
    "no workbook at all": lambda: b"community,title\n",
    "an empty character:.csv": "社区,项目名称\n梧桐社区,修\0灯\n".encode,
    "a line of twenty megabytes:.csv": lambda: b"a," * (10 << 20),
    "a quotation mark alone:.csv": '社区,项目名称\n梧桐社区,"修路灯\n'.encode,
    "UTF-16 without a mark:.csv": lambda: "社区,项目名称\n梧桐社区,修路灯\n".encode("utf-16-le"),
    "bytes of no encoding:.csv": lambda: b"\xff\xff\x81,\x80\n\xfe\xff",
    "a value too long:.csv": f"社区,项目名称\n梧桐社区,{'长' * 40_000}\n".encode,
}  # fmt: skip
