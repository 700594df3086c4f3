"""The open data of a site: of each community beside its pages, and of the whole fund, put together of those.

Of a community its part of the fund's files is kept with the site, so that one changed record has no other community
read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pydantic import TypeAdapter, ValidationError

from gongshi.commands.trouble import CouldNotRun
from gongshi.fund import CommunityFund
from gongshi.open_data.files import Form, OpenData
from gongshi.open_data.package import DESCRIPTOR
from gongshi.open_data.part import Part, part_of
from gongshi.open_data.subject import Subject
from gongshi_site.choices import PRIVATE
from gongshi_site.render import Rendered

PACKAGE = "datapackage.zip"
"""The Data Package in one file."""

MOST_ROWS = 6_000
"""Of a whole fund with more rows no workbook is made: it takes a second for every 6,000, whatever has changed."""


def open_data_of(fund: CommunityFund, as_of: date) -> OpenData:
    """The open data of one community."""
    return OpenData(Subject(fund.programme, as_of, fund.community), [part_of(fund, as_of)])


def part_file(part: Part, community: str) -> Rendered:
    """The file in which the site keeps a community's part."""
    return Rendered(part_path(community), _parts().dump_json(part))


def part_path(community: str) -> str:
    """Where it stands."""
    return f"{PRIVATE}/open-data/{community}.json"


def read_part(file: Path) -> Part:
    """The part in a file that `part_file` made.

    Raises:
        CouldNotRun: where the file is no longer as it was made.
    """
    try:
        return _parts().validate_json(file.read_bytes())
    except ValidationError:
        raise CouldNotRun(
            f"上一次的网站留下的 {PRIVATE}/open-data/{file.name} 坏了，网站没有更新；请加 --full 重新生成",
            f"the site is not built: {PRIVATE}/open-data/{file.name} of the last one is damaged; build with --full",
        ) from None


def data_files(made: OpenData, folder: str) -> Iterator[Rendered]:
    """All files of open data, below a folder of the site."""
    has_workbook = made.of.community is not None or sum(made.rows.values()) <= MOST_ROWS
    forms = [form for form in Form if form is not Form.XLSX or has_workbook]
    packed: dict[str, bytes] = {}
    for name, content in made.files(forms):
        if name == DESCRIPTOR or name in made.tables:
            packed[name] = content
        yield Rendered(f"{folder}/{name}", content)
    yield Rendered(f"{folder}/{PACKAGE}", _zipped(packed))


def folder_of(page: str) -> str:
    """The folder of the site in which the page of open data stands, and its files beside it."""
    return page.removesuffix("/index.html")


def sizes_of(files: Iterable[Rendered]) -> Mapping[str, int]:
    """How many bytes each file has, by its name."""
    return {file.path.rpartition("/")[2]: len(file.content) for file in files}


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in one, without a clock."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, one in sorted(files.items()):
            about = ZipInfo(name)
            about.external_attr = 0o644 << 16
            archive.writestr(about, one, ZIP_DEFLATED)
    return content.getvalue()


@cache
def _parts() -> TypeAdapter[Part]:
    return TypeAdapter(Part)
