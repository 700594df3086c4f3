"""A notice on paper: what stands on it, on how many pages, and that machines can read it as well."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import papers
from gongshi.model.terms import NoticeKind
from gongshi_site.printing.command import print_sheets
from gongshi_site.qr import short_address

WriteFund = Callable[[Mapping[str, str]], Path]

SITE = "https://gongshi.example.cn"
ROOT = Path(__file__).resolve().parents[3]
PROGRAMME = """\
    id: small
    title: 小基金
    currency: CNY
    language: zh
    example: true
    prevailing: paper
    """
COMMUNITY = """\
    id: wutong
    title: 梧桐社区
    contact: {office: 党群服务中心, address: 梧桐路中段, telephone: 028-00000101, hours: 周一至周六}
    rosters:
    - {since: 2026-01-01, resident_reps: 47, council_members: 25}
    """
NOTICE = """\
    id: n1
    kind: resolution
    title: 议决结果公示
    number: 梧社公示〔2026〕2号
    posting_start: 2026-03-06
    posting_end: 2026-03-16
    places: [社区公示栏]
    how_to_object: 写明项目和理由，交到监委会信箱。
    text: 3月5日，居民议事会议决下列项目。
    """
GOAL = "让老人出门不摔跤，夜里看得清路，孩子放学有人接，邻里之间有事能商量，一年内做完并接受评议。"


def project(number: int) -> dict[str, str]:
    record = f"""\
        id: p{number}
        title: 第{number}号楼道照明和扶手改造
        mode: commissioned
        goal: {GOAL}
        budget: {number}8700.50
        review_method: 居民评议会现场打分，随机入户回访三十户，结果张贴七天。
        history:
        - {{date: 2026-03-05, event: resolved, present: 23, for: 21, against: 1, abstain: 1}}
        - {{date: 2026-03-06, event: posted, notice: n1}}
        """
    return {f"projects/p{number}.yaml": record}


def fund(count: int) -> dict[str, str]:
    files = {"/programme.yaml": PROGRAMME, "community.yaml": COMMUNITY, "notices/n1.yaml": NOTICE}
    for number in range(1, count + 1):
        files |= project(number)
    return files


@pytest.fixture
def printed(write_fund: WriteFund, tmp_path: Path) -> Callable[..., Path]:
    """The sheet of the notice n1 of a fund with so many projects, in a form."""

    def sheet(count: int, form: str = "a4") -> Path:
        data = write_fund(fund(count))
        assert print_sheets("wutong/n1", data=data, form=(form,), to=tmp_path, address=SITE) == 0  # type: ignore[arg-type]
        return tmp_path / f"wutong/n1-{form}.pdf"

    return sheet


@pytest.mark.parametrize("count", [1, 3, 5])
def test_a_notice_of_up_to_five_projects_is_one_leaf_of_a4(printed: Callable[..., Path], count: int) -> None:
    sheet = printed(count)
    said = papers.facts(sheet)
    assert (said["Tagged"], said["Page size"], said["Title"]) == ("yes", "595.276 x 841.89 pts (A4)", "议决结果公示")
    assert int(said["Pages"]) <= 2


def test_dates_amounts_and_the_telephone_stand_unbroken(printed: Callable[..., Path]) -> None:
    said = papers.text(printed(5))
    wanted = [
        *("2026年3月6日", "2026年3月16日", "3月5日", "028-00000101", "梧社公示〔2026〕2号", "满10名"),
        *(f"{number}8,700.50元" for number in range(1, 6)),
        "议决通过5个项目，金额合计193,502.50元。",
    ]
    assert [text for text in wanted if text not in said] == []


def test_every_page_says_which_notice_it_is_whom_to_ring_up_and_which_page_of_how_many(
    printed: Callable[..., Path],
) -> None:
    sheet = printed(7)
    count = papers.pages(sheet)
    for page in range(1, count + 1):
        said = papers.text(sheet, page)
        for text in (
            "梧社公示〔2026〕2号",
            "公示期：2026年3月6日至2026年3月16日",
            short_address(SITE, "", "communities/wutong/notices/n1.html"),
            "028-00000101",
            "以盖章的纸质公告为准",
            f"第{page}页，共{count}页",
        ):
            assert text in said, (page, text)


def test_more_than_five_projects_stand_in_an_annex_whose_heads_are_on_every_page(printed: Callable[..., Path]) -> None:
    sheet = printed(24)
    count = papers.pages(sheet)
    assert count >= 3
    cover = papers.text(sheet, 1)
    assert "议决通过24个项目" in cover
    assert "明细见附表" in cover
    assert "评审办法" not in cover
    for page in range(2, count + 1):
        assert re.search(r"项目\s+项目目标\s+实施方式\s+金额预算\s+评审办法", papers.text(sheet, page)), page
    said = papers.text(sheet)
    assert [number for number in range(1, 25) if f"{number}8,700.50元" not in said] == []


def test_who_listens_to_it_hears_its_language_its_title_its_headings_and_what_the_code_is(
    printed: Callable[..., Path],
) -> None:
    sheet = printed(2)
    root = papers.catalogue(sheet)
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("zh-CN", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    tags = papers.structure(sheet)
    assert [tag for tag, _said in tags if tag in {"/H1", "/H2"}] == ["/H1", "/H2", "/H2", "/H2"]
    assert [said for tag, said in tags if tag == "/Figure"] == ["本公告网页的二维码"]


def test_its_letters_are_embedded_and_only_those_that_it_has(printed: Callable[..., Path]) -> None:
    sheet = printed(3)
    found = papers.fonts(sheet)
    assert [(embedded, subset) for _name, embedded, subset in found] == [(True, True)] * 2
    assert sheet.stat().st_size < 120_000


@pytest.mark.parametrize("form", ["a4", "a3", "slip"])
def test_a_telephone_reads_its_code_even_where_it_was_copied_at_72_dots_an_inch(
    printed: Callable[..., Path], form: str
) -> None:
    page = short_address(SITE, "", "communities/wutong/notices/n1.html")
    assert papers.codes(printed(2, form), dots_per_inch=72) == [page]


def test_the_sheet_for_the_board_is_a3_in_large_letters(printed: Callable[..., Path]) -> None:
    sheet = printed(2, "a3")
    assert papers.facts(sheet)["Page size"] == "841.89 x 1190.55 pts (A3)"
    sizes = papers.letter_sizes(sheet)
    assert max(sizes) >= 48
    # Below the text stand the foot, the caption of the code and the place for the seal.
    assert sorted(sizes)[-2] >= 24


def test_the_slip_for_objections_is_one_page_and_names_notice_projects_and_last_day(
    printed: Callable[..., Path],
) -> None:
    slip = printed(5, "slip")
    assert papers.pages(slip) == 1
    said = papers.text(slip)
    wanted = ("异议意见单", "梧社公示〔2026〕2号", "2026年3月16日", "第5号楼道照明和扶手改造", "满10名", "签名", "回执")
    assert [text for text in wanted if text not in said] == []


def test_the_same_records_are_the_same_bytes_in_another_process(
    printed: Callable[..., Path], write_fund: WriteFund, tmp_path: Path
) -> None:
    first = printed(2).read_bytes()
    command = [sys.executable, "-m", "gongshi", "print", "wutong/n1", "--form", "a4", "--address", SITE]
    where = ["--data", str(write_fund(fund(2))), "--to", str(tmp_path / "again")]
    subprocess.run(command + where, check=True, env={"PYTHONHASHSEED": "7", "TZ": "America/New_York"}, cwd="/")
    assert (tmp_path / "again/wutong/n1-a4.pdf").read_bytes() == first


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_every_kind_of_notice_of_the_example_fund_is_printed(kind: NoticeKind, tmp_path: Path) -> None:
    written = sorted((ROOT / "data/communities/jinkui/notices").glob("2026-*.yaml"))
    notice = next(path for path in written if f"\nkind: {kind.value}\n" in path.read_text(encoding="utf-8"))
    assert print_sheets(str(notice), data=ROOT / "data", form=("a4",), to=tmp_path) == 0
    sheet = tmp_path / f"jinkui/{notice.stem}-a4.pdf"
    assert papers.pages(sheet) <= 2
    assert "（盖章）" in papers.text(sheet)


def test_a_rare_character_is_printed_too(write_fund: WriteFund, tmp_path: Path) -> None:
    data = write_fund(fund(1) | {"notices/n1.yaml": NOTICE.replace("议决结果公示", "㑇㵲里议决结果公示")})
    assert print_sheets("wutong/n1", data=data, form=("a4",), to=tmp_path) == 0
    assert "㑇㵲里议决结果公示" in papers.text(tmp_path / "wutong/n1-a4.pdf")
    assert len(papers.fonts(tmp_path / "wutong/n1-a4.pdf")) == 2
