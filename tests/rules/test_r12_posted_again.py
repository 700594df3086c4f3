"""R12: what was decided again is posted again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

SECOND = "date: 2026-03-24, event: redeliberated, outcome: upheld"
AGAIN = "date: 2026-03-25, event: posted, notice: n04"
WENT_ON = Message(
    zh="重新议定以后没有重新公示，项目就往下走了；重新议定的结果要另发公告，期限从头算起",
    en="decided again, but the project went on without a new posting; "
    "announce the second decision by a notice of its own",
)


def fund(*events: str) -> dict[str, str]:
    """A fund with a project that was resolved and posted by n03; these events stand from line 7 on."""
    first = ("date: 2026-03-05, event: resolved", "date: 2026-03-06, event: posted, notice: n03")
    history = "".join(f"- {{{event}}}\n" for event in (*first, *events))
    notice = "id: n03\nkind: resolution\ntitle: 公示\n"
    return {
        "projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\nhistory:\n{history}",
        "notices/n03.yaml": notice,
        "notices/n04.yaml": notice.replace("n03", "n04"),
    }


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


@pytest.mark.parametrize("kind", ["redeliberated", "rep_voted"])
@pytest.mark.parametrize("outcome", ["upheld", "amended"])
def test_a_second_decision_with_a_notice_of_its_own_holds(
    kind: str, outcome: str, found: Found, judged: Judged
) -> None:
    files = fund(f"date: 2026-03-24, event: {kind}, outcome: {outcome}", AGAIN)
    assert found(files) == []
    assert judged(files).answers["R12"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("kind", ["redeliberated", "rep_voted"])
@pytest.mark.parametrize("outcome", ["upheld", "amended"])
def test_a_second_decision_announced_by_the_old_notice_is_found(
    kind: str, outcome: str, found: Found, judged: Judged
) -> None:
    files = fund(f"date: 2026-03-24, event: {kind}, outcome: {outcome}", AGAIN.replace("n04", "n03"))
    assert found(files) == [("R12", "error", "projects/2026-001.yaml:8:45")]
    assert judged(files).answers["R12"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="重新议定的结果还是用原来的公告 n03；应另发一份，期限从头算起",
            en="the second decision is announced by the old notice n03; issue one of its own; its days begin anew",
        )
    ]


@pytest.mark.parametrize("event", ["started", "contracted, amount: 1.00", "paid, amount: 1.00"])
def test_a_project_that_goes_on_without_a_new_posting_is_found(event: str, found: Found, judged: Judged) -> None:
    files = fund(SECOND, f"date: 2026-04-08, event: {event}")
    assert found(files) == [("R12", "error", "projects/2026-001.yaml:7:3")]
    assert judged(files).answers["R12"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [WENT_ON]


def test_a_posting_after_the_project_went_on_comes_too_late(found: Found, judged: Judged) -> None:
    files = fund(SECOND, "date: 2026-03-25, event: started", AGAIN)
    assert found(files) == [("R12", "error", "projects/2026-001.yaml:7:3")]
    assert judged(files).answers["R12"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [WENT_ON]


def test_a_second_decision_that_still_waits_for_its_posting_is_not_judged(found: Found, judged: Judged) -> None:
    assert found(fund(SECOND)) == []
    assert judged(fund(SECOND)).answers["R12"] == {}


def test_a_project_that_is_given_up_is_posted_no_more(found: Found, judged: Judged) -> None:
    files = fund(SECOND, "date: 2026-03-30, event: terminated, reason: 不再需要")
    assert found(files) == []
    assert judged(files).answers["R12"] == {}


def test_a_project_that_is_given_up_after_it_went_on_is_found(found: Found) -> None:
    files = fund(SECOND, "date: 2026-03-30, event: started", "date: 2026-04-30, event: terminated, reason: 不再需要")
    assert found(files) == [("R12", "error", "projects/2026-001.yaml:7:3")]


@pytest.mark.parametrize("kind", ["redeliberated", "rep_voted"])
def test_a_resolution_that_was_overturned_is_posted_no_more(kind: str, judged: Judged) -> None:
    files = fund(f"date: 2026-03-24, event: {kind}, outcome: overturned", "date: 2026-04-08, event: paid, amount: 1.00")
    assert judged(files).answers["R12"] == {}


def test_a_first_decision_is_another_rules_matter(judged: Judged) -> None:
    assert judged(fund("date: 2026-04-08, event: started")).answers["R12"] == {}


def test_each_second_decision_has_a_notice_of_its_own(found: Found, judged: Judged) -> None:
    third = "date: 2026-04-24, event: rep_voted, outcome: amended"
    posted = "date: 2026-04-25, event: posted, notice: {}"
    assert found(fund(SECOND, AGAIN, third, posted.format("n03"))) == [("R12", "error", "projects/2026-001.yaml:10:45")]
    assert found(fund(SECOND, AGAIN, third, posted.format("n04"))) == [("R12", "error", "projects/2026-001.yaml:10:45")]
    files = fund(SECOND, AGAIN, third, posted.format("n05")) | {
        "notices/n05.yaml": "id: n05\nkind: resolution\ntitle: 公示\n"
    }
    assert judged(files).answers["R12"] == {Answer.HOLDS: 2}


def test_a_posting_that_names_no_notice_is_unknown(found: Found, judged: Judged) -> None:
    files = fund(SECOND, "date: 2026-03-25, event: posted")
    assert found(files) == [("R12", "info", "projects/2026-001.yaml:8:3")]
    assert judged(files).answers["R12"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="没有写明是哪份公告 notice，不知道是不是另发的",
            en="which notice it was is not written, so whether it is a new one is not known",
        )
    ]


def test_what_is_still_to_come_is_not_judged(judged: Judged) -> None:
    files = fund(SECOND, "date: 2026-04-08, event: started", AGAIN.replace("03-25", "04-09"))
    assert judged(files, date(2026, 3, 23)).answers["R12"] == {}
    assert judged(files, date(2026, 4, 7)).answers["R12"] == {}
    assert judged(files, date(2026, 4, 8)).answers["R12"] == {Answer.BROKEN: 1}
    files = fund(SECOND, AGAIN)
    assert judged(files, date(2026, 3, 24)).answers["R12"] == {}
    assert judged(files, date(2026, 3, 25)).answers["R12"] == {Answer.HOLDS: 1}


def test_events_without_a_date_are_judged_by_where_they_stand(judged: Judged) -> None:
    second, again = (event.split(", ", 1)[1] for event in (SECOND, AGAIN))
    assert judged(fund(second, again)).answers["R12"] == {Answer.HOLDS: 1}
    assert judged(fund(second, "event: started")).answers["R12"] == {Answer.BROKEN: 1}


def test_a_second_posting_that_is_missing_is_told_once_and_not_again_as_a_wrong_order(found: Found) -> None:
    assert found(fund(SECOND, "date: 2026-04-08, event: filed")) == [("R12", "error", "projects/2026-001.yaml:7:3")]
