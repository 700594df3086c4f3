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


def test_every_command_and_option_is_explained(handbook: Path) -> None:
    html = (handbook / "commands.html").read_text(encoding="utf-8")
    for name in ("check", "build", "simulate", "import", "schema"):
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


def test_every_link_inside_the_handbook_leads_somewhere(handbook: Path) -> None:
    for page in handbook.glob("*.html"):
        html = page.read_text(encoding="utf-8")
        for target in re.findall(r'(?:href|src)="([^"]+)"', html):
            path, _, anchor = target.partition("#")
            # The way back to the site leads out of the handbook; the page for a wrong address knows no folder.
            if "://" in target or path.startswith("../") or page.name == "404.html":
                continue
            aim = handbook / path if path else page
            assert aim.is_file(), f"{page.name} -> {target}"
            assert not anchor or f'id="{anchor}"' in aim.read_text(encoding="utf-8"), f"{page.name} -> {target}"


def test_the_same_handbook_is_the_same_bytes(handbook: Path, tmp_path: Path) -> None:
    again = built(tmp_path / "handbook")
    assert {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()} == {
        path.relative_to(handbook): path.read_bytes() for path in handbook.rglob("*") if path.is_file()
    }
