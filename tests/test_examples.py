"""The example funds are fictional, uneven as life is, and hold what pages and simulator are to be shown with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gongshi.fund import CommunityFund, read_fund
from gongshi.history import State, resolved_amount, state_of, steps
from gongshi.model.event import Accepted, Called, Deferred, Redeliberated, RepVoted
from gongshi.model.project import Project
from gongshi.model.terms import NoticeKind, Outcome, Reconsidered, Scope
from gongshi.objections import in_time, tally

ROOT = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 20)
FILES = sorted((ROOT / "data/communities").rglob("*.yaml"))
SENTENCE = re.compile(r"[^。！？；\n：]{6,}[。！？]")
# A line of YAML as far as the text that a person wrote.
KEY = re.compile(r"^[\s-]*[a-z_]+: *['\"]?")


@pytest.fixture(scope="module")
def communities() -> tuple[CommunityFund, ...]:
    read = read_fund(ROOT / "data")
    assert read.findings == ()
    assert read.fund is not None
    return read.fund.communities


def all_projects(communities: tuple[CommunityFund, ...]) -> Iterator[tuple[CommunityFund, Project]]:
    for community in communities:
        yield from ((community, project) for project in community.projects)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT / "data/communities").as_posix())
def test_every_file_says_that_it_is_an_example(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# 示例数据：虚构的社区，与任何真实社区无关\n")


def test_no_sentence_is_used_twice() -> None:
    sentences = Counter(
        sentence.strip()
        for path in FILES
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for sentence in SENTENCE.findall(KEY.sub("", line))
    )
    assert len(sentences) > 1500
    assert [sentence for sentence, times in sentences.items() if times > 1] == []


def test_there_are_four_communities_in_two_subdistricts_with_two_years_each(
    communities: tuple[CommunityFund, ...],
) -> None:
    assert {(one.community.subdistrict, one.community.id) for one in communities} == {
        ("wangtong", "wutong"),
        ("wangtong", "shiqiaowan"),
        ("linxi", "jinkui"),
        ("linxi", "maitianli"),
    }
    for community in communities:
        years = Counter(project.fiscal_year for project in community.projects)
        assert set(years) == {2025, 2026}
        assert 22 <= years.total() <= 28


def test_the_finished_year_has_ended_and_the_running_one_has_not(communities: tuple[CommunityFund, ...]) -> None:
    ended = {State.CLOSED, State.TERMINATED, State.REJECTED, State.SCREENED_OUT}
    states = {year: set[State]() for year in (2025, 2026)}
    for community, project in all_projects(communities):
        states[project.fiscal_year or 0].add(state_of(project, community, AS_OF))
    assert states[2025] == ended
    assert states[2026] >= {
        *ended, State.POSTED, State.PROCURING, State.IN_PROGRESS, State.DELIVERED, State.RECTIFYING,
    }  # fmt: skip


def test_in_every_community_notices_are_open_on_the_records_day(communities: tuple[CommunityFund, ...]) -> None:
    for community in communities:
        still_open = {
            notice.kind
            for notice in community.notices.values()
            if notice.posting_start and notice.posting_end and notice.posting_start <= AS_OF <= notice.posting_end
        }
        assert NoticeKind.RESOLUTION in still_open


def outcomes(communities: tuple[CommunityFund, ...], kind: type[Redeliberated | RepVoted]) -> set[Reconsidered]:
    return {
        event.outcome
        for _, project in all_projects(communities)
        for event in project.history
        if isinstance(event, kind)
    }


def test_objections_reached_a_fifth_and_went_back_to_the_council_and_to_the_assembly(
    communities: tuple[CommunityFund, ...],
) -> None:
    assert outcomes(communities, Redeliberated) >= {Reconsidered.AMENDED, Reconsidered.OVERTURNED}
    assert outcomes(communities, RepVoted) != set()


def test_objections_came_late_were_withdrawn_and_stayed_one_short(communities: tuple[CommunityFund, ...]) -> None:
    late = withdrawn = against_all = 0
    short: list[str] = []
    for community in communities:
        for notice in community.notices.values():
            late += sum(in_time(one, notice) is False for one in notice.objections or ())
            withdrawn += sum(one.withdrawn > 0 for one in notice.objections or ())
            against_all += sum(one.scope is Scope.RESOLUTION for one in notice.objections or ())
            for project in community.announced_by(notice):
                counted = tally(notice, project.id, community, AS_OF)
                if counted.needed is not None and counted.counted == counted.needed - 1:
                    short.append(project.id)
    assert late >= 2
    assert withdrawn >= 3
    assert against_all >= 1
    assert short != []


def test_a_failed_acceptance_was_mended(communities: tuple[CommunityFund, ...]) -> None:
    mended = [
        project.id
        for _, project in all_projects(communities)
        if (judged := [event.outcome for event in project.history if isinstance(event, Accepted)])
        and judged[0] is Outcome.FAILED
        and judged[-1] is Outcome.PASSED
    ]
    assert len(mended) >= 2


def test_one_implementer_carries_out_a_project_in_both_years(communities: tuple[CommunityFund, ...]) -> None:
    again = 0
    for community in communities:
        by_id = {project.id: implementer(project) for project in community.projects}
        again += sum(
            by_id[project.id] is not None and by_id[project.id] == by_id[project.continues]
            for project in community.projects
            if project.continues is not None
        )
    assert again >= 2


def implementer(project: Project) -> str | None:
    if project.implementer is not None:
        return str(project.implementer.name)
    named = [str(event.implementer.name) for event in project.history if getattr(event, "implementer", None)]  # type: ignore[union-attr]
    return named[-1] if named else None


def test_projects_are_screened_out_deferred_called_twice_and_held_by_children(
    communities: tuple[CommunityFund, ...],
) -> None:
    histories = [[step.event for step in steps(project, AS_OF)] for _, project in all_projects(communities)]
    assert sum(any(isinstance(event, Deferred) for event in history) for history in histories) >= 3
    assert sum(sum(isinstance(event, Called) for event in history) > 1 for history in histories) >= 1
    mothers = {
        (fund.community.id, project.parent_project)
        for fund, project in all_projects(communities)
        if project.parent_project
    }
    assert len(mothers) >= 3


def test_amounts_are_of_the_size_that_the_report_gives(communities: tuple[CommunityFund, ...]) -> None:
    amounts = [
        amount
        for _, project in all_projects(communities)
        if project.parent_project is None and (amount := resolved_amount(project, AS_OF))
    ]
    # The report's mean is 3.87 (money put in) or 3.82 (resolved) times ten thousand yuan a project.
    assert 3_000_000 <= sum(amounts) / len(amounts) <= 5_000_000
