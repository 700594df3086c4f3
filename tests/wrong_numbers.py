"""Numbers that somebody wrote wrongly into a scenario, and what is said of each, where."""

from __future__ import annotations

from typing import NamedTuple

HEAD = "id: mine\nextends: community-year\ntitle: 试\n"
REASON = "    basis: assumed\n    why: 试\n"
COUNT = (
    "应是 0 或正整数，最多九位，用半角数字，开头不写 0，不加逗号和单位，例如 120",
    "should be a whole number, at most nine plain digits, no leading zeros, such as 120",
)
CHANCE = (
    "应是 0 到 1 之间的数，最多六位小数，例如 0.02",
    "should be a number from 0 to 1 with at most six decimal places, such as 0.02",
)


class Bad(NamedTuple):
    """What is written, and what is said of it, where."""

    written: str
    place: str
    zh: str
    en: str


def number(path: str, value: str, **more: str) -> str:
    """A scenario that changes one number of the shipped one: on line 6 is its value."""
    section, key = path.split(".")
    bounds = "".join(f"    {bound}: {said}\n" for bound, said in more.items())
    return f"{HEAD}{section}:\n  {key}:\n    value: {value}\n{bounds}{REASON}"


def drawn(path: str, *values: int) -> str:
    """The same of a number that is drawn for every project: least, most frequent, most."""
    section, key = path.split(".")
    bounds = "".join(f"    {bound}: {one}\n" for bound, one in zip(("low", "mode", "high"), values, strict=True))
    return f"{HEAD}{section}:\n  {key}:\n{bounds}{REASON}"


def no_count(path: str, typed: str, cure: tuple[str, str] = ("", "")) -> Bad:
    """A number that is no whole number as files have them."""
    return Bad(number(path, typed), "6:12", f"“{typed}”{COUNT[0]}{cure[0]}", f"{typed!r} {COUNT[1]}{cure[1]}")


def no_chance(typed: str) -> Bad:
    """A chance that is none."""
    return Bad(number("council.attendance", typed), "6:12", f"“{typed}”{CHANCE[0]}", f"{typed!r} {CHANCE[1]}")


def beyond(path: str, value: str, least: str, most: str) -> Bad:
    """A number that no community has."""
    said = f"{value} 超出范围，应在 {least} 到 {most} 之间", f"{value} is out of range; it should be {least} to {most}"
    return Bad(number(path, value), "6:12", *said)


WRITTEN_WRONGLY = [
    no_count("council.members", "-1"),
    no_count("council.members", "many"),
    no_count("council.members", "25.0"),
    no_count("council.members", "025"),
    no_count("council.members", "1e2"),
    no_count("council.members", "9999999999"),
    no_count("proposing.households", "7,016"),
    no_count("proposing.collection_days", "30天"),
    no_count(
        "council.members", "\uff12\uff15", ("；要用半角：数字改成半角", "; plain characters are wanted: plain digits")
    ),
    no_chance("80%"),
    no_chance("0.8000001"),
    no_chance("-0.1"),
    no_chance("1.1"),
    no_chance(".8"),
    Bad(
        number("council.quorum", "0.67"),
        *("6:12", "“0.67”应是不大于 1 的分数，例如 1/5", "'0.67' should be a fraction of at most 1, such as 1/5"),
    ),
    Bad(
        number("council.quorum", "3/2"),
        *("6:12", "“3/2”应是不大于 1 的分数，例如 1/5", "'3/2' should be a fraction of at most 1, such as 1/5"),
    ),
    Bad(
        number("funding.allocated", "47.56万"),
        "6:12",
        "“47.56万”不是金额的写法；按元写，只用半角数字和小数点，不写“万元”、逗号和符号，例如 38700.00",
        "'47.56万' should be an amount of at most 13 plain digits before the point, such as 38700.00",
    ),
    Bad(
        number("funding.allocated", "475600.001"),
        "6:12",
        "“475600.001”的小数多于2位，金额最多写到2位小数",
        "'475600.001' has more than 2 decimal places",
    ),
    Bad(
        number("objecting.second_decision", "vote"),
        "6:12",
        "没有“vote”这个说法；可以写的有：next_sitting（下一次议事会重新议定）、"
        "extra_sitting（临时加开议事会重新议定）、assembly（居民代表会议表决）",
        "'vote' is unknown; those known here are next_sitting, extra_sitting, assembly",
    ),
    Bad(
        number("council.members", "30").replace("assumed", "guessed"),
        "7:12",
        "没有“guessed”这个说法；可以写的有：sourced（有公开来源）、measured（从记录中量出）、comparator（参照同类办法）、inferred（推断）、"
        "assumed（假定）",
        "'guessed' is unknown; those known here are sourced, measured, comparator, inferred, assumed",
    ),
    Bad(
        number("council.members", "30").replace("why: 试", "why:"),
        *("8:9", "why（出处；没有出处的写理由）是空的；这一项必须写", "why is empty; it has to be written"),
    ),
    Bad(
        number("council.members", "30").replace("why: 试", "why: {cn: 试}"),
        "8:10",
        "“cn”不是语言代码；中文写 zh，英文写 en；花括号里的文字带英文逗号时要加引号",
        "'cn' is no language tag; Chinese is zh, English en; inside braces, quote a text that has a comma",
    ),
    Bad(
        f"{HEAD}year: 1999\n",
        "4:7",
        "“1999”应是2000年到2099年的年份，例如 2026",
        "'1999' should be a year from 2000 to 2099, such as 2026",
    ),
]
"""A value that is none of its kind."""

