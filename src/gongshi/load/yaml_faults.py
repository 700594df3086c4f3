"""Where a broken text is at fault, said so that a community worker knows what to do.

The library often notices a fault only on the line below: what was typed wrongly is looked for on the lines that it had
begun to read.
"""

from __future__ import annotations

import re

import yaml

from gongshi.findings import Message
from gongshi.load.slips import Slip, conflict_in, slip_in
from gongshi.load.yaml_causes import fault

# Where these begin, and not where the library at last gives up, is the fault.
_FROM_THE_START = ("simple key", "quoted scalar", "flow sequence", "flow mapping")
_KEY_ALONE = re.compile(r"(?P<indent> *)(- +)?[A-Za-z_]+ *")
_NO_ITEM = re.compile(r"(?P<indent> *)(?P<key>[A-Za-z_]+):")


def located(error: yaml.MarkedYAMLError, text: str, last: yaml.Event | None) -> Slip:
    """What is wrong with ``text`` and where; ``last`` is the last thing in it that could be read."""
    # The end of a text is noticed on the line behind the last.
    lines = [*text.splitlines(), ""]
    problem = error.problem_mark or error.context_mark
    line, column = (problem.line + 1, problem.column + 1) if problem is not None else (1, 1)
    first = _first_line(error, last, line)
    found = (
        conflict_in(lines)
        or _open_quote(error, last)
        or _open_bracket(error, last)
        or _behind_a_bracket(error, lines, last)
        or slip_in(lines, first, line)
    )
    if found is not None:
        return found
    if error.context_mark is not None and _begins_above(error, line):
        line, column = error.context_mark.line + 1, error.context_mark.column + 1
    return _misaligned(error, lines, first, Slip(line, column, _said(error)))


def _said(error: yaml.MarkedYAMLError) -> Message:
    return fault(" ".join(part for part in (error.context, error.problem) if part))


def _begins_above(error: yaml.MarkedYAMLError, line: int) -> bool:
    begins = any(kind in (error.context or "") for kind in _FROM_THE_START)
    return begins and error.context_mark is not None and error.context_mark.line + 1 < line


def _first_line(error: yaml.MarkedYAMLError, last: yaml.Event | None, line: int) -> int:
    """The line on which what the library could not read began."""
    if error.context_mark is not None and _begins_above(error, line):
        return error.context_mark.line + 1
    if isinstance(last, yaml.ScalarEvent) and not last.style and last.start_mark is not None:
        return last.start_mark.line + 1
    return line


def _open_quote(error: yaml.MarkedYAMLError, last: yaml.Event | None) -> Slip | None:
    """A quoted text right before the fault: it swallowed lines, or something stands behind its closing quote."""
    if not isinstance(last, yaml.ScalarEvent) or last.style not in {"'", '"'}:
        return None
    if "flow" in (error.context or ""):
        return None
    begin, end, problem = last.start_mark, last.end_mark, error.problem_mark
    if begin is None or end is None or problem is None or problem.line != end.line:
        return None
    if begin.line != end.line:
        return Slip(begin.line + 1, begin.column + 1, _swallows(end.line + 1))
    return Slip(problem.line + 1, problem.column + 1, _BEHIND_A_QUOTE)


def _open_bracket(error: yaml.MarkedYAMLError, last: yaml.Event | None) -> Slip | None:
    """A bracket behind which there is nothing on its own line, and something else below."""
    problem = error.problem_mark
    if (
        not isinstance(last, yaml.CollectionStartEvent)
        or problem is None
        or "node content" not in (error.problem or "")
    ):
        return None
    begin = last.start_mark
    if begin is None or begin.line == problem.line:
        return None
    return Slip(begin.line + 1, begin.column + 1, _OPEN_BRACKET)


def _behind_a_bracket(error: yaml.MarkedYAMLError, lines: list[str], last: yaml.Event | None) -> Slip | None:
    """Something right behind a closed bracket: a text that begins with one, or one bracket too many."""
    if not isinstance(last, yaml.CollectionEndEvent):
        return None
    end, problem = last.end_mark, error.problem_mark
    if end is None or problem is None or problem.line != end.line:
        return None
    if not lines[end.line][: end.column].endswith(("]", "}")):
        return None
    return Slip(problem.line + 1, problem.column + 1, _BEHIND_A_BRACKET)


def _swallows(line: int) -> Message:
    return Message(
        zh=f"从这里开始的引号到第{line}行才合上，多半是这一行漏了后面的引号",
        en=f"the quote that opens here closes only on line {line}; the closing quote of this line is probably missing",
    )


_OPEN_BRACKET = Message(
    zh="从这里开始的括号没有合上，或者里面少了内容",
    en="the bracket that opens here is not closed, or something in it is missing",
)
_BEHIND_A_BRACKET = Message(
    zh="括号合上以后又有内容；文字以 [ 或 { 开头时，整段要加引号",
    en="there is something behind the closing bracket; put a text that begins with [ or { into quotes",
)
_BEHIND_A_QUOTE = Message(
    zh="引号合上以后又有文字；整段文字都要在引号里面，里面再要引号就用中文引号",
    en="there is text behind the closing quote; put all of it inside the quotes",
)


