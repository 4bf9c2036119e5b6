"""Ordinals of meetings are written in words and read in all the ways they are written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cica_events.domain.ordinals import ordinal_number, ordinal_words


@pytest.mark.parametrize(
    ("number", "english", "masculine", "feminine", "neuter"),
    [
        (1, "First", "Первый", "Первая", "Первое"),
        (3, "Third", "Третий", "Третья", "Третье"),
        (7, "Seventh", "Седьмой", "Седьмая", "Седьмое"),
        (12, "Twelfth", "Двенадцатый", "Двенадцатая", "Двенадцатое"),
        (20, "Twentieth", "Двадцатый", "Двадцатая", "Двадцатое"),
        (22, "Twenty-second", "Двадцать второй", "Двадцать вторая", "Двадцать второе"),
        (40, "Fortieth", "Сороковой", "Сороковая", "Сороковое"),
        (83, "Eighty-third", "Восемьдесят третий", "Восемьдесят третья", "Восемьдесят третье"),
        (100, "Hundredth", "Сотый", "Сотая", "Сотое"),
        (101, "Hundred and first", "Сто первый", "Сто первая", "Сто первое"),
        (199, "Hundred and ninety-ninth", "Сто девяносто девятый", "Сто девяносто девятая",
         "Сто девяносто девятое"),
        (200, "200th", "200-й", "200-я", "200-е"),
        (211, "211th", "211-й", "211-я", "211-е"),
        (223, "223rd", "223-й", "223-я", "223-е"),
    ],
)  # fmt: skip
def test_an_ordinal_is_written_in_words(
    number: int, english: str, masculine: str, feminine: str, neuter: str
) -> None:
    assert ordinal_words(number, "en") == english
    assert ordinal_words(number, "kk") == english
    assert ordinal_words(number, "ru") == masculine
    assert ordinal_words(number, "ru", "f") == feminine
    assert ordinal_words(number, "ru", "n") == neuter


@settings(deadline=None)
@given(st.integers(1, 9999), st.sampled_from(["en", "ru"]), st.sampled_from(["m", "f", "n"]))
def test_an_ordinal_in_words_is_read_back(number: int, language: str, gender: str) -> None:
    assert ordinal_number(ordinal_words(number, language, gender)) == number


def test_no_two_ordinals_share_their_words() -> None:
    written = [ordinal_words(number, language) for number in range(1, 300) for language in ("en", "ru")]
    assert len(set(written)) == len(written)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Seventh", 7), (" seventh ", 7), ("7th", 7), ("7", 7), ("7.", 7), ("VII", 7), ("vii", 7), ("Ⅶ", 7),
        ("Седьмое", 7), ("седьмого", 7), ("7-е", 7), ("7-го", 7), ("7е", 7), ("XIV", 14), ("ХIV", 14),
        ("XC", 90), ("CXCIX", 199), ("twenty second", 22), ("one hundred and first", 101),
        ("Двадцать  второе", 22), ("Четвертый", 4), ("третьем", 3),
    ],
)  # fmt: skip
def test_an_ordinal_is_read_as_people_write_it(text: str, number: int) -> None:
    assert ordinal_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "seven", "0", "IIX", "VX", "mix", "-7", "7 meetings", "Седьмое заседание", "x1"]
)
def test_what_is_no_ordinal_is_not_read(text: str) -> None:
    assert ordinal_number(text) is None
