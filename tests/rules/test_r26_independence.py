"""R26: nobody judges or supervises the own work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

SELF = "mode: self\n"
COMMISSIONED = "mode: commissioned\n"
COMPANY = "implementer: {kind: company, name: 示例区恒砌市政工程有限公司}"
COMMITTEE = "implementer: {kind: residents_committee, name: 梧桐社区居委会}"
OWN_COMMITTEE, OWN_PEOPLE = "residents_committee: 1, resident_rep: 3", "implementer: 1, resident_rep: 3"
NO_MODE = Message(
    zh="没有写明由谁实施 mode，不知道居委会要不要回避",
    en="who carries the project out is not written (mode), so whether the committee may take part is not known",
)
STARTED = "date: 2026-04-20, event: started"


def project(keys: str, *events: str, supervision: str = "") -> dict[str, str]:
    """A project of one line of ``keys``; its history begins on line 6 (5 without keys), after the start."""
    history = "".join(f"- {{{event}}}\n" for event in (STARTED, *events))
    text = f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\n{keys}history:\n{history}{supervision}"
    return {"projects/2026-001.yaml": text}


def accepted(panel: str, event: str = "accepted") -> str:
    """An acceptance of 20 October by this panel, which stands in column 46."""
    return f"outcome: passed, date: 2026-10-20, panel: {{{panel}}}, event: {event}"


def visited(visitors: str, day: str = "date: 2026-06-10, ") -> str:
    """A supervision log of one visit; the visitors stand in column 32."""
    return f"supervision:\n- {{{day}visitors: {{{visitors}}}, found: 进度正常}}\n"


@pytest.mark.parametrize("event", ["accepted", "evaluated"])
@pytest.mark.parametrize("panel", [OWN_COMMITTEE, OWN_PEOPLE, f"residents_committee: 2, {OWN_PEOPLE}"])
def test_those_who_did_the_work_do_not_judge_it(event: str, panel: str, found: Found, judged: Judged) -> None:
    files = project(SELF, accepted(panel, event))
    assert found(files) == [("R26", "warning", "projects/2026-001.yaml:7:46")]
    assert judged(files).answers["R26"] == {Answer.BROKEN: 1}


COMMITTEE_EVALUATED = Message(
    zh="参加居民评议的有居民委员会，项目就是他们做的；应当回避",
    en="the evaluation was made with the residents' committee, who carried the project out; they keep out of it",
)
PEOPLE_ACCEPTED = Message(
    zh="参加验收的有实施方人员，项目就是他们做的；应当回避",
    en="the acceptance was made with the implementer's own people, who carried the project out; they keep out of it",
)


@pytest.mark.parametrize(
    ("panel", "event", "message"),
    [
        (OWN_COMMITTEE, "evaluated", COMMITTEE_EVALUATED),
        (OWN_PEOPLE, "accepted", PEOPLE_ACCEPTED),
        (f"residents_committee: 2, {OWN_PEOPLE}", "accepted", PEOPLE_ACCEPTED),
    ],
)
def test_who_should_keep_out_is_told(panel: str, event: str, message: Message, judged: Judged) -> None:
    findings = judged(project(SELF, accepted(panel, event))).findings
    assert [finding.message for finding in findings] == [message]


@pytest.mark.parametrize("event", ["accepted", "evaluated"])
@pytest.mark.parametrize(
    ("mode", "panel"),
    [
        (SELF, "supervision_committee: 2, resident_rep: 3"),
        (SELF, "residents_committee: 0, implementer: 0, party_org: 1"),
        (SELF, ""),
        (COMMISSIONED, OWN_COMMITTEE),
        ("", "supervision_committee: 2, resident_rep: 3"),
    ],
)
def test_all_others_may_judge(event: str, mode: str, panel: str, found: Found, judged: Judged) -> None:
    files = project(mode, accepted(panel, event))
    assert found(files) == []
    assert judged(files).answers["R26"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("mode", ["self_org", "commissioned", "micro"])
def test_the_committee_may_judge_what_others_do_and_the_implementer_never(mode: str, judged: Judged) -> None:
    keys = f"mode: {mode}\n"
    assert judged(project(keys, accepted(OWN_COMMITTEE))).answers["R26"] == {Answer.HOLDS: 1}
    assert judged(project(keys, accepted(OWN_PEOPLE))).answers["R26"] == {Answer.BROKEN: 1}


def test_where_nobody_is_named_the_implementer_still_may_not_judge(judged: Judged) -> None:
    assert judged(project("", accepted(OWN_PEOPLE))).answers["R26"] == {Answer.BROKEN: 1}
    assert judged(project("", accepted(f"residents_committee: 1, {OWN_PEOPLE}"))).answers["R26"] == {Answer.BROKEN: 1}


def test_whether_the_committee_may_judge_is_unknown_where_nobody_is_named(found: Found, judged: Judged) -> None:
    files = project("", accepted(OWN_COMMITTEE))
    assert found(files) == [("R26", "info", "projects/2026-001.yaml:6:46")]
    assert judged(files).answers["R26"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [NO_MODE]


@pytest.mark.parametrize("event", ["accepted", "evaluated"])
def test_who_judged_may_be_unknown(event: str, found: Found, judged: Judged) -> None:
    files = project(SELF, f"date: 2026-10-20, event: {event}, outcome: passed")
    assert found(files) == [("R26", "info", "projects/2026-001.yaml:7:3")]
    assert judged(files).answers["R26"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(zh="没有写明由哪些人参加 panel", en="who took part is not written (panel)")
    ]


@pytest.mark.parametrize(
    ("keys", "events", "answer"),
    [
        (f"{COMMITTEE}\n", (), Answer.BROKEN),
        (f"{COMPANY}\n", (), Answer.HOLDS),
        (
            COMMISSIONED,
            (f"event: contracted, amount: 8000.00, {COMMITTEE}",),
            Answer.BROKEN,
        ),
        ("", (f"event: contracted, amount: 8000.00, {COMMITTEE}",), Answer.BROKEN),
        ("", (f"event: contracted, amount: 8000.00, {COMPANY}",), Answer.HOLDS),
        ("", ("event: contracted, amount: 8000.00",), Answer.UNKNOWN),
        (COMMISSIONED, (f"event: selected, {COMMITTEE}",), Answer.BROKEN),
        (COMMISSIONED, (f"event: selected, {COMPANY}",), Answer.HOLDS),
    ],
)
def test_who_carries_it_out_may_stand_in_the_project_or_its_history(
    keys: str, events: tuple[str, ...], answer: Answer, judged: Judged
) -> None:
    assert judged(project(keys, *events, accepted(OWN_COMMITTEE))).answers["R26"] == {answer: 1}


def test_a_contract_still_to_come_tells_nothing_yet(judged: Judged) -> None:
    contract = f"date: 2026-11-20, event: contracted, amount: 8000.00, {COMMITTEE}"
    files = project(COMMISSIONED, accepted(OWN_COMMITTEE), contract)
    assert judged(files, date(2026, 11, 19)).answers["R26"] == {Answer.HOLDS: 1}
    assert judged(files, date(2026, 11, 20)).answers["R26"] == {Answer.BROKEN: 1}


def test_a_later_decision_may_change_who_carries_it_out(judged: Judged) -> None:
    changed = "date: 2026-05-06, event: redeliberated, outcome: amended, changed: {mode: self}"
    files = project(COMMISSIONED, changed, accepted(OWN_COMMITTEE))
    assert judged(files).answers["R26"] == {Answer.BROKEN: 1}


def test_a_judgement_still_to_come_is_not_judged(judged: Judged) -> None:
    files = project(SELF, accepted(OWN_COMMITTEE))
    assert judged(files, date(2026, 10, 19)).answers["R26"] == {}
    assert judged(files, date(2026, 10, 20)).answers["R26"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize(
    "visitors", ["implementer: 2", "residents_committee: 1", "implementer: 2, residents_committee: 1"]
)
def test_a_visit_by_those_who_do_the_work_alone_is_found(visitors: str, found: Found, judged: Judged) -> None:
    files = project(SELF, supervision=visited(visitors))
    assert found(files) == [("R26", "warning", "projects/2026-001.yaml:8:32")]
    assert judged(files).answers["R26"] == {Answer.BROKEN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="这次查看只有实施方自己的人；监督要由监委会或居民去做",
            en="only the implementer's own people made this visit; the supervision committee or residents supervise",
        )
    ]


@pytest.mark.parametrize(
    ("mode", "visitors"),
    [
        (SELF, "supervision_committee: 2"),
        (SELF, "residents_committee: 1, resident_rep: 1"),
        (SELF, "implementer: 1, supervision_committee: 1"),
        (COMMISSIONED, "residents_committee: 1"),
        (COMMISSIONED, "implementer: 1, residents_committee: 1"),
        ("", "implementer: 1, residents_committee: 1, resident_rep: 1"),
        ("", "resident_rep: 1"),
    ],
)
def test_a_visit_with_others_holds(mode: str, visitors: str, found: Found, judged: Judged) -> None:
    files = project(mode, supervision=visited(visitors))
    assert found(files) == []
    assert judged(files).answers["R26"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("mode", ["", COMMISSIONED])
def test_a_visit_by_the_implementer_alone_is_found_whoever_that_is(mode: str, judged: Judged) -> None:
    assert judged(project(mode, supervision=visited("implementer: 2"))).answers["R26"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("visitors", ["residents_committee: 1", "residents_committee: 1, implementer: 1"])
def test_a_visit_by_the_committee_is_unknown_where_nobody_is_named(visitors: str, found: Found, judged: Judged) -> None:
    files = project("", supervision=visited(visitors))
    assert found(files) == [("R26", "info", "projects/2026-001.yaml:7:32")]
    assert judged(files).answers["R26"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [NO_MODE]


@pytest.mark.parametrize("visitors", ["", "supervision_committee: 0"])
def test_who_made_a_visit_may_be_unknown(visitors: str, found: Found, judged: Judged) -> None:
    files = project(SELF, supervision=visited(visitors))
    assert found(files) == [("R26", "info", "projects/2026-001.yaml:8:32")]
    assert judged(files).answers["R26"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(zh="没有写明是谁去查看的", en="who made the visit is not written")
    ]


def test_a_visit_still_to_come_is_not_judged_and_one_without_a_date_is(judged: Judged) -> None:
    files = project(SELF, supervision=visited("implementer: 2"))
    assert judged(files, date(2026, 6, 9)).answers["R26"] == {}
    assert judged(files, date(2026, 6, 10)).answers["R26"] == {Answer.BROKEN: 1}
    undated = project(SELF, supervision=visited("implementer: 2", day=""))
    assert judged(undated, date(2026, 1, 1)).answers["R26"] == {Answer.BROKEN: 1}


def test_every_acceptance_evaluation_and_visit_is_judged(found: Found, judged: Judged) -> None:
    visits = f"{visited('implementer: 2')}- {{visitors: {{resident_rep: 1}}, found: 完工}}\n"
    files = project(SELF, accepted(OWN_PEOPLE), accepted("", "evaluated"), accepted(OWN_COMMITTEE), supervision=visits)
    places = ["7:46", "9:46", "11:32"]
    assert found(files) == [("R26", "warning", f"projects/2026-001.yaml:{place}") for place in places]
    assert judged(files).answers["R26"] == {Answer.BROKEN: 3, Answer.HOLDS: 2}
