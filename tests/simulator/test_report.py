"""The report: its answer, its page, its pictures, its table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from gongshi.look import Theme, tokens
from gongshi_simulator.bands import Band
from gongshi_simulator.experiment import replicate
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.intervals import Mean, share
from gongshi_simulator.lead_times import Quantile
from gongshi_simulator.metrics import BANDS
from gongshi_simulator.report.assumptions import assumptions
from gongshi_simulator.report.canvas import NARROW
from gongshi_simulator.report.colours import band_colours, contrast, text_on
from gongshi_simulator.report.figure import Picture, svg
from gongshi_simulator.report.files import report_files
from gongshi_simulator.report.layers import STACKED, layers, peak, widest
from gongshi_simulator.report.run import Run
from gongshi_simulator.report.wording import mean_text, number_text, quantile_text, rounded, share_text
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.streams import Floats
from gongshi_simulator.summary import Summary, summary

With = Callable[..., Scenario]


@pytest.fixture(scope="module")
def run(shipped: Scenario, rules: FundRules) -> Run:
    """Sixty years of the shipped scenario."""
    return Run(shipped, b"id: community-year\n", rules, replications=60, seed=3, sha256={"scenario": "0" * 64})


@pytest.fixture(scope="module")
def whole(run: Run) -> Summary:
    return summary(replicate(run.scenario, run.rules, run.seed, range(run.replications)), 2026)


@pytest.fixture(scope="module")
def files(run: Run, whole: Summary) -> Mapping[str, bytes]:
    """The files; a letter that the font lacks would be a warning, and so a failure."""
    return report_files(run, whole)


class Asked(HTMLParser):
    """Collects the elements of a page, and every address in it."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.addresses: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.addresses += [value for name, value in attrs if name in {"src", "srcset", "href"} and value is not None]


def test_the_page_asks_for_files_beside_it_only(files: Mapping[str, bytes]) -> None:
    asked = Asked(files["index.html"])
    assert set(asked.addresses) == set(files) - {"index.html"}
    assert "community-year.yaml" in asked.addresses
    assert "script" not in asked.elements
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src 'self';" in files["index.html"].decode()
    assert "://" not in re.sub(r"<pre>.*?</pre>", "", files["index.html"].decode(), flags=re.DOTALL)


def test_the_page_opens_with_the_answer_and_says_that_it_is_an_example(
    files: Mapping[str, bytes], whole: Summary
) -> None:
    text = files["index.html"].decode()
    opening = text.partition("<figure>")[0]
    resolved, closed, all_closed = whole.resolved, whole.closed, whole.all_closed
    assert f"一年平均有{resolved.mean:.1f}个项目议决通过、年底仍然有效" in opening
    assert f"（95%区间{resolved.low:.1f}–{resolved.high:.1f}），其中平均结项" in opening
    assert f"平均结项{closed.mean:.1f}个（95%区间{closed.low:.1f}–{closed.high:.1f}）" in opening
    assert f"{resolved.mean:.1f} projects a year on average are resolved and still in force at its end (95%" in opening
    assert f"{closed.mean:.1f} of them are closed by then (95% interval " in opening
    assert f"{all_closed.of}个模拟年里有{all_closed.number}个" in opening
    assert "示例：按假定推演，不是武侯区或任何社区的统计。" in opening


def reported(run: Run, rules: FundRules, scenario: Scenario) -> str:
    """The page of forty years."""
    years = summary(replicate(scenario, rules, 3, range(40)), 2026)
    return report_files(run._replace(scenario=scenario), years)["index.html"].decode()


def opening(run: Run, rules: FundRules, scenario: Scenario) -> str:
    """What stands before the plot, of forty years."""
    return reported(run, rules, scenario).partition("<figure>")[0]


def test_where_nothing_can_be_resolved_the_page_says_so_in_words(run: Run, rules: FundRules, scenario: With) -> None:
    text = opening(run, rules, scenario(council__attendance=0.01))
    assert "照下列假定，没有一个项目能议决通过、到年底仍然有效：推演40年，一个也没有，所以年底也没有项目结项。" in text
    assert "no project is resolved and still in force at the year&#39;s end: not one in 40 simulated years" in text
    assert "请核对：列入清单的比例、到会和通过的可能、" in text
    assert not re.search(r"0\.0|NaN|全部结项的年份", text)


def test_where_hardly_anything_is_resolved_it_is_counted(run: Run, rules: FundRules, scenario: With) -> None:
    text = opening(run, rules, scenario(proposing__candidates=1, proposing__shortlisted=0.15))
    assert "几乎没有项目能议决通过、到年底仍然有效：推演40年，一共才1个，其中当年结项1个。" in text


