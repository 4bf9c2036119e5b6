"""The status of a party on a day."""

from __future__ import annotations

from datetime import date

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.parties import Affiliation, Party, Status, status_on


def period(status: Status, since: str | None, until: str | None = None) -> Affiliation:
    begin, end = (VagueDate.parse(text) if text else None for text in (since, until))
    return Affiliation(party_id="p", status=status, since=begin, until=end)


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2023-12-26", None, date(2023, 12, 26), date.max),
        ("2014", "2016", date(2014, 1, 1), date(2016, 12, 31)),
        ("2014-05", "2014-05", date(2014, 5, 1), date(2014, 5, 31)),
        ("2014-Q3", "2015-Q1", date(2014, 7, 1), date(2015, 3, 31)),
        (None, "2014-05-06", date.min, date(2014, 5, 6)),
        (None, None, date.min, date.max),
    ],
)
def test_a_status_holds_from_first_to_last_day(
    since: str | None, until: str | None, first: date, last: date
) -> None:
    statuses = [period(Status.OBSERVER, since, until)]
    assert status_on(first, statuses) is status_on(last, statuses) is Status.OBSERVER
    for outside in (first.toordinal() - 1, last.toordinal() + 1):
        if date.min.toordinal() <= outside <= date.max.toordinal():
            assert status_on(date.fromordinal(outside), statuses) is None


def test_without_a_period_there_is_no_status() -> None:
    assert status_on(date(2024, 1, 1), []) is None


@pytest.mark.parametrize("turned", [False, True])
def test_in_the_year_of_a_vague_change_the_later_status_counts(turned: bool) -> None:
    statuses = [period(Status.OBSERVER, None, "2014"), period(Status.MEMBER, "2014")]
    if turned:
        statuses.reverse()
    assert status_on(date(2013, 12, 31), statuses) is Status.OBSERVER
    assert status_on(date(2014, 6, 1), statuses) is Status.MEMBER


def test_a_party_is_named_in_english_where_there_is_no_russian_name() -> None:
    assert Party(code="A", short_name="Aland").name("ru") == "Aland"
    assert Party(code="A", short_name="Aland", short_name_ru="Аланд").name("ru") == "Аланд"
    assert Party(code="A", short_name="Aland", short_name_ru="Аланд").name("en") == "Aland"
