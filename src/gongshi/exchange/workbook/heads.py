"""The heads of a plain list of projects: which row they are, and which field each column is, by what people call it.

Words are compared without spaces and brackets, and traditional characters as simplified ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gongshi.exchange.workbook.columns import Column, Kind
from gongshi.exchange.workbook.grid import Sheet
from gongshi.exchange.workbook.numerals import plain, unit_named
from gongshi.exchange.workbook.tables import COMMUNITY, heading, tables

NUMBER = "#"
"""A column that only numbers the rows: understood, and not kept."""

NOT_WANTED = "-"
"""Stands for a field in ``--map``: the column is not brought in."""

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    key: tuple(names.split("、"))
    for key, names in {
        NUMBER: "序号、行号、项次、no、no.",
        "id": "项目编号、编号、计划编号、案号、项目代码",
        COMMUNITY: "社区、社区名称、所属社区、村社区、村居、行政区、区、所在社区、community",
        "title": (
            "项目名称、计划名称、专案名称、方案名称、工程名称、活动名称、提案名称、案名、建设案、"
            "建设服务案、名称、标题、项目、title、project name、project"
        ),
        "fiscal_year": "年度、预算年度、项目年度、会计年度、实施年度、年份、起始年度、year",
        "category": "类别、项目类别、项目类型、分类、类型、category",
        "budget": (
            "预算、预算金额、项目预算、预算经费、项目经费、项目金额、概算、总经费、核定金额、金额、经费、"
            "资金、budget、amount、cost"
        ),
        "self_raised": "自筹资金、自筹、自筹金额、配套资金",
        "pot": "资金来源",
        "mode": "实施方式",
        "goal": "项目目标、目标",
        "summary": "内容摘要、项目内容、计划内容、主要内容、内容简介、内容、简介、项目简介、summary",
        "review_method": "评审办法",
        "implementer.name": "实施单位、实施主体、承接单位、承接主体、承办单位、执行单位",
        "implementer.kind": "单位类别、实施单位类别",
        "beneficiaries": "受益人群、受益对象",
        "topics": "主题",
        "planned_start": "计划开工、开始日期、开工日期、开始时间",
        "planned_end": "计划完工、结束日期、完工日期、结束时间、完成时间",
        "reference": "备案号、文号",
    }.items()
}
"""What a field is called in lists, the most certain names first."""

_SIMPLE = str.maketrans(
    "項專計畫預額經費類別單實執辦區備註編號說內標總開結補貼稱設務時間與應級對數種資來簡評審碼導組織範圍機關層縣鄉鎮裡",
    "项专计划预额经费类别单实执办区备注编号说内标总开结补贴称设务时间与应级对数种资来简评审码导组织范围机关层县乡镇里",
)
_VAGUE = frozenset({"名称", "标题", "title"})
_BRACKETS = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_LOOKED_AT = 15
_MAX_COLUMNS = 256


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one column: what it says, which field it is (None where nobody knows), and the unit it names."""

    at: int
    text: str
    key: str | None
    unit: int | None


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a list, which stand on ``row``; ``unit`` is that named above them, if any."""

    row: int
    heads: tuple[Head, ...]
    unit: int | None

    def unit_of(self, head: Head) -> int:
        """In what the amounts of a column are counted that name no unit themselves: the main unit where none does."""
        return head.unit or self.unit or 1

    def columns(self, key: str) -> tuple[Head, ...]:
        """The columns of a field."""
        return tuple(head for head in self.heads if head.key == key)


@cache
def fields() -> dict[str, Column]:
    """The fields that a column of a list may be, by their keys."""
    projects = next(table for table in tables() if table.key == "projects")
    return {column.key: column for column in projects.all_columns if column.kind is not Kind.ROWS}


def list_column(key: str) -> Column:
    """How the column of a field is read in a list: a community and an id are told by any name there."""
    column = fields()[key]
    return Column(column.path, Kind.TEXT, column.words) if key in {COMMUNITY, "id"} else column


def find_heads(sheet: Sheet, mapped: Mapping[str, str]) -> Heads | None:
    """The heads of a list of projects; None where no row names projects. ``mapped``: head -> field, as asked for."""
    best = None
    for row in list(sheet.rows)[:_LOOKED_AT]:
        heads = tuple(_heads(sheet, row, mapped))
        known = {head.key for head in heads if head.key}
        # Of two rows of heads the lower one says more precisely what the columns are.
        if _names_projects(heads, known) and (best is None or len(known) >= best[0]):
            best = len(known), Heads(row, heads, _unit_above(sheet, row))
    return best[1] if best else None


def _names_projects(heads: tuple[Head, ...], known: set[str]) -> bool:
    """Whether heads are those of projects: 名称 alone may be that of anything."""
    titles = [simplified(head.text) for head in heads if head.key == "title"]
    is_vague = all(title in _VAGUE for title in titles)
    return bool(titles) and not (is_vague and known <= {"title", COMMUNITY, "id", NUMBER})


def simplified(text: str) -> str:
    """A head as it is compared: without spaces and brackets, in simplified characters."""
    said = _BRACKETS.sub("", re.sub(r"\s", "", plain(text)).translate(_SIMPLE))
    return said.strip(":*").lower()


def _heads(sheet: Sheet, row: int, mapped: Mapping[str, str]) -> Iterator[Head]:
    texts = _shown_in(sheet, row)
    wanted = {simplified(text): key for text, key in mapped.items()}
    said = {at: wanted.get(simplified(text)) for at, text in texts.items()}
    ranked = {at: _rank(text) for at, text in texts.items() if said[at] is None}
    best: dict[str, tuple[int, int]] = {}
    for at, one in ranked.items():
        # Of several columns that could be a field, the one with the most certain name is it.
        if one is not None and (one[0] not in wanted.values() or _may_be_joined(one[0])):
            best[one[0]] = min(best.get(one[0], (one[1], at)), (one[1], at))
    chosen = {at: key for key, (_, at) in best.items()}
    for at, text in texts.items():
        key = said[at] or chosen.get(at)
        yield Head(at, text, None if key == NOT_WANTED else key, unit_named(text))


def _may_be_joined(key: str) -> bool:
    """Whether several columns may say something of one field: a text that tells, or a list."""
    column = fields().get(key)
    return column is not None and column.kind is Kind.TEXT and key not in {"title", "reference", "implementer.name"}


def _shown_in(sheet: Sheet, row: int) -> dict[int, str]:
    """What each column of a row shows, be it merged with those above; of a sheet wider than any list the first."""
    shown = {at: cell.text.strip() for at, cell in sheet.rows[row].items()}
    for one in sheet.merged:
        if one.top < row <= one.bottom and (cell := sheet.cell(one.top, one.left)):
            shown.setdefault(one.left, cell.text.strip())
    return dict(sorted((at, text) for at, text in shown.items() if text and at <= _MAX_COLUMNS))


def _rank(text: str) -> tuple[str, int] | None:
    """The field that a head names, and how far down its list of names."""
    whole = re.sub(r"[\s()]", "", plain(text)).translate(_SIMPLE).lower()
    names = _ranked_names()
    return names.get(simplified(text)) or names.get(whole)


@cache
def _ranked_names() -> Mapping[str, tuple[str, int]]:
    """Every name of a field, as it is compared, with its rank among the field's names."""
    called = {simplified(heading(column).zh): (key, 0) for key, column in fields().items()}
    keys = {key: (key, 0) for key in fields()}
    names = {name: (key, rank) for key, names in SYNONYMS.items() for rank, name in enumerate(names)}
    return {**called, **keys, **names}


def _unit_above(sheet: Sheet, row: int) -> int | None:
    for above, cells in sheet.rows.items():
        for cell in cells.values() if above < row else ():
            if "单位" in cell.text.translate(_SIMPLE) and (unit := unit_named(cell.text)):
                return unit
    return None
