"""Hostile files and texts: whatever somebody puts in, there is a record or a finding with its place, and soon.

The public inputs are read where they lie (fixture ``shared``). Every naughty string goes into every field of text
of every kind of record, all fields of one record at a time: the records are filled by walking the models, so that
no field is forgotten.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from gongshi.check import Judgement
from gongshi.findings import Finding
from gongshi.load.parse import NotARecord, parse
from gongshi.load.read import clean
from gongshi.load.tree import KINDS
from gongshi.load.typed import Loaded, load, typed
from gongshi.model.project import Project
from gongshi.model.words import Words
from gongshi.text import odd_character
from gongshi.write import canonical

# Inputs that YAML forbids and its parsers take; what they yield is plain and harmless.
LENIENT = {"9C9N", "9JBA", "CVW2", "DK95-01", "G5U8", "QB6E", "S98Z", "SU5Z", "YJV2"}
if yaml.__with_libyaml__:
    LENIENT |= {"MUS6-00", "X4QW", "Y79Y-003"}

MARKER = "⟦text⟧"
# One of these fits every kind of single value.
SCALARS = ["a", "1", "2026", "2026-01-01", "true", "1/5", "24:00", "R01", "a.jpg", "0" * 64, "12345"]
SCALARS += ["https://a.cn", "CNY", "zh"]


@pytest.fixture(scope="module")
def suite(shared: Path) -> list[Path]:
    """The inputs of the YAML test suite."""
    files = sorted((shared / "hostile" / "yaml-test-suite").glob("*.yaml"))
    assert len(files) == 402
    return files


@pytest.fixture(scope="module")
def naughty(shared: Path) -> list[str]:
    """The Big List of Naughty Strings."""
    strings: list[str] = json.loads((shared / "hostile" / "blns" / "blns.json").read_text(encoding="utf-8"))
    assert len(strings) == 515
    return strings


def is_well_said(finding: Finding, lines: int) -> bool:
    """Whether a finding has a place in a file of so many lines and something to say in both languages."""
    place, message = finding.place, finding.message
    return 1 <= place.line <= lines + 1 and place.column >= 1 and message.zh != "" and message.en != ""


def test_no_input_of_the_yaml_test_suite_is_taken_for_a_project(suite: list[Path]) -> None:
    taken, silent, slow = [], [], []
    for path in suite:
        before = time.process_time()
        record, findings = load(path, path.name, Project)
        slow += [path.name] if time.process_time() - before > 1 else []
        taken += [path.name] if record is not None else []
        lines = path.read_bytes().count(b"\n") + 1
        silent += [path.name] if not findings or not all(is_well_said(one, lines) for one in findings) else []
    assert (taken, silent, slow) == ([], [], [])


def test_what_yaml_forbids_is_refused_but_for_a_few_known_leniencies(suite: list[Path]) -> None:
    read = set()
    for path in suite:
        if path.name.startswith("error-"):
            try:
                parse(path.read_text(encoding="utf-8"))
            except NotARecord:
                continue
            read.add(path.stem.removeprefix("error-"))
    assert read == LENIENT


def filled(model: type[BaseModel]) -> dict[str, object]:
    """A mapping that fits the model, with every key it knows and the marker for every text."""
    return {field.alias or name: sample(field.rebuild_annotation()) for name, field in model.model_fields.items()}


def sample(wanted: Any) -> object:
    """A value of the type wanted; a list holds one item of each kind, a history thus every kind of event."""
    kind = get_args(wanted)[0] if get_origin(wanted) is Annotated else wanted
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Words:
        return MARKER
    if type(None) in arguments:
        return sample(arguments[0])
    if origin is tuple:
        return [sample(item) for item in alternatives(arguments[0])]
    if origin in {Mapping, Literal}:
        return {} if origin is Mapping else arguments[0]
    if issubclass(kind, BaseModel):
        return filled(kind)
    return next(value for value in (kind if issubclass(kind, Enum) else SCALARS) if fits(value, wanted))


def alternatives(item: Any) -> tuple[Any, ...]:
    """The types that the items of a list may have."""
    return get_args(get_args(item)[0]) or (item,) if get_origin(item) is Annotated else (item,)


def fits(value: object, wanted: Any) -> bool:
    try:
        TypeAdapter(wanted).validate_python(value)
    except ValidationError:
        return False
    return True


FILLED = {name: json.dumps(filled(model), ensure_ascii=False, indent=1) for name, model in KINDS.items()}


def texts(value: object) -> Iterator[Words]:
    """All texts in a record."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, BaseModel):
        for inner in vars(value).values():
            yield from texts(inner)


