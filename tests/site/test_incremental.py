"""A build that takes over what has not changed makes the same site, byte for byte, as one that makes everything."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from jinja2 import Environment

from conftest import COMMUNITY, PROGRAMME
from gongshi_site.builder import Builder, Order
from gongshi_site.manifest import BEGUN
from gongshi_site.settings import THEME
from site_files import files, pages

ROOT = Path(__file__).resolve().parent.parent.parent
COMMUNITIES = ("wutong", "qingshui")
NAMES = st.sampled_from(["p1", "p2", "p3"])
COMMUNITY_IDS = st.sampled_from(COMMUNITIES)
TITLES = st.sampled_from(["路灯", "花坛", "步道"])
BROKEN = "{id: p1, title: 路灯\n"


class Edits(RuleBasedStateMachine):
    """A fund that is edited, and its site that is built after each edit."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.data, self.site, self.theme = (self.folder / name for name in ("data", "site", "theme"))
        shutil.copytree(THEME, self.theme)
        self.template = self.theme / "templates" / "project.html"
        self.write("programme.yaml", PROGRAMME)
        self.write("rules.yaml", (ROOT / "src/gongshi/rules/pack.yaml").read_text(encoding="utf-8"))
        for name in COMMUNITIES:
            self.write(f"communities/{name}/community.yaml", COMMUNITY.replace("wutong", name))
        self.builder = Builder(self.order(self.site))

    def order(self, site: Path, *, full: bool = False) -> Order:
        return Order(
            self.data, site, as_of="2026-05-01", theme=self.theme, languages=("zh",), full=full, jobs=1, durable=False
        )

    def write(self, name: str, text: str) -> None:
        path = self.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    @rule(community=COMMUNITY_IDS, name=NAMES, title=TITLES)
    def put_project(self, community: str, name: str, title: str) -> None:
        history = "history: [{date: 2026-03-01, event: resolved, amount: 100.00}]"
        self.write(
            f"communities/{community}/projects/{name}.yaml",
            f"id: {name}\ntitle: {title}\nfiscal_year: 2026\npot: support\n{history}\n",
        )

    @rule(community=COMMUNITY_IDS, name=NAMES)
    def put_notice(self, community: str, name: str) -> None:
        self.write(
            f"communities/{community}/notices/{name}.yaml",
            f"id: {name}\nkind: resolution\ntitle: 公告\nposting_start: 2026-04-28\nposting_end: 2026-05-07\n",
        )

    @rule(community=COMMUNITY_IDS, kind=st.sampled_from(["projects", "notices"]), name=NAMES)
    def take_away(self, community: str, kind: str, name: str) -> None:
        (self.data / "communities" / community / kind / f"{name}.yaml").unlink(missing_ok=True)

    @rule(community=COMMUNITY_IDS, name=NAMES)
    def break_project(self, community: str, name: str) -> None:
        self.write(f"communities/{community}/projects/{name}.yaml", BROKEN)

    @rule()
    def take_a_community_away(self) -> None:
        shutil.rmtree(self.data / "communities" / "qingshui", ignore_errors=True)

    @rule(title=TITLES)
    def rename_a_community(self, title: str) -> None:
        self.write("communities/qingshui/community.yaml", f"id: qingshui\ntitle: {title}\n")

    @rule(title=TITLES)
    def rename_the_programme(self, title: str) -> None:
        self.write("programme.yaml", PROGRAMME.replace("小基金", title))

    @rule(note=st.sampled_from(["<!-- 1 -->", "<!-- 2 -->"]))
    def change_a_template(self, note: str) -> None:
        text = (THEME / "templates" / "project.html").read_text(encoding="utf-8")
        self.template.write_text(text.replace("{% block main %}", f"{{% block main %}}{note}"), encoding="utf-8")

    @rule(gone=st.sampled_from(["index.html", "communities/wutong/index.html", ".gongshi/manifest.json"]))
    def lose_a_file_of_the_site(self, gone: str) -> None:
        (self.site / gone).unlink(missing_ok=True)

    @rule()
    def begin_a_new_program(self) -> None:
        self.builder = Builder(self.order(self.site))

    @invariant()
    def is_as_built_in_full(self) -> None:
        if not hasattr(self, "builder"):
            return
        # What could be read before is a part of the site: the full build begins with the same.
        copy = self.folder / "copy"
        if self.site.exists():
            shutil.copytree(self.site, copy)
        self.builder.build()
        Builder(self.order(copy, full=True)).build()
        assert files(self.site) == files(copy)
        shutil.rmtree(copy)
        begun = self.site / BEGUN
        assert [
            one for one in begun.rglob("*") if one.is_file() and not one.samefile(self.site / one.relative_to(begun))
        ] == []

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=6,
    stateful_step_count=10,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)