def test_what_is_rejected_when_decided_again_is_not_said_to_be_resolved(
    run: Run, rules: FundRules, scenario: With
) -> None:
    text = reported(run, rules, scenario(objecting__grievance=1.0, objecting__grievance_objection=1.0))
    for called in (
        "议决通过、年底仍然有效的项目",
        "projects resolved and still in force at the year&#39;s end",
        "因异议重新议定的项目，包括再议后被否决的",
        "decided again after objections, also if then rejected",
    ):
        assert called in text
    assert "“仍然有效”是说没有被重新议定否决；还在等重新议定的也算在内。" in text


def test_where_all_years_agree_the_page_says_so_and_gives_no_interval(
    run: Run, rules: FundRules, scenario: With
) -> None:
    endless = {f"work__{kind}_days": 1000 for kind in ("service", "works", "micro")}
    text = reported(run, rules, scenario(**endless, objecting__grievance=0.0, objecting__own_objection=0.0))
    assert "其中平均结项0个（40个模拟年都一样）。" in text
    assert "and 0 of them are closed by then (the same in all 40 years)." in text
    assert text.count("<dd>0（40个模拟年都一样 the same in all 40 years）</dd>") == 2
    assert not re.search(r"\b([0-9.]+)–\1[^0-9.]", text.partition("<h2>这些数从哪里来")[0])


def test_page_table_and_summary_tell_the_same(files: Mapping[str, bytes], whole: Summary) -> None:
    rows = list(csv.DictReader(io.StringIO(files["table.csv"].decode())))
    last = rows[-1]
    assert [row["month_end"] for row in rows][::11] == ["2026-01-31", "2026-12-31"]
    assert [last["closed"], last["closed_low"], last["closed_high"]] == [f"{one:.4f}" for one in whole.closed]
    end = files["index.html"].decode().partition("12月31日</th>")[2].partition("</tr>")[0]
    assert f"{whole.closed.mean:.1f} " in end


def test_the_bands_of_a_month_end_add_up_to_all_candidates(files: Mapping[str, bytes]) -> None:
    for row in csv.DictReader(io.StringIO(files["table.csv"].decode())):
        assert sum(float(row[band.value]) for band in BANDS) == pytest.approx(19, abs=1e-3)


def test_a_number_on_which_all_years_agree_has_no_bounds_in_the_table(files: Mapping[str, bytes]) -> None:
    january = next(csv.DictReader(io.StringIO(files["table.csv"].decode())))
    assert [january[f"collected{part}"] for part in ("", "_low", "_high")] == ["19.0000", "", ""]


def test_every_assumption_is_on_the_page_with_its_basis(files: Mapping[str, bytes], run: Run) -> None:
    text = files["index.html"].decode()
    groups = assumptions(run)
    assert [group.basis.value for group in groups] == ["sourced", "comparator", "inferred", "assumed"]
    assert sum(len(group.rows) for group in groups) == 41 + 2
    for row in (row for group in groups for row in group.rows):
        assert f"{row.called.zh} <span" in text


def test_the_page_says_how_it_was_simulated_and_what_the_model_itself_assumes(files: Mapping[str, bytes]) -> None:
    text = files["index.html"].decode()
    assert "有终点的模拟），年初没有在办的项目，所以没有预热期" in text
    assert "a terminating simulation" in text
    assert "公共随机数" in text
    assert "common random numbers" in text
    assert all(name in text for name in ("Student t", "Wilson", "Kaplan–Meier", "三角分布", "指数分布"))
    assert "模型本身的假定" in text


def test_no_number_is_set_apart_from_chinese_and_no_percent_sign_from_its_number(files: Mapping[str, bytes]) -> None:
    text = re.sub(r"<style>.*?</style>|<pre>.*?</pre>", "", files["index.html"].decode(), flags=re.DOTALL)
    assert re.findall(r"[\u4e00-\u9fff] [0-9]+|[0-9] [\u4e00-\u9fff]|[0-9] %", text) == []


def test_a_picture_is_an_svg_without_text_that_needs_a_font(files: Mapping[str, bytes]) -> None:
    pictures = sorted(name for name in files if name.endswith(".svg"))
    assert pictures == [
        "projects-by-state-dark.svg",
        "projects-by-state-narrow-dark.svg",
        "projects-by-state-narrow.svg",
        "projects-by-state.svg",
    ]
    for name in pictures:
        root = ET.fromstring(files[name])
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert [one.tag for one in root.iter() if one.tag.endswith(("}text", "}script", "}image"))] == []


def test_the_same_run_gives_the_same_bytes(files: Mapping[str, bytes], run: Run, whole: Summary) -> None:
    assert report_files(run, whole) == files


