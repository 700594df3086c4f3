"""The notices of a community: the season's, the council's, calls for implementers, and the accounts.

A notice of a resolution hangs for the fund's whole period; the others do, too, but calls only until something is
chosen. One that still hangs when the year ends does not say yet which objections came in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.terms import NoticeKind, Pot
from gongshi.periods import last_day
from gongshi_simulator.records.accounts import accounts, quarter_before, yuan
from gongshi_simulator.records.catalogue import sentences
from gongshi_simulator.records.chronicle import Chronicle, titles
from gongshi_simulator.records.community import allocations
from gongshi_simulator.records.objections import objections
from gongshi_simulator.records.papers import Paper, Sort
from gongshi_simulator.setting import posting_period

_CALL_DAYS = timedelta(days=9)
"""How long a call hangs beyond its first day, where nothing is chosen before."""


class _Sheet(NamedTuple):
    """A notice that is to be written, with the records of the projects that it may be about."""

    told: Chronicle
    paper: Paper
    projects: Mapping[int, Project]

    @property
    def day(self) -> date:
        return self.paper.day

    @property
    def last_day(self) -> date:
        rules = self.told.setting.rules
        return last_day(self.day, posting_period(self.told.setting.scenario, rules), rules.days).last_day


def notices(told: Chronicle, projects: Mapping[int, Project]) -> Iterator[Notice]:
    """All notices of both years, by day."""
    for paper, name in told.papers.items():
        sheet = _Sheet(told, paper, projects)
        number = int(name.rpartition("n")[2])
        fields = {
            "id": name,
            "number": f"{told.mark}社公示〔{paper.day.year}〕{number}号",
            "fiscal_year": told.year if paper.day.year == told.year else told.year - 1,
            "pot": Pot.SUPPORT,
            "posting_start": paper.day,
            "posting_end": sheet.last_day,
            "places": sentences.PLACES,
        }
        yield Notice.model_validate(fields | _WRITTEN[paper.sort](sheet))


def _collection(sheet: _Sheet) -> dict[str, Any]:
    days = sheet.told.setting.scenario.proposing.collection_days.value
    return {
        "kind": NoticeKind.COLLECTION,
        "title": {"zh": f"{sheet.told.year}年度民意征集", "en": f"Call for proposals {sheet.told.year}"},
        "pot": None,
        "posting_end": sheet.day + timedelta(days=days - 1),
        "text": sentences.COLLECTION,
    }


def _shortlist(sheet: _Sheet) -> dict[str, Any]:
    told = sheet.told
    own = {project: record for project, record in sheet.projects.items() if project < told.draws.proposals}
    dropped = [project for project in own if told.subjects[project].reason]
    listed = [record.id for project, record in own.items() if project not in dropped]
    return {
        "kind": NoticeKind.SHORTLIST,
        "title": {"zh": f"{told.year}年度项目清单公示", "en": f"Shortlist {told.year}"},
        "pot": None,
        "projects": listed,
        "text": sentences.SHORTLIST.format(proposals=told.draws.proposals, listed=len(listed), dropped=len(dropped)),
    }


def _resolution(sheet: _Sheet) -> dict[str, Any]:
    told = sheet.told
    posted = [
        project
        for project in sheet.projects
        if any(one.event == "posted" and one.day == sheet.day for one in told.courses[project])
    ]
    came = [one for project in posted for one in objections(told, project, sheet.day)]
    budget = sum(told.draws.amount[project] for project in posted)
    return {
        "kind": NoticeKind.RESOLUTION,
        "title": {
            "zh": f"议决结果公示（{sheet.day.month}月{sheet.day.day}日）",
            "en": f"Resolutions posted on {sheet.day}",
        },
        "closing": told.setting.rules.posting_period.closing,
        "how_to_object": sentences.HOW_TO_OBJECT.format(needed=told.setting.needed),
        "text": sentences.RESOLUTION.format(number=len(posted), budget=yuan(budget), titles=titles(told, posted)),
        "objections": None if sheet.last_day >= told.as_of else came,
    }


def _call(sheet: _Sheet) -> dict[str, Any]:
    told, project = sheet.told, sheet.paper.project
    least, subject = told.setting.scenario.choosing.min_bidders.value, told.subjects[project]
    again = "（再次征集）" if sheet.paper.attempt else ""
    return {
        "kind": NoticeKind.CALL,
        "title": {"zh": f"“{subject.zh}”征集公告{again}", "en": f"Call for implementers: {subject.en}"},
        "posting_end": _call_ends(sheet),
        "projects": [told.project_ids[project]],
        "min_bidders": least,
        "text": sentences.CALL.format(budget=yuan(told.draws.amount[project]), least=least),
    }


def _call_ends(sheet: _Sheet) -> date:
    course = sheet.told.courses[sheet.paper.project]
    later = [one.day for one in course if one.event in {"called", "selected"} and one.day > sheet.day]
    return min((*later, sheet.day + _CALL_DAYS))


def _call_for_children(sheet: _Sheet) -> dict[str, Any]:
    told, project = sheet.told, sheet.paper.project
    subject = told.subjects[project]
    return {
        "kind": NoticeKind.CALL,
        "title": {"zh": f"“{subject.zh}”子项目征集", "en": f"Call for child projects: {subject.en}"},
        "posting_end": sheet.day + _CALL_DAYS,
        "projects": [told.project_ids[project]],
        "text": sentences.CALL_FOR_CHILDREN.format(children=told.setting.scenario.portfolio.micro_children.value),
    }


def _accounts(sheet: _Sheet) -> dict[str, Any]:
    until = quarter_before(sheet.day)
    quarter = (until.month + 2) // 3
    return {
        "kind": NoticeKind.FINANCE,
        "title": {
            "zh": f"{until.year}年第{'一二三四'[quarter - 1]}季度资金收支",
            "en": f"Accounts to the end of quarter {quarter} of {until.year}",
        },
        "fiscal_year": until.year,
        "text": accounts(until, allocations(sheet.told), sheet.projects.values()),
    }


_WRITTEN: Mapping[Sort, Callable[[_Sheet], dict[str, Any]]] = {
    Sort.ACCOUNTS: _accounts,
    Sort.COLLECTION: _collection,
    Sort.SHORTLIST: _shortlist,
    Sort.RESOLUTION: _resolution,
    Sort.CALL: _call,
    Sort.CALL_FOR_CHILDREN: _call_for_children,
}