def test_an_edit_makes_its_own_community_anew_and_no_other(write_fund: Callable[..., Path], tmp_path: Path) -> None:
    project = "id: p1\ntitle: 路灯\n"
    other = "/communities/qingshui"
    data = write_fund({
        "projects/p1.yaml": project,
        f"{other}/community.yaml": "id: qingshui\ntitle: 清水\n",
        f"{other}/projects/p1.yaml": project,
    })  # fmt: skip
    order = Order(data, tmp_path / "site", as_of="2026-05-01")
    assert Builder(order).build().has_changed
    before = {path: path.stat().st_ino for path in pages(tmp_path / "site")}
    assert not Builder(order).build().has_changed
    (data / "communities/wutong/projects/p1.yaml").write_text("id: p1\ntitle: 花坛\n", encoding="utf-8")
    assert Builder(order).build().has_changed
    kept = {path for path, number in before.items() if path.stat().st_ino == number}
    below = tmp_path / "site/communities"
    assert {path for path in before if path.is_relative_to(below / "qingshui")} <= kept
    assert not {path for path in kept if path.is_relative_to(below / "wutong")}


@pytest.mark.parametrize("change", [{}, {"full": True}, {"as_of": "2026-05-02"}], ids=["first", "full", "next day"])
def test_after_a_build_that_made_everything_the_next_begins_with_all_of_it(
    change: dict[str, Any], write_fund: Callable[..., Path], tmp_path: Path
) -> None:
    order = Order(write_fund({"projects/p1.yaml": "id: p1\ntitle: 路灯\n"}), tmp_path / "site", as_of="2026-05-01")
    Builder(order).build()
    if change:
        Builder(replace(order, **change)).build()
    begun = order.output / BEGUN
    assert [path for path in files(order.output) if not (begun / path).samefile(order.output / path)] == []


def test_what_somebody_puts_into_a_site_is_gone_after_an_edit_and_does_not_come_back(
    write_fund: Callable[..., Path], tmp_path: Path
) -> None:
    data = write_fund({})
    order = Order(data, tmp_path / "site", as_of="2026-05-01")
    Builder(order).build()
    stray = order.output / "notes" / "mine.html"
    stray.parent.mkdir()
    stray.touch()
    for title in ("路灯", "花坛", "步道"):
        (data / "communities/wutong/projects").mkdir(exist_ok=True)
        (data / "communities/wutong/projects/p1.yaml").write_text(f"id: p1\ntitle: {title}\n", encoding="utf-8")
        Builder(order).build()
        assert not stray.parent.exists()


class EditedMeanwhile(Builder):
    """A builder whose records are edited after it has looked at what there is, before it reads them."""

    def _environment(self, theme: str) -> Environment:
        (self.order.data / "communities/wutong/projects/p1.yaml").write_text("id: p1\ntitle: 花坛\n", encoding="utf-8")
        return super()._environment(theme)


def test_an_edit_during_a_build_that_is_taken_back_leaves_no_trace(
    write_fund: Callable[..., Path], tmp_path: Path
) -> None:
    data = write_fund({"projects/p1.yaml": "id: p1\ntitle: 路灯\n"})
    order = Order(data, tmp_path / "site", as_of="2026-05-01")
    page = order.output / "communities/wutong/projects/p1.html"
    EditedMeanwhile(order).build()
    assert "花坛" in page.read_text(encoding="utf-8")
    (data / "communities/wutong/projects/p1.yaml").write_text("id: p1\ntitle: 路灯\n", encoding="utf-8")
    Builder(order).build()
    assert "花坛" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("jobs", [2, 3])
def test_however_many_processes_make_the_same_site(jobs: int, tmp_path: Path) -> None:
    for name, number in (("one", 1), ("more", jobs)):
        Builder(Order(ROOT / "data", tmp_path / name, languages=("zh",), jobs=number)).build()
    assert files(tmp_path / "one") == files(tmp_path / "more")
