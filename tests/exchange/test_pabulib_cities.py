"""Real editions: the records add up to the numbers of their files."""

import csv
import os
from pathlib import Path
from typing import NamedTuple

import pytest

from gongshi.exchange.pabulib import Edition, fund_files, fund_records, read_edition
from gongshi.findings import Level
from gongshi.load.typed import typed
from gongshi.model.community import Community
from gongshi.model.event import Resolved, Voted
from gongshi.model.meeting import Ballot
from gongshi.model.programme import Programme
from gongshi.model.project import Project
from gongshi.model.record import Record
from gongshi.place import Place
from gongshi.write import canonical

ROOT = Path(__file__).parents[2]
REAL = Path(os.environ.get("GONGSHI_SHARED", ROOT.parent / "shared")) / "data" / "real"
CITIES = ["Netherlands_Assen_2024.pb", "Poland_Swiecie_2023.pb", "Poland_Warszawa_2024_Wesola.pb"]


class Numbers(NamedTuple):
    """What the rows of an edition add up to; ``cost`` in hundredths."""

    projects: int
    cost: int
    votes: int
    selected: int
    names: list[str]


def numbers_in(path: Path) -> Numbers:
    """The numbers of a file, read without any of our code."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    begin, end = lines.index(["PROJECTS"]), lines.index(["VOTES"])
    rows = [dict(zip(lines[begin + 1], row, strict=True)) for row in lines[begin + 2 : end]]
    return Numbers(
        projects=len(rows),
        cost=sum(int(row["cost"]) for row in rows) * 100,
        votes=sum(int(row["votes"]) for row in rows),
        selected=[row["selected"] for row in rows].count("1"),
        names=[row["name"] for row in rows],
    )


def numbers_of(projects: tuple[Project, ...]) -> Numbers:
    events = [event for project in projects for event in project.history]
    return Numbers(
        projects=len(projects),
        cost=sum(project.budget or 0 for project in projects),
        votes=sum(event.votes for event in events if isinstance(event, Voted)),
        selected=sum(isinstance(event, Resolved) for event in events),
        names=[str(project.title) for project in projects],
    )


def real(name: str) -> Path:
    path = REAL / name
    if not path.exists():
        pytest.skip(f"{path} is not there: the real editions are not part of the project")
    return path


def edition_in(path: Path) -> Edition:
    edition, findings = read_edition(path.read_bytes(), path.name)
    assert findings == ()
    assert edition is not None
    return edition


@pytest.mark.parametrize("name", CITIES)
def test_the_records_of_a_city_add_up_to_the_numbers_of_its_file(name: str) -> None:
    path = real(name)
    assert numbers_of(fund_records(edition_in(path)).projects) == numbers_in(path)


@pytest.mark.parametrize("name", CITIES)
def test_every_file_of_a_city_loads_again_and_is_written_the_same(name: str) -> None:
    files = fund_files(edition_in(real(name)), "")
    del files["rules.yaml"]
    again = {path: typed(text, path, _model(path)) for path, text in files.items()}
    assert [loaded.findings for loaded in again.values()] == [()] * len(files)
    assert {path: canonical(loaded.record) for path, loaded in again.items() if loaded.record} == files


MODELS: dict[str, type[Record]] = {
    "programme.yaml": Programme,
    "community.yaml": Community,
    "ballots": Ballot,
    "projects": Project,
}


def _model(path: str) -> type[Record]:
    return next(model for part, model in MODELS.items() if part in path.split("/"))


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Netherlands_Assen_2024.pb", ("assen-2024", "assen")),
        ("Poland_Swiecie_2023.pb", ("swiecie-2023", "swiecie")),
        ("Poland_Warszawa_2024_Wesola.pb", ("warszawa-wesola-2024", "wesola")),
    ],
)
def test_a_city_is_named_after_its_unit_district_and_year(name: str, ids: tuple[str, str]) -> None:
    records = fund_records(edition_in(real(name)))
    assert (records.programme.id, records.community.id) == ids


def test_an_edition_that_does_not_say_what_was_selected_says_so_once() -> None:
    edition, findings = read_edition(real("_checker_example_valid.pb").read_bytes(), "example.pb")
    assert edition is not None
    assert [(finding.place, finding.level) for finding in findings] == [(Place("example.pb", 22, 1), Level.WARNING)]
    assert {len(project.history) for project in fund_records(edition).projects} == {1}
