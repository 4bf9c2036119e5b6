"""Titles that say the year or the ordinal of their meeting."""

from __future__ import annotations

import pytest

from cica_events.domain.body_file import Wording
from cica_events.domain.current_titles import TitlePatterns, is_current, names_meeting

BUDGET = Wording("Budget for {next_year}", "Бюджет на {next_year} год")


@pytest.fixture
def patterns() -> TitlePatterns:
    """The titles of a template as they read in 2023."""
    return TitlePatterns([BUDGET, Wording("Opening", "Открытие")], 2023)


def test_a_title_of_the_template_becomes_its_pattern(patterns: TitlePatterns) -> None:
    assert patterns.pattern(Wording("budget  for 2024", "Бюджет на 2024 год")) == BUDGET
    assert is_current(BUDGET)


def test_a_russian_title_of_one_s_own_stays(patterns: TitlePatterns) -> None:
    found = patterns.pattern(Wording("Budget for 2024", "Смета на 2024 год"))
    assert found == Wording("Budget for {next_year}", "Смета на 2024 год")
    assert patterns.pattern(Wording("Budget for 2024")).ru == ""


def test_another_title_stays_with_its_braces(patterns: TitlePatterns) -> None:
    found = patterns.pattern(Wording("Budget {draft} for 2024"))
    assert found == Wording("Budget {{draft}} for 2024")
    assert not is_current(found)


@pytest.mark.parametrize(
    ("title", "belongs"),
    [
        ("Report for 2023", True),
        ("Work plan 2024", True),
        ("Strategy 2030", False),
        ("Document 120231", False),
        ("Opening of the Sixth session", True),
        ("Themes of the seventh session", True),
        ("The sixteenth floor", False),
        ("Открытие шестого заседания", True),
        ("Шестнадцатое заседание", False),
        ("Opening", False),
    ],
)
def test_what_names_the_year_or_the_ordinal_is_found(title: str, belongs: bool) -> None:
    assert names_meeting(Wording(title, title), 2023, 6) is belongs


def test_without_year_and_ordinal_nothing_belongs_to_the_meeting() -> None:
    assert not names_meeting(Wording("Sixth report for 2023"), None, None)
