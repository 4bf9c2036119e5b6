"""How names are printed."""

from __future__ import annotations

import pytest

from cica_events.domain.names import printed_name


@pytest.mark.parametrize(
    ("honorific", "given", "family", "family_first", "printed"),
    [
        ("H.E. Ambassador", "Mira", "Dyrbek", False, "H.E. Ambassador Mira Dyrbek"),
        ("", "Yun", "Lin", True, "Lin Yun"),
        ("Dr.", "", "Şeğu", False, "Dr. Şeğu"),
        ("", "", "de la CRUZ", True, "de la CRUZ"),
        ("", "", "", False, ""),
    ],
)
def test_a_name_is_one_line_in_its_own_order(
    honorific: str, given: str, family: str, family_first: bool, printed: str
) -> None:
    assert printed_name(honorific, given, family, family_first=family_first) == printed
