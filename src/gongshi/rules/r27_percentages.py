"""A rate is given with both its numbers.

凡写比率，都要写明分子和分母：多少人里有多少人。只有百分数的满意率不能公布。

An evaluation writes ``asked`` and ``satisfied`` together, and no more satisfied than asked: anything else is refused
when the file is read, in this rule's words. Where a text of a notice, of minutes or of an evaluation names a rate with
a percentage (90%, 百分之九十), the same sentence gives its two numbers (158人中143人, 143/158, 10005.89÷10130.01).

评议要把 ``asked`` 和 ``satisfied`` 一起写，满意的不能比受访的多，不然读文件时就按这一条拒绝。公告、会议记录和评议的
文字里写了百分数比率的（90%、百分之九十），同一句话里要写出两个数（158人中143人、143/158、10005.89÷10130.01）。

Source: the report's own 满意率99.28% has no number of people asked, and published reviews have percentages that no
denominator explains; see the page on the report's figures.

来源：报道自己写的满意率99.28%没有写问了多少人，公开的评审结果里也有说不清分母的百分数；见“报道里的数字”一页。

Passes:

    history:
    - date: 2026-10-28
      event: evaluated
      outcome: passed
      remarks: 满意率90.5%（158人中143人）。
      asked: 158
      satisfied: 143

Fails:

    history:
    - date: 2026-10-28
      event: evaluated
      outcome: passed
      remarks: 满意率90.5%。
      asked: 158
      satisfied: 143
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Evaluated
from gongshi.model.words import Words
from gongshi.place import Place
from gongshi.rules.coverage import record_ends
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R27"
NAME = Message(zh="比率要写分子分母", en="rates have both their numbers")
Parameters = NoParameters

_IN_WORDS = "零〇一二两三四五六七八九十百千"
_RATE = re.compile(
    r"(满意|同意|赞成|支持|参与|议决|到会|到场|完成|合格|知晓|回收|签约|支付|结项)率"
    rf"[^。！？；\n]{{0,12}}?(\d[\d.]*\s*[%\uff05]|百分之[\d{_IN_WORDS}点.]+)"
)
_SENTENCE = re.compile(r"[^。！？；\n]+")
_COUNTED = rf"(?:\d[\d.]*|[{_IN_WORDS}]+)\s*(?:[人户名位票份家项个件元]|万元)"
# 143/158, 143人÷158人, “158人中143人”; no date such as 2026/10/28, and no “28日院里”.
_BOTH_NUMBERS = re.compile(
    rf"(?<![\d./÷\uff0f])(?:{_COUNTED}|\d[\d.]*)\s*[/÷\uff0f]\s*\d[\d.]*(?!\s*[\d./÷\uff0f])"
    rf"|{_COUNTED}[^。！？；\n]{{0,8}}[中里][^。！？；\n]{{0,8}}{_COUNTED}"
)


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each evaluation, and one for each text that names a rate without its numbers."""
    for project in fund.projects:
        evaluated = [(step.at, step.event) for step in steps(project, as_of) if isinstance(step.event, Evaluated)]
        for at, event in evaluated:
            place = project.place("history", at)
            yield holds(place) if event.asked is not None else unknown(place, *_NOT_ASKED)
        if not evaluated and record_ends(project, fund, as_of):
            yield unknown(project.place("history"), *_NOT_COVERED)
    for place, words in _texts(fund, as_of):
        yield from _of_text(place, words)


def _texts(fund: CommunityFund, as_of: date) -> Iterator[tuple[Place, Words | None]]:
    for notice in fund.notices.values():
        yield notice.place("text"), notice.text
    for meeting in fund.meetings.values():
        yield meeting.place("minutes", "summary"), meeting.minutes.summary if meeting.minutes else None
    for project in fund.projects:
        for step in steps(project, as_of):
            if isinstance(step.event, Evaluated):
                yield project.place("history", step.at, "remarks"), step.event.remarks


def _of_text(place: Place, words: Words | None) -> Iterator[Verdict]:
    for _, text in words.versions if words is not None else ():
        for sentence in _SENTENCE.findall(text):
            rate = _RATE.search(sentence)
            if rate and not _BOTH_NUMBERS.search(sentence):
                yield broken(
                    place,
                    f"“{rate.group()}”没有分子和分母；请在同一句里写明多少人（或多少钱）里有多少",
                    f"“{rate.group()}” has no numerator and denominator; give both in the same sentence, "
                    "how many of how many or how much of how much",
                )


_NOT_ASKED = (
    "没有写问了多少人、多少人满意，满意率算不出来",
    "how many were asked and how many satisfied is not written, so there is no rate",
)
_NOT_COVERED = (
    "记录只到议决为止，不知道满意率",
    "the records end with the resolution; how many are satisfied is not known",
)
