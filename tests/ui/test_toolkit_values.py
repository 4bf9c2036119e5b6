"""What people type is read by the field's kind, or refused in words."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.errors import ValidationError
from tests.ui.toolkit_people import Capacity, parties
from ui.toolkit.values import Values

VALUES = Values(parties)


def field(kind: Kind, **more: Any) -> Field:
    return Field("it", "It", kind, **more)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.INTEGER, "1 234", 1234),
        (Kind.DURATION, "45", 45),
        (Kind.DURATION, "45 мин", 45),
        (Kind.DURATION, "1:30", 90),
        (Kind.DURATION, "1 h 15", 75),
        (Kind.DURATION, "1,5 ч", 90),
        (Kind.DURATION, "2h", 120),
        (Kind.TIME, "9", time(9)),
        (Kind.TIME, "9.30", time(9, 30)),
        (Kind.TIME, "0930", time(9, 30)),
        (Kind.TIME, "2:15 pm", time(14, 15)),
        (Kind.TIME, "12 am", time(0)),
        (Kind.BOOLEAN, "Да", True),
        (Kind.BOOLEAN, "no", False),
        (Kind.DATE, "May 2024", VagueDate.parse("2024-05")),
        (Kind.DATE, "12 декабря 2023", VagueDate.parse("2023-12-12")),
        (Kind.DAY, "12.12.2023", date(2023, 12, 12)),
        (Kind.PARTY, "turkiye", "tr"),
        (Kind.PARTY, "korea", "kr"),
        (Kind.CODE, "007", "007"),
        (Kind.TEXT, "  spaced ", "spaced"),
        (Kind.TEXT, "", ""),
        (Kind.DATE, " ", None),
    ],
)
def test_text_is_read(kind: Kind, text: str, value: object) -> None:
    assert VALUES.typed(field(kind), text) == value


@pytest.mark.parametrize(
    ("kind", "text", "word"),
    [
        (Kind.INTEGER, "many", "whole number"),
        (Kind.TIME, "25:00", "time of the day"),
        (Kind.TIME, "13 pm", "time of the day"),
        (Kind.DURATION, "long", "duration"),
        (Kind.BOOLEAN, "perhaps", "neither yes nor no"),
        (Kind.DATE, "31 November 2023", "November"),
        (Kind.DAY, "May 2024", "one day"),
        (Kind.PARTY, "Atlantis", "no State or organization"),
        (Kind.PARTY, "k", "several"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(kind: Kind, text: str, word: str) -> None:
    with pytest.raises(ValidationError, match=word) as refusal:
        VALUES.typed(field(kind), text)
    assert refusal.value.field == "it"


def test_choices_are_read_by_label_stored_value_or_unique_start() -> None:
    choice = field(Kind.CHOICE, choices=Capacity)
    assert [VALUES.typed(choice, text) for text in ("head", "Head of delegation", "del")] == [
        Capacity.HEAD,
        Capacity.HEAD,
        Capacity.DELEGATE,
    ]
    with pytest.raises(ValidationError, match="Head of delegation, Delegate, Adviser"):
        VALUES.typed(choice, "King")


def test_a_required_field_cannot_be_emptied() -> None:
    with pytest.raises(ValidationError, match="cannot be empty"):
        VALUES.typed(field(Kind.TEXT, required=True), " ")


def test_times_and_numbers_are_read_as_spreadsheets_show_them() -> None:
    assert VALUES.typed(field(Kind.TIME), "06:40:00") == time(6, 40)
    assert VALUES.typed(field(Kind.DURATION), "1:30:00") == 90
    assert VALUES.typed(field(Kind.INTEGER), "1 234,00") == 1234
    with pytest.raises(ValidationError, match="whole number"):
        VALUES.typed(field(Kind.INTEGER), "1.50")
