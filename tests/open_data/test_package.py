"""The Data Package: what it says of itself, and that a validator of others finds nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from frictionless import validate

from conftest import ROOT
from gongshi.commands.bring import bring
from gongshi.tables.every_table import TABLES
from open_data.conftest import open_data, written
from terminal import gongshi


def faults(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """What Frictionless finds in a package."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [str(one) for one in validate(str(folder / "datapackage.json")).flatten(["type", "note"])]


def test_it_is_valid(small: Path, tmp_path: Path) -> None:
    assert faults(written(small), tmp_path / "package") == []


def test_that_of_the_example_fund_is_valid(tmp_path: Path) -> None:
    assert faults(written(ROOT / "data", date(2026, 11, 20)), tmp_path / "package") == []


def test_that_of_a_simulated_year_is_valid(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if request.config.getoption("--matrix") != "full":
        pytest.skip("only with --matrix full: a year is simulated first")
    size = ("--communities", "4", "--projects", "12", "--seed", "3")
    assert gongshi("sample", *size, "--to", str(tmp_path / "sample"), folder=ROOT).code == 0
    assert faults(written(tmp_path / "sample"), tmp_path / "package") == []


@pytest.mark.parametrize("name", ["Netherlands_Assen_2024", "Poland_Swiecie_2023", "Poland_Warszawa_2024_Wesola"])
def test_that_of_an_edition_from_elsewhere_is_valid(shared: Path, tmp_path: Path, name: str) -> None:
    assert bring(shared / f"real/{name}.pb", to=tmp_path / "data") == 0
    assert faults(written(tmp_path / "data"), tmp_path / "package") == []


def test_a_changed_cell_is_found(small: Path, tmp_path: Path) -> None:
    files = dict(written(small))
    files["projects.csv"] = files["projects.csv"].replace(b'"support"', b'"suport"')
    assert len(faults(files, tmp_path / "package")) > 2


def test_it_says_what_it_is_and_is_dated_by_its_records(small: Path) -> None:
    package = json.loads(written(small)["datapackage.json"])
    resources = package.pop("resources")
    assert package.pop("description")
    assert package == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "small",
        "id": open_data(small).of.identifier,
        "title": "小基金：开放数据 小基金: open data",
        "version": "2026.12.31",
        "created": "2026-12-31T00:00:00+08:00",
        "sources": [{"title": "小基金"}],
        "licenses": [{"title": "署名 4.0 Attribution 4.0", "path": "https://example.org/by"}],
    }
    assert [one["name"] for one in resources] == [table.name for table in TABLES]


def test_every_file_is_described_by_its_size_and_its_digest(small: Path) -> None:
    files = written(small)
    for one in json.loads(files["datapackage.json"])["resources"]:
        content = files[one["path"]]
        assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_key_names_columns_that_are_required(table: object) -> None:
    assert isinstance(table, type(TABLES[0]))
    required = {column.name for column in table.columns if column.required}
    referring = {name for key in table.foreign_keys for name in key.columns}
    assert {*table.key, *referring} - required == set()
