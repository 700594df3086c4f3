"""The handbook is made from the program, cannot lag behind it, and asks nothing of a third party."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import get_args

import yaml

from gongshi.cli import app
from gongshi.load.tree import KINDS
from gongshi.model.event import EVENT_WORDS, Event
from gongshi.model.record import Entry
from gongshi.rules.registry import RULES
from gongshi.rules.shipped import shipped_pack
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_scenario, read_shipped
from gongshi_simulator.scenarios import question, shipped
from handbook import CONFIG, built

ROOT = Path(__file__).resolve().parent.parent.parent


def text_of(page: Path) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8")))


def test_mkdocs_writes_beside_the_site_and_never_into_our_own_folder_of_that_name() -> None:
    config = yaml.load(CONFIG.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: TID251 - MkDocs' own file
    assert (CONFIG.parent / config["site_dir"]).resolve() == ROOT / "build/handbook"
    assert (CONFIG.parent / config["docs_dir"]).resolve() == ROOT / "content/handbook"


def test_every_rule_has_its_row_and_its_manual(handbook: Path) -> None:
    html = (handbook / "rules.html").read_text(encoding="utf-8")
    words = text_of(handbook / "rules.html")
    for entry in shipped_pack().rules:
        rule = RULES[entry.id]
        assert f'<h2 id="{rule.id.lower()}">{rule.id} {rule.name.zh}</h2>' in html
        assert f'<a href="#{rule.id.lower()}">{rule.name.zh}</a><br>{rule.name.en}' in html
        assert f"依据 Basis: {entry.basis.zh} {entry.basis.en}。" in words
        assert all(text in words for _, text in entry.citation.versions)
        assert all(name in words for name in rule.parameters.model_fields)


def test_every_rule_shows_what_passes_and_what_fails(handbook: Path) -> None:
    html = (handbook / "rules.html").read_text(encoding="utf-8")
    assert html.count("<strong>符合 Passes</strong>") == html.count("<strong>不符合 Fails</strong>") == len(RULES) == 33
    assert html.count("<pre><code>") >= 2 * len(RULES)


def keys(entry: type[Entry]) -> list[str]:
    return [field.alias or name for name, field in entry.model_fields.items()]


def test_every_key_of_every_record_and_event_is_explained(handbook: Path) -> None:
    html = (handbook / "fields.html").read_text(encoding="utf-8")
    sections = dict(re.findall(r'<h[23] id="(\w+)">.*?</h[23]>(.*?)(?=<h[23] |</main|$)', html, re.DOTALL))
    for entry in (*KINDS.values(), *get_args(get_args(Event)[0])):
        section = sections[entry.__name__.lower()]
        assert re.findall(r"<tr>\s*<td><code>(\w+)</code>", section) == keys(entry)
    assert all(f"<code>{name}</code> {words.zh} {words.en}" in html for name, words in EVENT_WORDS.items())


def test_every_key_of_a_scenario_is_explained_with_its_form_and_what_the_shipped_one_says(handbook: Path) -> None:
    html = (handbook / "scenario.html").read_text(encoding="utf-8")
    sections = dict(re.findall(r'<h[23] id="(\w+)">.*?</h[23]>(.*?)(?=<h[23] |</main|$)', html, re.DOTALL))
    assert re.findall(r"<code>(\w+)</code>", sections["scenario"]) == keys(Scenario)
    for name, field in Scenario.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Entry):
            rows = re.findall(r"<tr>\s*<td><code>(\w+)</code></td>(.*?)</tr>", sections[name], re.DOTALL)
            assert [key for key, _ in rows] == keys(field.annotation)
            for key, row in rows:
                what, form, shipped = (unescape(cell) for cell in re.findall(r"<td>(.*?)</td>", row, re.DOTALL))
                for cell in (what, form):
                    zh, _, en = cell.partition("<br>")
                    assert re.search(r"[\u4e00-\u9fff]", zh), key
                    assert re.search(r"[a-z]", en), key
                    assert not re.search(r"[\u4e00-\u9fff]", en), key
                assert key in {"second_decision", "experts_shared"} or re.search(r"[\d.]+–[\d.]+", form), key
                assert shipped, key


def test_the_handbook_says_in_which_order_the_numbers_of_a_range_are_written(handbook: Path) -> None:
    words = " ".join(text_of(handbook / "scenario.html").split())
    for middle in ("value", "mode"):
        assert f"从小到大写： low 不大于 {middle} ， {middle} 不大于 high ，可以相等。" in words
        assert f"In rising order: low ≤ {middle} ≤ high ; they may be equal." in words


def test_what_the_handbook_says_of_a_scenarios_number_is_what_its_model_holds(handbook: Path) -> None:
    words = " ".join(text_of(handbook / "scenario.html").split())
    for said in (
        "resident_reps 居民代表数 resident representatives 整数，1–1000 whole number, 1–1000 45（34–90）",
        "每人每个工作日可用的小时 hours a worker has for it a day 整数，1–24小时 whole number, 1–24 hours 4（3–8）",
        "works_majority 工程类须赞成的比例 majority that works need 分数，1/2–1 fraction, 1/2–1 2/3（1/2–3/4）",
        "金额，0.01–100000000.00元 amount, 0.01–100000000.00 yuan 42500.00（1000.00–200000.00）",
        "备案流转（工作日） a filing's way through, working days 各抽一次：整数，0–1000工作日 drawn: whole",
        "experts_shared 专家名额归谁 who shares the experts subdistrict 各街道自己的名额、 district 全区共用",
        "另试的公示天数 days of posting, tried instead 整数，1–90天 whole number, 1–90 calendar days 不写 left out",
    ):
        assert said in words


def test_every_shipped_scenario_is_in_the_handbook_with_its_title_and_question(handbook: Path) -> None:
    html = unescape((handbook / "scenarios.html").read_text(encoding="utf-8"))
    for name, path in shipped().items():
        title = read_shipped(name).title
        zh, en = (title.read(language, "zh").text for language in ("zh", "en"))
        asked = question(path)
        assert f"<td><code>{name}</code><br>{zh}<br>{en}</td>\n<td>{asked.zh}<br>{asked.en}</td>" in html
    assert "<code>council.sittings_a_year</code> 4 → 12</td>" in html


def test_the_example_of_a_scenario_that_extends_another_is_one(handbook: Path, tmp_path: Path) -> None:
    html = (handbook / "scenario.html").read_text(encoding="utf-8")
    (written,) = re.findall(r"<code[^>]*>(id: monthly.*?)</code>", html, re.DOTALL)
    path = tmp_path / "monthly.yaml"
    path.write_text(unescape(written), encoding="utf-8")
    read = read_scenario(path)
    assert read.findings == ()
    assert read.scenario is not None
    assert read.scenario.council.sittings_a_year.value == 12


def test_every_command_and_option_is_explained(handbook: Path) -> None:
    html = (handbook / "commands.html").read_text(encoding="utf-8")
    for name in ("check", "build", "simulate", "compare", "sensitivity", "import", "schema"):
        assert f"gongshi {name}</h2>" in html
        for argument in app[name].assemble_argument_collection():
            assert all(f"{option}" in html for option in argument.names if option.startswith("--"))


def test_nothing_is_asked_of_a_third_party(handbook: Path) -> None:
    for page in handbook.rglob("*"):
        if page.suffix in {".html", ".css"}:
            asked = re.findall(
                r"(?:src=\"|@import |url\([\"']?|<link[^>]+href=\")(https?:)?//", page.read_text("utf-8")
            )
            assert asked == []
        if page.suffix == ".html":
            assert """<meta http-equiv="Content-Security-Policy" content="default-src 'none';""" in page.read_text(
                "utf-8"
            )


def test_every_link_inside_the_handbook_leads_somewhere(handbook: Path) -> None:
    for page in handbook.glob("*.html"):
        html = page.read_text(encoding="utf-8")
        for target in re.findall(r'(?:href|src)="([^"]+)"', html):
            path, _, anchor = target.partition("#")
            # The way back to the site leads out of the handbook.
            if "://" in target or path.startswith("../"):
                continue
            assert not path.startswith("/"), f"{page.name} -> {target}"
            aim = handbook / path if path else page
            assert aim.is_file(), f"{page.name} -> {target}"
            assert not anchor or f'id="{anchor}"' in aim.read_text(encoding="utf-8"), f"{page.name} -> {target}"


def test_the_same_handbook_is_the_same_bytes(handbook: Path, tmp_path: Path) -> None:
    again = built(tmp_path / "handbook")
    assert {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()} == {
        path.relative_to(handbook): path.read_bytes() for path in handbook.rglob("*") if path.is_file()
    }
