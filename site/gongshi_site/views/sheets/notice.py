"""A notice as the sheet on the wall, and the slip on which a representative objects to it.

What stands on a sheet was known on the day it is put up, so it never changes as long as the record does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import resolved_amount
from gongshi.model.event import Called, Posted, Selected
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.terms import NoticeKind
from gongshi_site.language import _, _n, label
from gongshi_site.views.announced import Announced, announced
from gongshi_site.views.conditions import conditions
from gongshi_site.views.objections import threshold
from gongshi_site.views.office import period_label, whom_to_ask
from gongshi_site.views.paths import notice_path, sheet_path
from gongshi_site.views.period import closing_day, counting
from gongshi_site.views.sheets.foot import Foot, foot_of
from gongshi_site.views.to_print import SLIP
from gongshi_site.words import Day, Link, Money, Row, Said, Speaker, Value, day, listed, maybe_day

FEW = 5
"""So many projects stand on the notice itself; of more, an annex has the table."""

TALL = 150
"""Characters of a fact that fill a good part of a page's height in a column."""


class Item(NamedTuple):
    """A project on a sheet."""

    title: Said
    rows: tuple[Row, ...]


class NoticeSheet(NamedTuple):
    """What stands on the sheet of a notice. ``form`` is ``a4`` or, for the board, ``a3``.

    ``columns`` are the heads of the annex's table, where there is one; ``cells`` in it stand by project. ``is_tall``:
    a row of it may be too tall for what is left of a page.
    """

    path: str
    form: str
    title: Said
    kind: str
    number: Said | None
    foot: Foot
    issuer: Said
    corrects: Said | None
    text: Said | None
    basis: Said | None
    conditions: tuple[Row, ...]
    items: tuple[Item, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Value, ...], ...]
    is_tall: bool
    total: str | None
    period: str
    first_day: Day | None
    last_day: Day | None
    counting: tuple[str, ...]
    how_to_object: Said | None
    threshold: str | None
    places: str | None
    ask: str | None
    signed_on: Day | None


class SlipSheet(NamedTuple):
    """What stands on the slip for objections to a notice."""

    path: str
    form: str
    title: str
    foot: Foot
    notice: Said
    number: Said | None
    issuer: Said
    last_day: Day | None
    projects: tuple[Said, ...]
    how_to_object: Said | None
    threshold: str
    ask: str | None


def notice_sheet(notice: Notice, fund: CommunityFund, form: str) -> NoticeSheet:
    """The sheet of a notice in a form."""
    speaker, of_resolution = Speaker(fund.programme), notice.kind is NoticeKind.RESOLUTION
    projects, page = _on_the_sheet(notice, fund), notice_path(fund.community, notice)
    items = tuple(_item(announced(project, notice, fund, _on(notice))) for project in projects)
    columns = _columns(items) if len(items) > FEW else ()
    corrected = fund.notice(notice.corrects)
    return NoticeSheet(
        path=sheet_path(page, form),
        form=form,
        title=speaker.said(notice.title),
        kind=label(notice.kind),
        number=speaker.maybe(notice.number),
        foot=foot_of(page, _identity(notice, fund), fund),
        issuer=speaker.said(fund.community.title),
        corrects=speaker.said(corrected.title) if corrected else None,
        text=speaker.maybe(notice.text),
        basis=speaker.maybe(notice.legal_basis),
        conditions=conditions(notice),
        items=items,
        columns=columns,
        cells=tuple(_cells(item, columns) for item in items) if columns else (),
        is_tall=any(len(str(value)) > TALL for item in items for row in item.rows for value in row.values),
        total=_total(projects, notice, speaker) if of_resolution else None,
        period=period_label(notice.kind),
        first_day=day(notice.posting_start) if notice.posting_start else None,
        last_day=closing_day(notice, fund),
        counting=tuple(counting(notice, fund)) if of_resolution else (),
        how_to_object=speaker.maybe(notice.how_to_object),
        threshold=threshold(notice, fund) if of_resolution else None,
        places=listed([speaker.said(place).marked for place in notice.places]) or None,
        ask=whom_to_ask(fund),
        signed_on=maybe_day(notice.posting_start),
    )


def slip_sheet(notice: Notice, fund: CommunityFund) -> SlipSheet:
    """The slip for objections to a notice of a resolution."""
    speaker, page = Speaker(fund.programme), notice_path(fund.community, notice)
    return SlipSheet(
        path=sheet_path(page, SLIP),
        form=SLIP,
        title=_("异议意见单"),
        foot=foot_of(page, _identity(notice, fund), fund),
        notice=speaker.said(notice.title),
        number=speaker.maybe(notice.number),
        issuer=speaker.said(fund.community.title),
        last_day=closing_day(notice, fund),
        projects=tuple(speaker.said(project.title) for project in _on_the_sheet(notice, fund)),
        how_to_object=speaker.maybe(notice.how_to_object),
        threshold=threshold(notice, fund),
        ask=whom_to_ask(fund),
    )


def _on_the_sheet(notice: Notice, fund: CommunityFund) -> tuple[Project, ...]:
    """The projects that it was about when it was put up: not those of which it was told to tell later."""
    return tuple(project for project in fund.announced_by(notice) if _told_by_then(project, notice))


def _told_by_then(project: Project, notice: Notice) -> bool:
    told = (event for event in project.history if isinstance(event, Posted | Called | Selected))
    days = [event.date for event in told if event.notice == notice.id]
    return not days or any(of is None or of <= _on(notice) for of in days)


def _on(notice: Notice) -> date:
    return notice.posting_start or date.max


def _identity(notice: Notice, fund: CommunityFund) -> tuple[str, ...]:
    """What tells this sheet from every other: its number or else its id, and from when to when it hangs."""
    number = Speaker(fund.programme).maybe(notice.number)
    first, last = maybe_day(notice.posting_start), maybe_day(notice.posting_end)
    named = str(number) if number else _("编号{id}", id=f"{fund.community.id}/{notice.id}")
    if first is None or last is None:
        return (named,)
    period = _("{period}：{first}至{last}", period=period_label(notice.kind), first=first.text, last=last.text)
    return (named, period)


def _item(one: Announced) -> Item:
    return Item(one.link.said, tuple(Row(row.label, tuple(map(in_full, row.values))) for row in one.rows))


def in_full(value: Value) -> Value:
    """A fact as paper tells it: an amount exactly, and what is a link on a page by its words."""
    if isinstance(value, Money):
        return value.exact or value.text
    return value.said if isinstance(value, Link) else value


def _columns(items: Sequence[Item]) -> tuple[str, ...]:
    """The heads of all facts that any project has, in the order in which they come."""
    return tuple(dict.fromkeys(row.label for item in items for row in item.rows))


def _cells(item: Item, columns: Sequence[str]) -> tuple[Value, ...]:
    facts = {row.label: row.values[0] for row in item.rows}
    return tuple(facts.get(column, "—") for column in columns)


def _total(projects: Sequence[Project], notice: Notice, speaker: Speaker) -> str | None:
    """How many projects are resolved, for how much in all; nothing where an amount is not known.

    A child project is paid out of its mother's amount.
    """
    amounts = [resolved_amount(project, _on(notice)) for project in projects if project.parent_project is None]
    resolved = [amount for amount in amounts if amount != 0]
    known = [amount for amount in resolved if amount is not None]
    if not known or len(known) < len(resolved):
        return None
    total = speaker.money(sum(known))
    return _n("议决通过{count}个项目，金额合计{total}。", len(known), total=total.exact or total.text)
