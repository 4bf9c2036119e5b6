"""Deciding which column holds which field."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.errors import InputError
from cica_events.imports.grid import Value
from cica_events.imports.mapping import ListMapping
from cica_events.imports.matching import match_columns

FIELDS = tuple(fields_of(Participant).values())


def fields_taken(
    columns: Mapping[str, Value], mapping: Mapping[int | str, str | None] | None = None
) -> dict[str, str | None]:
    """Return the field of each heading of a list with one row."""
    matches = match_columns(tuple(columns), [tuple(columns.values())], FIELDS, ListMapping.of(mapping or {}))
    assert [match.index for match in matches] == list(range(len(columns)))
    assert all(match.reason for match in matches)
    return {match.heading: match.field for match in matches}


ENGLISH: dict[str, tuple[Value, str | None]] = {
    "No.": (1, None),
    "TITLE": ("Mr.", "honorific"),
    "First   name": ("Ivan", "given_name"),
    "Surname": ("IVANOV", "family_name"),
    "Functional title": ("Director", "position"),
    "Ministry/Agency": ("MFA", "organization"),
    "Country": ("Kazakhstan", "party"),
    "Role in delegation": ("HoD", "capacity"),
    "e-mail address:": ("i@mfa.kz", "email"),
    "Mobile phone no.": (77017000000, "phone"),
    "Passport": ("N1", None),
}
RUSSIAN: dict[str, tuple[Value, str | None]] = {
    "№ п/п": (1, None),
    "ФАМИЛИЯ": ("Иванов", "family_name"),
    "Имя": ("Иван", "given_name"),
    "Отчество": ("Иванович", "middle_name"),
    "Должность\n(полностью)": ("Директор", "position"),
    "Место работы": ("МИД", "organization"),
    "Страна / организация": ("Казахстан", "party"),
    "Роль": ("Глава делегации", "capacity"),
    "Эл. почта": ("i@mfa.kz", "email"),
    "Контактный телефон": ("+7 701 700 00 00", "phone"),
    "Форма участия": ("очно", "mode"),
    "Гражданство": ("РК", None),
}


@pytest.mark.parametrize("listing", [ENGLISH, RUSSIAN])
@pytest.mark.parametrize("seed", range(5))
def test_headings_are_matched_in_any_order(
    listing: Mapping[str, tuple[Value, str | None]], seed: int
) -> None:
    headings = list(listing)
    random.Random(seed).shuffle(headings)
    taken = fields_taken({heading: listing[heading][0] for heading in headings})
    assert taken == {heading: field for heading, (_value, field) in listing.items()}


def test_title_is_a_courtesy_title_or_a_job_title_by_its_values() -> None:
    assert fields_taken({"Title": "H.E. Ambassador", "Name": "A B"})["Title"] == "honorific"
    assert fields_taken({"Title": "Director of Department", "Name": "A B"})["Title"] == "position"


def test_name_is_the_whole_name_or_the_given_name_by_the_columns_beside_it() -> None:
    assert fields_taken({"Name": "Ivan Ivanov"})["Name"] == "full_name"
    assert fields_taken({"Name": "Ivan", "Surname": "Ivanov"})["Name"] == "given_name"
    assert fields_taken({"Имя": "Иванов Иван"})["Имя"] == "full_name"


def test_names_in_the_other_script_become_the_second_script() -> None:
    taken = fields_taken({"ФИО": "Иванов Иван", "Full name": "Ivan Ivanov"})
    assert taken == {"ФИО": "native_name", "Full name": "full_name"}


def test_a_heading_is_not_believed_against_its_values() -> None:
    assert fields_taken({"Name": "A B", "Status": "Head of delegation"})["Status"] == "capacity"
    assert fields_taken({"Name": "A B", "E-mail": "none", "": "a@b.kz"}) == {
        "Name": "full_name",
        "E-mail": None,
        "": "email",
    }


def test_misspelled_and_longer_headings_are_understood_with_less_confidence() -> None:
    headings = ("Posiiton", "Contry", "E-mail of the participant", "Participant's phone")
    matches = match_columns(headings, [("Director", "KZ", "a@b.kz", "+77017000000")], FIELDS)
    assert [match.field for match in matches] == ["position", "party", "email", "phone"]
    assert all(0.5 <= match.confidence < 0.9 for match in matches)


def test_a_field_is_taken_once_and_the_other_column_says_by_whom() -> None:
    first, second = match_columns(("E-mail", "Email 2"), [("a@b.kz", "c@d.kz")], FIELDS)
    assert (first.field, second.field) == ("email", None)
    assert second.reason == "“E-mail” is already taken from the column “E-mail”."


def test_the_users_word_counts_more_than_any_heading() -> None:
    columns = {"Country": "Kazakhstan", "Remark": "i@mfa.kz", "E-mail": "x@y.kz"}
    taken = fields_taken(columns, {"country ": None, "Remark": "email"})
    assert taken == {"Country": None, "Remark": "email", "E-mail": None}
    assert fields_taken(columns, {0: "organization"})["Country"] == "organization"


@pytest.mark.parametrize(
    "mapping", [{"Nothing": "email"}, {"E-mail": "colour"}, {"E-mail": "section"}, {7: None}]
)
def test_a_mapping_that_names_what_is_not_there_is_refused(mapping: dict[int | str, str | None]) -> None:
    with pytest.raises(InputError, match="There is no"):
        fields_taken({"E-mail": "a@b.kz"}, mapping)
