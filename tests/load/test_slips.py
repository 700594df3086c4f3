"""What typists of Chinese type where YAML wants something else, named where it stands and with its cure."""

import pytest

from gongshi.findings import Message
from gongshi.load.parse import NotARecord, parse

COLON = Message(
    "这里是全角冒号“：”，应改成半角冒号加一个空格“: ”",
    "this is a full-width colon; write a plain one and a space after it",
)
SPACE = Message("这里是全角空格，应改成半角空格；缩进只用半角空格", "this is a full-width space; write plain spaces")
COMMA = Message(
    "括号里用“，”隔开了两项，应改成半角逗号加一个空格“, ”",
    "， stands between two items in brackets; write a plain comma and a space",
)
AFTER_COLON = Message("冒号后面少了一个空格", "a space is missing after the colon")
AFTER_DASH = Message("“-”后面少了一个空格", "a space is missing after the dash")
NO_DASH = Message(
    "这一项前面少了“- ”，或者没有和上面的项对齐", "the dash before this item is missing, or is in another column"
)
NO_COLON_ABOVE = Message(
    "这一行少了冒号；应写成“字段: 内容”，冒号后面空一格",
    "there is no colon on this line; write “key: value”, with a space after the colon",
)
ANOTHER_COLUMN = Message(
    "这一行的缩进和上面的对不齐；同一组的字段、同一个列表的“-”，前面的空格要一样多",
    "this line is indented unlike those above; keys of one group, and dashes of one list, share a column",
)
INDENTED_BEGINNING = Message(
    "这一行前面多了空格；要和下面的字段对齐",
    "there are spaces before this line; it shares a column with the keys below",
)
BEHIND_A_BRACKET = Message(
    "括号合上以后又有内容；文字以 [ 或 { 开头时，整段要加引号",
    "there is something behind the closing bracket; put a text that begins with [ or { into quotes",
)
BEHIND_A_QUOTE = Message(
    "引号合上以后又有文字；整段文字都要在引号里面，里面再要引号就用中文引号",
    "there is text behind the closing quote; put all of it inside the quotes",
)
OPEN_BRACKET = Message(
    "从这里开始的括号没有合上，或者里面少了内容",
    "the bracket that opens here is not closed, or something in it is missing",
)
CONFLICT = Message(
    "这里留着合并时没有处理的冲突标记；请在 <<<<<<< 和 >>>>>>> 之间只留下对的内容，再删去这几行标记",
    "a merge conflict was left here; keep what is right between <<<<<<< and >>>>>>>, and delete the marks",
)
QUOTE = Message(
    "这里的 “ 不算引号；整段文字里有冒号加空格时，两头要用半角引号",
    "“ does not quote; put a text that has a colon and a space into plain quotes",
)


def bracket(typed: str, plain: str) -> Message:
    return Message(f"这里是全角的“{typed}”，应改成半角的“{plain}”", f"{typed} is full-width; write {plain}")


def colon_after(word: str, *keys: str) -> Message:
    return Message(
        f"{COLON.zh}；“{word}”要写成 {' 或 '.join(keys)}", f"{COLON.en}; {word} is written {' or '.join(keys)}"
    )


def odd_space(code: str) -> Message:
    return Message(
        f"这里的空格不是普通空格（是 {code}），请改成半角空格", f"this is no plain space but {code}; write plain spaces"
    )


def dash(typed: str) -> Message:
    return Message(
        f"每一项前面应是半角减号加一个空格“- ”，这里是“{typed}”",
        f"an item begins with a plain hyphen and a space, not with {typed}",
    )


def no_colon(key: str) -> Message:
    return Message(
        f"{key} 后面少了冒号；应写半角冒号加一个空格“: ”",
        f"the colon after {key} is missing; write a colon and a space",
    )


def indent(spaces: int, above: int) -> Message:
    return Message(
        f"这一行的缩进不对：前面有{spaces}个空格，上面是{above}个；同一组的字段要对齐",
        f"this line is indented by {spaces} spaces, those above by {above}; keys of one group share a column",
    )


def swallows(line: int) -> Message:
    return Message(
        f"从这里开始的引号到第{line}行才合上，多半是这一行漏了后面的引号",
        f"the quote that opens here closes only on line {line}; the closing quote of this line is probably missing",
    )


