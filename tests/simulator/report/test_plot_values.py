"""What the plots of plain values work out themselves: scales, the best plans, and what they say."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from gongshi.findings import Message
from gongshi.look import tokens
from gongshi_simulator.bands import Band
from gongshi_simulator.clock import midnight
from gongshi_simulator.intervals import Mean
from gongshi_simulator.report.canvas import NARROW, WIDE, Look
from gongshi_simulator.report.plots.differences import Difference, differences
from gongshi_simulator.report.plots.gantt import Bar, Gantt, Hung, Sat, gantt
from gongshi_simulator.report.plots.scale import around_nought, marked, ticks
from gongshi_simulator.stretches import Stretch
from made_up_plots import DIFFERENCES, FRONTIER, FRONTIER_OF_DAYS, MADE_UP
from plot_looks import beyond_the_sheet, seen

_WIDE, _NARROW = Look(tokens(), WIDE), Look(tokens(), NARROW)


def texts(name: str, look: Look) -> list[str]:
    """What stands on one of the plots of made-up values."""
    return [one.text for one in seen(MADE_UP[name], look).texts]


def test_ticks_are_round_numbers_that_reach_beyond_both_ends() -> None:
    assert ticks(0, 366, 7) == (0, 100, 200, 300, 400)
    assert ticks(-1.4, 2.5, 6) == (-2, -1, 0, 1, 2, 3)
    assert ticks(0.31, 0.38, 5) == pytest.approx((0.3, 0.32, 0.34, 0.36, 0.38))


def test_where_nothing_differs_there_is_still_a_scale() -> None:
    assert ticks(3, 3, 5) == (3, 4)
    assert around_nought((0, 0), 4) == (-1, 0, 1)
    assert around_nought((2, 3), 3) == (0, 1, 2, 3)
    same = DIFFERENCES._replace(differences=(Difference(Message("一样", "the same"), Mean(0, 0, 0)),))
    assert "0.0" in [one.text for one in seen(partial(differences, same), _WIDE).texts]


def test_marks_of_differences_have_their_signs_and_no_decimals_that_say_nothing() -> None:
    assert marked((-2, 0, 2)) == ((-2, "−2"), (0, "0"), (2, "+2"))
    assert [text for _, text in marked((-0.5, 0, 0.5))] == ["−0.5", "0.0", "+0.5"]


def test_a_difference_has_its_sign_its_interval_and_the_number_it_comes_from() -> None:
    told = texts("differences", _WIDE)
    assert "+2.3（+2.1 至 +2.5）" in told
    assert "−0.2（−0.5 至 +0.1）" in told
    assert {one.number for one in DIFFERENCES.differences} <= set(told)


def test_each_end_of_a_number_is_told_with_what_it_moves() -> None:
    told = texts("tornado", _NARROW)
    assert "90：+22.0，300：−18.0" in told
    assert "0：没有项目议决通过，0.3：−3.1" in told


def test_indices_stand_on_a_scale_of_parts_of_one_with_their_intervals() -> None:
    told = texts("indices", _WIDE)
    assert {"总 0.67 ± 0.31", "一阶 0.50 ± 0.20", "一阶 −0.02 ± 0.10"} <= set(told)
    assert {"0", "1"} <= set(told)
    assert not {"20", "50", "100"} & set(told)


def test_a_way_without_a_safe_day_says_so() -> None:
    told = texts("safe-dates", _WIDE)
    assert "没有来得及的日子" in told
    assert "4月21日以前" in told
    assert "5月4日起不够" in told


def test_the_chosen_capacity_has_its_cost_and_what_it_reaches_and_much_dearer_ones_are_not_drawn() -> None:
    told = texts("frontier", _WIDE)
    assert "选中 chosen：15.6万元，88.0%（85.0–91.0%）" in told
    assert "现在 now：7.2万元，46.0%（43.0–49.0%）" in told
    assert "要求不低于80%" in told
    assert [one.cost_fen for one in FRONTIER.points] == [7_200_000, 9_600_000, 13_200_000, 15_600_000]


def test_days_that_a_year_does_not_show_are_not_drawn() -> None:
    assert len(FRONTIER_OF_DAYS.points) == 3
    assert "选中 chosen：15.6万元，180天（170–190）" in texts("frontier-of-days", _WIDE)
    assert "要求不超过200" in texts("frontier-of-days", _NARROW)


def test_the_key_of_a_gantt_has_what_the_plot_has_and_nothing_else() -> None:
    waits = (Stretch(0, 40, Band.COLLECTED), Stretch(40, 365, Band.WAITING))
    posted = (*waits[:1], Stretch(40, 60, Band.POSTED), Stretch(60, 365, Band.DROPPED))
    at = midnight(date(2026, 3, 20))
    hung = Hung(45, 55, is_challenged=True)
    quiet = Gantt(2026, 365, (Bar("工程 1", "工程 1", waits, ()),), (Sat(at, is_quorate=True),))
    loud = Gantt(2026, 365, (Bar("工程 1", "工程 1", posted, (hung,)),), (Sat(at, is_quorate=False),))
    assert said(quiet) == {"征集梳理", "等待议决", "议事会开会"}
    assert said(loud) == {"征集梳理", "公示备案", "未入选", "公示期", "异议够了要重议", "人数不够没开成"}


def said(shown: Gantt) -> set[str]:
    """What the key of a Gantt explains."""
    told = [one.text for one in seen(partial(gantt, shown), _NARROW).texts]
    return {text for text in told if not text.endswith("月") and text != "工程 1"}


def test_a_name_that_leaves_no_room_for_the_scale_is_cut_short() -> None:
    long = Message(
        "一个很长很长很长很长很长很长很长很长很长很长的情景名称", "A scenario whose title does not come to an end" * 2
    )
    shown = DIFFERENCES._replace(differences=(Difference(long, Mean(1.0, 0.5, 1.5), "6.1（5.9–6.3）"),))
    for look in (_WIDE, _NARROW):
        plot = seen(partial(differences, shown), look)
        assert beyond_the_sheet(plot) == []
        assert any(one.text.endswith("…") for one in plot.texts)
    assert "+1.0（+0.5 至 +1.5）" in [one.text for one in seen(partial(differences, shown), _WIDE).texts]
