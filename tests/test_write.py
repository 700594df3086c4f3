"""Records as canonical YAML: how each kind of value is written, and that reading it back gives the same record."""

import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongshi.load.read import clean
from gongshi.load.tree import KINDS
from gongshi.load.typed import typed
from gongshi.model.meeting import Meeting
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.record import Record
from gongshi.model.rule_pack import RulePack
from gongshi.text import odd_character
from gongshi.write import canonical

ROOT = Path(__file__).resolve().parent.parent
FILES = [*sorted((ROOT / "data").rglob("*.yaml")), ROOT / "src/gongshi/rules/pack.yaml"]


def kind(path: Path) -> type[Record]:
    """The kind of record that a file of the example fund holds."""
    parts = path.relative_to(ROOT).parts
    if parts[0] != "data":
        return RulePack
    if parts[1] == "communities":
        return KINDS["community" if len(parts) == 4 else parts[3]]
    return KINDS[path.stem if len(parts) == 2 else parts[1]]


def read(text: str, model: type[Record], *, minor_digits: int = 2) -> Record:
    """The record in the text as if it were a file; it must be one."""
    record, findings = typed(clean(text.encode()), "a.yaml", model, minor_digits=minor_digits)
    assert findings == ()
    assert record is not None
    return record


def written(**fields: Any) -> str:
    """A project of these fields as it is written, without the line of its id."""
    return canonical(Project.model_validate({"id": "a", **fields})).removeprefix("id: a\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_record_of_the_example_is_in_canonical_form_but_for_its_comments(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("#"))
    assert canonical(read(text, kind(path))) == text


def test_keys_come_in_the_models_order_and_what_is_left_out_stays_out() -> None:
    text = "history:\n- {amount: 5, event: paid}\n- event: filed\nbudget: 12.5\ntitle: 灯\ntopics: []\nid: a\n"
    assert (
        canonical(read(text, Project))
        == """\
id: a
title: 灯
budget: 12.50
history:
- {event: paid, amount: 5.00}
- {event: filed}
"""
    )


def test_values_that_a_schema_types_stand_without_quotes() -> None:
    record = Notice.model_validate({"id": "2026", "kind": "call", "title": "公告", "posting_start": date(2026, 3, 5)})
    assert canonical(record) == "id: 2026\nkind: call\ntitle: 公告\nposting_start: 2026-03-05\n"
    assert written(title="灯", technical=False, fiscal_year=2026, budget=5) == (
        "title: 灯\nfiscal_year: 2026\ntechnical: false\nbudget: 0.05\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            "no",
            "Yes",
            "on",
            "true",
            "null",
            "~",
            "2026",
            "0123",
            "1_000",
            "1.5",
            "12:30",
            "2026-03-05",
            ".inf",
            "=",
            "<<",
        ),
        *(
            "a: b",
            "a #b",
            "#a",
            "- a",
            "? a",
            "a:",
            "[a]",
            "{a}",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "%a",
            "@a",
            "`a",
            "---",
            "...",
        ),
    ],
)
def test_a_text_that_would_be_read_as_something_else_is_quoted(text: str) -> None:
    assert written(title=text) == f"title: '{text}'\n"


@pytest.mark.parametrize(
    "text",
    ["灯", "a：b", "it's", "a, b", "a#b", "a:b", "50%", "1e3 x", "第1期（试点）", "C:\\x", "“灯”", "-1a", "a  b", "é"],
)
def test_a_text_that_can_only_be_a_text_is_not_quoted(text: str) -> None:
    assert written(title=text) == f"title: {text}\n"


def test_quotes_inside_a_text_stay_what_they_are() -> None:
    assert written(title="'灯'") == "title: '''灯'''\n"
    assert written(title='"灯"') == "title: '\"灯\"'\n"


def test_a_comma_is_quoted_only_inside_braces() -> None:
    assert written(title={"zh": "灯，路", "en": "Lamps, paths"}) == "title: {zh: 灯，路, en: 'Lamps, paths'}\n"


