"""A small fund of two communities, and what is made of a fund."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from conftest import COMMUNITY, PROGRAMME, ROOT
from gongshi.fund import read_fund
from gongshi.open_data.files import Form, OpenData
from gongshi.open_data.part import part_of
from gongshi.open_data.subject import Subject

PROJECT = """\
id: 2026-001
title: {zh: 楼道灯, en: Stair lights}
fiscal_year: 2026
pot: support
category: environment
budget: 12000.00
compounds: [tongyin]
proposals: [p1]
history:
- {date: 2026-02-01, event: proposed}
- {date: 2026-03-05, event: resolved, meeting: 2026-03-05, present: 23, for: 21, against: 1, abstain: 1,
   amount: 11500.50}
- {date: 2026-03-06, event: posted, notice: 2026-n01}
- {date: 2026-04-01, event: contracted, implementer: {kind: company, name: 亮光电器行}, amount: 11000.00}
- {date: 2026-04-10, event: paid, amount: 5000.10, purpose: 首付款}
- {date: 2026-06-01, event: evaluated, outcome: passed, asked: 30, satisfied: 27}
"""
CHILD = """\
id: 2026-002
title: 楼道灯的开关
fiscal_year: 2026
pot: support
parent_project: 2026-001
budget: 500.00
history:
- {date: 2026-03-05, event: resolved, amount: 500.00}
"""
NOTICE = """\
id: 2026-n01
kind: resolution
title: 议决结果公示
posting_start: 2026-03-06
posting_end: 2026-03-15
objections:
- {date: 2026-03-08, scope: resolution, resident_reps: 4, residents: 2, subject: 灯太亮}
"""
PROPOSALS = """\
id: 2026
fiscal_year: 2026
proposals:
- {id: p1, title: 装灯, category: environment, screening: {date: 2026-02-10, outcome: shortlisted}}
- {id: p2, title: 修路, category: environment, screening: {date: 2026-02-10, outcome: merged}}
- {id: p3, title: 说不清, date: 2026-05-01}
"""
SMALL = {
    "projects/2026-001.yaml": PROJECT,
    "projects/2026-002.yaml": CHILD,
    "notices/2026-n01.yaml": NOTICE,
    "meetings/2026-03-05.yaml": "id: 2026-03-05\ndate: 2026-03-05\nbody: residents_council\nmembers: 25\npresent: 23\n",
    "proposals/2026.yaml": PROPOSALS,
    "/communities/hedong/community.yaml": "id: hedong\ntitle: 河东社区\n",
}
LICENSED = f"{PROGRAMME}licence: {{title: {{zh: 署名 4.0, en: Attribution 4.0}}, link: https://example.org/by}}\n"
DAY = date(2026, 12, 31)


def open_data(data: Path, as_of: date = DAY) -> OpenData:
    fund = read_fund(data).fund
    assert fund is not None
    return OpenData(Subject(fund.programme, as_of), [part_of(one, as_of) for one in fund.communities])


def written(data: Path, as_of: date = DAY) -> Mapping[str, bytes]:
    """The files of all forms, by their names."""
    return dict(open_data(data, as_of).files(tuple(Form)))


def small_fund(folder: Path, others: Mapping[str, str] = MappingProxyType({})) -> Path:
    """The small fund in a folder, its licence declared, with ``others`` among its files."""
    pack = (ROOT / "src/gongshi/rules/pack.yaml").read_text(encoding="utf-8")
    texts = {"/programme.yaml": LICENSED, "/rules.yaml": pack, "community.yaml": COMMUNITY, **SMALL, **others}
    for name, text in texts.items():
        path = folder / (name if name.startswith("/") else f"/communities/wutong/{name}").lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_fund(tmp_path / "data")
