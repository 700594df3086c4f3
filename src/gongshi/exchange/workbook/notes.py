"""What the workbook tells whoever fills it in: the note on each heading, and the sheet 怎么填."""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.exchange.workbook.columns import Column, Kind
from gongshi.exchange.workbook.tables import REMARKS, Table, heading, tables
from gongshi.findings import Message
from gongshi.model.terms import NoticeKind

EXAMPLE_ROW = "示例"
GUIDE = "怎么填"

_FORMS = {
    Kind.TEXT: "写文字。",
    Kind.AMOUNT: "写金额，单位元，例如 38700.00；也认 38,700 和 3.87万元。",
    Kind.COUNT: "写整数，例如 120。",
    Kind.DAY: "写日期，例如 2026-03-05；也认 2026年3月5日、民国115年3月5日。",
    Kind.YEAR: "写四位年份，例如 2026；也认 民国115年。",
    Kind.FLAG: "写“是”或“否”。",
    Kind.SHARE: "写比例，例如 1/5 或 20%。",
    Kind.IDENTIFIER: "写编号，只用小写字母、数字和中间的连字符，例如 2026-007。",
    Kind.TERM: "从下拉的词里选一个。",
    Kind.COUNTS: "写身份和人数，用顿号隔开，例如 居民代表3、居民议事会成员2。",
    Kind.PARAMETERS: "写“参数=值”，用分号隔开，例如 days=10；level=warning。",
    Kind.ROWS: "在另一张表里有几行就写几；一件也没有写“无”；还不知道就空着。",
    Kind.CODE: "照原样写。",
}


def note_on(column: Column) -> str:
    """What stands behind the heading of a column."""
    return "\n".join(_lines_on(column))


def _lines_on(column: Column) -> Iterator[str]:
    yield f"{column.words.zh}（{column.words.en}）"
    if column.language is not None:
        yield "英文写在这里；没有就空着。"
        return
    yield _FORMS[column.kind]
    if column.is_list:
        yield "有几个就用顿号隔开；文字里本来有顿号的，改用分号隔开。"
    if column.kind is Kind.TERM:
        yield f"可选：{'、'.join(words.zh for words in column.terms.values())}"
    if column.is_required:
        yield "必须写。"
    if column.path == ("projects",):
        yield f"{where_posted().zh}。"
    if column.of:
        yield from _lines_on_events(column)


def _lines_on_events(column: Column) -> Iterator[str]:
    events = next(one for table in tables() for one in table.columns if one.key == "event")
    if column.of != frozenset(events.terms):
        named = [words.zh for event, words in events.terms.items() if event in column.of]
        yield f"只在这些行里写：{'、'.join(named)}"


def where_posted() -> Message:
    """Where it stands which projects a notice of a resolution is about: not with the notice."""
    history = next(table for table in tables() if table.key == "projects.history")
    columns = {column.key: column for column in history.columns}
    notice, posted = heading(columns["notice"]), columns["event"].terms["posted"]
    return Message(
        f"{NoticeKind.RESOLUTION.zh}不写这一列；请在“{history.name.zh}”表给每个项目写一行“{posted.zh}”，"
        f"在“{notice.zh}”一列填这份公告的编号",
        f"a notice of a resolution leaves this empty; in the sheet {history.name.zh} give each project a row "
        f"{posted.zh} with this notice's id in the column {notice.zh}",
    )


def guide() -> Iterator[tuple[str, str]]:
    """The lines of the sheet 怎么填: what is said, in Chinese and in English."""
    yield from _RULES
    yield "", ""
    yield "各张表", "The sheets"
    for table in tables():
        yield f"{table.name.zh}：{_said_of(table)}", f"{table.name.en} ({table.key})"


def _said_of(table: Table) -> str:
    if table.within is None:
        return "一行一条" if table.kind not in {"programme", "rules"} else "只有一行"
    whole = next(one for one in tables() if one.kind == table.kind and one.within is None)
    return f"“{whole.name.zh}”里的{table.within.words.zh}，一行一条"


_RULES = (
    ("公示：记录工作簿", "gongshi: the workbook of a fund's records"),
    ("", ""),
    (
        "每张表第一行是名称，第二行是字段（不要改、不要删），从第三行起填。",
        "Row 1 names, row 2 keys (leave them), row 3 on data.",
    ),
    (
        "鼠标停在名称上，能看到这一列写什么、怎么写。深色的名称必须填。",
        "Each heading has a note; dark headings are required.",
    ),
    (
        f"第一列（{REMARKS}）是自己看的备注，不导入；写“{EXAMPLE_ROW}”的行是示例，整行不导入。",
        "Column # is yours; example rows are skipped.",
    ),
    (
        "不知道的空着；写“待定”“不详”这样的，也当作空着。空着表示未知，不表示没有。",
        "Leave unknown cells empty; words for unknown are read as empty.",
    ),
    (
        "“规则包”和“放假年份”可以不填：规则用自带的；没有放假安排的年份，日期算暂定。",
        "Rules and days off may be left out: the shipped rules apply, and dates are provisional.",
    ),
    ("编号一经公布不再改。办理过程按发生的先后排。", "Ids never change; history in order of time."),
    ("不写居民姓名、手机号、身份证号：只写身份和人数。", "No personal names, mobile or identity numbers."),
    ("不要隐藏行、列和表，隐藏的有内容就不导入。用不到的表可以空着或删掉。", "Hide nothing; unused sheets may go."),
    ("填好后：gongshi import 工作簿.xlsx --to data", "Then: gongshi import BOOK.xlsx --to data"),
)
