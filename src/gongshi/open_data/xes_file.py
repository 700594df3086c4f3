"""The event log as XES. Source: IEEE 1849-2016, the schema of its annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from gongshi.open_data.event_log import CASE_KEYS, EVENT_KEYS, Case
from gongshi.open_data.values import Flat

_EXTENSIONS = {
    "Concept": ("concept", "http://www.xes-standard.org/concept.xesext"),
    "Lifecycle": ("lifecycle", "http://www.xes-standard.org/lifecycle.xesext"),
    "Organizational": ("org", "http://www.xes-standard.org/org.xesext"),
    "Time": ("time", "http://www.xes-standard.org/time.xesext"),
}
_ALWAYS_KNOWN = {
    "trace": {"concept:name": ("string", "")},
    "event": {
        "concept:name": ("string", ""),
        "time:timestamp": ("date", "1970-01-01T00:00:00+08:00"),
        "lifecycle:transition": ("string", "complete"),
    },
}
"""What every trace and every event has, with the value that the standard wants for those that would not."""


def xes_file(title: str, traces: Iterable[str]) -> bytes:
    """The whole log, its traces as `trace_of` makes them."""
    return "".join((*_head(title), *traces, "</log>\n")).encode()


def trace_of(case: Case) -> str:
    """A case and its events as an element of the log."""
    return "".join(_trace(case))


def _head(title: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">\n'
    for name, (prefix, uri) in _EXTENSIONS.items():
        yield f'<extension name="{name}" prefix="{prefix}" uri="{uri}"/>\n'
    for scope, known in _ALWAYS_KNOWN.items():
        yield f'<global scope="{scope}">\n'
        yield from (_attribute(kind, key, value) for key, (kind, value) in known.items())
        yield "</global>\n"
    yield '<classifier name="Activity" scope="event" keys="concept:name"/>\n'
    yield '<classifier name="ActivityAndLifecycle" scope="event" keys="concept:name lifecycle:transition"/>\n'
    yield _attribute("string", "concept:name", title)


def _trace(case: Case) -> Iterator[str]:
    yield "<trace>\n"
    yield from _known(case.known, CASE_KEYS)
    for event in case.events:
        yield "<event>\n"
        yield from _known({**event.known, "time:timestamp": event.at.isoformat()}, EVENT_KEYS)
        yield "</event>\n"
    yield "</trace>\n"


def _known(known: Mapping[str, Flat], keys: Mapping[str, str]) -> Iterator[str]:
    for key, kind in keys.items():
        if (value := known.get(key)) is not None:
            yield _attribute(kind, key, value)


def _attribute(kind: str, key: str, value: Flat) -> str:
    return f'<{kind} key="{key}" value={quoteattr(str(value))}/>\n'