def test_a_year_without_announced_holidays_says_so(run: Run, rules: FundRules, files: Mapping[str, bytes]) -> None:
    later = run._replace(scenario=run.scenario.model_copy(update={"year": 2031}))
    years = summary(replicate(later.scenario, rules, 3, range(40)), 2031)
    note = "这一年的放假安排还没有公布"
    assert note in report_files(later, years)["index.html"].decode()
    assert note not in files["index.html"].decode()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_name_stands_out_from_its_band_and_a_band_from_the_next(theme: Theme) -> None:
    look = tokens(theme)
    colours = band_colours(look)
    assert len(set(colours.values())) == len(Band)
    assert min(contrast(text_on(colour, look), colour) for colour in colours.values()) >= 4.5
    neighbours = list(pairwise(STACKED))
    assert min(contrast(colours[one], colours[other]) for one, other in neighbours) >= 1.25


def test_contrast_runs_from_1_to_21() -> None:
    assert round(contrast("#000000", "#ffffff"), 6) == 21
    assert contrast("#123456", "#123456") == 1


def test_layers_lie_on_each_other_and_names_find_room() -> None:
    occupancy = np.zeros((365, len(BANDS)))
    occupancy[:, BANDS.index(Band.CLOSED)] = 2
    occupancy[100:200, BANDS.index(Band.WORKING)] = 3
    stack = {layer.band: layer for layer in layers(occupancy)}
    working = stack[Band.WORKING]
    assert (working.lower[150], working.upper[150]) == (2, 5)
    assert widest(working, 40) == (150, 3, 3.5)
    assert widest(working, 101).height == 0
    assert (peak(working).day, peak(working).height) == (100.5, 3)


def test_a_band_too_thin_for_its_name_is_named_above_the_stack() -> None:
    occupancy = np.zeros((365, len(BANDS)))
    occupancy[:, BANDS.index(Band.DROPPED)] = 9
    without = names_in(occupancy)
    occupancy[100:103, [BANDS.index(Band.DROPPED), BANDS.index(Band.WAITING)]] = 6, 3
    assert names_in(occupancy) == without + 1


def test_at_the_years_end_a_number_on_which_all_years_agree_stands_without_an_interval() -> None:
    occupancy = np.zeros((365, len(BANDS)))
    occupancy[:, [BANDS.index(Band.CLOSED), BANDS.index(Band.WORKING)]] = 9, 4
    means = {Band.CLOSED: Mean(9, 9, 9), Band.WORKING: Mean(4, 3.8, 4.2)}
    picture = Picture(2026, occupancy, [means.get(band, Mean(0, 0, 0)) for band in BANDS], [])
    # Letters are outlines; what they spell stands beside them in a comment.
    spelt = re.findall(r"<!-- (.*?) -->", svg(picture, tokens(), NARROW).decode())
    assert [text for text in spelt if text in {"9", "4.0（3.8–4.2）"} or "9.0" in text] == ["9", "4.0（3.8–4.2）"]


def names_in(occupancy: Floats) -> int:
    """How many texts a plot of these projects has."""
    picture = Picture(2026, occupancy, [Mean(0, 0, 0)] * len(BANDS), [date(2026, 6, 22)])
    return svg(picture, tokens(), NARROW).count(b'<g id="text_')


def test_numbers_are_told_with_their_intervals() -> None:
    assert mean_text(Mean(6.14, 5.95, 6.33), 400) == "6.1（6.0–6.3）"
    assert mean_text(Mean(6, 6, 6), 400) == "6（400个模拟年都一样 the same in all 400 years）"
    # Once in four hundred years: as many places as tell the ends of the interval apart.
    assert mean_text(Mean(0.0025, 0, 0.0074), 400) == "0.00（0.00–0.01）"
    assert share_text(share(12, 400)) == "12/400 = 3.0%（1.7–5.2%）"
    assert quantile_text(Quantile(242, 286, 236.9, 247.1)) == "242天 days（237–247）"
    assert quantile_text(Quantile(242, 286, 242, 242)) == "242天 days（20批结果都一样 the same in all 20 batches）"
    assert quantile_text(Quantile(None, 286, None, None)) == "超过286天 over 286 days"
    assert quantile_text(Quantile(None, 0, None, None)) == "没有可数的项目 no project to tell from"
    assert quantile_text(Quantile(200, 286, None, None)).startswith("200天 days（年数太少")
    assert [rounded(-0.01), number_text(0.0004), number_text(0.5), number_text(12)] == ["0.0", "0.0004", "0.5", "12"]


def test_within_a_site_the_report_leads_back_to_it(run: Run, whole: Summary) -> None:
    alone = report_files(run, whole)["index.html"].decode()
    within = report_files(run._replace(site="../index.html"), whole)["index.html"].decode()
    assert "<nav" not in alone
    assert '<a href="../index.html">回到公示网站' in within
    assert " --seed 3 --site ../index.html</code>" in within
