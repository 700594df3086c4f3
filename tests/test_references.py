"""Names that lead nowhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from gongshi.check import Asked, Judgement
from gongshi.findings import RECORD, REFERENCE, Message
from gongshi.fund import CommunityFund
from gongshi.references import check_references
from one_project import history, project

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]
Community = Callable[[Mapping[str, str]], CommunityFund]

NOTICE = "id: n01\nkind: finance\ntitle: 财务公开\n"


@pytest.fixture
def asked() -> Asked:
    """What cannot be read, and what leads nowhere."""
    return Asked(rules=(RECORD, REFERENCE))


def dangling(files: Mapping[str, str], community: Community) -> list[tuple[str, Message]]:
    """Place and message of everything that names what is not there."""
    return [
        (f"{finding.place.file.rpartition('wutong/')[2]}:{finding.place.line}:{finding.place.column}", finding.message)
        for finding in check_references(community(files))
    ]


@pytest.mark.parametrize(
    ("event", "column"),
    [
        ("meeting: 2026-03-05, event: resolved", 13),
        ("meeting: 2026-03-05, event: rejected", 13),
        ("meeting: 2026-03-05, event: deferred", 13),
        ("event: redeliberated, outcome: upheld, meeting: 2026-03-05", 52),
        ("event: rep_voted, outcome: upheld, meeting: 2026-03-05", 48),
    ],
)
def test_a_meeting_that_is_not_there_is_found(event: str, column: int, community: Community) -> None:
    assert dangling(history(event), community) == [
        (
            f"projects/2026-001.yaml:5:{column}",
            Message(
                "没有编号为“2026-03-05”的会议；请查编号，或补写这一份",
                "there is no meeting named '2026-03-05'; check the id or add the record",
            ),
        )
    ]


def test_a_ballot_that_is_not_there_is_found(community: Community) -> None:
    assert dangling(history("event: voted, ballot: b1, votes: 3"), community) == [
        (
            "projects/2026-001.yaml:5:26",
            Message(
                "没有编号为“b1”的投票；请查编号，或补写这一份",
                "there is no ballot named 'b1'; check the id or add the record",
            ),
        )
    ]


@pytest.mark.parametrize(
    "event",
    [
        "notice: n02, event: posted",
        "notice: n02, event: called",
        "notice: n02, event: selected, implementer: {kind: company, name: 甲公司}",
    ],
)
def test_a_notice_that_is_not_there_is_found(event: str, community: Community) -> None:
    assert dangling(history(event), community) == [
        (
            "projects/2026-001.yaml:5:12",
            Message(
                "没有编号为“n02”的公告；请查编号，或补写这一份",
                "there is no notice named 'n02'; check the id or add the record",
            ),
        )
    ]


def test_an_event_that_names_nothing_misses_nothing(community: Community) -> None:
    events = ("event: proposed", "event: resolved", "event: posted", "event: called")
    files = project("history:", *(f"- {{{event}}}" for event in events))
    assert dangling(files, community) == []


def test_each_proposal_that_is_not_there_is_found(community: Community) -> None:
    proposals = "id: 2026\nfiscal_year: 2026\nproposals:\n- {id: p1, title: 装灯}\n"
    files = project("proposals: [p1, p2, p3]") | {"proposals/2026.yaml": proposals}
    assert dangling(files, community) == [
        (
            "projects/2026-001.yaml:4:17",
            Message(
                "没有编号为“p2”的提议；请查编号，或补进 proposals 里那一年的文件",
                "there is no proposal named 'p2'; check the id or add it to its year's file in proposals",
            ),
        ),
        (
            "projects/2026-001.yaml:4:21",
            Message(
                "没有编号为“p3”的提议；请查编号，或补进 proposals 里那一年的文件",
                "there is no proposal named 'p3'; check the id or add it to its year's file in proposals",
            ),
        ),
    ]


def test_a_compound_that_is_not_there_is_found_in_projects_and_proposals(community: Community) -> None:
    files = project("compounds: [east, south]") | {
        "community.yaml": "id: wutong\ntitle: 梧桐社区\ncompounds:\n- {id: east, title: 东院}\n",
        "proposals/2026.yaml": """\
            id: 2026
            fiscal_year: 2026
            proposals:
            - {id: p1, title: 装灯, compound: east}
            - {id: p2, title: 修路, compound: north}
            """,
    }
    assert dangling(files, community) == [
        (
            "projects/2026-001.yaml:4:19",
            Message(
                "没有编号为“south”的院落；请查编号，或补进 community.yaml 的 compounds",
                "there is no compound named 'south'; check the id or add it to the compounds in community.yaml",
            ),
        ),
        (
            "proposals/2026.yaml:5:33",
            Message(
                "没有编号为“north”的院落；请查编号，或补进 community.yaml 的 compounds",
                "there is no compound named 'north'; check the id or add it to the compounds in community.yaml",
            ),
        ),
    ]


@pytest.mark.parametrize(("written", "meant"), [("esat", "east"), ("p1", None)])
def test_an_id_that_is_nearly_one_is_told_which_may_be_meant(
    written: str, meant: str | None, community: Community
) -> None:
    files = project(f"compounds: [{written}]") | {
        "community.yaml": "id: wutong\ntitle: 梧桐社区\ncompounds:\n- {id: east, title: 东院}\n"
    }
    add_zh, add_en = "补进 community.yaml 的 compounds", "add it to the compounds in community.yaml"
    zh = f"是不是 {meant}？不是就{add_zh}" if meant else f"请查编号，或{add_zh}"
    en = f"did you mean {meant}? if not, {add_en}" if meant else f"check the id or {add_en}"
    said = Message(f"没有编号为“{written}”的院落；{zh}", f"there is no compound named {written!r}; {en}")
    assert dangling(files, community) == [("projects/2026-001.yaml:4:13", said)]


def test_a_number_that_lacks_its_zeros_is_told_which_is_meant(community: Community) -> None:
    files = project("history: [{event: posted, notice: 2026-n3}]") | {
        f"notices/2026-n{number}.yaml": f"id: 2026-n{number}\nkind: resolution\ntitle: 公示\n"
        for number in ("03", "13")
    }
    (_, said), *_ = dangling(files, community)
    assert said.zh == "没有编号为“2026-n3”的公告；是不是 2026-n03？不是就补写这一份"


def test_an_id_given_in_another_form_than_all_others_may_be_wrong_where_it_was_given(community: Community) -> None:
    year = "id: 2026\nfiscal_year: 2026\nproposals:\n- {id: 2026-p004, title: 装灯}\n- {id: 2026-p05, title: 修路}\n"
    files = project("proposals: [2026-p005]") | {"proposals/2026.yaml": year}
    said = Message(
        "没有编号为“2026-p005”的提议；proposals/2026.yaml 里有 2026-p05，请查哪一处写错了",
        "there is no proposal named '2026-p005'; proposals/2026.yaml has 2026-p05; one of the two is wrong",
    )
    assert dangling(files, community) == [("projects/2026-001.yaml:4:13", said)]


def test_a_record_named_in_another_form_than_all_others_may_be_wrong_itself(community: Community) -> None:
    files = project("history: [{event: posted, notice: 2026-n03}]") | {
        f"notices/2026-n{number}.yaml": f"id: 2026-n{number}\nkind: resolution\ntitle: 公示\n" for number in ("3", "13")
    }
    (_, said), *_ = dangling(files, community)
    assert said.zh == "没有编号为“2026-n03”的公告；notices/2026-n3.yaml 里有 2026-n3，请查哪一处写错了"


@pytest.mark.parametrize(("key", "column"), [("parent_project", 17), ("continues", 12)])
def test_another_project_that_is_not_there_is_found(key: str, column: int, community: Community) -> None:
    assert dangling(project(f"{key}: 2025-009"), community) == [
        (
            f"projects/2026-001.yaml:4:{column}",
            Message(
                "没有编号为“2025-009”的项目；请查编号，或补写这一份",
                "there is no project named '2025-009'; check the id or add the record",
            ),
        )
    ]


@pytest.mark.parametrize("key", ["parent_project", "continues"])
def test_a_project_that_points_to_itself_is_found(key: str, community: Community) -> None:
    assert dangling(project(f"{key}: 2026-001"), community) == [
        (
            "projects/2026-001.yaml:1:5",
            Message("母项目或接续的项目写成了自己；请改正", "a project cannot be its own parent or predecessor"),
        )
    ]


def test_projects_that_a_notice_names_are_there(community: Community) -> None:
    objections = "objections:\n- {scope: project, project: 2026-009}\n- {scope: resolution, residents: 1}\n"
    files = project() | {"notices/n01.yaml": f"{NOTICE}projects: [2026-001, 2026-008]\n{objections}"}
    assert dangling(files, community) == [
        (
            "notices/n01.yaml:6:29",
            Message(
                "没有编号为“2026-009”的项目；请查编号，或补写这一份",
                "there is no project named '2026-009'; check the id or add the record",
            ),
        ),
        (
            "notices/n01.yaml:4:22",
            Message(
                "没有编号为“2026-008”的项目；请查编号，或补写这一份",
                "there is no project named '2026-008'; check the id or add the record",
            ),
        ),
    ]


def test_the_notice_that_another_corrects_is_there(community: Community) -> None:
    correction = NOTICE.replace("n01", "n02")
    assert dangling({"notices/n01.yaml": NOTICE, "notices/n02.yaml": f"{correction}corrects: n01\n"}, community) == []
    assert dangling({"notices/n02.yaml": f"{correction}corrects: n03\n"}, community) == [
        (
            "notices/n02.yaml:4:11",
            Message(
                "没有编号为“n03”的公告；请查编号，或补写这一份",
                "there is no notice named 'n03'; check the id or add the record",
            ),
        )
    ]


def test_the_sub_district_of_a_community_is_there(community: Community) -> None:
    programme = "id: small\ntitle: 小基金\nsubdistricts:\n- {id: east, title: 东街}\n"
    ours = "id: wutong\ntitle: 梧桐社区\nsubdistrict: {}\n"
    assert dangling({"/programme.yaml": programme, "community.yaml": ours.format("east")}, community) == []
    assert dangling({"community.yaml": ours.format("west")}, community) == [
        (
            "community.yaml:3:14",
            Message(
                "没有编号为“west”的街道；请查编号，或补进 programme.yaml 的 subdistricts",
                "there is no sub-district named 'west'; check the id or add it to the subdistricts in programme.yaml",
            ),
        )
    ]


def test_one_number_for_two_proposals_is_found_at_both(community: Community) -> None:
    year = "id: {0}\nfiscal_year: {0}\nproposals:\n- {{id: p1, title: 装灯}}\n- {{id: p{0}, title: 修路}}\n"
    files = {"proposals/2025.yaml": year.format(2025), "proposals/2026.yaml": year.format(2026)}
    assert dangling(files, community) == [
        (
            "proposals/2025.yaml:4:8",
            Message(
                "提议编号 p1 用了不止一次；每条提议要有自己的编号",
                "proposal p1 stands more than once; each needs an id of its own",
            ),
        ),
        (
            "proposals/2026.yaml:4:8",
            Message(
                "提议编号 p1 用了不止一次；每条提议要有自己的编号",
                "proposal p1 stands more than once; each needs an id of its own",
            ),
        ),
    ]


BROKEN = "id: [\n"


@pytest.mark.parametrize(
    ("path", "naming"),
    [
        ("meetings/m1.yaml", history("event: rejected, meeting: m1")),
        ("ballots/b1.yaml", history("event: voted, ballot: b1, votes: 3")),
        ("notices/n02.yaml", project("history:", "- {event: resolved}", "- {event: posted, notice: n02}")),
        ("notices/n02.yaml", {"notices/n01.yaml": f"{NOTICE}corrects: n02\n"}),
        ("projects/2025-009.yaml", project("parent_project: 2025-009")),
        ("projects/2025-009.yaml", {"notices/n01.yaml": f"{NOTICE}projects: [2025-009]\n"}),
        ("proposals/2025.yaml", project("proposals: [p1]")),
    ],
)
def test_a_file_that_cannot_be_read_is_not_missed_a_second_time(
    path: str, naming: dict[str, str], judged: Judged
) -> None:
    findings = judged({path: BROKEN} | naming).findings
    ours = [finding for finding in findings if finding.rule in {"record", "reference"}]
    assert [(one.rule, one.place.file.rpartition("wutong/")[2]) for one in ours] == [("record", path)]


@pytest.mark.parametrize(
    ("path", "text", "naming"),
    [
        ("projects/2025-009.yml", "id: 2025-009\ntitle: 灯\n", project("continues: 2025-009")),
        ("notices/2025-009.yaml", "id: 2025-009\ntitle: 灯\nbudget: 3\n", project("continues: 2025-009")),
        ("2025-009.yaml", "id: 2025-009\ntitle: 灯\nbudget: 3\n", project("continues: 2025-009")),
        ("meeting/m1.yaml", "id: m1\n", history("event: rejected, meeting: m1")),
        ("proposal/2026.yaml", "id: 2026\nfiscal_year: 2026\nproposals: []\n", project("proposals: [p1, p2]")),
    ],
)
def test_a_record_that_stands_elsewhere_is_not_missed_a_second_time(
    path: str, text: str, naming: dict[str, str], found: Found
) -> None:
    assert [one[:2] for one in found({path: text} | naming)] == [("record", "error")]


def test_another_file_is_missed_beside_one_that_cannot_be_read(found: Found) -> None:
    files = history("event: rejected, meeting: m2") | {"meetings/m1.yaml": BROKEN}
    assert [one[0] for one in found(files)] == ["record", "reference"]


def test_dangling_names_are_errors_of_the_references(found: Found) -> None:
    assert found(project("proposals: [p9]")) == [("reference", "error", "projects/2026-001.yaml:4:13")]


def test_a_notice_that_corrects_itself_is_found(community: Community) -> None:
    files = {"notices/n01.yaml": "id: n01\nkind: finance\ntitle: 公示\ncorrects: n01\n"}
    assert dangling(files, community) == [
        ("notices/n01.yaml:4:11", Message("更正的公告写成了自己；请改正", "a notice cannot correct itself"))
    ]
