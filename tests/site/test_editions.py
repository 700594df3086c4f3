"""Real editions, from the file to the pages: names, costs, votes and outcomes are those of the file."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import NamedTuple, Protocol

from spoken import spoken


class Edition(Protocol):
    file: Path
    data: Path
    site: Path


class Row(NamedTuple):
    id: str
    name: str
    cost: int
    votes: int
    selected: bool


def rows_of(file: Path) -> list[Row]:
    """The projects of a .pb file, read with nothing but the csv module."""
    text = file.read_text(encoding="utf-8")
    projects = text.split("PROJECTS\n", 1)[1].split("VOTES\n", 1)[0]
    return [
        Row(row["project_id"], row["name"].strip(), int(row["cost"]), int(row["votes"]), row["selected"] == "1")
        for row in csv.DictReader(projects.splitlines(), delimiter=";")
    ]


def budget_of(file: Path) -> int:
    found = re.search(r"^budget;(\d+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return int(found[1])


def text_of(page: Path) -> str:
    return unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))


def project_page(edition: Edition, root: str = ".") -> Path:
    first = rows_of(edition.file)[0]
    (page,) = edition.site.glob(f"{root}/communities/*/projects/{first.id}.html")
    return page


def test_every_project_has_a_page_with_its_name_cost_votes_and_outcome(edition: Edition) -> None:
    for row in rows_of(edition.file):
        (page,) = edition.site.glob(f"communities/*/projects/{row.id}.html")
        html = page.read_text(encoding="utf-8")
        heading = re.search(r"<h1>(.*?)</h1>", html, re.DOTALL)
        assert heading
        assert unescape(re.sub(r"<[^>]+>", "", heading[1])) == row.name
        assert f'value="{row.cost}.00"' in html
        assert f"{row.votes}票赞成" in html
        assert f'data-state="{"resolved" if row.selected else "rejected"}"' in html


def test_there_are_as_many_pages_as_projects(edition: Edition) -> None:
    pages = [one for one in edition.site.glob("communities/*/projects/*.html") if one.name != "index.html"]
    assert len(pages) == len(rows_of(edition.file))


def test_the_communitys_list_sums_up_to_the_files_costs(edition: Edition) -> None:
    (page,) = edition.site.glob("communities/*/projects/index.html")
    section = page.read_text(encoding="utf-8").split('<ul class="lines')[1].split("</ul>")[0]
    listed = [int(value) for value in re.findall(r'<data class="money" value="(\d+)\.00"', section)]
    rows = rows_of(edition.file)
    assert (len(listed), sum(listed)) == (len(rows), sum(row.cost for row in rows))


def test_the_account_shows_the_files_budget_and_what_was_resolved_of_it(edition: Edition) -> None:
    (page,) = edition.site.glob("communities/*/accounts/*.html")
    table = page.read_text(encoding="utf-8").split('<table class="amounts account">')[1].split("</table>")[0]
    values = re.findall(r'<th scope="row">(\S+)</th><td><data class="money" value="(\d+)\.00">', table)
    budget, resolved = budget_of(edition.file), sum(row.cost for row in rows_of(edition.file) if row.selected)
    expected = [("投入", str(budget)), ("已议决", str(resolved)), ("未议决", str(budget - resolved))]
    assert values == [pair for pair in expected if int(pair[1]) >= 0]


def test_the_pages_say_that_the_records_end_with_the_resolution(edition: Edition) -> None:
    assert "记录只到议决为止，之后的情况不详。" in text_of(edition.site / "index.html")


def test_the_pages_say_that_residents_voted_when_and_how_votes_were_counted(edition: Edition) -> None:
    head = edition.file.read_text(encoding="utf-8").split("PROJECTS\n")[0]
    meta = dict(re.findall(r"^(\w+);(.+)$", head, re.MULTILINE))
    home = text_of(edition.site / "index.html")
    assert "由居民议决" not in home
    assert "记录里没有公告" in home
    (page,) = edition.site.glob("communities/*/index.html")
    ballot = page.read_text(encoding="utf-8").split('id="ballot-title"')[1].split("</section>")[0]
    assert meta["rule"] in ballot
    assert f"{meta['num_votes']}人" in ballot
    first_day, month, year = (int(part) for part in meta["date_begin"].split("."))
    told = re.sub(r"\s+", "", text_of(project_page(edition)))
    assert f"居民投票{year}年{month}月{first_day}日至" in told


def test_names_carry_the_language_of_the_file_or_say_that_nobody_knows_it(edition: Edition) -> None:
    found = re.search(r"^language;(\w+)$", edition.file.read_text(encoding="utf-8"), re.MULTILINE)
    (page,) = edition.site.glob("communities/*/projects/index.html")
    name = rows_of(edition.file)[0].name
    html = unescape(page.read_text(encoding="utf-8"))
    assert f'<span lang="{found[1] if found else ""}">{name}</span>' in html


def test_the_english_pages_say_the_same_and_mark_the_files_language_too(edition: Edition) -> None:
    row = rows_of(edition.file)[0]
    found = re.search(r"^language;(\w+)$", edition.file.read_text(encoding="utf-8"), re.MULTILINE)
    page = project_page(edition, "en")
    html = unescape(page.read_text(encoding="utf-8"))
    assert f'<span lang="{found[1] if found else ""}">{row.name}</span>' in html
    assert f"{row.votes:,} vote{'' if row.votes == 1 else 's'} in favour" in html
    assert re.search(r"[A-Z]{3}\u00a0[\d,]+|currency not stated", html)
    assert [one.text for one in spoken(page) if re.search("[\u4e00-\u9fff]", one.text) and one.language == "en"] == []


def test_the_rules_say_unknown_of_what_the_file_does_not_tell_and_find_nothing_broken(edition: Edition) -> None:
    gongshi = str(Path(sys.executable).with_name("gongshi"))
    said = subprocess.run(
        [gongshi, "check", str(edition.data), "--format", "json", "--as-of", "2026-11-23"],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = rows_of(edition.file)
    selected = sum(row.selected for row in rows)
    told = json.loads(said.stdout)
    assert told["findings"] == []
    # A budget and what was resolved of it are told, titles can be held against a list, and nobody's number is there.
    assert {rule: one for rule, one in told["rules"].items() if "holds" in one} == {
        "R22": {"holds": 1},
        "R23": {"holds": selected},
        "R30": {"holds": 1},
    }
    of_each = ("R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R13", "R14", "R15", "R16", "R17", "R19", "R21")
    unknown = {rule: {"unknown": selected} for rule in (*of_each, "R27", "R29", "R32")}
    assert {rule: one for rule, one in told["rules"].items() if "unknown" in one} == {
        **unknown,
        "R28": {"unknown": 1},
        "R31": {"unknown": len(rows)},
    }
