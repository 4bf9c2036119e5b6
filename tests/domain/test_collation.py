"""Names sort as a reader of the language expects and are found however they are typed."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cica_events.domain.collation import collation_key, search_key, sort_key
from cica_events.i18n import use_language

ENGLISH = [
    ["Thailand", "Türkiye", "Turkmenistan", "Viet Nam"],
    ["Egypt", "Republic of Korea", "Republics", "Russian Federation"],
    ["Guinea", "Guinea-Bissau", "Guineas"],
    ["Onei", "O'Neil", "Oneil", "O’Neim"],
    ["resume", "Resume", "résumé", "resumes"],
    ["Lodz", "Łódź", "Lodzer"],
    ["Room 2", "Room 10", "Room 10a"],
    ["1", "1.2", "1.10", "2"],
    ["Zambia", "Азербайджан", "Ямал", "العراق"],
]
RUSSIAN = [
    ["Азербайджан", "Египет", "Ель", "Жданов"],
    ["Елкин", "Ёлкин", "Ель"],
    ["Иран", "Йемен", "Казахстан"],
    ["Ахмет", "Әбіл", "Бек"],
    ["Кота", "Кот-д’Ивуар", "Котёл"],
    ["1", "Ямал", "Azerbaijan", "Zambia", "العراق"],
]


@pytest.mark.parametrize("expected", ENGLISH)
def test_names_sort_in_english(expected: list[str]) -> None:
    assert _sorted(expected, "en") == expected


@pytest.mark.parametrize("expected", RUSSIAN)
def test_names_sort_in_russian(expected: list[str]) -> None:
    assert _sorted(expected, "ru") == expected


@pytest.mark.parametrize("language", ["en", "ru"])
def test_names_of_all_scripts_sort_as_icu_sorts_them(language: str) -> None:
    """The file was written by ICU 72 (PyICU, numeric collation, root and Russian rules)."""
    expected = json.loads((Path(__file__).parent / "icu_order.json").read_text("utf-8"))[language]
    assert _sorted(expected, language) == expected


def test_names_sort_in_the_language_of_the_interface() -> None:
    names = ["Zambia", "Азербайджан"]
    try:
        use_language("ru")
        assert sorted(names, key=sort_key) == ["Азербайджан", "Zambia"]
    finally:
        use_language("en")
    assert sorted(names, key=sort_key) == names


@settings(deadline=None)
@given(st.text(), st.text(), st.sampled_from(["en", "ru"]))
def test_only_equal_texts_share_a_place(one: str, other: str, language: str) -> None:
    assert (collation_key(one, language) == collation_key(other, language)) == (one == other)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("turkiye", "TÜRKİYE"),
        ("ТУРКМЕН", "Туркменистан"),
        ("елкин", "Ёлкин"),
        ("o'neil", "O’Neil"),
        ("lodz", "Łódź"),
        ("strasse", "Straße"),
        ("guinea-b", "Guinea‑Bissau"),
        ("viet nam", "Viet\u00a0Nam"),
        ("№ 7", "No 7"),
        ("Tür", "Turkiye"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, text: str) -> None:
    assert search_key(typed) in search_key(text)


def test_another_name_is_not_found() -> None:
    assert search_key("Turkmen") not in search_key("Türkiye")


@settings(deadline=None)
@given(st.text())
def test_a_search_key_is_not_changed_by_searching_for_it(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


def _sorted(names: list[str], language: str) -> list[str]:
    mixed = names.copy()
    random.Random(7).shuffle(mixed)
    return sorted(mixed, key=lambda name: collation_key(name, language))