OUT_OF_RANGE = [
    beyond("council.members", "0", "1", "1000"),
    beyond("council.members", "1001", "1", "1000"),
    beyond("desk.workers", "0", "1", "100"),
    beyond("street.reviewers", "0", "1", "100"),
    beyond("judging.committee_hours_a_day", "25", "1", "24"),
    beyond("council.attendance", "0", "0.01", "1"),
    beyond("council.works_majority", "1/3", "1/2", "1"),
    beyond("council.quorum", "1/20", "1/10", "1"),
    beyond("council.sitting_day", "31", "1", "28"),
    beyond("council.sittings_a_year", "0", "1", "12"),
    beyond("street.midterm_month", "13", "1", "12"),
    beyond("objecting.assembly_notice_days", "400", "1", "365"),
    beyond("carried_in.in_progress", "201", "0", "200"),
    beyond("funding.allocated", "0.00", "0.01", "100000000.00"),
    Bad(
        number("council.sittings_a_year", "5"),
        "6:12",
        "一年 5 次不能在各月间均匀安排；应是 1、2、3、4、6 或 12",
        "5 a year cannot be spread evenly over the months; it should be 1, 2, 3, 4, 6 or 12",
    ),
    Bad(
        number("what_if.posting_days", "0", low="1", high="10"),
        *("6:12", "0 超出范围，应在 1 到 90 之间", "0 is out of range; it should be 1 to 90"),
    ),
    Bad(
        number("what_if.objection_share", "6/5", low="1/5", high="1/2"),
        *("6:12", "“6/5”应是不大于 1 的分数，例如 1/5", "'6/5' should be a fraction of at most 1, such as 1/5"),
    ),
    Bad(
        number("council.members", "41"),
        *("6:5", "low 15、value 41、high 40 应从小到大", "low 15, value 41, high 40 should not descend"),
    ),
    Bad(
        number("funding.allocated", "100.00"),
        "6:5",
        "low 200000.00、value 100.00、high 1200000.00 应从小到大",
        "low 200000.00, value 100.00, high 1200000.00 should not descend",
    ),
    Bad(
        number("council.members", "30", low="40", high="20"),
        *("6:5", "low 40、value 30、high 20 应从小到大", "low 40, value 30, high 20 should not descend"),
    ),
    Bad(
        drawn("work.works_days", 60, 20, 150),
        *("6:5", "low 60、mode 20、high 150 应从小到大", "low 60, mode 20, high 150 should not descend"),
    ),
    Bad(
        drawn("work.works_days", 20, 60, 1500),
        *("8:11", "1500 超出范围，应在 0 到 1000 之间", "1500 is out of range; it should be 0 to 1000"),
    ),
]
"""A value that is too small, too great, or in the wrong order."""

