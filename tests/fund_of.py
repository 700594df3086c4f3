"""The pages over a small fund, by their paths, for the tests of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from gongshi.fund import read_fund
from gongshi.history import known_on
from gongshi_site.pages import FUND_PARTS, Page, fund_home
from gongshi_site.summary import Shared, Summary, summarise, summarise_unread
from gongshi_site.views.fund.overview import overview

WriteFund = Callable[[Mapping[str, str]], Path]


def community(name: str, *lines: str) -> dict[str, str]:
    """A community of this id, with further keys."""
    text = "".join(f"{line}\n" for line in lines)
    return {f"/communities/{name}/community.yaml": f"id: {name}\ntitle: {name}社区\n{text}"}


def project(place: str, name: str, *lines: str, year: int = 2026) -> dict[str, str]:
    """A project of a community, of one year and pot unless the lines say otherwise."""
    head = f"id: {name}\ntitle: 项目{name}\nfiscal_year: {year}\npot: support\n"
    return {f"/communities/{place}/projects/{name}.yaml": head + "".join(f"{line}\n" for line in lines)}


def resolved(amount: int, *events: str) -> tuple[str, ...]:
    """The history of a project resolved on 5 March 2026 for so many yuan, and what followed."""
    return (
        "history:",
        f"- {{date: 2026-03-05, event: resolved, amount: {amount}.00}}",
        *(f"- {{{one}}}" for one in events),
    )


def pages_of(data: Path, as_of: date) -> dict[str, Any]:
    """Path -> view of every page over the fund in a folder."""
    fund = read_fund(data).fund
    assert fund is not None
    summaries: list[Summary] = [summarise(known_on(one, as_of), as_of) for one in fund.communities]
    summaries += [summarise_unread(one) for one in fund.unread]
    return by_path(fund_pages(fund, summaries, as_of))


def fund_pages(shared: Shared, summaries: Iterable[Summary], as_of: date) -> Iterator[Page]:
    """The pages over the whole fund: the parts, and the home page that leads to them."""
    fund = overview(shared, summaries, as_of)
    others = [page for part in FUND_PARTS for page in part(fund)]
    yield fund_home(fund, frozenset(one.view.path for one in others))
    yield from others


def by_path(pages: Any) -> dict[str, Any]:
    """Path -> view."""
    listed: list[Page] = list(pages)
    views = {page.view.path: page.view for page in listed}
    assert len(views) == len(listed)
    return views