def test_a_text_of_several_lines_is_a_block_in_the_form_it_has() -> None:
    assert written(title="一\n\n  二: #\n- 三") == "title: |-\n  一\n\n    二: #\n  - 三\n"
    assert written(title={"zh": "一\n二", "en": "one"}) == "title:\n  zh: |-\n    一\n    二\n  en: one\n"


def test_lines_that_end_in_a_space_or_hold_a_tab_are_written_with_escapes() -> None:
    assert written(title="一 \n二") == 'title: "一 \\n二"\n'
    assert written(title="一\t二") == 'title: "一\\t二"\n'


@pytest.mark.parametrize("text", ["😀", "👩🏽‍🚀 出发", "𠮷祥里", "一\n😀"])
def test_a_character_of_any_plane_is_written_as_itself(text: str) -> None:
    assert text.splitlines()[-1] in written(title=text)


def test_an_emoji_of_several_parts_is_read_again_as_it_was_written() -> None:
    record = Project.model_validate({"id": "a", "title": "👨\u200d👩\u200d👧 同乐"})
    assert read(canonical(record), Project) == record


def test_a_language_tag_that_other_programs_take_for_false_is_quoted() -> None:
    assert written(title={"no": "Lykter", "zh": "灯"}) == "title: {'no': Lykter, zh: 灯}\n"


def test_no_objections_and_nothing_said_of_objections_are_written_apart() -> None:
    notice = {"id": "n", "kind": "resolution", "title": "公示"}
    assert canonical(Notice.model_validate(notice)) == "id: n\nkind: resolution\ntitle: 公示\n"
    none_came = Notice.model_validate({**notice, "objections": []})
    assert canonical(none_came) == "id: n\nkind: resolution\ntitle: 公示\nobjections: []\n"


def test_a_panel_of_nobody_is_written_in_empty_braces() -> None:
    visit = {"visitors": {}, "found": "好"}
    assert written(title="灯", supervision=[visit]) == "title: 灯\nsupervision:\n- visitors: {}\n  found: 好\n"


