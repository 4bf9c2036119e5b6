"""What States are called where the secretariat has no usage of its own."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

import pytest

from cica_events.domain.country_names import country_name
from cica_events.domain.parties import PartyKind
from cica_events.domain.party_names import name_in, sorted_under


@dataclass(frozen=True, slots=True)
class Named:
    """A party's names."""

    code: str = "KR"
    kind: PartyKind = PartyKind.STATE
    short_name: str = "Republic of Korea"
    short_name_ru: str = ""
    short_name_kk: str = ""
    sort_name: str = ""
    sort_name_ru: str = ""


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("NL", "ru", "Нидерланды"),
        ("KZ", "kk", "Қазақстан"),
        ("TR", "en", "Türkiye"),
        ("XX", "en", ""),
        ("EU", "en", ""),
        ("UN", "ru", ""),
        ("nl", "en", ""),
        ("419", "en", ""),
        ("", "en", ""),
        ("NL", "no such language", ""),
        ("NL", "", ""),
    ],
)
def test_cldr_names_states_and_nothing_else(code: str, language: str, name: str) -> None:
    assert country_name(code, language) == name


def test_the_usage_of_the_secretariat_comes_before_that_of_cldr() -> None:
    assert name_in(Named(), "en") == "Republic of Korea"
    assert name_in(Named(short_name_ru="Корея"), "ru") == "Корея"
    assert name_in(Named(), "ru") == "Республика Корея"
    assert name_in(Named(kind=PartyKind.ORGANIZATION), "ru") == "Republic of Korea"


def test_a_party_is_sorted_under_what_is_given_in_that_language_only() -> None:
    korea = Named(sort_name="Korea, Republic of")
    assert sorted_under(korea, "en") == "Korea, Republic of"
    assert sorted_under(korea, "ru") == "Республика Корея"


def test_cldr_is_loaded_only_where_a_name_is_missing() -> None:
    program = (
        "import sys; from tests.domain.test_country_names import Named; "
        "from cica_events.domain.party_names import name_in; "
        "name_in(Named(short_name_ru='Корея'), 'ru'); print('babel' in sys.modules); "
        "name_in(Named(), 'ru'); print('babel' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["False", "True"]
