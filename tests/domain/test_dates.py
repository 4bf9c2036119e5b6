"""Dates, exact and vague, are read, stored, written, sorted and refused as people expect."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cica_events.domain.date_points import Point
from cica_events.domain.dates import Precision, VagueDate
from cica_events.errors import ValidationError

YEARS = st.integers(1900, 2200)
POINTS = st.one_of(
    st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(
        lambda day: Point.of_day(day.year, day.month, day.day)
    ),
    st.builds(Point.of_month, YEARS, st.integers(1, 12)),
    st.builds(Point.of_quarter, YEARS, st.integers(1, 4)),
    st.builds(Point.of_year, YEARS),
)


def _stretch(one: Point, other: Point) -> VagueDate:
    """Return both points as one stretch, or one of them where they overlap."""
    first, last = sorted((one, other), key=lambda point: point.first_day)
    return VagueDate(first, last if first.last_day < last.first_day else first)


DATES = st.one_of(POINTS.map(lambda point: VagueDate(point, point)), st.builds(_stretch, POINTS, POINTS))

READ = {
    "12.12.2023": "2023-12-12",
    "12.12.2023 г.": "2023-12-12",
    "12/12/2023": "2023-12-12",
    "1/2/2023": "2023-02-01",
    "1-2-2023": "2023-02-01",
    "2023/12/12": "2023-12-12",
    "2023-12-12 00:00:00": "2023-12-12",
    "12 December 2023": "2023-12-12",
    "  12\u00a0DEC. 2023 ": "2023-12-12",
    "12th of December, 2023": "2023-12-12",
    "12-Dec-2023": "2023-12-12",
    "12/дек/2023": "2023-12-12",
    "29-Oct-2023 - 2-Nov-2023": "2023-10-29/2023-11-02",
    "12 & 13 December 2023": "2023-12-12/2023-12-13",
    "2023 ж. 12 желтоқсан": "2023-12-12",
    "December 12, 2023": "2023-12-12",
    "Tuesday, 12 December 2023": "2023-12-12",
    "12 декабря 2023 г.": "2023-12-12",
    "12-го декабря 2023 года": "2023-12-12",
    "29-31 October 2023": "2023-10-29/2023-10-31",
    "29–31.10.2023": "2023-10-29/2023-10-31",
    "October 29-31, 2023": "2023-10-29/2023-10-31",
    "с 29 по 31 октября 2023 г.": "2023-10-29/2023-10-31",
    "from 29 to 31 October 2023": "2023-10-29/2023-10-31",
    "29 October - 2 November 2023": "2023-10-29/2023-11-02",
    "29.10 - 02.11.2023": "2023-10-29/2023-11-02",
    "29 December 2023 — 2 January 2024": "2023-12-29/2024-01-02",
    "May 2024": "2024-05",
    "05.2024": "2024-05",
    "май 2024": "2024-05",
    "в мае 2024": "2024-05",
    "марта 2024": "2024-03",
    "May or June 2024": "2024-05/2024-06",
    "2024": "2024",
    "2024 год": "2024",
    "2024–2025": "2024/2025",
    "Q3 2024": "2024-Q3",
    "Q3/2024": "2024-Q3",
    "3Q 2024": "2024-Q3",
    "3rd quarter of 2024": "2024-Q3",
    "3 кв. 2024": "2024-Q3",
    "третий квартал 2024": "2024-Q3",
    "в третьем квартале 2024 года": "2024-Q3",
    "Q3-Q4 2024": "2024-Q3/2024-Q4",
    "third or fourth quarter of 2024": "2024-Q3/2024-Q4",
    "III-IV квартал 2024": "2024-Q3/2024-Q4",
    "Ⅲ–Ⅳ квартал 2024": "2024-Q3/2024-Q4",
    "first half of 2024": "2024-Q1/2024-Q2",
    "второе полугодие 2024": "2024-Q3/2024-Q4",
}

REFUSED = {
    "31 November 2023": "31 November 2023 does not exist: November has 30 days.",
    "31.11.2023": "31 November 2023 does not exist: November has 30 days.",
    "2023-11-31": "31 November 2023 does not exist: November has 30 days.",
    "29-31 November 2023": "31 November 2023 does not exist: November has 30 days.",
    "29 February 2023": "29 February 2023 does not exist: 2023 is not a leap year.",
    "30 February 2024": "30 February 2024 does not exist: February has 29 days.",
    "0 May 2024": "0 May 2024 does not exist: May has 31 days.",
    "12.13.2023": "There is no month 13: a year has 12 months. Write the day first, as in 31.12.2023.",
    "Q5 2024": "There is no quarter 5: a year has 4 quarters.",
    "1823": "The year 1823 is out of reach. Write a year from 1900 to 2200.",
    "13-12 May 2024": "The end, 12 May 2024, does not come after the start, 13 May 2024. "
    "Write the earlier first.",
    "May 2024 - 20 May 2024": "The end, 20 May 2024, does not come after the start, May 2024. "
    "Write the earlier first.",
    "20 May 2024 - May 2024": "The end, May 2024, does not come after the start, 20 May 2024. "
    "Write the earlier first.",
    "12.12.23": "Write the year with four digits, as in 12.12.2023.",
    "12 December": "“12 December” has no year. Write it with four digits.",
    "soon": "“soon” is not a date. Write 12.12.2023, May 2024, Q3 2024 or 2024.",
    " ": "No date is given. Write 12.12.2023, May 2024, Q3 2024 or 2024.",
}

NOT_DATES = (
    "12345", "spring 2024", "12 13 December 2023", "May May 2024", "12 2024", "third half of 2024", "-",
    "2024-", "2024/2025/2026", "1 2 3 May 2024", "Q3 May 2024", "=1+1", "2023-12-12 14:30", "9" * 10_000,
    "12 ¾ 2024",
)  # fmt: skip


@pytest.mark.parametrize(("typed", "notation"), READ.items())
def test_a_date_is_read_as_people_type_it(typed: str, notation: str) -> None:
    assert VagueDate.read(typed).notation == notation


@pytest.mark.parametrize(("typed", "reason"), REFUSED.items())
def test_an_impossible_date_is_refused_with_what_is_wrong(typed: str, reason: str) -> None:
    with pytest.raises(ValidationError) as caught:
        VagueDate.read(typed)
    assert str(caught.value) == reason
    assert caught.value.field == "date"


@pytest.mark.parametrize("typed", NOT_DATES)
def test_what_is_no_date_is_refused_and_quoted_briefly(typed: str) -> None:
    with pytest.raises(ValidationError, match="is not a date") as caught:
        VagueDate.read(typed)
    assert len(str(caught.value)) < 120


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_in_words(typed: str) -> None:
    try:
        VagueDate.read(typed)
    except ValidationError as error:
        refused = error
    else:
        return
    assert refused.reason


@settings(deadline=None)
@given(DATES)
def test_the_stored_form_gives_the_same_date_back(day: VagueDate) -> None:
    assert VagueDate.parse(day.notation) == day
    assert VagueDate.read(day.notation) == day


@settings(deadline=None)
@given(DATES, st.sampled_from(["en", "ru", "kk"]))
def test_a_date_written_in_words_is_read_back_as_the_same_date(day: VagueDate, language: str) -> None:
    assert VagueDate.read(day.in_words(language)) == day


@pytest.mark.parametrize(
    "text",
    ["12.12.2023", "2024-5", "2024-q3", " 2024", "2024/", "/2024", "May 2024", "2024-Q3/Q4", "", "２０２４"],
)
def test_only_the_notation_is_taken_as_the_stored_form(text: str) -> None:
    with pytest.raises(ValidationError):
        VagueDate.parse(text)


def test_a_stretch_of_one_point_is_that_point() -> None:
    assert VagueDate.parse("2024-05/2024-05") == VagueDate.parse("2024-05")
    assert VagueDate.parse("2024-05/2024-05").notation == "2024-05"


@pytest.mark.parametrize(
    ("notation", "english", "russian"),
    [
        ("2023-12-12", "12 December 2023", "12 декабря 2023 г."),
        ("2022-10-12/2022-10-13", "12–13 October 2022", "12–13 октября 2022 г."),
        ("2023-10-29/2023-11-02", "29 October – 2 November 2023", "29 октября – 2 ноября 2023 г."),
        (
            "2023-12-29/2024-01-02",
            "29 December 2023 – 2 January 2024",
            "29 декабря 2023 г. – 2 января 2024 г.",
        ),
        ("2024-05", "May 2024", "май 2024 г."),
        ("2024-05/2024-06", "May–June 2024", "май–июнь 2024 г."),
        ("2024-12/2025-01", "December 2024 – January 2025", "декабрь 2024 г. – январь 2025 г."),
        ("2024-Q3", "third quarter of 2024", "третий квартал 2024 г."),
        ("2024-Q3/2024-Q4", "third or fourth quarter of 2024", "третий или четвертый квартал 2024 г."),
        ("2024-Q1/2024-Q3", "first to third quarter of 2024", "первый – третий квартал 2024 г."),
        (
            "2024-Q4/2025-Q1",
            "fourth quarter of 2024 or first quarter of 2025",
            "четвертый квартал 2024 г. или первый квартал 2025 г.",
        ),
        ("2024", "2024", "2024 г."),
        ("2024/2025", "2024–2025", "2024–2025 гг."),
        ("2023-12-12/2024-Q1", "12 December 2023 – first quarter of 2024", None),
    ],
)
def test_a_date_is_written_in_words(notation: str, english: str, russian: str | None) -> None:
    day = VagueDate.parse(notation)
    assert day.in_words("en") == english
    assert russian in (None, day.in_words("ru"))
    assert day.in_words("fr") == english


@settings(deadline=None)
@given(DATES, DATES, DATES)
def test_dates_have_one_order_that_follows_the_first_day(a: VagueDate, b: VagueDate, c: VagueDate) -> None:
    assert (a < b) + (a == b) + (a > b) == 1
    assert a.first_day <= b.first_day or a > b
    assert not (a <= b <= c) or a <= c


def test_the_more_vague_stands_behind_the_exact() -> None:
    plan = [
        "2024-01-01",
        "2024-01-01/2024-01-31",
        "2024-01",
        "2024-Q1",
        "2024",
        "2024/2025",
        "2024-01-02",
        "2024-Q2",
    ]
    assert [day.notation for day in sorted(map(VagueDate.parse, reversed(plan)))] == plan


def test_what_is_known_of_a_date() -> None:
    days, quarters = VagueDate.parse("2023-10-29/2023-11-02"), VagueDate.parse("2024-05/2024-Q4")
    assert (days.precision, days.is_exact, days.days) == (Precision.DAY, True, 5)
    assert (quarters.precision, quarters.is_exact, quarters.days) == (Precision.QUARTER, False, None)
    assert (quarters.first_day, quarters.last_day) == (date(2024, 5, 1), date(2024, 12, 31))


def test_days_make_an_exact_date() -> None:
    assert VagueDate.of(date(2023, 12, 12)).notation == "2023-12-12"
    assert VagueDate.of(date(2023, 10, 12), date(2023, 10, 13)).notation == "2023-10-12/2023-10-13"
    assert VagueDate.of(datetime(2023, 12, 12, 9, 30)) == VagueDate.parse("2023-12-12")  # noqa: DTZ001 - a day
    with pytest.raises(ValidationError, match="does not come after"):
        VagueDate.of(date(2023, 10, 13), date(2023, 10, 12))
    with pytest.raises(ValidationError, match="out of reach"):
        VagueDate.of(date(1899, 12, 31))


def test_a_more_precise_date_refines_a_vague_one() -> None:
    year, month, quarter = (VagueDate.parse(text) for text in ("2024", "2024-05", "2024-Q3"))
    assert month.refines(year)
    assert year.covers(month)
    assert not year.refines(month)
    assert not quarter.covers(month)
    assert not year.covers(VagueDate.parse("2024-12/2025-01"))


def test_equal_dates_are_one_key() -> None:
    assert len({VagueDate.parse("2024-05"), VagueDate.read("May 2024")}) == 1