def _misaligned(error: yaml.MarkedYAMLError, lines: list[str], first: int, found: Slip) -> Slip:
    """``found``, told better where its line begins in the wrong column, or without the dash of those above it."""
    problem, context = error.problem or "", error.context or ""
    before, written = lines[found.line - 1][: found.column - 1], lines[found.line - 1][found.column - 1 :]
    if "mapping values are not allowed" in problem and (key := _KEY_ALONE.fullmatch(before)):
        return _too_far_right(lines, first, found.line, len(key["indent"]))
    if written.startswith("{") and not before.strip() and ("simple key" in context or "block" in context):
        return found._replace(message=_NO_DASH)
    if "document start" in problem and (indented := _indented_beginning(lines)):
        return indented
    if "expected key" in problem or "<block end>" in problem:
        return _without_dash(lines, found) or found._replace(message=_ANOTHER_COLUMN)
    return found


def _without_dash(lines: list[str], found: Slip) -> Slip | None:
    """The item of a list that lost its dash: above what the library found, or there itself."""
    if _lost_its_dash(lines, found.line - 1):
        return Slip(found.line - 1, found.column, _NO_DASH)
    if first := _begun_without_dash(lines, found.line):
        return Slip(first, _indentation(lines[first - 1]) + 1, _NO_DASH)
    return found._replace(message=_NO_DASH) if _behind_a_whole_item(lines, found.line) else None


def _indented_beginning(lines: list[str]) -> Slip | None:
    """The first key of a record, where it stands further right than the rest."""
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            indent = len(line) - len(line.lstrip(" "))
            return Slip(number, 1, _INDENTED_BEGINNING) if indent else None
    return None


def _too_far_right(lines: list[str], first: int, line: int, indent: int) -> Slip:
    """A key further right than the line on which the text above it began: the library complains of its colon."""
    wanted = _indentation(lines[first - 1])
    if indent <= wanted:
        return Slip(first, 1, _NO_COLON_ABOVE)
    if _lost_its_dash(lines, first):
        return Slip(first, wanted + 1, _NO_DASH)
    return Slip(line, indent + 1, _indent(indent, wanted))


def _lost_its_dash(lines: list[str], number: int) -> bool:
    """Whether a key stands where the items of a list above begin with it and a dash, or a list is yet to begin."""
    found = _NO_ITEM.match(lines[number - 1]) if number > 1 else None
    if found is None:
        return False
    column, key = len(found["indent"]), found["key"]
    above = (one for one in reversed(lines[: number - 1]) if one.strip() and len(one) - len(one.lstrip()) <= column)
    before = next(above, "")
    items = (f"- {key}:", f"- {{{key}:")
    return before.startswith(items, column) or (_indentation(before) == column and before.rstrip().endswith(":"))


def _begun_without_dash(lines: list[str], number: int) -> int | None:
    """The line on which a list begins without a dash, where that of line ``number`` is its first."""
    line = lines[number - 1]
    column = len(line) - len(line.lstrip())
    if not line.startswith("- ", column):
        return None
    first = None
    for above in range(number - 1, 0, -1):
        before = lines[above - 1]
        if before.strip() and len(before) - len(before.lstrip()) <= column:
            return first if before.rstrip().endswith(":") else None
        first = above if before.strip() else first
    return None


def _behind_a_whole_item(lines: list[str], number: int) -> bool:
    """Whether a key stands on line ``number`` and right above it an item that is complete with its braces."""
    above = next((line.strip() for line in reversed(lines[: number - 1]) if line.strip()), "")
    return bool(_NO_ITEM.match(lines[number - 1])) and above.startswith("- {") and above.endswith("}")


def _indentation(line: str) -> int:
    """How far from the left a line's key stands."""
    return len(line) - len(line.lstrip(" -"))


def _indent(indent: int, wanted: int) -> Message:
    return Message(
        zh=f"这一行的缩进不对：前面有{indent}个空格，上面是{wanted}个；同一组的字段要对齐",
        en=f"this line is indented by {indent} spaces, those above by {wanted}; keys of one group share a column",
    )


_INDENTED_BEGINNING = Message(
    zh="这一行前面多了空格；要和下面的字段对齐",
    en="there are spaces before this line; it shares a column with the keys below",
)
_ANOTHER_COLUMN = Message(
    zh="这一行的缩进和上面的对不齐；同一组的字段、同一个列表的“-”，前面的空格要一样多",
    en="this line is indented unlike those above; keys of one group, and dashes of one list, share a column",
)
_NO_DASH = Message(
    zh="这一项前面少了“- ”，或者没有和上面的项对齐", en="the dash before this item is missing, or is in another column"
)
_NO_COLON_ABOVE = Message(
    zh="这一行少了冒号；应写成“字段: 内容”，冒号后面空一格",
    en="there is no colon on this line; write “key: value”, with a space after the colon",
)
