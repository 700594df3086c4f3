"""``gongshi schema``: one JSON Schema for each kind of record, and the example's records fit them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from gongshi.cli import main
from gongshi.load.tree import KINDS
from gongshi.load.typed import typed
from terminal import Ran, gongshi

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
FILES = sorted(DATA.rglob("*.yaml"))


def kind(path: Path) -> str:
    """The kind of record that a file of the example fund holds, as its schema's file is named."""
    parts = path.relative_to(DATA).parts
    if parts[0] == "communities":
        return "community" if len(parts) == 3 else parts[2]
    return path.stem if len(parts) == 1 else parts[0]


def as_an_editor_reads(text: str) -> Any:
    """The values in the text as YAML's own types, dates as texts: what an editor holds against a schema."""
    return with_texts_for_dates(yaml.CSafeLoader(text).get_single_data())


def with_texts_for_dates(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: with_texts_for_dates(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_texts_for_dates(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the command writes, by the name of the file."""
    folder = tmp_path_factory.mktemp("schemas") / "new"
    with pytest.raises(SystemExit) as ended:
        main(["schema", "--to", str(folder)])
    assert ended.value.code == 0
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.iterdir()}


def misfits(schemas: dict[str, dict[str, Any]], name: str, text: str) -> list[str]:
    """Where the record in the text does not fit its schema."""
    errors = Draft202012Validator(schemas[f"{name}.json"]).iter_errors(as_an_editor_reads(text))
    return sorted(error.json_path for error in errors)


def test_every_kind_of_record_has_its_schema(schemas: dict[str, dict[str, Any]]) -> None:
    assert set(schemas) == {f"{name}.json" for name in KINDS}
    assert {schema["$schema"] for schema in schemas.values()} == {"https://json-schema.org/draft/2020-12/schema"}


@pytest.mark.parametrize("name", KINDS)
def test_every_schema_is_one(name: str, schemas: dict[str, dict[str, Any]]) -> None:
    schema = schemas[f"{name}.json"]
    Draft202012Validator.check_schema(schema)
    assert (schema["type"], schema["additionalProperties"], schema["required"][0]) == ("object", False, "id")


def test_the_schemas_are_the_same_bytes_each_time_they_are_written(tmp_path: Path) -> None:
    for folder in ("a", "b", "a"):
        with pytest.raises(SystemExit):
            main(["schema", "--to", str(tmp_path / folder)])
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in "ab")
    assert first == second


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_every_record_of_the_example_fits_its_schema(path: Path, schemas: dict[str, dict[str, Any]]) -> None:
    assert misfits(schemas, kind(path), path.read_text(encoding="utf-8")) == []


PROJECT = "id: 2026-001\ntitle: 灯\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("projects", "id: 2026\ntitle: 2026\n"),
        ("projects", f"{PROJECT}goal: {{zh: 灯, en: Lamps}}\ntopics: [no, 12, 2026-03-05]\n"),
        ("projects", f"{PROJECT}history: [{{event: resolved, for: 18, meeting: 2026-03-05}}]\n"),
        ("notices", "id: n\nkind: call\ntitle: 公告\nclosing: '24:00'\nobjections: []\n"),
        ("community", "id: c\ntitle: 区\ncontact: {office: 社区, telephone: 12345}\n"),
        ("programme", "id: p\ntitle: 基金\nlanguage: zh-Hant\ncurrency: JPY\n"),
        ("ballots", "id: b\ntitle: 投票\nballots_cast: 0\n"),
        ("proposals", "id: 2026\nfiscal_year: 2026\nproposals: []\n"),
    ],
)
def test_a_record_that_is_read_fits_its_schema(name: str, text: str, schemas: dict[str, dict[str, Any]]) -> None:
    assert typed(text, "a.yaml", KINDS[name]).findings == ()
    assert misfits(schemas, name, text) == []


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("projects", f"{PROJECT}budgett: 3\n", "$"),
        ("projects", "id: 2026-001\n", "$"),
        ("projects", f"{PROJECT}category: envronment\n", "$.category"),
        ("projects", f"{PROJECT}budget: 三万\n", "$.budget"),
        ("projects", f"{PROJECT}fiscal_year: 26\n", "$.fiscal_year"),
        ("projects", f"{PROJECT}topics: 健身\n", "$.topics"),
        ("projects", f"{PROJECT}goal: [灯]\n", "$.goal"),
        ("projects", f"{PROJECT}proposals: [A]\n", "$.proposals[0]"),
        ("projects", f"{PROJECT}history:\n- {{event: acepted}}\n", "$.history[0]"),
        ("projects", f"{PROJECT}history:\n- {{event: resolved, fore: 18}}\n", "$.history[0]"),
        ("projects", f"{PROJECT}history:\n- {{event: screened_out}}\n", "$.history[0]"),
        ("projects", f"{PROJECT}photographs: [{{file: ../a.jpg, alt: 灯}}]\n", "$.photographs[0].file"),
        ("notices", "id: n\nkind: cal\ntitle: 公告\n", "$.kind"),
        ("notices", "id: n\nkind: call\ntitle: 公告\nclosing: 25:00\n", "$.closing"),
        ("meetings", "id: 2026-03-05\nbody: council\n", "$.body"),
        ("programme", "id: p\ntitle: 基金\nsource: {title: 报道, link: http://x.cn}\n", "$.source"),
        ("holidays", "id: 2026\nyear: 2026\nsource: {title: 通知}\ndays_off: [{name: 元旦}]\n", "$.days_off[0]"),
    ],
)
def test_a_mistake_that_the_reader_finds_an_editor_sees_too(
    name: str, text: str, where: str, schemas: dict[str, dict[str, Any]]
) -> None:
    assert typed(text, "a.yaml", KINDS[name]).record is None
    assert set(misfits(schemas, name, text)) == {where}


def test_what_was_written_is_said_on_standard_error(tmp_path: Path) -> None:
    said = f"写好{len(KINDS)}个文件：a/b | {len(KINDS)} files written: a/b\n"
    assert gongshi("schema", "--to", "a/b", folder=tmp_path) == Ran(0, "", said)
    # An older one is replaced.
    assert gongshi("schema", "--to", "a/b", folder=tmp_path) == Ran(0, "", said)


@pytest.mark.parametrize("name", ["projects.json", "notes.json"])
def test_a_file_that_is_no_schema_of_ours_is_not_overwritten(name: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / name).write_text('{"title": "Project"}\n', encoding="utf-8")
    zh = "a 里有不是本程序生成的内容，不会覆盖；请另选文件夹"
    ran = gongshi("schema", "--to", "a", folder=tmp_path)
    assert (ran.code, ran.out, ran.err.split(" | ")[0]) == (2, "", f"gongshi: {zh}")
    assert [path.name for path in (tmp_path / "a").iterdir()] == [name]
    assert (tmp_path / "a" / name).read_text(encoding="utf-8") == '{"title": "Project"}\n'
