"""The folder of a simulated year: the same bytes each time, known again as ours only while nobody has changed it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.fund_rules import Papers
from gongshi_simulator.records.catalogue.places import COMMUNITIES, community, compound, subdistrict
from gongshi_simulator.records.command import wanted
from gongshi_simulator.records.files import Played, is_written, write_records
from gongshi_simulator.records.rules import rule_pack
from gongshi_simulator.scenario import Scenario
from simulated_records import Write, Written
from terminal import gongshi

ROOT = Path(__file__).resolve().parent.parent.parent.parent
EXAMPLE = "# 示例数据：推演写出的虚构记录，与任何真实社区无关\n"

With = Callable[..., Scenario]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def written(write: Write, shipped: Scenario) -> Written:
    return write(shipped)


def test_a_year_is_written_as_the_same_bytes_each_time(written: Written, papers: Papers, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()
    write_records(again, written.setting, papers, written.played, written.years)
    assert contents(again) == contents(written.folder)


def test_which_communities_are_written_beside_it_changes_no_record_of_a_community(
    scenario: With, papers: Papers, write: Write, tmp_path: Path
) -> None:
    pair = write(scenario(district__communities=2))
    alone = tmp_path / "alone"
    alone.mkdir()
    write_records(alone, pair.setting, papers, pair.played, pair.years[1:])
    name = f"communities/{pair.chronicles[1].name.id}/"
    of_pair = {path: content for path, content in contents(pair.folder).items() if path.startswith(name)}
    assert len(of_pair) > 40
    assert {path: content for path, content in contents(alone).items() if path.startswith(name)} == of_pair


def test_every_record_says_that_it_is_an_example(written: Written) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in written.folder.rglob("*.yaml")}
    assert [path for path, text in texts.items() if not text.startswith(EXAMPLE)] == []
    assert written.fund.programme.example
    assert written.fund.programme.as_of == written.as_of


@pytest.mark.parametrize("change", ["rules.yaml", "README.md", "communities/new.yaml", "notes.txt"])
def test_a_folder_that_somebody_changed_is_not_ours(written: Written, change: str) -> None:
    assert is_written(written.folder)
    path = written.folder / change
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"# mine\n")
    assert not is_written(written.folder)


def test_a_folder_from_which_something_is_gone_or_linked_is_not_ours(written: Written, tmp_path: Path) -> None:
    removed = written.folder / "rules.yaml"
    content = removed.read_bytes()
    removed.unlink()
    assert not is_written(written.folder)
    (tmp_path / "elsewhere.yaml").write_bytes(content)
    removed.symlink_to(tmp_path / "elsewhere.yaml")
    assert not is_written(written.folder)


def test_records_and_report_do_not_lie_within_each_other(tmp_path: Path) -> None:
    for records, report in (("a", "a"), ("a/b", "a"), ("a", "a/b")):
        with pytest.raises(CouldNotRun, match="请分开两个文件夹"):
            wanted(tmp_path / records, Played(1, 0), range(40), tmp_path / report)
    assert wanted(tmp_path / "a", Played(1, 0), range(40), tmp_path / "ab") == (tmp_path / "a", Played(1, 0))


def test_what_a_scenario_tries_stands_in_its_rule_pack(shipped: Scenario, papers: Papers) -> None:
    tree = shipped.model_dump()
    tried = {"basis": "assumed", "why": "试一试"}
    tree["what_if"] = {
        "posting_days": {"value": 5, "low": 5, "high": 5, **tried},
        "objection_share": {"value": "1/3", "low": "1/3", "high": "1/3", **tried},
    }
    tree["council"]["quorum"].update(value="1/2", low="1/2")
    pack = rule_pack(papers.pack, Scenario.model_validate(tree))
    changed = [rule for rule, own in zip(pack.rules, papers.pack.rules, strict=True) if rule != own]
    assert (pack.posting_period.days, str(pack.posting_period.citation)) == (5, "试一试")
    assert (str(pack.objection_threshold.share), str(pack.objection_threshold.basis)) == ("1/3", "assumed")
    assert [(rule.id, rule.parameters) for rule in changed] == [("R14", {"share": "1/2"})]
    assert rule_pack(papers.pack, shipped) == papers.pack


def test_invented_places_have_names_of_their_own() -> None:
    assert len({community(number) for number in range(COMMUNITIES)}) == COMMUNITIES == 500
    assert len({community(number).id for number in range(COMMUNITIES)}) == COMMUNITIES
    assert len({subdistrict(number).id for number in range(100)}) == 100
    assert len({compound(number, 7).id for number in range(100)}) == 100


def test_a_written_year_is_built_as_a_site_that_shows_it(written: Written, tmp_path: Path) -> None:
    ran = gongshi("build", str(written.folder), "--output", "site", folder=tmp_path)
    assert ran.code == 0
    fund = written.fund.communities[0]
    project = next(one for one in fund.projects if one.history[-1].event == "closed")
    page = tmp_path / f"site/communities/{fund.community.id}/projects/{project.id}.html"
    title = dict(project.title.versions)["zh"]
    assert title in page.read_text(encoding="utf-8")
    assert "示例数据" in page.read_text(encoding="utf-8")