@pytest.mark.parametrize(
    ("flow", "block"),
    [
        ("title: {zh: 灯, en: #}\n", "title:\n  zh: 灯\n  en: #\n"),
        ("title: {zh: 灯, en: 'a: #'}\n", "title:\n  zh: 灯\n  en: 'a: #'\n"),
        ("title: 灯\ntopics: [灯, #]\n", "title: 灯\ntopics:\n- 灯\n- #\n"),
        ("title: 灯\nhistory:\n- {event: filed, number: #}\n", "title: 灯\nhistory:\n- event: filed\n  number: #\n"),
        (
            "title: 灯\nsupervision:\n- visitors: {}\n  found: {zh: 好, en: #}\n",
            "title: 灯\nsupervision:\n- visitors: {}\n  found:\n    zh: 好\n    en: #\n",
        ),
    ],
    ids=["title", "quoted", "list", "event", "inside a list"],
)
def test_a_group_is_on_one_line_exactly_where_it_fits_in_110_columns(flow: str, block: str) -> None:
    room = 110 - columns(flow.splitlines()[-1].replace("#", ""))
    for width, form in ((room, flow), (room + 1, block)):
        text = "id: a\n" + form.replace("#", "字" * (width // 2) + "b" * (width % 2))
        assert canonical(read(text, Project)) == text


def columns(text: str) -> int:
    """How wide the text is in a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


@pytest.mark.parametrize(
    ("digits", "minor_units", "amount"),
    [(0, 0, "0"), (0, 1500, "1500"), (2, 5, "0.05"), (2, 150000, "1500.00"), (3, 5, "0.005"), (3, 1500, "1.500")],
)
def test_an_amount_has_the_decimal_places_of_its_currency(digits: int, minor_units: int, amount: str) -> None:
    record = Project.model_validate({"id": "a", "title": "灯", "budget": minor_units})
    text = canonical(record, minor_digits=digits)
    assert text == f"id: a\ntitle: 灯\nbudget: {amount}\n"
    assert read(text, Project, minor_digits=digits) == record


# What means something to YAML, in any order; and what doesn't.
PIECES = [
    *"'\"{}[]&*!|>%@`\\,=~#:-?\t\n",
    ": ",
    " #",
    "- ",
    "? ",
    "  ",
    "\n\n",
    "<<",
    "---",
    "...",
    "no",
    "2026",
    "1e3",
]
PIECES += ["0x1F", "12:30", "null", "灯", "：", "😀", "é"]
TEXTS = (
    st.lists(st.sampled_from(PIECES) | st.text(st.characters(codec="utf-8"), max_size=5), min_size=1, max_size=12)
    .map(lambda pieces: "".join(pieces).strip())
    .filter(lambda text: text != "" and odd_character(text) is None)
)
WORDS = TEXTS | st.dictionaries(st.sampled_from(["zh", "en", "no", "zh-Hant", "pt-BR"]), TEXTS, min_size=1, max_size=3)
COUNTS = st.integers(0, 999_999_999)
AMOUNTS = st.integers(0, 10**13 - 1)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
IDS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)


def entries(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Mappings with all the required keys and some of the optional ones."""
    fixed = {key: value if isinstance(value, st.SearchStrategy) else st.just(value) for key, value in required.items()}
    return st.fixed_dictionaries(fixed, optional=optional)


DOCUMENTS = entries({"title": WORDS}, sha256=st.just("0" * 64))
EVENTS = st.one_of(
    entries({"event": "resolved"}, date=DAYS, meeting=IDS, resolution=WORDS, amount=AMOUNTS, **{"for": COUNTS}),
    entries({"event": "paid", "amount": AMOUNTS}, date=DAYS, purpose=WORDS),
    entries({"event": "contracted", "amount": AMOUNTS}, document=DOCUMENTS, first_day=DAYS),
    entries({"event": "accepted", "outcome": "passed"}, panel=entries({}, expert=COUNTS), remarks=WORDS),
)
VISITS = entries({"visitors": entries({}, resident_rep=COUNTS), "found": WORDS}, date=DAYS)
PROJECTS = entries(
    {"id": IDS, "title": WORDS},
    fiscal_year=st.integers(2000, 2099),
    category=st.just("environment"),
    topics=st.lists(WORDS, max_size=3),
    technical=st.booleans(),
    summary=WORDS,
    budget=AMOUNTS,
    proposals=st.lists(IDS, max_size=3),
    history=st.lists(EVENTS, max_size=4),
    supervision=st.lists(VISITS, max_size=2),
).map(Project.model_validate)
OBJECTIONS = entries({"scope": "resolution", "resident_reps": COUNTS}, date=DAYS, subject=WORDS, answer=WORDS)
NOTICES = entries(
    {"id": IDS, "kind": "call", "title": WORDS},
    closing=st.sampled_from(["24:00", "17:30", "00:00"]),
    places=st.lists(WORDS, max_size=3),
    text=WORDS,
    documents=st.lists(DOCUMENTS, max_size=2),
    objections=st.lists(OBJECTIONS, max_size=2),
).map(Notice.model_validate)
MINUTES = entries({"summary": WORDS}, document=DOCUMENTS)
MEETINGS = entries({"id": IDS}, date=DAYS, title=WORDS, present=COUNTS, minutes=MINUTES).map(Meeting.model_validate)


@given(record=PROJECTS | NOTICES | MEETINGS, minor_digits=st.sampled_from([0, 2, 3]))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_record_that_is_written_and_read_is_the_same_and_so_are_its_bytes(record: Record, minor_digits: int) -> None:
    text = canonical(record, minor_digits=minor_digits)
    again = read(text, type(record), minor_digits=minor_digits)
    assert again == record
    assert canonical(again, minor_digits=minor_digits) == text
