"""``gongshi import`` of tables: what is written, what is refused, and what of that which stands already is changed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

from gongshi.commands.bring import bring
from gongshi.commands.export import export
from gongshi.commands.trouble import CouldNotRun
from gongshi.fund import read_fund

LIST = "编号,社区,项目名称,年度,预算\n2026-001,wutong,修路灯,2026,{first}\n2026-002,wutong,邻里结对,2026,{second}\n"


class Told(NamedTuple):
    """How an import ended: its code, or why it could not run; what it found, and what it said of its work."""

    code: int | str
    out: list[str]
    err: list[str]


Import = Callable[..., Told]


@pytest.fixture
def bring_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    """Imports a file of a folder, or a text as ``list.csv``, into ``data``."""

    def run(file: Path | str, **options: Any) -> Told:
        path = file if isinstance(file, Path) else tmp_path / "list.csv"
        if isinstance(file, str):
            path.write_text(file, encoding="utf-8")
        try:
            code: int | str = bring(path, to=tmp_path / "data", **options)
        except CouldNotRun as trouble:
            code = trouble.message.zh.replace(f"{tmp_path}/", "")
        said = capsys.readouterr()
        return Told(code, said.out.splitlines(), [line.partition(" | ")[0] for line in said.err.splitlines()])

    return run


def files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}


def test_a_faulty_list_writes_nothing_and_names_every_cell(bring_in: Import, tmp_path: Path) -> None:
    told = bring_in(LIST.format(first="约3万", second="很多"))
    assert (told.code, [line.split(": ")[0] for line in told.out]) == (1, ["list.csv!E2", "list.csv!E3"])
    assert not (tmp_path / "data").exists()


def test_the_faulty_may_be_left_out_and_are_counted(bring_in: Import, tmp_path: Path) -> None:
    told = bring_in(LIST.format(first="约3万", second="500"), leave_out_faulty=True)
    assert (told.code, told.err[-2:]) == (
        1,
        ["清单里2行 = 1个项目 + 1行没有导入", "没有导入：1条记录、另有0行，原因见上面1处"],
    )
    projects = [path for path in files(tmp_path / "data") if "/projects/" in path]
    assert projects == ["communities/wutong/projects/2026-002.yaml"]


def test_a_list_of_which_nothing_is_left_begins_no_fund(bring_in: Import, tmp_path: Path) -> None:
    for text in ("社区,姓名\n梧桐社区,某某\n", "社区,项目名称\n,修路灯\n"):
        told = bring_in(text, leave_out_faulty=True)
        assert (told.code, told.err[-1]) == (1, "没有一条可以导入，什么也没有写")
        assert not (tmp_path / "data").exists()


def test_what_stands_already_is_changed_only_when_asked(bring_in: Import, tmp_path: Path) -> None:
    bring_in(LIST.format(first="38700", second="500"))
    before = files(tmp_path / "data")
    refused = bring_in(LIST.format(first="39000", second="500"))
    assert refused.err[-1] == "communities/wutong/projects/2026-001.yaml: budget 38700.00 → 39000.00"
    assert refused.code == "data 里已有1条记录和表里不同，不会覆盖，什么也没有写；确实要改，用 --replace"
    assert files(tmp_path / "data") == before
    changed = bring_in(LIST.format(first="39000", second="500"), replace=True)
    after = files(tmp_path / "data")
    assert (changed.code, {path for path in after if after[path] != before[path]}) == (
        0,
        {"communities/wutong/projects/2026-001.yaml"},
    )


def test_a_record_that_says_the_same_keeps_its_file_and_its_remarks(bring_in: Import, tmp_path: Path) -> None:
    bring_in(LIST.format(first="38700", second="500"))
    project = tmp_path / "data/communities/wutong/projects/2026-001.yaml"
    project.write_text(f"# 自己写的备注\n{project.read_text(encoding='utf-8')}", encoding="utf-8")
    told = bring_in(LIST.format(first='"38,700元"', second="500"), replace=True)
    assert (told.code, project.read_text(encoding="utf-8").splitlines()[0]) == (0, "# 自己写的备注")


def test_a_link_in_the_place_of_a_record_is_never_written_through(bring_in: Import, tmp_path: Path) -> None:
    bring_in(LIST.format(first="38700", second="500"))
    project = tmp_path / "data/communities/wutong/projects/2026-001.yaml"
    project.unlink()
    (tmp_path / "mine.yaml").write_text("id: mine\n", encoding="utf-8")
    project.symlink_to(tmp_path / "mine.yaml")
    told = bring_in(LIST.format(first="39000", second="500"), replace=True)
    assert str(told.code).startswith("data 里已有1个内容不同的文件，不会覆盖")
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "id: mine\n"


def test_a_list_joins_the_fund_and_the_community_that_are_there(bring_in: Import, tmp_path: Path) -> None:
    bring_in(LIST.format(first="38700", second="500"))
    told = bring_in("社区,项目名称,年度\nwutong,修水管,2026\n")
    assert told.code == 0
    fund = read_fund(tmp_path / "data").fund
    assert fund is not None
    assert [(one.community.id, len(one.projects)) for one in fund.communities] == [("wutong", 3)]


def test_a_comma_without_quotes_moves_nothing_into_another_column(bring_in: Import) -> None:
    told = bring_in(LIST.format(first="38,700", second="500"))
    assert (told.code, [line.split(": ")[0] for line in told.out]) == (1, ["list.csv!F2"])


def test_more_faults_than_anybody_reads_are_counted(bring_in: Import) -> None:
    rows = "".join(f"wutong,项目{at},很多\n" for at in range(250))
    told = bring_in(f"社区,项目名称,预算\n{rows}")
    assert (len(told.out), told.out[-1]) == (201, "还有50处没有列出 | 50 more are not listed")


def filled_template(folder: Path, rows: dict[str, list[dict[str, Any]]]) -> Path:
    """The template with rows filled in, by the names of sheets and the keys of columns."""
    book = folder / "book.xlsx"
    export(template=book)
    workbook = load_workbook(book)
    for name, entries in rows.items():
        sheet = workbook[name]
        columns = {cell.value: at for at, cell in enumerate(sheet[2], start=1)}
        for at, entry in enumerate(entries, start=sheet.max_row + 1):
            for key, value in entry.items():
                sheet.cell(at, columns[key], value)
    workbook.save(book)
    return book


OF_THE_LAMPS = {"community": "wutong", "record": "2026-001"}
FUND: dict[str, list[dict[str, Any]]] = {
    "资金": [{"id": "small", "title": "小基金", "currency": "CNY", "language": "zh"}],
    "社区": [{"id": "wutong", "title": "梧桐社区", "title.en": "Wutong Community", "households": "３１２０户"}],
    "项目": [
        {"community": "wutong", "id": "2026-001", "title": "修路灯", "fiscal_year": "115年", "budget": "3.87万元"},
    ],
    "办理过程": [
        OF_THE_LAMPS | {"date": "2026年3月5日", "event": "议决通过", "present": 23, "for": 21},
        OF_THE_LAMPS | {"date": "115/11/02", "event": "验收", "outcome": "合格", "panel": "监委会2、专家1"},
    ],
}  # fmt: skip

PROJECT = """\
id: 2026-001
title: 修路灯
fiscal_year: 2026
budget: 38700.00
history:
- {date: 2026-03-05, event: resolved, present: 23, for: 21}
- date: 2026-11-02
  event: accepted
  outcome: passed
  panel: {supervision_committee: 2, expert: 1}
