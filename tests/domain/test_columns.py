"""Values are stored as text, numbers and truth values, and come back as they were."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Boolean, Column, Integer, Text

from cica_events.domain.columns import ChoiceText, StrangeValue, from_plain, to_plain, type_for
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Kind
from cica_events.domain.meetings import Format

NOTATIONS = ["2024", "2024-05", "2024-Q3", "2024-Q3/2024-Q4", "2023-12-12", "2023-10-02/2023-10-03"]


def column(kind: Kind) -> Column[Any]:
    return Column("value", type_for(kind, Format if kind is Kind.CHOICE else None))


@pytest.mark.parametrize(
    ("kind", "value", "plain"),
    [
        (Kind.TEXT, "Ö", "Ö"),
        (Kind.MULTILINE, "a\nb", "a\nb"),
        (Kind.CODE, "007", "007"),
        (Kind.PHONE, "+7 (000)", "+7 (000)"),
        (Kind.PARTY, "id", "id"),
        (Kind.INTEGER, 7, 7),
        (Kind.DURATION, 90, 90),
        (Kind.BOOLEAN, True, True),
        (Kind.CHOICE, Format.IN_PERSON, "in-person"),
        (Kind.DAY, date(2024, 2, 29), "2024-02-29"),
        (Kind.TIME, time(9, 5), "09:05"),
        (Kind.STAMP, datetime(2024, 1, 2, 3, 4, 5, 6, UTC), "2024-01-02T03:04:05.000006+00:00"),
        *[(Kind.DATE, VagueDate.parse(text), text) for text in NOTATIONS],
    ],
)
def test_a_value_and_its_stored_form(kind: Kind, value: Any, plain: Any) -> None:
    assert to_plain(column(kind), value) == plain
    assert from_plain(column(kind), plain) == value
    assert type(from_plain(column(kind), plain)) is type(value)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_stays_nothing(kind: Kind) -> None:
    assert to_plain(column(kind), None) is None
    assert from_plain(column(kind), None) is None


@pytest.mark.parametrize("kind", Kind)
def test_both_databases_store_the_same(kind: Kind) -> None:
    stored = type_for(kind, Format if kind is Kind.CHOICE else None)
    assert isinstance(getattr(stored, "impl_instance", stored), (Text, Integer, Boolean))


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5))])))
def test_moments_are_sorted_by_their_stored_form(moment: datetime) -> None:
    stored = to_plain(column(Kind.STAMP), moment) if moment.year > 1 and moment.year < 9999 else None
    if stored:
        assert from_plain(column(Kind.STAMP), stored) == moment
        assert stored.endswith("+00:00")
        assert len(stored) == 32


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        to_plain(column(Kind.STAMP), datetime(2024, 1, 1))  # noqa: DTZ001 - it has to be naive


@pytest.mark.parametrize("read", [lambda kind, text: from_plain(column(kind), text)])
def test_a_stored_form_that_is_none_is_refused(read: Any) -> None:
    strange = {Kind.CHOICE: "pigeon", Kind.DAY: "2024-02-30", Kind.TIME: "25:00", Kind.DATE: "2024-11-31"}
    for kind, text in strange.items():
        with pytest.raises(StrangeValue, match=r"."):
            read(kind, text)


def test_choices_are_read_in_bulk_as_one_by_one() -> None:
    read = ChoiceText(Format).result_processor(None, None)  # type: ignore[arg-type]  # any dialect will do
    assert [read(member.value) for member in Format] == list(Format)
    assert read(None) is None
    with pytest.raises(ValueError, match="pigeon"):
        read("pigeon")