def refusal(text: str) -> tuple[int, int, Message]:
    """Where and why the text is refused, as it must be."""
    with pytest.raises(NotARecord) as refused:
        parse(text)
    return refused.value.line, refused.value.column, refused.value.message


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("id：a\ntitle: 灯\n", 1, 3, COLON),
        ("id: a\ntitle：灯\nbudget: 3\n", 2, 6, COLON),
        ("id: a\nbudget：3\n", 2, 7, COLON),
        ("id: a\nhistory：\n- {date: 2026-01-02}\n", 2, 8, COLON),
        ("history:\n- date：2026-01-02\n  event: filed\n", 2, 7, COLON),
        ("history:\n- date: 2026-01-02\n  event：filed\n", 3, 8, COLON),
        ("history:\n- {date： 2026-01-02, event: filed}\n", 2, 8, COLON),
        ("title: {zh：灯, en: lamps}\n", 1, 11, COLON),
        ("goal: |\n  时间：周三\nbudget：3\n", 3, 7, COLON),
        ("goal: 修灯；\n  时间：周三\nbudget：3\n", 3, 7, COLON),
        ("title：灯\nbudget：3\n", 1, 6, COLON),
        ("id: a\n　　budget: 3\n", 2, 1, SPACE),
        ("title:\n　　zh: 灯\n", 2, 1, SPACE),
        ("title:\n  zh: 灯\n　　en: lamps\n", 3, 1, SPACE),
        ("id: a\nbudget:　3\n", 2, 8, SPACE),
        ("history:\n- {date: 2026-01-02， event: filed}\n", 2, 20, COMMA),
        ("title: {zh: 灯，en: lamps}\n", 1, 14, COMMA),
        ("title: ｛zh: 灯, en: lamps}\n", 1, 8, bracket("｛", "{")),
        ("title: {zh: 灯, en: lamps｝\nid: a\n", 1, 25, bracket("｝", "}")),
        ("history:\n- ｛date: 2026-01-02, event: filed｝\n", 2, 3, bracket("｛", "{")),
        ("proposals: [p1, p2】\nid: a\n", 1, 19, bracket("】", "]")),
        ("goal: “时间: 周三”\n", 1, 7, QUOTE),
        ("id: a\n预算：3\nmode: self\n", 2, 3, colon_after("预算", "budget")),
        ("mode: self\n预算：3\n", 2, 3, colon_after("预算", "budget")),
        ("编号：a\ntitle: 灯\n", 1, 3, colon_after("编号", "id")),
        ("id: a\n名称：灯\nmode: self\n", 2, 3, colon_after("名称", "name", "title")),
        ("history:\n- 日期：2026-01-02\n  event: filed\n", 2, 5, colon_after("日期", "date")),
        ("history:\n- {日期：2026-01-02, event: filed}\n", 2, 6, colon_after("日期", "date")),
        ("id: a\nbudget:\u00a03\nmode: self\n", 2, 8, odd_space("U+00A0")),
        ("title:\n\u2003\u2003zh: 灯\n", 2, 1, odd_space("U+2003")),
        ("history:\n－ {event: filed}\n", 2, 1, dash("－")),
        ("history:\n— event: filed\n", 2, 1, dash("—")),
    ],
)
def test_full_width_punctuation_is_named_at_its_place(text: str, line: int, column: int, message: Message) -> None:
    assert refusal(text) == (line, column, message)


