"""Every page of the site is of a kind that is looked at; a new kind is noticed here."""

from __future__ import annotations

from pathlib import Path

import pytest

from acceptance.kinds import KINDS, by_kind, kind_of


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "home"),
        ("communities/wutong/index.html", "community"),
        ("communities/wutong/projects/index.html", "community-projects"),
        ("communities/wutong/projects/2026-007.html", "project"),
        ("communities/wutong/projects/by/state/closed.html", "community-projects-listed"),
        ("communities/wutong/nobody/knows.html", None),
    ],
)
def test_a_page_is_of_the_first_kind_whose_address_fits(path: str, kind: str | None) -> None:
    assert kind_of(path) == kind


def test_every_page_is_of_a_kind_and_every_kind_has_a_page(bilingual_site: Path) -> None:
    assert {kind: pages[:1] for kind, pages in by_kind(bilingual_site, "zh").items() if kind not in KINDS} == {}
    assert set(KINDS) - set(by_kind(bilingual_site, "zh")) == set()
