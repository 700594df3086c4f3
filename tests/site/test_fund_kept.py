"""Of the pages over the fund an edit makes only those anew that show something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from fund_of import project, resolved
from gongshi_site.commands import build
from site_files import pages

WriteFund = Callable[[Mapping[str, str]], Path]


def test_a_list_without_the_edited_project_is_the_same_file_and_all_pages_are_those_of_a_full_build(
    write_fund: WriteFund, tmp_path: Path
) -> None:
    data = write_fund(
        project("wutong", "p1", "category: volunteering", *resolved(900))
        | project("wutong", "p2", "category: environment", *resolved(900))
    )
    site = tmp_path / "site"
    assert build(data, output=site, as_of="2026-05-01") == 0
    lists = {name: site / f"projects/category/{name}.html" for name in ("volunteering", "environment")}
    before = {name: path.stat().st_ino for name, path in lists.items()}
    edited = data / "communities/wutong/projects/p2.yaml"
    edited.write_text(edited.read_text(encoding="utf-8").replace("900.00", "800.00"), encoding="utf-8")
    assert build(data, output=site, as_of="2026-05-01") == 0
    assert {name: path.stat().st_ino == before[name] for name, path in lists.items()} == {
        "volunteering": True,
        "environment": False,
    }
    assert build(data, output=tmp_path / "full", as_of="2026-05-01", full=True) == 0
    for page in pages(tmp_path / "full"):
        assert (site / page.relative_to(tmp_path / "full")).read_bytes() == page.read_bytes()
