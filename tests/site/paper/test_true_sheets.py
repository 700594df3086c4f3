"""What would be wrong on paper is not printed: sums, what came later, what cannot be read, what nobody wrote."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

import papers
from gongshi.fund import CommunityFund
from gongshi_site.commands import build
from gongshi_site.pictures.drawn import drawn
from gongshi_site.printing.command import print_sheets
from gongshi_site.views.sheets.notice import notice_sheet
from gongshi_site.views.year_pictures import year_pictures

WriteFund = Callable[[Mapping[str, str]], Path]
Community = Callable[[Mapping[str, str]], CommunityFund]

NOTICE = {
    "notices/n1.yaml": """\
        id: n1
        kind: resolution
        title: 议决结果公示
        posting_start: 2026-03-06
        posting_end: 2026-03-16
        """
}
ON = date(2026, 12, 31)


def project(name: str, *lines: str, events: tuple[str, ...] = ()) -> dict[str, str]:
    history = "\n".join(f"- {event}" for event in events)
    text = "\n".join((f"id: {name}", f"title: 项目{name}", *lines, "history:", history, ""))
    return {f"projects/{name}.yaml": text}


RESOLVED = "{date: 2026-03-05, event: resolved}"
POSTED = "{date: 2026-03-06, event: posted, notice: n1}"


def test_a_childs_money_is_its_mothers_and_not_counted_twice(community: Community) -> None:
    fund = community(
        NOTICE
        | project("mother", "budget: 10000.00", events=(RESOLVED, POSTED))
        | project("child", "budget: 4000.00", "parent_project: mother", events=(RESOLVED, POSTED))
    )
    assert notice_sheet(fund.notices["n1"], fund, "a4").total == "议决通过1个项目，金额合计10,000元。"


def test_what_was_turned_down_is_in_no_sum_and_its_outcome_is_told(community: Community) -> None:
    fund = community(
        NOTICE
        | project("p1", "budget: 10000.00", events=(RESOLVED, POSTED))
        | project("p2", "budget: 7000.00", events=("{date: 2026-03-05, event: rejected}", POSTED))
    )
    sheet = notice_sheet(fund.notices["n1"], fund, "a4")
    assert sheet.total == "议决通过1个项目，金额合计10,000元。"
    outcomes = [[row.values[0] for row in item.rows if row.label == "议决结果"] for item in sheet.items]
    assert outcomes == [[], ["没有通过"]]


def test_where_an_amount_is_not_known_there_is_no_sum(community: Community) -> None:
    fund = community(
        NOTICE | project("p1", "budget: 10000.00", events=(RESOLVED, POSTED)) | project("p2", events=(RESOLVED, POSTED))
    )
    assert notice_sheet(fund.notices["n1"], fund, "a4").total is None


def test_a_project_that_was_told_to_tell_later_is_not_on_the_sheet_that_hung_before(community: Community) -> None:
    later = "{date: 2026-04-06, event: posted, notice: n1}"
    fund = community(
        NOTICE
        | project("p1", "budget: 10000.00", events=(RESOLVED, POSTED))
        | project("p2", "budget: 7000.00", events=(RESOLVED, later))
    )
    assert [str(item.title) for item in notice_sheet(fund.notices["n1"], fund, "a4").items] == ["项目p1"]


def test_beside_a_project_that_cannot_be_read_nothing_is_printed(
    write_fund: WriteFund, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = write_fund(NOTICE | project("p1", events=(RESOLVED, POSTED)) | {"projects/p2.yaml": "id: p2\ntitel: x\n"})
    assert print_sheets("wutong/n1", data=data, to=tmp_path / "out") == 1
    assert "projects/p2.yaml:2:8: " in capsys.readouterr().out
    assert not (tmp_path / "out").exists()
    assert build(data, output=tmp_path / "site", as_of="2026-03-10", language=("zh",), downloads=True) == 1
    assert list((tmp_path / "site").rglob("*.pdf")) == []
    led_to = (tmp_path / "site/communities/wutong/notices/n1.html").read_text(encoding="utf-8")
    assert ".pdf" not in led_to


def test_a_fund_that_records_decisions_only_has_no_picture_of_payments(community: Community) -> None:
    programme = "{id: small, title: 小基金, currency: CNY, language: zh, coverage: resolution}\n"
    fund = community(
        {"/programme.yaml": programme} | project("p1", "fiscal_year: 2026", "pot: support", events=(RESOLVED,))
    )
    assert [name for name, _drawing in year_pictures(fund, 2026, ON)] == ["account"]


def test_where_more_went_out_than_is_known_to_have_come_in_no_flow_is_drawn(community: Community) -> None:
    paid = "{date: 2026-04-05, event: paid, amount: 600000.00}"
    lines = ("fiscal_year: 2026", "pot: support", "budget: 600000.00")
    fund = community(project("p1", *lines, events=(RESOLVED, paid)))
    assert [name for name, _drawing in year_pictures(fund, 2026, ON)] == ["account", "states"]


def test_a_picture_is_of_the_last_day_that_tells_something_of_its_year(community: Community) -> None:
    fund = community(project("p1", "fiscal_year: 2026", "pot: support", "budget: 6000.00", events=(RESOLVED,)))
    first, later = (year_pictures(fund, 2026, day) for day in (date(2026, 6, 1), date(2026, 6, 2)))
    assert first == later
    assert first[0][1].source == "梧桐社区，到2026年3月5日为止的记录，示例数据"


def test_a_dollar_in_a_name_is_no_formula(community: Community) -> None:
    text = "{id: wutong, title: '梧桐$\\frac$社区', allocations: [{fiscal_year: 2026, pot: support, amount: 5.00}]}\n"
    ((_name, drawing), *_others) = year_pictures(community({"community.yaml": text}), 2026, ON)
    assert drawn(drawing, "svg")


def test_what_is_hostile_on_a_screen_is_text_on_paper(write_fund: WriteFund, tmp_path: Path) -> None:
    hostile = "<img src=file:///etc/passwd><style>*{display:none}</style>&amp;"
    notice = NOTICE["notices/n1.yaml"].replace("议决结果公示", f"'{hostile}'")
    data = write_fund({"notices/n1.yaml": notice.rstrip() + f"\n        text: {'长' * 30}{'a' * 3000}\n"})
    assert print_sheets("wutong/n1", data=data, form=("a4",), to=tmp_path) == 0
    said = re.sub(r"\s", "", papers.text(tmp_path / "wutong/n1-a4.pdf"))
    assert re.sub(r"\s", "", hostile) in said
    assert html.unescape("&amp;") in said
    # Nor is a long word cut at the paper's edge.
    assert said.count("a") > 3000


@pytest.mark.parametrize("count", [5, 30])
def test_what_does_not_fit_a_leaf_takes_more_in_letters_that_can_be_read(
    write_fund: WriteFund, tmp_path: Path, count: int
) -> None:
    goal = f"goal: {'让老人出门不摔跤' * 200}"
    files = dict(NOTICE)
    for number in range(count):
        files |= project(f"p{number}", goal, "budget: 1.00", events=(RESOLVED, POSTED))
    assert print_sheets("wutong/n1", data=write_fund(files), form=("a4",), to=tmp_path) == 0
    sheet = tmp_path / "wutong/n1-a4.pdf"
    assert papers.pages(sheet) > 2
    assert min(papers.letter_sizes(sheet)) >= 10
    # The table begins on the page of its heading.
    if count > 5:
        assert "项目目标" in papers.text(sheet, 2)
