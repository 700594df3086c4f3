"""Names as identifiers."""

import pytest

from gongshi.exchange.identifier import identifier
from gongshi.model.scalars import IDENTIFIER


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Świecie", "2023"), "swiecie-2023"),
        (("Warszawa", "Wesoła", "Wesoła", "2024"), "warszawa-wesola-2024"),
        (("Łódź",), "lodz"),
        (("Ærøskøbing",), "aeroskobing"),
        (("C_12/b",), "c-12-b"),
        (("’s-Hertogenbosch – Noord",), "s-hertogenbosch-noord"),
        (("İstanbul",), "istanbul"),
        (("武侯区", "2026"), "2026"),
        (("武侯区",), ""),
    ],
)
def test_a_name_keeps_its_latin_letters_and_digits(names: tuple[str, ...], expected: str) -> None:
    assert identifier(*names) == expected


def test_a_long_name_is_cut_and_still_is_an_identifier() -> None:
    cut = identifier("a" * 59 + " b")
    assert cut == "a" * 59
    assert IDENTIFIER.fullmatch(cut)
