"""The smallest pieces of markup: a text, a day, an amount, a link.

Templates take them by way of ``macros.html``. A page has a hundred of them; as macros they would take half of the time
in which it is rendered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from markupsafe import Markup

from gongshi_site.markup import escaped, markup
from gongshi_site.typography import whole
from gongshi_site.words import Day, Link, Money, Said, Value

_up: ContextVar[str] = ContextVar("up")


@contextmanager
def going_up(by: str) -> Iterator[None]:
    """Within it, pieces are those of a page from which ``by`` leads to the root of its language's pages."""
    token = _up.set(by)
    try:
        yield
    finally:
        _up.reset(token)


def way_up() -> str:
    """The way from the page that is being made to the root of its language's pages."""
    return _up.get()


def run(text: str, lang: str | None) -> Markup:
    """A text in its language, marked where that is not the page's."""
    return whole(text) if lang is None else markup(f'<span lang="{escaped(lang)}">{whole(text)}</span>')


# The same titles, days and amounts stand on page after page.
@lru_cache(maxsize=10_000)
def said(text: Said) -> Markup:
    """A text of the records in one line."""
    return run(str(text), text.lang)


def block(value: Value, before: str = "") -> Markup:
    """A value in paragraphs, the first one with ``before`` before it."""
    if not isinstance(value, Said):
        return markup(f"<p>{escaped(before)}{show(value)}</p>\n")
    said = [f"{run(paragraph, value.lang)}</p>\n" for paragraph in value.paragraphs]
    return markup(f"<p>{escaped(before)}{'<p>'.join(said)}") if said else markup("")


@lru_cache(maxsize=10_000)
def time(day: Day) -> Markup:
    """A day; a line may break between its parts."""
    parts = "<wbr>".join([f'<span class="nowrap">{escaped(part)}</span>' for part in day.parts])
    return markup(f'<time datetime="{day.iso}">{parts}</time>')


@lru_cache(maxsize=10_000)
def amount(money: Money) -> Markup:
    """An amount as it is read at a glance."""
    return markup(f'<data class="money" value="{money.value}">{whole(money.text)}</data>')


def money(money: Money) -> Markup:
    """An amount, and exactly where the two differ."""
    if not money.exact:
        return amount(money)
    return markup(f'{amount(money)} <small class="exact">{escaped(money.exact)}</small>')


def link(to: Link) -> Markup:
    """A way to another page."""
    return markup(f'<a href="{way_up()}/{escaped(to.path)}">{said(to.said)}</a>')


def show(value: Value) -> Markup:
    """A value as it is shown in a list or a sentence."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, Said):
        return block(value) if len(value.paragraphs) > 1 else said(value)
    if isinstance(value, Day):
        return time(value)
    return money(value) if isinstance(value, Money) else link(value)


def brief(value: Value) -> Markup:
    """As `show`; an amount without its exact one beside."""
    return amount(value) if isinstance(value, Money) else show(value)


def facts(values: Iterable[Value | None]) -> Markup:
    """The facts of a line; what is None is left out."""
    shown = "".join([f"<span>{brief(one)}</span> " for one in values if one])
    return markup(f' <span class="line-fact">{shown}</span>' if shown else "")
