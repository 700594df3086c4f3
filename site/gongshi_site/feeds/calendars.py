"""Notices' times as calendars: of one notice to be put into a calendar, of a place to be subscribed to.

Source: RFC 5545; RFC 7986 for the name of a calendar and how often to look for a new one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from gongshi.periods import SHANGHAI
from gongshi_site.feeds.feed import Way
from gongshi_site.feeds.hanging import Hanging
from gongshi_site.language import _, language

if TYPE_CHECKING:
    from icalendar import Calendar

_ONE_DAY = timedelta(days=1)
_REMINDED = timedelta(days=1, hours=15)
"""How long before a time is over one is reminded: at nine in the morning of the day before its last."""
_END = b"END:VCALENDAR\r\n"


def one_calendar(event: bytes) -> bytes:
    """The calendar of a single time, made by `event_of`."""
    return _beginning(language()) + event + _END


def place_calendar(title: str, events: Iterable[bytes]) -> bytes:
    """The calendar of a place, to be subscribed to."""
    calendar = _empty()
    calendar.add("name", title)
    # What programs went by before there was NAME, and mostly still do.
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", _ONE_DAY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    return _begun(calendar) + b"".join(events) + _END


@cache
def _beginning(_language: str) -> bytes:
    return _begun(_empty())


def _empty() -> Calendar:
    from icalendar import Calendar  # noqa: PLC0415 - it takes as long as a page to begin with

    calendar = Calendar()
    calendar.add("prodid", f"-//gongshi//gongshi//{language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    return calendar


def _begun(calendar: Calendar) -> bytes:
    """What stands before a calendar's events: each of these is written once, for all calendars that it stands in."""
    written: bytes = calendar.to_ical()
    return written.removesuffix(_END)


def event_of(hangs: Hanging, way: Way | None) -> bytes:
    """The time in which a notice hangs as an event of whole days, which takes up nobody's time.

    Without the site's address, the ``way``, it has no link: a calendar cannot follow a relative one.
    """
    from icalendar import Alarm, Event  # noqa: PLC0415

    event = Event()
    event.add("uid", hangs.id)
    event.add("dtstamp", datetime.combine(hangs.told, time(), tzinfo=SHANGHAI).astimezone(UTC))
    event.add("dtstart", hangs.first)
    event.add("dtend", hangs.last + _ONE_DAY)
    event.add("sequence", hangs.changes)
    event.add("status", "CANCELLED" if hangs.is_void else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("summary", hangs.title)
    event.add("description", "\n".join(hangs.says))
    event.add("categories", [hangs.kind])
    if way is not None:
        event.add("url", way.to(hangs.path))
    if not hangs.is_void:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _("明天是最后一天：{title}", title=hangs.title))
        alarm.add("trigger", -_REMINDED, parameters={"RELATED": "END"})
        event.add_component(alarm)
    written: bytes = event.to_ical()
    return written