@pytest.mark.parametrize(
    "text",
    [
        "goal: 时间：周三，地点：社区（一楼）\n",
        "goal: 修灯\n  预算：三千\n",
        "goal: |\n  title：灯\n  　　第二段，【要紧】\n",
        "goal: “修灯”，从【东门】起；｛暂定｝\n",
        "title: {zh: 灯：三十盏，二十户, en: lamps}\n",
        "places: [公示栏，东门, 居民群：一组]\n",
        "goal: 　灯\n",
    ],
)
def test_full_width_punctuation_in_a_text_is_never_blamed(text: str) -> None:
    parse(text)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("id: a\nbudget:3\nmode: self\n", 2, 7, AFTER_COLON),
        ("id:a\ntitle: 灯\n", 1, 3, AFTER_COLON),
        ("id: a\ntitle:灯\n", 2, 6, AFTER_COLON),
        ("history:\n- date:2026-01-02\n  event: filed\n", 2, 7, AFTER_COLON),
        ("history:\n- {date:2026-01-02, event: filed}\n", 2, 8, AFTER_COLON),
        ("id: a\nbudget 3\nmode: self\n", 2, 7, no_colon("budget")),
        ("id a\ntitle: 灯\n", 1, 3, no_colon("id")),
        ("编号 a\ntitle: 灯\n", 1, 1, NO_COLON_ABOVE),
        ("history:\n- {event: paid, amount 20.00}\n", 2, 17, no_colon("amount")),
        ("  id: a\n title: 灯\n", 1, 1, INDENTED_BEGINNING),
        ("# 示例\n id: a\ntitle: 灯\n", 2, 1, INDENTED_BEGINNING),
        ("history:\n-{event: filed}\n", 2, 1, AFTER_DASH),
        ("history:\n-event: filed\n date: 2026-01-02\n", 2, 1, AFTER_DASH),
        ("history:\n- {event: filed}\n-{event: started}\n", 3, 1, AFTER_DASH),
        ("history:\n- {event: filed}\n  {event: started}\n", 3, 3, NO_DASH),
        ("history:\n- {event: filed}\n{event: started}\n", 3, 1, NO_DASH),
        ("history:\n- event: filed\n  number: 7\nevent: started\n  date: 2026-01-02\n", 4, 1, NO_DASH),
        ("history:\ndate: 2026-01-02\n  event: filed\n", 2, 1, NO_DASH),
        ("days:\n- name: 春节\n  first: 1\nname: 清明\n- name: 端午\n", 4, 1, NO_DASH),
        ("history:\n  {event: filed}\n- {event: started}\n", 2, 3, NO_DASH),
        ("history:\n  event: filed\n\n  number: 7\n- {event: started}\n", 2, 3, NO_DASH),
        ("proposals:\n  p1\n- p2\n", 2, 3, NO_DASH),
        ("history:\n- {event: filed}\n  date: 2026-01-02\n  event: started\n", 3, 3, NO_DASH),
        ("goal: [新]办12次\nid: a\n", 1, 10, BEHIND_A_BRACKET),
        ("goal: {新}办12次\nid: a\n", 1, 10, BEHIND_A_BRACKET),
        ("history:\n- {event: filed}}\n", 2, 17, BEHIND_A_BRACKET),
        ("history:\n- {event: filed}\ngoal: 修灯\n  budget: 3\n", 4, 3, indent(2, 0)),
        ("objections: [\n", 1, 13, OPEN_BRACKET),
        ("id: a\n budget: 3\n", 2, 2, indent(1, 0)),
        ("title:\n  zh: 灯\n   en: lamps\n", 3, 4, indent(3, 2)),
        ("title:\n  en: A place\n    for residents\n   zh: 灯\n", 4, 4, indent(3, 2)),
        ("history:\n- date: 2026-01-02\n   event: filed\n", 3, 4, indent(3, 2)),
        ("title:\n  zh: 灯\n en: lamps\n", 3, 2, ANOTHER_COLUMN),
        ("history:\n- {event: filed}\n - {event: started}\n", 3, 2, ANOTHER_COLUMN),
        ('goal: "修灯\nbudget: 3\nsummary: "好"\n', 1, 7, swallows(3)),
        ("goal: '修灯' 三十盏\n", 1, 12, BEHIND_A_QUOTE),
        ("id: a\n<<<<<<< HEAD\nbudget: 3\n=======\nbudget: 4\n>>>>>>> other\n", 2, 1, CONFLICT),
        ("<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>> other\n", 1, 1, CONFLICT),
    ],
)
def test_what_is_missing_or_out_of_line_is_named_where_it_is(
    text: str, line: int, column: int, message: Message
) -> None:
    assert refusal(text) == (line, column, message)


def test_an_address_is_no_key_without_a_space() -> None:
    assert parse("{https://a.cn: b}")[0] == {"https://a.cn": "b"}


CUT = Message(
    "从这个 # 起都被当作注释，不算这段文字；是文字就给整段加引号，是注释就在 # 后面空一格",
    "all from this # on is taken for a comment; put the text into quotes, or a space after the # of a comment",
)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("goal: 修缮 #3 楼梯\n", 1, 10),
        ("id: a\ngoal: Mend stairs #3\n", 2, 19),
        ("goal: 修缮\n  东门 #三号楼\n", 2, 6),
        ("goal:\n- 修缮 #3 楼梯\n", 2, 6),
        ("goal: {zh: 修缮 #3 楼梯, en: stairs}\n", 1, 15),
    ],
)
def test_a_text_that_is_cut_by_its_number_sign_is_refused(text: str, line: int, column: int) -> None:
    assert refusal(text) == (line, column, CUT)


@pytest.mark.parametrize(
    "text",
    [
        "goal: 修灯 # 三十盏\n",
        "goal: 修灯  #三十盏\n",
        "budget: 300.00 #预算\n",
        "goal: 修缮#3楼梯\n",
        "goal: '修缮 #3 楼梯'\n",
        "goal: |\n  修缮 #3 楼梯\n",
        "#说明\ngoal: 修灯\n #说明\n",
        "history: #经过\n- {event: filed} #备案\n",
    ],
)
def test_a_comment_is_no_part_of_a_text(text: str) -> None:
    parse(text)


JOINED = Message(
    "方括号里只有一项；要写几项，中间用半角逗号加一个空格“, ”；只是一项，就给这段文字加引号",
    "the brackets hold one item; write a plain comma and a space between several, or put the one into quotes",
)


def test_items_that_a_full_width_comma_joins_are_refused() -> None:
    assert refusal("topics: [亲子，厨艺]\n") == (1, 10, JOINED)


@pytest.mark.parametrize(
    "text",
    [
        "topics: ['亲子，厨艺']\n",
        'topics: ["亲子，厨艺"]\n',
        "topics:\n- 亲子，厨艺\n",
        "topics: [亲子，厨艺, 园艺]\n",
        "beneficiaries: [失能、半失能老人]\n",
    ],
)
def test_a_comma_within_one_item_of_a_list_is_part_of_its_text(text: str) -> None:
    parse(text)
