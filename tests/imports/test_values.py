"""Turning cells into values of fields."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.domain.participants import Participant
from cica_events.errors import ValidationError
from cica_events.imports.sources.grid import Value
from cica_events.imports.values.values import read_value
from cica_events.imports.words.party_names import Named, PartyNames

FIELDS = fields_of(Participant)
PARTIES = PartyNames(
    [
        Named("1", "KR", "Republic of Korea", ("Republic of Korea", "Республика Корея")),
        Named("2", "TR", "Türkiye", ("Republic of Türkiye", "Турция")),
        Named("3", "AE", "United Arab Emirates", ("ОАЭ",)),
        Named("4", "KZ", "Kazakhstan", ("Republic of Kazakhstan", "Казахстан", "Республика Казахстан")),
    ]
)


def read(key: str | Kind, raw: Value) -> Any:
    field = FIELDS[key] if not isinstance(key, Kind) else Field("x", "X", key)
    return read_value(field, raw, parties=PARTIES)


@pytest.mark.parametrize(
    ("key", "raw", "value"),
    [
        ("family_name", "  van\u00a0der  LEYEN\n", "van der  LEYEN"),
        ("family_name", None, ""),
        ("position", "Director,\nAsia", "Director, Asia"),
        ("position", 2023.0, "2023"),
        ("capacity", "глава делегации", "head"),
        ("capacity", "Head of Delegation", "head"),
        ("capacity", "HoD", "head"),
        ("capacity", "deputy", "deputy"),
        ("capacity", "Советник", "adviser"),
        ("capacity", "Head of delegation / Глава делегации", "head"),
        ("capacity", " ", None),
        ("status", "Зарегистрирован", "registered"),
        ("mode", "Очно", "in-person"),
        ("mode", "Zoom", "online"),
        ("email", "mailto:i.Ivanov@MFA.kz", "i.Ivanov@MFA.kz"),
        ("email", "Ivan Ivanov <i@mfa.kz>", "i@mfa.kz"),
        ("email", "a@b.kz; c@d.kz", "a@b.kz"),
        ("email", "+7 701 000 00 00, a@b.kz", "a@b.kz"),
        ("email", "a@b.kz ::: c@d.kz", "a@b.kz"),
        ("capacity", "Speaker; Delegate", "speaker"),
        ("gender", "Әйел", "female"),
        ("gender", "Herr", "male"),
        ("phone", 77017000000, "77017000000"),
        ("phone", 7.7017e10, "77017000000"),
        ("phone", "+7 (701) 700-00-00", "+7 (701) 700-00-00"),
        ("phone", "'+77017000000", "+77017000000"),
        ("party", "South Korea", "1"),
        ("party", "Korea, Republic of", "1"),
        ("party", "Turkey", "2"),
        ("party", "TURKIYE", "2"),
        ("party", "UAE", "3"),
        ("party", "Émirats arabes unis", "3"),
        ("party", "韩国", "1"),
        ("party", "Қазақстан", "4"),
        ("party", "kz", "4"),
        ("party", "Delegation of the Republic of Kazakhstan", "4"),
        ("party", "Казахстан (KZ)", "4"),
        (Kind.DATE, "12 декабря 2023", VagueDate.parse("2023-12-12")),
        (Kind.DATE, datetime(2023, 12, 12, 9), VagueDate.parse("2023-12-12")),  # noqa: DTZ001 - Excel knows no zone
        (Kind.DATE, 2024, VagueDate.parse("2024")),
        (Kind.DAY, "2023-12-12", date(2023, 12, 12)),
        (Kind.TIME, "9:30", time(9, 30)),
        (Kind.DURATION, "1 h 30 min", 90),
        (Kind.DURATION, "1:30", 90),
        (Kind.DURATION, 45, 45),
        (Kind.BOOLEAN, "да", True),
        (Kind.BOOLEAN, False, False),
        (Kind.BOOLEAN, "жоқ", False),
        (Kind.BOOLEAN, "Evet", True),
        (Kind.BOOLEAN, "oui", True),
        (Kind.INTEGER, "1 000", 1000),
        (Kind.INTEGER, "1\u202f234\u202f567", 1234567),
        (Kind.INTEGER, "1,234", 1234),
        (Kind.INTEGER, "1.234.567", 1234567),
        (Kind.INTEGER, "12.0", 12),
        (Kind.DAY, "11/22/2026 10:05:00 AM", date(2026, 11, 22)),
        (Kind.DAY, "2026-11-22T10:05:00.000Z", date(2026, 11, 22)),
        (Kind.DAY, "22.11.2026 10:05", date(2026, 11, 22)),
    ],
)
def test_cells_are_read_as_people_write_them(key: str | Kind, raw: Value, value: Any) -> None:
    assert read(key, raw) == value


@pytest.mark.parametrize(
    ("key", "raw", "reason"),
    [
        ("capacity", "lawyer", "“lawyer” is none of: Head of delegation"),
        ("email", "i@mfa", "no e-mail address"),
        ("phone", "7.7017E+10", "Excel has shortened the number to 7.7017E"),
        ("phone", "none", "no phone number"),
        ("party", "Turkiya", "Is it Türkiye?"),
        ("party", "Atlantis", "“Atlantis” is no State or organization known here. Add it"),
        ("position", "x" * 501, "too long: 501 characters, at most 500"),
        ("position", "#REF!", "shows the error #REF!"),
        (Kind.DATE, "31 November 2023", "November"),
        (Kind.TIME, "25:00", "no time of the day"),
        (Kind.BOOLEAN, "perhaps", "neither yes nor no"),
        (Kind.INTEGER, "many", "no whole number"),
        (Kind.DURATION, "long", "no duration"),
        ("time_zone", "(GMT+08:00) Ulaanbaatar", "There is no time zone"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_plain_reason(key: str | Kind, raw: Value, reason: str) -> None:
    with pytest.raises(ValidationError) as caught:
        read(key, raw)
    assert reason in caught.value.reason
    assert caught.value.field == (key if not isinstance(key, Kind) else "x")


def test_control_characters_are_removed_and_told() -> None:
    notes: list[str] = []
    assert read_value(FIELDS["family_name"], "Iva\x07nov\u200b", note=notes.append) == "Ivanov"
    assert notes == ["Control characters were removed."]
