"""What all records share: they are equal when they say the same, they cannot be changed, they know their places."""

from datetime import date, datetime

import pytest
from pydantic import BaseModel, ValidationError

from gongshi.load.typed import typed
from gongshi.model.community import Allocation, Community
from gongshi.model.meeting import Meeting
from gongshi.model.project import Project
from gongshi.model.record import Record
from gongshi.place import Place

TEXT = """\
# 示例
id: 2026-001
title: {zh: 灯, en: Lamps}
history:
- event: proposed
- {event: paid, amount: 5.00}
"""


def project(text: str, name: str = "a.yaml") -> Record:
    record, findings = typed(text, name, Project)
    assert findings == ()
    assert record is not None
    return record


def test_two_records_that_say_the_same_are_equal_wherever_they_stand() -> None:
    history = "history: [event: proposed, {amount: 5, event: paid}]\n"
    moved = project(f"\ntitle:\n  zh: 灯\n  en: Lamps\nid: '2026-001'\n{history}", "b.yaml")
    assert moved == project(TEXT)
    assert moved.place("id") != project(TEXT).place("id")


def test_a_record_made_by_a_program_equals_the_one_read_from_a_file() -> None:
    history = [{"event": "proposed"}, {"event": "paid", "amount": 500}]
    made = {"id": "2026-001", "title": {"zh": "灯", "en": "Lamps"}, "history": history}
    assert Project.model_validate(made) == project(TEXT)


@pytest.mark.parametrize(
    ("old", "new"), [("灯", "路"), ("2026-001", "2026-002"), ("5.00", "5.01"), ("- event: proposed\n", "")]
)
def test_a_record_that_says_something_else_is_another(old: str, new: str) -> None:
    assert project(TEXT.replace(old, new)) != project(TEXT)


def test_records_of_two_kinds_are_never_equal() -> None:
    assert Meeting(id="a") != Community.model_validate({"id": "a", "title": "梧桐"})
    assert Meeting(id="a") == Meeting(id="a")


def test_a_record_cannot_be_changed() -> None:
    meeting = Meeting(id="a")
    with pytest.raises(ValidationError, match="frozen"):
        meeting.present = 3  # type: ignore[misc]
    assert meeting == Meeting(id="a")


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 2, 1),
        (("id",), 2, 5),
        (("title", "en"), 3, 20),
        (("history",), 5, 1),
        (("history", 1), 6, 3),
        (("history", 1, "amount"), 6, 25),
        (("history", 1, "date"), 6, 3),
        (("history", 7, "date"), 5, 1),
        (("goal",), 2, 1),
        (("id", "zh", 3), 2, 5),
    ],
)
def test_a_value_stands_where_it_was_written_or_where_it_would_be(
    path: tuple[str | int, ...], line: int, column: int
) -> None:
    assert project(TEXT).place(*path) == Place("a.yaml", line, column)


def test_a_record_that_no_file_holds_stands_nowhere() -> None:
    assert Meeting(id="a").place("present") == Place("", 1, 1)


def test_places_sort_by_file_then_line_then_column() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 2), Place("a", 9, 30), Place("a", 9, 4)]
    assert [str(place) for place in sorted(places)] == ["a:9:4", "a:9:30", "a:10:2", "b:1:1"]


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Allocation, {"amount": -500}),
        (Meeting, {"id": "a", "present": -1}),
        (Meeting, {"id": "a", "date": datetime(2026, 3, 5, 9, 30)}),  # noqa: DTZ001 - a naive time is what is refused
        (Allocation, {"amount": 500, "fiscal_year": 26}),
        (Allocation, {"amount": 0.5}),
    ],
    ids=["negative amount", "negative count", "time of day", "short year", "part of a fen"],
)
def test_a_program_cannot_put_in_what_no_file_could_say(model: type[BaseModel], fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        model.model_validate(fields)


def test_a_program_hands_over_values_that_are_typed_already() -> None:
    allocation = Allocation(fiscal_year=2026, amount=50000000, date=date(2026, 1, 9))
    community = {"id": "a", "title": "梧桐", "allocations": [allocation]}
    text = "id: a\ntitle: 梧桐\nallocations: [{fiscal_year: 2026, amount: 500000.00, date: 2026-01-09}]\n"
    assert typed(text, "a.yaml", Community) == (Community.model_validate(community), ())


def test_no_record_takes_the_name_of_the_pages_that_list_records() -> None:
    record, (finding,) = typed("id: index\ntitle: 灯\n", "index.yaml", Project)
    assert record is None
    assert (str(finding.place), finding.message.zh) == (
        "index.yaml:1:5",
        "编号不能写 index：网站上列表页用这个名字，请换一个",
    )


def test_what_is_worked_out_of_a_record_is_worked_out_anew_of_one_that_says_something_else() -> None:
    def number(record: Record) -> str:
        return record.id

    lamps = project(TEXT)
    assert lamps.once(number) == "2026-001"
    benches = lamps.model_copy(update={"id": "2026-002"})
    assert (benches.once(number), lamps.once(number)) == ("2026-002", "2026-001")
