"""A fault of a template is a fault of the build, told in one line; never a page that is half made."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_site.builder import Builder, Order
from gongshi_site.settings import THEME
from site_files import files


def gone(template: Path) -> None:
    template.unlink()


def open_block(template: Path) -> None:
    template.write_text("{% extends 'base.html' %}\n{% block main %}\n", encoding="utf-8")


def slip(template: Path) -> None:
    template.write_text(
        "{% extends 'base.html' %}\n{% block main %}\n\n{{ page.titel }}{% endblock %}", encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("break_it", "said"),
    [
        (gone, ("缺少模板 project.html，网站没有更新", "the template project.html is missing")),
        (open_block, ("模板 project.html:2 有错，网站没有更新", "the template project.html:2 has a fault")),
        (slip, ("模板 project.html:4 有错，网站没有更新", "has no attribute 'titel'")),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_template_that_is_gone_or_has_a_fault_is_told_and_the_site_stands(
    break_it: Callable[[Path], None], said: tuple[str, str], jobs: int, write_fund: Callable[..., Path], tmp_path: Path
) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    data = write_fund({
        "projects/p1.yaml": "id: p1\ntitle: 路灯\n",
        "/communities/qingshui/community.yaml": "id: qingshui\ntitle: 清水\n",
        **{f"/communities/qingshui/projects/p{n}.yaml": f"id: p{n}\ntitle: 花坛\n" for n in range(1, 301 * (jobs - 1))},
    })  # fmt: skip
    order = Order(data, tmp_path / "site", as_of="2026-05-01", theme=theme, languages=("zh",), jobs=jobs)
    if jobs == 1:
        Builder(order).build()
    before = files(tmp_path / "site")
    break_it(theme / "templates" / "project.html")
    with pytest.raises(CouldNotRun) as trouble:
        Builder(order).build()
    told = (trouble.value.message.zh, trouble.value.message.en)
    assert [words in one for words, one in zip(said, told, strict=True)] == [True, True]
    assert [len(one.splitlines()) for one in told] == [1, 1]
    assert files(tmp_path / "site") == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".site")]
