"""Options that more than one command on a site has, with what they say of themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

Data = Annotated[Path, Parameter(help="记录所在的文件夹。The folder of records.")]
Content = Annotated[
    Path | None,
    Parameter(
        help="居民看的说明文章（Markdown）；不写则用记录旁边的 content 文件夹。The residents' pages in Markdown."
    ),
]
AsOf = Annotated[
    str | None,
    Parameter(help="以哪一天为准，例如 2026-03-05；不写则用记录声明的日期或今天。The day to look at the records on."),
]
Covering = Annotated[
    str | None,
    Parameter(help="只做一个社区或街道的公示屏，写它的编号。The kiosk of one community or sub-district, by its id."),
]
StaleHours = Annotated[
    int,
    Parameter(help="资料那天过完多少小时以后，公示屏上说明可能不是最新的。When a kiosk says its records may be old."),
]
Address = Annotated[
    str | None,
    Parameter(
        help="网站公开的网址，项目和公告上才有二维码；网站不在域名的根下，也要写。"
        "The public address, for QR codes on projects and notices, and where the site is not at its server's root."
    ),
]
Languages = Annotated[
    tuple[Literal["zh", "en"], ...],
    Parameter(
        negative=(), help="不写则中文和英文都有；只要中文写 zh。Pages are in both languages; zh is Chinese alone."
    ),
]