CONTRADICTORY = [
    Bad(
        number("council.quorum", "1/1", high="1/1"),
        "6:5",
        "每名成员到会的可能是 0.8，25 人里到齐 25 人的会，二十次开不成一次；请改 attendance、quorum 或 members",
        "with a chance of 0.8 to come, 25 of 25 members are present at less than one sitting in twenty; "
        "change attendance, quorum or members",
    ),
    Bad(
        number("council.two_thirds_support", "0.95", high="0.95"),
        "6:5",
        "得到三分之二支持的可能不会大于得到过半支持的可能",
        "two thirds support an item no more often than half do",
    ),
    Bad(
        number("portfolio.commissioned", "0.8", high="0.8"),
        *("6:5", "commissioned 和 micro 合计 1.05，不能大于 1", "commissioned and micro are 1.05 together; at most 1"),
    ),
    Bad(
        number("objecting.upheld", "0.9", high="0.9"),
        *("6:5", "upheld 和 amended 合计 1.2，不能大于 1", "upheld and amended are 1.2 together; at most 1"),
    ),
    Bad(
        number("desk.weekly_report_hours", "20", high="20"),
        "6:5",
        "督察、通报、评价的材料占满了每天 4 小时，12月没有时间办项目",
        "reports take all of the 4 hours a day; in December none is left for projects",
    ),
    Bad(
        number("district.subdistricts", "2", high="2"),
        "6:5",
        "2 个街道多于 1 个社区；每个街道至少有一个社区",
        "2 sub-districts are more than 1 communities; each should have one",
    ),
    Bad(
        number("choosing.bidders", "1") + "  min_bidders:\n    value: 5\n" + REASON,
        "10:5",
        "平均 1 家报名，够 5 家的征集二十次没有一次；请改 bidders 或 min_bidders",
        "where 1 apply on average, less than one call in twenty finds 5; change bidders or min_bidders",
    ),
    Bad(
        number("proposing.collection_days", "365", high="365"),
        "6:5",
        "征集和定清单最快要 368 天，那时12月20日的最后一次会议已经开过，这一年什么也议不成；"
        "请改 collection_days 或 sorting_working_days",
        "collecting and settling the list take 368 days at least and so pass the last sitting on 20 December: "
        "nothing is resolved in the year; change collection_days or sorting_working_days",
    ),
    Bad(
        drawn("proposing.sorting_working_days", 400, 400, 400),
        "6:5",
        "征集和定清单最快要 430 天，那时12月20日的最后一次会议已经开过，这一年什么也议不成；"
        "请改 collection_days 或 sorting_working_days",
        "collecting and settling the list take 430 days at least and so pass the last sitting on 20 December: "
        "nothing is resolved in the year; change collection_days or sorting_working_days",
    ),
    Bad(
        number("funding.allocated", "500.00", low="500.00"),
        "6:5",
        "资金 500.00 元，最小的项目也要 1000.00 元；请改 allocated，或者 amount 的 low",
        "the allocation of 500.00 covers not even the smallest project of 1000.00; change allocated, "
        "or the low of amount",
    ),
    Bad(
        number("proposing.proposals_per_1000_reached", "300", high="300"),
        "6:5",
        "合每个社区一年 1263 条提议，最多 1000 条；请核对户数和每1000户的提议数",
        "these make 1263 proposals a community-year, and at most 1000 are allowed; check the households and the "
        "proposals from 1,000 of them",
    ),
    Bad(
        number("district.communities", "500", high="500") + "carried_in:\n  delivered:\n    value: 20\n"
        "    high: 20\n" + REASON,
        "6:5",
        "500 个社区，每个约 73 条提议和结转的项目，合计多于 30000，推演不动；请少写几个社区，或者减少提议",
        "500 communities with some 73 proposals and projects carried over each are more than 30000 together, "
        "too many to simulate; write fewer communities or proposals",
    ),
]
"""Values that are right each by itself and cannot be played together."""
