"""The year on a poster for the notice board: what came, what was decided, how far it is, and what residents said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.totals import totals
from gongshi_site.language import _
from gongshi_site.pictures.drawing import AccountDrawing, Drawing, PictureFile
from gongshi_site.views.office import whom_to_ask
from gongshi_site.views.paths import account_path, picture_path, sheet_path
from gongshi_site.views.sheets.foot import Foot, foot_of
from gongshi_site.views.year_account import year_lead
from gongshi_site.views.year_pictures import records_until, year_pictures
from gongshi_site.words import Said, Speaker, answers, percentage, short_day


class Shown(NamedTuple):
    """A picture on a poster: its name, what it shows, and the sentence for those who do not see it."""

    name: str
    drawing: Drawing
    sentence: str


class PosterSheet(NamedTuple):
    """What stands on the poster of a year."""

    path: str
    form: str
    title: str
    foot: Foot
    issuer: Said
    lead: tuple[str, ...]
    satisfied: str | None
    pictures: tuple[Shown, ...]
    ask: str | None


def poster_sheet(year: int, fund: CommunityFund, as_of: date) -> PosterSheet:
    """The poster of a fiscal year."""
    page = account_path(fund.community, year)
    issuer = Speaker(fund.programme).said(fund.community.title)
    until = records_until(fund, year, as_of)
    rated = totals(fund, as_of, fiscal_year=year).satisfied
    return PosterSheet(
        path=sheet_path(page, "a3"),
        form="a3",
        title=_("{year}年保障资金一年账", year=year),
        foot=foot_of(page, (_("到{day}为止的记录", day=short_day(until).text),) if until else (), fund),
        issuer=issuer,
        lead=year_lead(fund, year, as_of),
        satisfied=_("居民评议满意率{rate}。", rate=percentage(rated, answers(rated))) if rated.whole else None,
        pictures=tuple(Shown(name, drawing, _sentence(drawing)) for name, drawing in year_pictures(fund, year, as_of)),
        ask=whom_to_ask(fund),
    )


def _sentence(drawing: Drawing) -> str:
    said = [bar.sentence for bar in drawing.bars] if isinstance(drawing, AccountDrawing) else [drawing.sentence]
    return "".join((drawing.title, _("："), *said))


def picture_files(year: int, fund: CommunityFund, as_of: date) -> Iterator[PictureFile]:
    """The pictures of a fiscal year, as SVG and as PNG."""
    page = account_path(fund.community, year)
    for name, drawing in year_pictures(fund, year, as_of):
        yield from (PictureFile(picture_path(page, name, kind), drawing) for kind in ("svg", "png"))