def read_with(text: str, name: str) -> Loaded | NotARecord:
    """What becomes of the filled record of one kind with this text in every field; as from a file."""
    quoted = "'" + text.replace("'", "''") + "'"
    content = FILLED[name].replace(f'"{MARKER}"', quoted)
    try:
        return typed(clean(content.encode()), "a.yaml", KINDS[name])
    except NotARecord as refusal:
        return refusal


@pytest.mark.parametrize("name", KINDS)
def test_a_record_with_every_key_it_knows_is_read_written_and_read_again(name: str) -> None:
    loaded = read_with("灯", name)
    assert isinstance(loaded, Loaded)
    assert [text.versions for text in texts(loaded.record)] == [(("", "灯"),)] * FILLED[name].count(MARKER)
    assert loaded.record is not None
    assert typed(canonical(loaded.record), "a.yaml", KINDS[name]) == loaded


@pytest.mark.parametrize("name", KINDS)
def test_a_naughty_string_in_any_field_comes_back_exactly_or_is_refused(name: str, naughty: list[str]) -> None:
    fields = FILLED[name].count(MARKER)
    for text in naughty:
        came, odd = read_with(text, name), odd_character(text)
        if isinstance(came, NotARecord):
            assert odd is not None
            assert (came.message, came.line > 1) == (odd.message, True)
        elif text.strip():
            assert (odd, came.findings) == (None, ())
            assert [one.versions for one in texts(came.record)] == [(("", text.strip()),)] * fields
        else:
            assert all("是空的；" in one.message.zh and " is empty; " in one.message.en for one in came.findings)
            assert len({one.place for one in came.findings}) == fields


@pytest.mark.parametrize("name", KINDS)
def test_a_naughty_string_is_written_so_that_it_is_read_again(name: str, naughty: list[str]) -> None:
    """Every string in every field of a notice, each thirteenth in those of the others: writing takes its time."""
    for text in naughty if name == "notices" else naughty[::13]:
        if text.strip() and odd_character(text) is None:
            loaded = read_with(text, name)
            assert isinstance(loaded, Loaded)
            assert loaded.record is not None
            assert typed(clean(canonical(loaded.record).encode()), "a.yaml", KINDS[name]) == loaded


@pytest.mark.parametrize(
    ("escape", "character"),
    [("\\0", "\0"), ("\\e", "\x1b"), ("\\N", "\x85"), ("\\L", "\u2028"), ("\\u200b", "\u200b"), ("\\u202e", "\u202e")],
)
def test_an_escape_brings_in_no_character_that_may_not_stand_in_the_file(
    escape: str, character: str, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text(f'id: a\ntitle: "安全{escape}"\n', encoding="utf-8")
    odd = odd_character(character)
    assert odd is not None
    findings = load(tmp_path / "a.yaml", "a.yaml", Project).findings
    assert [(str(one.place), one.message) for one in findings] == [("a.yaml:2:8", odd.message)]


def test_a_file_of_unknown_keys_is_refused_in_under_a_second() -> None:
    text = "id: a\ntitle: 灯\n" + "".join(f"k{number}: v\n" for number in range(50))
    before = time.process_time()
    places = [one.place.line for one in typed(text, "a.yaml", Project).findings]
    assert places == list(range(3, 53))
    assert time.process_time() - before < 1


def test_a_file_of_wrong_events_is_refused_in_under_two_seconds() -> None:
    text = "id: a\ntitle: 灯\nhistory:\n" + "- {event: 开工}\n" * 6_000
    before = time.process_time()
    places = [one.place.line for one in typed(text, "a.yaml", Project).findings]
    assert places == list(range(4, 6_004))
    assert time.process_time() - before < 2


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_fund_at_either_end_of_the_calendar_is_judged(day: str, judged: Callable[..., Judgement]) -> None:
    notice = f"id: n1\nkind: resolution\ntitle: 公示\nposting_start: {day}\nposting_end: {day}\n"
    history = f"history:\n- {{date: {day}, event: resolved}}\n- {{date: {day}, event: posted, notice: n1}}\n"
    judgement = judged({"notices/n1.yaml": notice, "projects/a.yaml": f"id: a\ntitle: 灯\n{history}"})
    assert judgement.fund is not None
