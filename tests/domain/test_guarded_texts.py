"""Texts on their way through a program that makes formulas, numbers and dates of what it reads."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cica_events.domain.guarded_texts import guarded, unguarded


@given(st.text(max_size=50))
@example("'+7 777")
@example("''")
@example("'s-Hertogenbosch")
@example("\t=1")
def test_nothing_is_lost(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+7 777 123 45 67",
        "-",
        "@CICA",
        "\t=1",
        "\r=1",
        " =1",
        "'quoted'",
        "007",
        "1e5",
        "12/12",
        "2.10",
        "5 May 2023",
        "Dec-12",
        "мая 2023",
        "9:30 PM",
        "1234567890123456",
        "true",
        "Истина",
    ],
)
def test_what_a_program_would_make_something_else_of_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "Bakayev", "15", "0", "Room 5", "May", "Mr. 5th", "Д’Артаньян", "a=b", "H.E."]
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_an_apostrophe_that_somebody_typed_there_stays() -> None:
    assert unguarded("'s-Hertogenbosch") == "'s-Hertogenbosch"
