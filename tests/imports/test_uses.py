"""How cells are taken: split, joined, re-cased, mended, with their dates and answers understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.fields import Field, Kind
from cica_events.domain.participants import Participant
from cica_events.imports.columns.mapping import ColumnUse, LetterCase, ListMapping, NameOrder
from cica_events.imports.columns.matching import match_columns
from cica_events.imports.rows.rows import ReadRow, read_rows
from cica_events.imports.sources.grid import Grid, Row, Sheet, Value
from cica_events.imports.tables.table import Table
from cica_events.imports.words.party_names import Named, PartyNames

FIELDS = tuple(fields_of(Participant).values())
PARTIES = PartyNames([Named("1", "KZ", "Kazakhstan", ("Казахстан",)), Named("2", "TR", "Türkiye")])


def read(
    headings: Sequence[str],
    *rows: Sequence[Value],
    columns: Mapping[int | str, ColumnUse] | None = None,
    fields: Sequence[Field] = FIELDS,
    mended: Mapping[tuple[int, str], str] | None = None,
) -> tuple[ReadRow, ...]:
    matches = match_columns(headings, rows, fields, ListMapping(columns or {}), parties=PARTIES)
    numbered = tuple(Row(number, tuple(row)) for number, row in enumerate(rows, 2))
    grid = Grid(Path("x.csv"), (Sheet("x"),), "x", tuple(range(1, len(headings) + 1)), numbered)
    table = Table(grid, 1, tuple(headings), numbered, ())
    return read_rows(table, matches, fields, PARTIES, mended=mended)


def values(row: ReadRow, *keys: str) -> tuple[Any, ...]:
    return tuple(row.values.get(key) for key in keys)


def test_one_column_is_split_into_several_fields_at_a_sign() -> None:
    (row,) = read(
        ("Who",),
        ("Ivan Ivanov; Director; MFA; of Kazakhstan",),
        columns={0: ColumnUse(("full_name", "position", "organization"), separator=";")},
    )
    assert values(row, "given_name", "family_name", "position", "organization") == (
        "Ivan",
        "Ivanov",
        "Director",
        "MFA; of Kazakhstan",
    )


def test_a_column_is_split_at_blanks_where_no_sign_is_said() -> None:
    (row,) = read(("Who",), ("Ivan  Ivanov Petrov",), columns={0: ColumnUse(("given_name", "family_name"))})
    assert values(row, "given_name", "family_name") == ("Ivan", "Ivanov Petrov")


def test_several_columns_are_joined_into_one_field_and_empty_ones_leave_no_sign() -> None:
    uses: dict[int | str, ColumnUse] = {
        "Post": ColumnUse(("position",)),
        "Unit": ColumnUse(("position",), separator=", "),
        "Place": ColumnUse(("position",), separator=" – "),
    }
    first, second = read(
        ("Post", "Unit", "Place"),
        ("Director", "Asia", "Astana"),
        ("Director", None, "Ankara"),
        columns=uses,
    )
    assert first.values["position"] == "Director, Asia – Astana"
    assert second.values["position"] == "Director – Ankara"


def test_letters_change_only_in_the_column_where_it_was_asked_for() -> None:
    (row,) = read(
        ("Family name", "Given name", "Position"),
        ("VAN DER BERG", "JAN", "DIRECTOR"),
        columns={0: ColumnUse(("family_name",), case=LetterCase.NAMES)},
    )
    assert values(row, "family_name", "given_name", "position") == ("van der Berg", "JAN", "DIRECTOR")


@pytest.mark.parametrize(
    ("order", "text", "given", "family"),
    [
        (NameOrder.BY_CUSTOM, "Иванов Иван Иванович", "Иван Иванович", "Иванов"),
        (NameOrder.BY_CUSTOM, "Zhang Wei", "Wei", "Zhang"),
        (NameOrder.BY_CUSTOM, "Mehmet Öztürk", "Mehmet", "Öztürk"),
        (NameOrder.FAMILY_FIRST, "Ozturk Mehmet", "Mehmet", "Ozturk"),
        (NameOrder.FAMILY_FIRST, "van der Berg Jan", "Jan", "van der Berg"),
        (NameOrder.GIVEN_FIRST, "Иван Иванович Петров", "Иван Иванович", "Петров"),
        (NameOrder.GIVEN_FIRST, "ÖZTÜRK Mehmet", "Mehmet", "ÖZTÜRK"),
    ],
)
def test_a_whole_name_is_divided_by_its_custom_or_as_told(
    order: NameOrder, text: str, given: str, family: str
) -> None:
    (row,) = read(("Who",), (text,), columns={0: ColumnUse(("full_name",), order=order)})
    assert values(row, "given_name", "family_name") == (given, family)
    assert not (order is not NameOrder.BY_CUSTOM and row.name_guessed)


@pytest.mark.parametrize(
    ("heading", "family_first"),
    [
        ("ФИО", True),
        ("Аты-жөні (тегі, аты)", True),
        ("Nom et prénom", True),
        ("Prénom et nom", False),
        ("Ad Soyad", False),
        ("Soyadı Adı", True),
        ("Vor- und Nachname", False),
        ("Nombre y apellidos", False),
        ("Surname and name", True),
    ],
)
def test_the_heading_tells_the_order_of_a_whole_name(heading: str, family_first: bool) -> None:
    (row,) = read((heading,), ("Aaa Bbb",), columns={0: ColumnUse(("full_name",))})
    assert row.values["family_first"] is family_first
    assert not row.name_guessed


def test_the_first_of_several_e_mail_addresses_is_taken_and_told() -> None:
    (row,) = read(("Name", "E-mail"), ("Ivan Ivanov", "a@b.kz ::: c@d.kz"))
    assert row.values["email"] == "a@b.kz"
    assert [(doubt.field, "several" in doubt.message) for doubt in row.doubts][-1] == ("email", True)


def test_phones_stay_as_they_were_written() -> None:
    phones = ("+7 (701) 700-00-00", "8 701 7000000 ext. 5", "00 90 312 555")
    rows = read(("Phone",), *[(phone,) for phone in phones])
    assert tuple(row.values["phone"] for row in rows) == phones


def test_yes_means_what_the_heading_says() -> None:
    rows = read(("Name", "Attended"), ("A B", "Yes"), ("C D", "No"), ("E F", "Иә"), ("G H", None))
    assert [row.values["status"] for row in rows] == ["attended", None, "attended", None]
    assert not any(row.problems for row in rows)


def test_dates_are_read_by_the_evidence_of_their_column_and_told_where_there_is_none() -> None:
    born = Field("day", "Day", Kind.DAY)
    fields = (*FIELDS, born)
    uses: dict[int | str, ColumnUse] = {0: ColumnUse(("day",))}
    american = read(("When",), ("03/12/2024",), ("03/25/2024",), columns=uses, fields=fields)
    assert american[0].values["day"] == date(2024, 3, 12)
    assert american[0].doubts == ()
    unclear = read(("When",), ("03/12/2024",), ("04/04/2024",), columns=uses, fields=fields)
    assert unclear[0].values["day"] == date(2024, 12, 3)
    assert "which number" in unclear[0].doubts[0].message
    assert unclear[1].doubts == ()


def test_a_mended_text_stands_for_what_the_file_says() -> None:
    typed = {(2, "email"): "right@example.org", (2, "party"): "KZ", (3, "given_name"): "Iwan"}
    first, second = read(
        ("Name", "E-mail", "Country"),
        ("Ivan Ivanov", "wrong", "Atlantis"),
        ("Petr Petrov", "p@example.org", "Türkiye"),
        mended=typed,
    )
    assert not first.problems
    assert values(first, "email", "party") == ("right@example.org", "1")
    assert values(second, "given_name", "family_name", "party") == ("Iwan", "Petrov", "2")


def test_a_mended_text_that_is_wrong_too_is_refused_with_it() -> None:
    (row,) = read(("Name", "E-mail"), ("A B", "wrong"), mended={(2, "email"): "still wrong"})
    assert [(problem.field, problem.value) for problem in row.problems] == [("email", "still wrong")]


def test_a_mended_whole_name_is_divided() -> None:
    (row,) = read(("Name",), ("Ivan Ivanov; Petr Petrov",), mended={(2, "full_name"): "IVANOV Ivan"})
    assert not row.problems
    assert values(row, "given_name", "family_name") == ("Ivan", "IVANOV")


def test_a_column_of_contacts_gives_the_address_and_the_phone_number() -> None:
    headings = ("Name", "Contact details (tel., e-mail)")
    cells = ("tel.: +996 312 00-00-00; b@example.org", "c@example.org\n+7 701 000 00 00", "d@example.org")
    rows = read(headings, *[("A B", cell) for cell in cells])
    assert [values(row, "email", "phone") for row in rows] == [
        ("b@example.org", "+996 312 00-00-00"),
        ("c@example.org", "+7 701 000 00 00"),
        ("d@example.org", ""),
    ]
    assert not any(row.problems for row in rows)
    (alone, *_) = read((*headings, "Phone"), ("A B", cells[0], "+7 000 00 00"))
    assert values(alone, "email", "phone") == ("b@example.org", "+7 000 00 00")
