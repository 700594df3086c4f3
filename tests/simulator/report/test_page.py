"""The page: it opens with the answer, is well formed, asks for nothing from elsewhere, and leaves nothing unsaid."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest

from gongshi_simulator.report.answer import answer, more
from gongshi_simulator.report.assumptions import assumptions
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.page import html
from gongshi_simulator.report.section import Section
from gongshi_simulator.report.sections.all_sections import sections
from gongshi_simulator.report.story import story
from gongshi_simulator.scenario import Scenario
from page_tables import Read

With = Callable[..., Scenario]
Seeing = Callable[..., Evidence]


def page(seen: Evidence) -> str:
    """The page's text."""
    return html(story(seen, sections(seen)))


@pytest.fixture(scope="session")
def read(files: Mapping[str, bytes]) -> Read:
    return Read(files["index.html"])


def test_every_element_is_closed_in_its_turn_and_ids_are_given_once(read: Read) -> None:
    assert read.unclosed == []
    assert read.crossed == []
    assert len(set(read.ids)) == len(read.ids)


def test_headings_go_down_one_level_at_a_time(read: Read) -> None:
    levels = [int(one[1]) for one in read.elements if re.fullmatch("h[1-6]", one)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_asks_for_files_beside_it_only_and_for_all_of_them(read: Read, files: Mapping[str, bytes]) -> None:
    asked = {one for one in read.addresses if not one.startswith("#")}
    # The manifest is written beside them.
    assert asked == {*files, "run.json"} - {"index.html"}
    assert {one[1:] for one in read.addresses if one.startswith("#")} <= set(read.ids)
    text = files["index.html"].decode()
    assert "script" not in read.elements
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src 'self';" in text
    assert "://" not in re.sub(r"<pre>.*?</pre>", "", text, flags=re.DOTALL)


def test_every_plot_has_its_table_its_sentence_and_words_for_who_does_not_see_it(
    read: Read, told: Mapping[str, Section]
) -> None:
    assert len(read.alts) == len(told) == len(set(read.alts))
    for alt, section in zip(read.alts, told.values(), strict=True):
        assert section.plot is not None
        assert alt == f"{section.plot.alt.zh}{section.says.zh}数字见下表。"
        assert len(read.tables[section.id]) == len(section.table.rows) + 1
        assert section.table.note.zh
        assert section.table.note.en


def test_the_page_opens_with_the_answer_and_says_that_it_is_an_example(
    files: Mapping[str, bytes], seen: Evidence
) -> None:
    opening = files["index.html"].decode().partition("<figure>")[0]
    resolved, part = seen.summary.resolved, seen.summary.closed_share
    assert f"<h1>照下列假定，一个社区平均一年有{resolved.mean:.1f}个项目议决通过、年底仍然有效（95%区间" in opening
    assert f"到12月31日结项的占{100 * part.share:.1f}%（{part.number:.0f}/{part.of:.0f}，95%区间" in opening
    assert f"a community on average has {resolved.mean:.1f} projects a year that are resolved" in opening
    assert "；最紧的是议事会开会。</h1>" in opening
    assert "示例：按假定推演，不是武侯区或任何社区的统计。" in opening


def test_of_a_district_the_answer_is_of_each_community(seeing: Seeing, scenario: With) -> None:
    seen = seeing(scenario(district__communities=3))
    resolved = seen.summary.resolved
    assert f"全区3个社区，每个平均一年有{resolved.mean / 3:.1f}个项目" in answer(seen).zh
    assert f"{resolved.low / 3:.1f}–{resolved.high / 3:.1f}" in answer(seen).zh
    assert "个数和金额是每个社区一年的平均；比例是全区合计。" in page(seen)


def test_where_nothing_can_be_resolved_the_page_says_so_in_words(seeing: Seeing, scenario: With) -> None:
    seen = seeing(scenario(council__majority_supports=0.0, council__two_thirds_support=0.0))
    nothing = "照下列假定，没有一个项目能议决通过、到年底仍然有效：推演40年，一个也没有，所以年底也没有项目结项。"
    assert answer(seen).zh == nothing
    assert more(seen).zh.startswith("请核对：")
    text = page(seen)
    assert nothing in text
    assert not re.search(r"\b(NaN|nan|inf)\b", text)


def test_where_hardly_anything_is_resolved_it_is_counted(seeing: Seeing, scenario: With) -> None:
    seen = seeing(scenario(council__majority_supports=0.001, council__two_thirds_support=0.001))
    resolved = round(seen.summary.closed_share.of)
    assert 0 < resolved <= 2
    assert f"推演40年，一共才{resolved}个" in answer(seen).zh


def test_a_number_without_an_interval_says_why(seeing: Seeing, scenario: With) -> None:
    endless = {f"work__{kind}_days": 1000 for kind in ("service", "works", "micro")}
    quiet = {"grievance": 0.0, "own_objection": 0.0, "project_campaign": 0.0, "list_campaign": 0.0}
    text = page(seeing(scenario(**endless, **{f"objecting__{one}": value for one, value in quiet.items()})))
    assert '<dd>0<span class="span">（40个模拟年都一样 ' in text
    assert "一年里看不到那么久 " in text


def test_every_assumption_is_on_the_page_with_its_basis(files: Mapping[str, bytes], seen: Evidence) -> None:
    text = files["index.html"].decode()
    groups = assumptions(seen.run.scenario, seen.run.rules)
    assert [group.basis.value for group in groups] == ["sourced", "comparator", "inferred", "assumed"]
    for row in (row for group in groups for row in group.rows):
        assert f"{row.called.zh} <span" in text


def test_no_number_is_set_apart_from_chinese_and_no_percent_sign_from_its_number(files: Mapping[str, bytes]) -> None:
    no_prose = r"<style>.*?</style>|<pre>.*?</pre>|district-[0-9]+"
    text = re.sub(no_prose, "", files["index.html"].decode(), flags=re.DOTALL)
    assert re.findall(r"[\u4e00-\u9fff] [0-9]+|[0-9] [\u4e00-\u9fff]|[0-9] %", text) == []


def test_a_year_without_announced_holidays_says_so(
    seeing: Seeing, shipped: Scenario, files: Mapping[str, bytes]
) -> None:
    note = "这一年的放假安排还没有公布"
    assert note in page(seeing(shipped.model_copy(update={"year": 2031})))
    assert note not in files["index.html"].decode()


def test_within_a_site_the_report_leads_back_to_it(seen: Evidence, files: Mapping[str, bytes]) -> None:
    within = page(seen._replace(run=seen.run._replace(origin=seen.run.origin._replace(site="../index.html"))))
    assert 'aria-label="网站"' not in files["index.html"].decode()
    assert '<a href="../index.html">回到规划模拟' in within
    assert " --seed 3 --site ../index.html</code>" in within


def test_the_folder_stays_light(files: Mapping[str, bytes]) -> None:
    assert sum(map(len, files.values())) < 3_000_000
