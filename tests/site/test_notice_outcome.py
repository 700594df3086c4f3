"""Whether enough representatives objected, as the notice sheet tells it: no more than the records can say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from gongshi.fund import CommunityFund
from gongshi_site.commands import build
from gongshi_site.views.objections import lines, outcome
from gongshi_site.words import Speaker

Community = Callable[[Mapping[str, str]], CommunityFund]
WriteFund = Callable[[Mapping[str, str]], Path]

HUNG = "posting_start: 2026-03-06\nposting_end: 2026-03-16\n"
PROJECT = """\
id: 2026-001
title: 健身角
history:
- {date: 2026-03-05, event: resolved}
- {date: 2026-03-06, event: posted, notice: n01}
"""
FOUR = "date: 2026-03-09, scope: project, project: 2026-001, resident_reps: 4"
UNDATED = "scope: project, project: 2026-001, resident_reps: 12"
UNCOUNTED = "date: 2026-03-10, scope: project, project: 2026-001, residents: 3"
NO_ROSTER = {"community.yaml": "id: wutong\ntitle: 梧桐社区\n"}


def fund(*objections: str, hung: str = HUNG) -> dict[str, str]:
    """A fund of 47 representatives, 10 of whom suffice, and what came in under its one notice."""
    listed = "".join(f"- {{{one}}}\n" for one in objections)
    notice = f"id: n01\nkind: resolution\ntitle: 公示\n{hung}objections:\n{listed}"
    return {"projects/2026-001.yaml": PROJECT, "notices/n01.yaml": notice}


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (fund(FOUR), "公示期内有4名居民代表提出异议，不到规定的10名。"),
        (fund(FOUR, UNDATED.replace("12", "5")), "公示期内有9名居民代表提出异议，不到规定的10名。"),
        (
            fund(FOUR, UNDATED),
            "公示期内已知有4名居民代表提出异议，但12名居民代表的没有写日期，不能判断有没有达到规定人数。",
        ),
        (fund(UNCOUNTED), "公示期内有异议，但有的没有写是几名居民代表提出的，不能判断有没有达到规定人数。"),
        (
            fund(FOUR) | NO_ROSTER,
            "公示期内已知有4名居民代表提出异议，但记录没有写公示当天有多少名居民代表，不能判断有没有达到规定人数。",
        ),
        (
            fund(FOUR.replace("reps: 4", "reps: 48")),
            "公示期内已知有48名居民代表提出异议，但写的人数比居民代表总数还多，不能判断有没有达到规定人数。",
        ),
        (
            fund(UNDATED, hung="posting_start: 2026-03-06\n"),
            "截至2026年3月20日，有异议，但公告没有写明从哪天到哪天，不能判断有没有达到规定人数。",
        ),
    ],
)
def test_a_notice_says_that_too_few_objected_only_where_that_is_known(
    files: dict[str, str], told: str, community: Community
) -> None:
    read = community(files)
    assert outcome(read.notices["n01"], read.projects, read, date(2026, 3, 20)) == told


def test_objections_count_where_nobody_wrote_which_notice_announced_the_project(community: Community) -> None:
    unnamed = {"projects/2026-001.yaml": PROJECT.replace(", notice: n01", "")}
    few, enough = (community(fund(one) | unnamed) for one in (FOUR, FOUR.replace("reps: 4", "reps: 10")))
    day = date(2026, 3, 20)
    assert outcome(few.notices["n01"], (), few, day) == "公示期内有4名居民代表提出异议，不到规定的10名。"
    assert outcome(enough.notices["n01"], (), enough, day) == "10名居民代表提出异议，达到规定的10名。需要重新议定。"


def test_representatives_whom_nobody_counted_are_not_left_out(community: Community) -> None:
    read = community(fund(UNCOUNTED))
    (line,) = lines(read.notices["n01"], Speaker(read.programme), date(2026, 3, 20))
    assert line.count == "居民代表（人数没有写明）、3位居民"


@pytest.mark.parametrize(
    ("hung", "told"),
    [
        ("posting_start: 2026-03-06\n", "2026年3月6日（星期五）起，公告没有写明到哪天止"),
        ("posting_end: 2026-03-16\n", "到2026年3月16日（星期一）24时止，公告没有写明从哪天起"),
        ("", "公告没有写明从哪天到哪天。"),
    ],
)
def test_of_a_notice_with_half_its_period_that_half_is_told(
    hung: str, told: str, write_fund: WriteFund, tmp_path: Path
) -> None:
    data = write_fund(fund(FOUR, hung=hung))
    assert build(data, output=tmp_path / "site", as_of="2026-03-20") == 0
    html = (tmp_path / "site" / "communities/wutong/notices/n01.html").read_text(encoding="utf-8")
    assert told in re.sub(r"<[^>]+>|\s", "", html)
