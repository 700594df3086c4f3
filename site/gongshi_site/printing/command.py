"""``gongshi print``: the sheets of notices and the records of meetings, one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated, Literal

from cyclopts import Parameter

from gongshi.commands.days import Days, days
from gongshi.commands.folders import cannot_write, data_folder
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Finding
from gongshi.fund import ReadShared, Shared, read_shared
from gongshi.model.notice import Notice
from gongshi.report import text
from gongshi_site.choices import Choices
from gongshi_site.language import speaking
from gongshi_site.options import Address, AsOf
from gongshi_site.pages import Page, notice_sheet_pages
from gongshi_site.paper.press import Press
from gongshi_site.paper.sheet import Sheet
from gongshi_site.printing.wanted import Wanted, hanging, wanted
from gongshi_site.qr import public_address
from gongshi_site.render import Renderer
from gongshi_site.settings import THEME
from gongshi_site.sheets import sheet_of
from gongshi_site.templates import environment
from gongshi_site.views.frame import frame
from gongshi_site.views.sheets.record import record_sheet
from gongshi_site.views.to_print import NOTICE_FORMS

_NAMES = "哪份公告或会议，例如 wutong/2026-n04，或它的文件。Which notice or meeting, or its file."
_DATA = "记录所在的文件夹。The folder of records."
_FORM = "只要哪种：a4、贴公示栏的 a3、异议单 slip；不写则都要。Which forms; all unless given."
_TO = "PDF 写到哪个文件夹，同名的换掉。The folder for the PDFs; those of the same name are replaced."
_LANGUAGE = "用哪种语言。In which language."


def print_sheets(
    *names: Annotated[str, Parameter(help=_NAMES)],
    data: Annotated[Path, Parameter(help=_DATA)] = Path("data"),
    form: Annotated[tuple[Literal["a4", "a3", "slip"], ...], Parameter(negative=(), help=_FORM)] = ("a4", "a3", "slip"),
    to: Annotated[Path, Parameter(help=_TO)] = Path("build/print"),
    language: Annotated[Literal["zh", "en"], Parameter(help=_LANGUAGE)] = "zh",
    address: Address = None,
    as_of: AsOf = None,
) -> int:
    """把公告和会议的议决记录做成打印稿（PDF）。Make notices and records of meetings into sheets to print.

    公告有 A4 和贴公示栏的 A3 两种，议决结果公示另有异议意见单；会议是议决记录。写了 --address 才有二维码。
    A notice is made for the hand (A4) and for the board (A3), one of a resolution has a slip for objections; a meeting
    gives the record of its resolutions. QR codes need --address.
    """
    folder = data_folder(data)
    read = read_shared(folder)
    looked_at = days(as_of, read.shared.programme if read.shared else None)
    if read.shared is None:
        return _tell(read.findings)
    if not names:
        raise _nothing_named(folder, read.shared, looked_at)
    found = [wanted(name, folder, read.shared) for name in names]
    if faults := dict.fromkeys(finding for one in found for finding in one.fund.faults):
        # What cannot be read would be missing on paper without a word.
        return _tell(tuple(faults))
    choices = Choices(
        looked_at.as_of,
        looked_at.present,
        languages=(language,),
        address=public_address(address),
    )
    with speaking(language):
        return _write(tuple(_sheets([one for one in found if isinstance(one, Wanted)], form, read, choices)), to)


def _nothing_named(data: Path, shared: Shared, looked_at: Days) -> CouldNotRun:
    """That a name is wanted, and which notices hang on the day: one of them is probably meant."""
    names = tuple(hanging(data, shared, looked_at.as_of))
    zh = f"；{looked_at.as_of} 正在公示的有：{'、'.join(names)}" if names else ""
    en = f"; on {looked_at.as_of} there hang {', '.join(names)}" if names else ""
    return CouldNotRun(f"要写打印哪份，例如 gongshi print wutong/2026-n04{zh}", f"name what to print{en}")


def _sheets(found: Sequence[Wanted], forms: Sequence[str], read: ReadShared, choices: Choices) -> Iterator[Sheet]:
    assert read.shared is not None
    around = {"frame": frame(read.shared, choices), "pages": (), "languages": choices.languages}
    renderer = Renderer(environment(THEME), {choices.languages[0]: around})
    for one in found:
        for page in _pages(one, forms, choices):
            sheet = sheet_of(page, renderer)
            yield sheet._replace(path=f"{one.fund.community.id}/{Path(sheet.path).name}")


def _pages(one: Wanted, forms: Sequence[str], choices: Choices) -> Iterator[Page]:
    if isinstance(one.record, Notice):
        yield from notice_sheet_pages(one.record, one.fund, [form for form in NOTICE_FORMS if form in forms])
    elif "a4" in forms:
        # A record is printed to be signed when the meeting is over, whatever day is looked at.
        held = max(choices.as_of, one.record.date or choices.as_of)
        yield Page("sheets/record", record_sheet(one.record, one.fund, held))


def _write(sheets: Sequence[Sheet], to: Path) -> int:
    if not sheets:
        raise CouldNotRun(
            "没有这种打印稿：异议意见单只有议决结果公示才有，会议只有议决记录（a4）",
            "there is no such sheet: only the notice of a resolution has a slip, and a meeting only its record (a4)",
        )
    press = Press(THEME)
    for path, content in [(to / sheet.path, press.pressed(sheet)) for sheet in sheets]:
        _put(content, path)
        print(f"写好 {path} | written: {path}", file=sys.stderr)  # noqa: T201 - what was done is no finding
    return 0


def _put(content: bytes, path: Path) -> None:
    """Writes a file beside its place and puts it there when it is whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".new", delete=False) as beside:
            written = Path(beside.name)
            try:
                beside.write(content)
                beside.flush()
                written.chmod(0o644)
                written.replace(path)
            finally:
                written.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from None


def _tell(findings: Sequence[Finding]) -> int:
    for line in text(findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    return 1
