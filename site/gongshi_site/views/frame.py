"""What stands around every page: whose fund this is, from when, and what it is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongshi.fund import Fund
from gongshi.model.terms import Coverage
from gongshi_site.words import Day, Row, Said, Speaker, rows, short_day


@dataclass(frozen=True, slots=True)
class Frame:
    """The head and foot of every page."""

    title: Said
    district: Said | None
    as_of: Day
    example: bool
    decided_only: bool
    source: tuple[Row, ...]


def frame(fund: Fund, as_of: date) -> Frame:
    """The frame of a fund's site, looked at on ``as_of``."""
    speaker = Speaker(fund.programme)
    return Frame(
        title=speaker.said(fund.programme.title),
        district=speaker.maybe(fund.programme.district),
        as_of=short_day(as_of),
        example=fund.programme.example,
        decided_only=fund.programme.coverage is Coverage.RESOLUTION,
        source=_source(fund, speaker),
    )


def _source(fund: Fund, speaker: Speaker) -> tuple[Row, ...]:
    source = fund.programme.source
    if source is None:
        return ()
    return rows(
        [
            ("资料来源", speaker.said(source.title)),
            ("网址", source.link),
            ("取得日期", short_day(source.retrieved) if source.retrieved else None),
            ("来源说明", speaker.maybe(source.note)),
        ]
    )
