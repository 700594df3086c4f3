"""The event log: what happened to a project, in the order of time, as tools of process mining want it."""

from __future__ import annotations

import csv
import re
from datetime import date
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from conftest import ROOT
from open_data.conftest import written

XES = "{http://www.xes-standard.org/}"
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
VALUES = {
    "string": re.compile(r".*", re.DOTALL),
    "date": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00"),
    "int": re.compile(r"\d+"),
    "float": re.compile(r"\d+\.\d+"),
}
"""How the standard's schema wants values of each type, as far as this log has them."""


def logged(data: Path, as_of: date = date(2026, 12, 31)) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written(data, as_of)["event-log.csv"].decode("utf-8-sig"), newline="")))


def test_a_posting_begins_and_ends_and_the_council_is_named(small: Path) -> None:
    shown = ("concept:name", "time:timestamp", "lifecycle:transition", "org:group", "resolved_amount")
    mother = [one for one in logged(small) if one["case:concept:name"] == "wutong/2026-001"]
    assert [tuple(one[name] for name in shown) for one in mother] == [
        ("居民提议", "2026-02-01T00:00:00+08:00", "complete", "", "0.00"),
        ("议决通过", "2026-03-05T00:00:00+08:00", "complete", "居民议事会", "11500.50"),
        ("公示", "2026-03-06T00:00:00+08:00", "start", "", "11500.50"),
        ("公示", "2026-03-16T00:00:00+08:00", "complete", "", ""),
        ("签约", "2026-04-01T00:00:00+08:00", "complete", "", "11500.50"),
        ("付款", "2026-04-10T00:00:00+08:00", "complete", "", "11500.50"),
        ("居民评议", "2026-06-01T00:00:00+08:00", "complete", "", "11500.50"),
    ]


def test_a_posting_that_still_hangs_has_not_ended(small: Path) -> None:
    events = logged(small, date(2026, 3, 15))
    assert [one["lifecycle:transition"] for one in events if one["concept:name"] == "公示"] == ["start"]


def test_both_logs_have_the_same_events_in_the_same_order(small: Path) -> None:
    traces = ET.fromstring(written(small)["event-log.xes"]).findall(f"{XES}trace")
    keys = ("concept:name", "time:timestamp", "lifecycle:transition")
    told = [
        (name(trace, "concept:name"), *(name(event, key) for key in keys))
        for trace in traces
        for event in trace.findall(f"{XES}event")
    ]
    assert told == [(one["case:concept:name"], *(one[key] for key in keys)) for one in logged(small)]


def name(element: ET.Element, key: str) -> str:
    return next(one.attrib["value"] for one in element if one.attrib.get("key") == key)


def test_xes_has_the_structure_of_the_standard(small: Path) -> None:
    log = ET.fromstring(written(small)["event-log.xes"])
    assert (log.tag, log.attrib["xes.version"]) == (f"{XES}log", "1849.2016")
    order = ["extension", "global", "classifier", "string", "trace"]
    tags = [one.tag.removeprefix(XES) for one in log]
    assert tags == sorted(tags, key=order.index)
    declared = {one.attrib["prefix"] for one in log.findall(f"{XES}extension")}
    used = {one.attrib["key"].split(":")[0] for one in log.iter() if ":" in one.attrib.get("key", "")}
    assert used == declared
    assert [one.attrib["name"] for one in log.iter() if not NAME.fullmatch(one.attrib.get("name", "x"))] == []
    keys = [key for one in log.findall(f"{XES}classifier") for key in one.attrib["keys"].split()]
    scopes = {one.attrib["scope"]: {key.attrib["key"] for key in one} for one in log.findall(f"{XES}global")}
    for scope, known in scopes.items():
        for element in log.iter(f"{XES}{scope}"):
            assert known - {one.attrib.get("key") for one in element} == set()
    assert set(keys) <= scopes["event"]
    values = [(one.tag.removeprefix(XES), one.attrib["value"]) for one in log.iter() if "value" in one.attrib]
    assert [(kind, value) for kind, value in values if not VALUES[kind].fullmatch(value)] == []


def test_a_tool_of_process_mining_reads_both(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if request.config.getoption("--matrix") != "full":
        pytest.skip("only with --matrix full: it takes ten seconds to load")
    import warnings  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pm4py  # noqa: PLC0415 - takes ten seconds to load

        files = written(ROOT / "data", date(2026, 11, 20))
        (tmp_path / "log.xes").write_bytes(files["event-log.xes"])
        log = pm4py.read_xes(str(tmp_path / "log.xes"))
        steps, first, _last = pm4py.discover_dfg(log[log["lifecycle:transition"] == "complete"])
    rows = list(csv.DictReader(StringIO(files["event-log.csv"].decode("utf-8-sig"), newline="")))
    assert list(log["concept:name"]) == [one["concept:name"] for one in rows]
    assert list(first) == ["居民提议"]
    assert steps["开工", "付款"] > 50
