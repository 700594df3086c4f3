"""What a search looks through: of every project the short texts that people look for it by, in the language written.

The file has the texts alone. Which letters and pairs of letters stand where is found out in the browser, once and in
a moment: sent along, it would be longer than the texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from gongshi.history import State
from gongshi.model.terms import Category
from gongshi_site.language import label
from gongshi_site.views.fund.overview import Overview, Placed

NO_VALUE = -1
"""Stands where a project has no value of a column that counts from nought."""


class Documents(NamedTuple):
    """The projects, latest year first, as columns: beside one another, like values are sent in fewer bytes.

    ``communities`` are id and name; the columns ``community``, ``state`` and so on say the position in the list.
    ``year`` and ``number`` are "" where nobody wrote them.
    """

    communities: tuple[tuple[str, str], ...]
    states: tuple[str, ...]
    categories: tuple[str, ...]
    compounds: tuple[str, ...]
    implementers: tuple[str, ...]
    id: tuple[str, ...]
    title: tuple[str, ...]
    number: tuple[str, ...]
    year: tuple[str, ...]
    community: tuple[int, ...]
    state: tuple[int, ...]
    category: tuple[int, ...]
    compound: tuple[tuple[int, ...], ...]
    implementer: tuple[tuple[int, ...], ...]


def documents(fund: Overview) -> Documents:
    """What is looked through in a fund."""
    placed = sorted(fund.projects(), key=lambda one: (-(one.project.fiscal_year or 0), *one.key))
    say = fund.speaker.said
    states, categories = _present(State, (one.project.state for one in placed)), _categories(placed)
    compounds = [[str(say(one.community.compounds[at])) for at in one.project.compounds] for one in placed]
    implementers = [list(dict.fromkeys(str(say(work.implementer.name)) for work in one.project.work)) for one in placed]
    compound_at, implementer_at = _positions(compounds), _positions(implementers)
    communities = [one for one in fund.communities if one.projects]
    community_at = {one.id: at for at, one in enumerate(communities)}
    return Documents(
        communities=tuple((one.id, str(say(one.title))) for one in communities),
        states=tuple(map(label, states)),
        categories=tuple(map(label, categories)),
        compounds=tuple(compound_at),
        implementers=tuple(implementer_at),
        id=tuple(one.project.id for one in placed),
        title=tuple(str(say(one.project.title)) for one in placed),
        number=tuple(str(say(one.project.filed)) if one.project.filed else "" for one in placed),
        year=tuple(str(one.project.fiscal_year or "") for one in placed),
        community=tuple(community_at[one.community.id] for one in placed),
        state=tuple(states.index(one.project.state) for one in placed),
        category=tuple(categories.index(of) if (of := one.project.category) else NO_VALUE for one in placed),
        compound=tuple(tuple(compound_at[name] for name in names) for names in compounds),
        implementer=tuple(tuple(implementer_at[name] for name in names) for names in implementers),
    )


def data_file(of: Documents) -> bytes:
    """The documents as a script: a page that was opened as a file can load that, and nothing else beside it."""
    columns = json.dumps(of._asdict(), ensure_ascii=False, separators=(",", ":"))
    return f"self.gongshiProjects = {columns};\n".encode()


def _present(terms: Iterable[State], found: Iterable[State]) -> list[State]:
    known = set(found)
    return [one for one in terms if one in known]


def _categories(placed: Sequence[Placed]) -> list[Category]:
    known = {one.project.category for one in placed}
    return [one for one in Category if one in known]


def _positions(names: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """The distinct names in the order of their letters, each with its position."""
    return {name: at for at, name in enumerate(sorted({name for of in names for name in of}))}
