"""What is there for Kazakh before its catalogue is: the order of letters, and dates."""

from __future__ import annotations

import itertools

import pytest

from cica_events.domain.collation import collation_key
from cica_events.domain.dates import VagueDate
from cica_events.i18n import _, document_language, language, ngettext, offered_languages, use_language

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def test_letters_stand_in_the_order_of_the_kazakh_alphabet() -> None:
    words = [f"{letter}та" for letter in ALPHABET if letter not in "ёй"]
    assert sorted(words, key=lambda word: collation_key(word, "kk")) == words
    assert [
        word
        for word, _next in itertools.pairwise(words)
        if collation_key(word, "kk")[0] == collation_key(_next, "kk")[0]
    ] == []


def test_cyrillic_stands_before_latin() -> None:
    names = ["Zhang", "Әлия", "Yusuf", "Ұлан"]
    assert sorted(names, key=lambda name: collation_key(name, "kk")) == ["Әлия", "Ұлан", "Yusuf", "Zhang"]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2023-12-12", "2023 ж. 12 желтоқсан"),
        ("2023-12-12/2023-12-14", "2023 ж. 12–14 желтоқсан"),
        ("2023-10-29/2023-11-02", "2023 ж. 29 қазан – 2 қараша"),
        ("2024-05", "2024 ж. мамыр"),
        ("2024-Q3/2024-Q4", "2024 ж. үшінші немесе төртінші тоқсан"),
        ("2024", "2024 ж."),
    ],
)
def test_dates_have_the_year_first(date: str, words: str) -> None:
    assert VagueDate.parse(date).in_words("kk") == words


def test_documents_are_proposed_in_a_language_that_they_know() -> None:
    try:
        use_language("kk")
        assert language() == "kk"
        assert document_language() == "en"
    finally:
        use_language("en")
    assert {"en", "ru"} <= offered_languages().keys()


def test_what_is_not_translated_stays_english_text_by_text() -> None:
    try:
        use_language("kk")
        assert (_("Meetings"), _("Participants")) == ("Іс-шаралар", "Қатысушылар")
        assert _("Read the whole list first") == "Read the whole list first"
        said = [ngettext("{count} participant", "{count} participants", count) for count in (1, 3)]
        assert said == ["{count} participant", "{count} participants"]
    finally:
        use_language("en")


def test_it_can_be_chosen_and_is_called_by_its_own_name() -> None:
    assert offered_languages()["kk"].startswith("Қазақша")
