"""What became of the projects of the whole fund: which are finished, what they cost, and how many were satisfied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from gongshi.history import State
from gongshi.totals import Ratio, Sum
from gongshi_site.language import _, _n, number
from gongshi_site.views.fund.lines import ResultLine, Sheet, newest_first, result_line, sheets, year_name
from gongshi_site.views.fund.overview import Overview, Placed
from gongshi_site.views.paths import RESULTS, fund_projects_path, fund_results_path
from gongshi_site.views.project_lists import Choice
from gongshi_site.words import Link, Said, percentage

ENDED = frozenset({State.CLOSED, State.TERMINATED})
_LATEST = 30


class Rest(NamedTuple):
    """That there are more than are shown, and the way to all of them."""

    said: str
    link: Link


class ResultsPage(NamedTuple):
    """The finished projects of all years, of which the latest are shown, or a sheet of those of one year.

    ``lead`` speaks of all of them; ``years`` leads to each year's, ``rest`` to the finished ones that are not shown.
    """

    path: str
    title: str
    lead: tuple[str, ...]
    years: tuple[Choice, ...]
    results: tuple[ResultLine, ...]
    rest: Rest | None
    everything: Link
    sheet: Sheet | None


def results_pages(fund: Overview) -> Iterator[ResultsPage]:
    """The page of all results, then each year's."""
    ended = [one for one in fund.projects() if one.project.state in ENDED]
    by_year = {
        year: [one for one in ended if one.project.fiscal_year == year]
        for year in sorted({one.project.fiscal_year for one in ended}, key=lambda year: -(year or 0))
    }
    choices = partial(_choices, by_year)
    yield ResultsPage(
        path=RESULTS,
        title=_("结果"),
        lead=tuple(_lead(ended, fund)),
        years=choices(None),
        results=tuple(result_line(one, fund.speaker) for one in newest_first(_closed(ended))[:_LATEST]),
        rest=_rest(len(_closed(ended))),
        everything=_everything(),
        sheet=None,
    )
    for year, of_year in by_year.items():
        yield from _of_year(year, of_year, fund, choices)


def _of_year(
    year: int | None, ended: Sequence[Placed], fund: Overview, choices: Callable[[str], tuple[Choice, ...]]
) -> Iterator[ResultsPage]:
    lines = [result_line(one, fund.speaker) for one in newest_first(ended)]
    for sheet, on_sheet in sheets(lines, partial(fund_results_path, year)):
        yield ResultsPage(
            path=sheet.path,
            title=_("{year}的结果", year=year_name(year)),
            lead=tuple(_lead(ended, fund)),
            years=choices(fund_results_path(year)),
            results=tuple(on_sheet),
            rest=None,
            everything=_everything(),
            sheet=sheet,
        )


def _rest(closed: int) -> Rest | None:
    if closed <= _LATEST:
        return None
    link = Link(Said((_("看全部办完的项目"),)), fund_projects_path("state", State.CLOSED.value))
    return Rest(_n("最近{shown}个，共{count}个。", closed, shown=_LATEST), link)


def _everything() -> Link:
    return Link(Said((_("结果"),)), RESULTS)


def _choices(by_year: dict[int | None, list[Placed]], current: str | None) -> tuple[Choice, ...]:
    return tuple(
        Choice(Link(Said((year_name(year),)), path), len(ended), is_current=path == current)
        for year, ended in by_year.items()
        for path in (fund_results_path(year),)
    )


def _closed(ended: Sequence[Placed]) -> list[Placed]:
    return [one for one in ended if one.project.state is State.CLOSED]


def _lead(ended: Sequence[Placed], fund: Overview) -> Iterator[str]:
    closed = _closed(ended)
    yield _n("{count}个项目已经办完结项。", len(closed)) if closed else _("还没有办完结项的项目。")
    if terminated := len(ended) - len(closed):
        yield _n("另有{count}个中途终止。", terminated)
    mothers = [one.project for one in ended if one.project.parent_project is None]
    costs = [one.cost for one in mothers]
    spent = Sum(sum(cost or 0 for cost in costs), costs.count(None))
    if spent.amount:
        yield _("最后一共花了{money}。", money=fund.speaker.sum(spent).text)
    asked = [one.project.satisfied for one in ended if one.project.satisfied]
    if asked:
        satisfied = Ratio(sum(one.part for one in asked), sum(one.whole for one in asked))
        answers = _n("{count}人次中{part}人次", satisfied.whole, part=number(satisfied.part))
        yield _("这些项目的居民满意率是{counted}，各项目只算最后一次评议。", counted=percentage(satisfied, answers))
