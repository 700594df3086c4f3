"""What the pages of the example fund tell: each fact where a resident looks for it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

from gongshi.fund import read_fund

ROOT = Path(__file__).resolve().parent.parent.parent
AS_OF = date(2026, 11, 20)


def text_of(page: Path) -> str:
    main = page.read_text(encoding="utf-8").split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", main)))


@pytest.fixture
def wutong(example_site: Path) -> Path:
    return example_site / "communities" / "wutong"


def test_the_page_of_open_notices_lists_them_ending_soonest_first_and_the_home_page_the_first(
    example_site: Path,
) -> None:
    fund = read_fund(ROOT / "data").fund
    assert fund is not None
    expected = sorted(
        notice.posting_end.isoformat()
        for community in fund.communities
        for notice in community.notices.values()
        if notice.posting_start and notice.posting_end and notice.posting_start <= AS_OF <= notice.posting_end
    )
    for name, shown in (("notices/index.html", expected), ("index.html", expected[:4])):
        html = (example_site / name).read_text(encoding="utf-8")
        assert re.findall(r'(?:公示|征集|公开)到<strong><time datetime="([^"]+)"', html) == shown


def test_a_notice_tells_period_counting_rule_threshold_and_whom_to_ask(wutong: Path) -> None:
    told = text_of(wutong / "notices/2026-n06.html")
    for fact in (
        "2026年3月6日（星期五）起，到2026年3月16日（星期一）24时止",
        "公示10天，节假日和周末计算在内，公示当天不算，从第二天算起",
        "公示当天本社区有居民代表47名。公示期内满10名（五分之一以上）提出异议，就要重新议定。",
        "028-00000101",
    ):
        assert fact in told


def test_a_notice_keeps_the_lines_of_its_text(wutong: Path) -> None:
    html = (wutong / "notices/2026-n02.html").read_text(encoding="utf-8")
    lines = re.findall(r"<p>(.*?)</p>", html.split('class="sheet-text"')[1].split("</div>")[0])
    assert [line[:8] for line in lines] == ["征集期收到提议2", "没有列入的6条也"]


def test_a_notice_tells_what_was_announced_on_its_day_not_what_came_of_it(wutong: Path) -> None:
    first, second = (text_of(wutong / f"notices/{name}.html") for name in ("2026-n06", "2026-n09"))
    assert "共60个插座" in first
    assert "8.4万元" in first
    assert "带36个插座" in second
    assert "5.24万元" in second


def test_a_notice_tells_what_happened_after_enough_objections(wutong: Path) -> None:
    told = text_of(wutong / "notices/2026-n06.html")
    assert "10名居民代表提出异议，达到规定的10名。2026年3月24日议事会重新议定：修改后通过。" in told


def test_a_notice_of_results_tells_the_result_that_was_known_on_its_day(example_site: Path) -> None:
    jinkui = example_site / "communities/jinkui/notices"
    assert "结果合格参加的人" in text_of(jinkui / "2026-n31.html")
    assert "满意率95.24%（84人中80人）" in text_of(jinkui / "2026-n31.html")
    failed, passed = (text_of(jinkui / f"{name}.html") for name in ("2025-n21", "2025-n23"))
    assert ("结果不合格" in failed, "结果合格" in passed) == (True, True)


def test_a_late_objection_is_shown_answered_and_not_counted(wutong: Path) -> None:
    told = text_of(wutong / "notices/2026-n07.html")
    assert "（公示期后提出，不计入人数）" in told
    assert "公示期内没有居民代表提出异议。" in told


def test_a_project_tells_its_whole_life_in_order(wutong: Path) -> None:
    html = (wutong / "projects/2026-006.html").read_text(encoding="utf-8")
    titles = re.findall(r'<p class="life-title">(.*?)</p>', html)
    assert titles == [
        "居民提议",
        "列入清单",
        "议决通过",
        "公示",
        "街道备案",
        "征集实施方",
        "选定实施方",
        "签约",
        "开工",
        "付款",
        "完工",
        "验收：不合格",
        "整改完成",
        "验收：合格",
        "居民评议：合格",
        "付款",
        "结项",
    ]
    assert html.count('aria-current="step"') == 1


def test_a_project_tells_who_decided_with_which_votes_and_how_content_residents_are(wutong: Path) -> None:
    told = text_of(wutong / "projects/2026-003.html")
    assert "居民议事会，应到25人，实到23人同意21票、反对0票、弃权2票" in told
    assert "满意率97.83%（46人中45人）" in told


def test_a_second_decision_is_shown_with_the_objections_that_led_to_it(example_site: Path) -> None:
    told = text_of(example_site / "communities/jinkui/projects/2025-005.html")
    assert (
        "议事会重新议定：撤销原议决2025年4月10日起因：公示期内8名居民代表提出异议，满7名就要重新议定。提出的是：石榴树是"
        in told
    )
    assert "也反对移树，前几天在外地" not in told


def test_votes_for_putting_something_off_are_not_shown_as_votes_for_it(wutong: Path) -> None:
    told = text_of(wutong / "projects/2026-005.html")
    assert "暂缓议决2026年3月5日" in told
    assert "同意暂缓19票、反对2票、弃权2票" in told


def test_a_shortlist_leads_to_the_proposals_left_out_and_why(wutong: Path) -> None:
    notice = (wutong / "notices/2026-n02.html").read_text(encoding="utf-8")
    assert re.search(r'href="[^"]*/wutong/proposals/2026\.html">居民的\d+条提议，没有列入的\d+条写有理由</a>', notice)
    headings = re.findall(r"<h2[^>]*>(.*?)（", (wutong / "proposals/2026.html").read_text(encoding="utf-8"))
    assert headings[:3] == ["没有列入清单的", "同别的提议合并的", "列入清单的"]
    told = text_of(wutong / "proposals/2026.html")
    assert "理由：跑腿取药作为结对邻居的服务内容，一并安排。" in told


def test_a_decision_leads_to_its_meeting_with_minutes_and_votes(wutong: Path) -> None:
    project = (wutong / "projects/2026-003.html").read_text(encoding="utf-8")
    assert re.search(r'href="[^"]*/wutong/meetings/2026-03-05\.html">居民议事会2026年第二次会议</a>', project)
    told = text_of(wutong / "meetings/2026-03-05.html")
    assert "应到25人实到23人" in told
    assert "梧桐院落艺术节暂缓议决同意暂缓19票、反对2票、弃权2票" in told
    assert "艺术节的预算只有一个总数" in told


def test_notices_are_listed_by_year_newest_first(wutong: Path) -> None:
    html = (wutong / "notices/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<h2 id="year-\d">(\d+年)', html) == ["2026年", "2025年", "2024年"]
    for section in html.split("<h2 id=")[1:]:
        days = re.findall(r'<span><time datetime="([^"]+)"', section.split("</ul>")[0])
        assert days == sorted(days, reverse=True)


def test_the_community_page_leads_to_everything_there_is_of_it(example_site: Path) -> None:
    for page in example_site.glob("communities/*/index.html"):
        html = page.read_text(encoding="utf-8")
        kinds = ("accounts", "results", "proposals", "projects/by/state")
        there = [
            one.relative_to(page.parent).as_posix() for kind in kinds for one in page.parent.glob(f"{kind}/*.html")
        ]
        there += [f"{kind}/index.html" for kind in ("projects", "meetings", "notices")]
        assert set(there) <= set(re.findall(rf'href="[^"]*communities/{page.parent.name}/([^"#]+)"', html))


def test_the_community_page_tells_the_latest_results(wutong: Path) -> None:
    section = (wutong / "index.html").read_text(encoding="utf-8").split('id="latest-title"')[1].split("</section>")[0]
    days = [
        date(*map(int, found))
        for found in re.findall(r"</svg>(?:<[^>]*>)*(\d+)年(\d+)月(\d+)日(?:<[^>]*>)*(?:结项|终止)", section)
    ]
    assert days == sorted(days, reverse=True)
    assert len(days) == 3


def test_mother_and_children_lead_to_each_other(wutong: Path) -> None:
    assert "一米菜园子项目" in text_of(wutong / "projects/2026-009.html")
    assert "梧桐微创投（母项目）母项目" in text_of(wutong / "projects/2026-010.html")


def test_the_list_of_all_projects_names_every_project_once(wutong: Path) -> None:
    html = (wutong / "projects/index.html").read_text(encoding="utf-8")
    listed = re.findall(r'href="[^"]*projects/(\d{4}-\d{3})\.html"', html)
    assert sorted(listed) == [
        *(f"2025-{number:03}" for number in range(1, 10)),
        *(f"2026-{number:03}" for number in range(1, 18)),
    ]


def test_the_fund_bar_fills_its_width_and_says_its_parts_in_words(wutong: Path) -> None:
    html = (wutong / "accounts/2025.html").read_text(encoding="utf-8")
    for bar in re.findall(r'<svg class="fund-bar".*?</svg>', html, re.DOTALL):
        pieces = [(int(x), int(width)) for x, width in re.findall(r'x="(\d+)" y="0" width="(\d+)"', bar)]
        assert pieces[0][0] == 0
        assert sum(width for _, width in pieces) == 1000
    told = text_of(wutong / "accounts/2025.html")
    assert "已付款42.3万元" in told
    assert "已结束项目的结余5.25万元" in told
    assert "投入48.26万元，已议决47.55万元，议决率98.53%（47.55万元÷48.26万元）。" in told


def test_the_amounts_of_a_year_add_up(example_site: Path) -> None:
    told = text_of(example_site / "communities/jinkui/accounts/2026.html")
    assert "合同一共314,350元：已付209,397元，还要付104,225元，项目结束后不用再付728元。" in told
    assert "另外没有合同、直接付款的32,534元。" in told
    pages = list(example_site.glob("communities/*/accounts/*.html"))
    assert len(pages) == 8
    for page in pages:
        tables = page.read_text(encoding="utf-8").split('<table class="amounts">')[1:]
        for table in (one for one in tables if "的去向</caption>" in one):
            rows = re.findall(
                r'<th scope="row">(其中)?(.*?)</th><td><data class="money" value="(.*?)">', table.split("</table>")[0]
            )
            parts = sum(Decimal(value) for part, _, value in rows if part)
            put_in, resolved, left = (Decimal(value) for part, _, value in rows if not part)
            assert (put_in, resolved) == (resolved + left, parts)


def test_a_call_tells_how_many_must_apply_and_what_they_add(wutong: Path) -> None:
    told = text_of(wutong / "notices/2025-n06.html")
    assert "至少几家报名3家，不够就重新征集" in told
    assert "自筹资金不少于合同金额的十分之一" in told


def test_a_project_tells_its_kind_its_own_money_and_what_came_of_the_negative_list(wutong: Path) -> None:
    told = text_of(wutong / "projects/2025-003.html")
    assert "类型服务类" in told
    assert "另有自筹1.18万元" in told
    assert "文中提到的工作餐写明由承接方自理" in told


def test_an_evaluation_online_tells_who_could_take_part(example_site: Path) -> None:
    told = text_of(example_site / "communities/shiqiaowan/projects/2026-004.html")
    assert "线上，只限本社区居民" in told