"""


def test_a_template_filled_in_by_hand_becomes_a_fund(bring_in: Import, tmp_path: Path) -> None:
    told = bring_in(filled_template(tmp_path, FUND))
    assert (told.code, told.out) == (0, [])
    written = files(tmp_path / "data")
    assert written["communities/wutong/projects/2026-001.yaml"] == PROJECT
    assert "title: {zh: 梧桐社区, en: Wutong Community}" in written["communities/wutong/community.yaml"].splitlines()


def test_faults_of_a_workbook_are_told_at_their_cells_on_every_sheet(bring_in: Import, tmp_path: Path) -> None:
    rows: dict[str, list[dict[str, Any]]] = {
        **FUND,
        "项目": [{"community": "nowhere", "id": "2026-001", "title": "修路灯", "mode": "自己做"}],
        "办理过程": [
            {"community": "nowhere", "record": "2026-001", "date": "24/3/5", "event": "议决通过"},
            {"community": "wutong", "record": "2026-009", "event": "开工"},
        ],
    }
    told = bring_in(filled_template(tmp_path, rows))
    assert (told.code, [line.split(": ")[0] for line in told.out]) == (
        1,
        ["book.xlsx:项目!B4", "book.xlsx:项目!L4", "book.xlsx:办理过程!D9", "book.xlsx:办理过程!C10"],
    )


def test_a_csv_of_one_sheet_of_the_workbook_adds_to_a_fund(bring_in: Import, tmp_path: Path) -> None:
    bring_in(LIST.format(first="38700", second="500"))
    told = bring_in("#,community,id,title,fiscal_year\n,wutong,2026-003,修水管,2026\n示例,wutong,x,y,2026\n")
    assert (told.code, told.err[0]) == (0, "1行标着“示例”，没有导入")
    assert (tmp_path / "data/communities/wutong/projects/2026-003.yaml").exists()


def test_a_column_that_stands_twice_is_refused(bring_in: Import) -> None:
    told = bring_in("#,community,id,title,title\n,wutong,2026-003,修水管,修路灯\n")
    assert (told.code, [line.split(": ")[0] for line in told.out[:2]]) == (1, ["list.csv!A1", "list.csv!E1"])


def test_a_workbook_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(b"mine")
    with pytest.raises(CouldNotRun):
        export(template=tmp_path / "book.xlsx")
    assert (tmp_path / "book.xlsx").read_bytes() == b"mine"


def test_only_commands_that_need_them_load_the_libraries_for_workbooks() -> None:
    said = "import sys; from gongshi.cli import main\ntry: main(['{}'])\nexcept SystemExit: pass\n"
    said += "print(sorted({{'openpyxl', 'xlsxwriter', 'defusedxml'}} & set(sys.modules)), file=sys.stderr)"
    for command in ("--help", "check"):
        ran = subprocess.run(
            [sys.executable, "-c", said.format(command)], capture_output=True, text=True, check=True,
            cwd=Path(__file__).resolve().parents[3],
        )  # fmt: skip
        assert ran.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "options", [{}, {"to": Path("x"), "template": Path("t.xlsx")}, {"template": Path("t.xlsx"), "as_of": "2026-01-01"}]
)
def test_an_export_goes_to_one_place_with_options_that_are_for_it(options: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun):
        export(tmp_path, **options)
    assert list(tmp_path.iterdir()) == []


def test_records_that_cannot_be_read_are_told_and_no_workbook_is_written(
    bring_in: Import, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring_in(LIST.format(first="38700", second="500"))
    (tmp_path / "data/communities/wutong/projects/2026-001.yaml").write_text(
        "id: 2026-001\ntitle: [\n", encoding="utf-8"
    )
    assert export(tmp_path / "data", workbook=tmp_path / "book.xlsx") == 1
    assert "2026-001.yaml" in capsys.readouterr().out
    assert not (tmp_path / "book.xlsx").exists()


def test_nothing_is_added_to_a_fund_that_cannot_be_read(bring_in: Import, tmp_path: Path) -> None:
    bring_in(LIST.format(first="38700", second="500"))
    (tmp_path / "data/programme.yaml").write_text("id: [\n", encoding="utf-8")
    before = files(tmp_path / "data")
    told = bring_in(LIST.format(first="39000", second="500"), replace=True)
    assert told.code == "data 里的 programme.yaml 读不了；先用 gongshi check data 看哪里不对，改好再导入"
    assert files(tmp_path / "data") == before
