"""What the fund may not pay for is looked at by a person.

项目的名称、目标或内容里出现负面清单上的字眼时，要有人对照清单核过，把结论写进“列入清单”这一步。

A word of the list in the title, goal or summary, or in the goal that a decision gave, does not forbid the project: it
asks for a look. The look is on record in ``negative_list_check`` of its ``shortlisted``. What was not taken up needs
none.

名称、目标、简介，或者议决改过的目标里出现清单上的字眼，不等于不能做，只是要有人看一看；看的结论写在 ``shortlisted``
的 ``negative_list_check`` 里。没有列入清单的项目不用写。

Parameters: ``words``: the words that ask for a look.

参数：``words``：出现哪些字眼要看一看。

Source: Dujiangyan community's questions and answers on the same Chengdu fund: not for residents' own private sphere
(such as 物管费), not where somebody is liable (such as 公房维修), not for the government's own duty (such as 工作人员
待遇补贴). The itemised list (禁止项目清单) was not found; the words are a selection.

来源：都江堰一个社区关于成都同一种资金的问答：不用于居民个人的事（例如物管费），不用于有人应负责的事（例如公房维修），
不用于政府职责内的事（例如工作人员待遇补贴）。逐条的禁止项目清单没有找到，这些字眼只是其中一部分。

Passes:

    title: 老楼道修缮
    summary: 只修公共楼道，不替住户交物业费。
    history:
    - date: 2026-02-20
      event: shortlisted
      negative_list_check: 物业费由住户自理，本项目只修公共部分，不在清单内。
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}

Fails:

    title: 老楼道修缮
    summary: 修楼道，并替困难住户交物业费。
    history:
    - {date: 2026-02-20, event: shortlisted}
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import State, Step, steps
from gongshi.model.event import Redeliberated, RepVoted, Resolved, Shortlisted
from gongshi.model.project import Project
from gongshi.model.record import Entry
from gongshi.model.words import Words
from gongshi.place import Place
from gongshi.rules.verdict import Verdict, broken, holds

ID = "R23"
NAME = Message(zh="负面清单要核对", en="held against the negative list")

_NOT_TAKEN_UP = frozenset({State.PROPOSED, State.SCREENED_OUT, State.REJECTED, State.DEFERRED})


class Parameters(Entry):
    """What a rule pack may set."""

    words: tuple[str, ...] = ("物业费", "物管费", "公房维修", "工资", "岗位补贴", "待遇补贴", "工作餐")


def judge(fund: CommunityFund, as_of: date, parameters: Parameters) -> Iterator[Verdict]:
    """One verdict for each project that was taken up."""
    for project in fund.projects:
        happened = list(steps(project, as_of))
        if not happened or (happened[-1].after or happened[-1].before) in _NOT_TAKEN_UP:
            continue
        checked = any(isinstance(step.event, Shortlisted) and step.event.negative_list_check for step in happened)
        yield holds(project.place("title")) if checked else _of_unchecked(project, happened, parameters.words)


def _of_unchecked(project: Project, happened: list[Step], words: tuple[str, ...]) -> Verdict:
    for place, text in _told(project, happened):
        found = [word for word in words if any(word in said for _, said in text.versions)]
        if found:
            return broken(
                place,
                f"写到了“{found[0]}”，可能在负面清单上；请对照清单核一遍，"
                "把结论写在 shortlisted 的 negative_list_check 里",
                f"“{found[0]}” may be on the negative list; hold the project against it "
                "and write what came of that into negative_list_check of shortlisted",
            )
    return holds(project.place("title"))


def _told(project: Project, happened: list[Step]) -> Iterator[tuple[Place, Words]]:
    """What is told of the project's purpose: its own texts, and the goals that decisions gave it."""
    for key in ("title", "goal", "summary"):
        text: Words | None = getattr(project, key)
        if text is not None:
            yield project.place(key), text
    for step in happened:
        changed = step.event.changed if isinstance(step.event, Resolved | Redeliberated | RepVoted) else None
        if changed is not None and changed.goal is not None:
            yield project.place("history", step.at, "changed", "goal"), changed.goal
