"""The event log as CSV, with the heads that tools of process mining look for."""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.open_data.csv_file import csv_line
from gongshi.open_data.event_log import CASE_KEYS, EVENT_KEYS, Case

_NAME = "concept:name"

LOG_HEAD = (f"case:{_NAME}", *EVENT_KEYS, *(f"case:{key}" for key in CASE_KEYS if key != _NAME))
"""The heads: a case's name, what is known of the event, and what else is known of the case."""


def log_lines(case: Case) -> Iterator[str]:
    """The lines of a case, one an event."""
    whole = [case.known[key] for key in CASE_KEYS if key != _NAME]
    for event in case.events:
        known = {**event.known, "time:timestamp": event.at.isoformat()}
        yield csv_line((case.known[_NAME], *(known.get(key) for key in EVENT_KEYS), *whole))
