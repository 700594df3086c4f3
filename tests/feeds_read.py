"""Feeds and calendars read as their readers do, and held against their standards."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
from icalendar import Calendar
from jsonschema import Draft202012Validator
from lxml import etree

HERE = Path(__file__).parent / "site" / "feeds"
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def _schema() -> Any:
    return etree.RelaxNG(etree.parse(HERE / "atom.rng"))


@cache
def _json_schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((HERE / "json-feed.schema.json").read_text(encoding="utf-8")))


def followed(site: Path, suffix: str) -> list[Path]:
    """The files of a site with this suffix that readers follow."""
    return sorted(path for path in site.rglob(f"*.{suffix}") if ".gongshi" not in path.parts)


def atom_faults(file: Path) -> list[str]:
    """What is wrong with an Atom feed: by the schema, by the rules beside it, or for a reader that parses it."""
    document = etree.parse(file)
    if not _schema().validate(document):
        return [str(error) for error in _schema().error_log]
    feed, faults = document.getroot(), []
    for element in [feed, *feed.findall(f"{ATOM}entry")]:
        alternates = [one for one in element.findall(f"{ATOM}link") if one.get("rel", "alternate") == "alternate"]
        kinds = Counter((one.get("type"), one.get("hreflang")) for one in alternates)
        if not alternates or max(kinds.values()) > 1:
            faults.append("an alternate link, and of each type one")
        if element.find(f"{ATOM}author") is None:
            faults.append("an author")
    parsed = feedparser.parse(file.read_bytes())
    return [*faults, *([str(parsed.bozo_exception)] if parsed.bozo else [])]


def json_faults(file: Path) -> list[str]:
    """What is wrong with a JSON Feed."""
    return [error.message for error in _json_schema().iter_errors(json.loads(file.read_text(encoding="utf-8")))]


def calendar_faults(file: Path) -> list[str]:
    """What is wrong with a calendar's bytes: they are what a program that reads it would write."""
    content = file.read_bytes()
    lines = content.split(b"\r\n")
    faults = [f"{len(line)} octets: {line!r}" for line in lines if len(line) > 75]
    faults += [f"a bare line end: {line!r}" for line in lines if b"\n" in line or b"\r" in line]
    for line in lines:
        line.decode()
    if Calendar.from_ical(content).to_ical() != content:
        faults.append("written again it is another")
    return faults


def events(file: Path) -> list[dict[str, Any]]:
    """The events of a calendar, what is in each of them as text, by name; their alarms are beside ``ALARMS``."""
    calendar = Calendar.from_ical(file.read_bytes())
    return [
        {name: _text(value) for name, value in event.items()}
        | {"ALARMS": [_text(alarm["TRIGGER"]) for alarm in event.walk("VALARM")]}
        for event in calendar.walk("VEVENT")
    ]


def _text(value: Any) -> str:
    written: bytes = value.to_ical()
    return written.decode()


def entries(file: Path) -> list[dict[str, str | None]]:
    """The entries of an Atom feed: id, title, published, updated, summary and the link."""
    return [
        {name: entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "published", "updated", "summary")}
        | {"link": entry.find(f"{ATOM}link").attrib["href"]}
        for entry in etree.parse(file).getroot().findall(f"{ATOM}entry")
    ]


def links(file: Path) -> list[str]:
    """Every address in a feed or a calendar."""
    if file.suffix == ".atom":
        return [one.attrib["href"] for one in etree.parse(file).iter(f"{ATOM}link")]
    if file.suffix == ".json":
        return re.findall(r'"(?:url|feed_url|home_page_url)": "([^"]*)"', file.read_text(encoding="utf-8"))
    return re.findall(r"^URL:(.*)$", file.read_bytes().replace(b"\r\n ", b"").decode().replace("\r", ""), re.MULTILINE)


def led_to(site: Path, file: Path, link: str, address: str | None) -> Path:
    """The file of a site at ``address`` that a link in one of its files leads to."""
    if address is None:
        assert urlsplit(link).scheme == ""
        return site / urljoin(file.relative_to(site).as_posix(), link)
    assert link.startswith(f"{address}/")
    return site / link.removeprefix(f"{address}/")
