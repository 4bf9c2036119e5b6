"""Deciding which column holds which field."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.errors import InputError
from cica_events.imports.columns.mapping import ColumnUse, ListMapping
from cica_events.imports.columns.matching import ColumnMatch, match_columns
from cica_events.imports.columns.secret_columns import is_secret_heading
from cica_events.imports.sources.grid import Value

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
    "TITLE": ("Mr.", "courtesy"),
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


def matched(
    headings: Sequence[str], *rows: Sequence[Value], mapping: ListMapping | None = None
) -> tuple[ColumnMatch, ...]:
    return match_columns(headings, rows, FIELDS, mapping)


def fields_in(headings: Sequence[str], *rows: Sequence[Value]) -> tuple[str | None, ...]:
    return tuple(match.field for match in matched(headings, *rows))


@pytest.mark.parametrize(
    "heading",
    [
        "Password", "user_password", "Passcode", "API key", "apiToken", "Access token", "Session ID",
        "secret", "Ticket secret", "password hash", "Join URL", "Registrant Join URL", "Personal link",
        "QR code", "Barcode #", "Internal key", "Пароль", "Ключ", "Токен доступа",
        "Ссылка для подключения", "Хэш", "Құпия сөз", "Passwort", "Mot de passe", "Contraseña", "Şifre",
        "密码",
    ],
)  # fmt: skip
def test_a_heading_of_secrets_is_never_taken_even_if_asked(heading: str) -> None:
    mapping = ListMapping.of({0: "position", "Name": "full_name"})
    first, name = matched((heading, "Name"), ("Winter2026!", "A B"), mapping=mapping)
    assert (first.field, first.secret, first.use.fields) == (None, True, ())
    assert "never taken, even if asked" in first.reason
    assert (name.field, name.secret) == ("full_name", False)


@pytest.mark.parametrize(
    "values",
    [
        ("0f8fad5b-d9cb-469f-a165-70867728950e", "7c9e6679-7425-40de-944b-e07fc1f90ae7"),
        ("5f4dcc3b5aa765d61d8327deb882cf99", "e99a18c428cb38d5f260853678922e03"),
        (
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIyIn0.x",
        ),
        ("$2b$12$abcdefghijklmnopqrstuv", "$2b$12$zyxwvutsrqponmlkjihgfe"),
        ("https://example.org/w/1?tk=a1b2c3d4e5f6", "https://example.org/w/2?tk=f6e5d4c3b2a1"),
        ("sk_live_51H8abcDEFghiJKL", "sk_live_51H8zyxWVUtsrQPO"),
        ("Ab3dE5gH7jK9mN1pQ3sT5v", "Zy9xW7vU5tS3rQ1pO9nM7l"),
    ],
)
def test_values_that_look_like_secrets_are_never_taken_under_any_heading(values: tuple[str, ...]) -> None:
    rows = [(value, "A B") for value in values]
    first, _name = matched(("Remark", "Name"), *rows, mapping=ListMapping.of({0: "position"}))
    assert (first.field, first.secret) == (None, True)
    assert "never taken, even if asked" in first.reason


def test_no_heading_of_a_field_is_taken_for_a_secret() -> None:
    known = [name for field in FIELDS for name in (field.label, *field.synonyms)]
    assert [name for name in known if is_secret_heading(name)] == []
    harmless = (
        "Passport",
        "Keynote",
        "Key contact",
        "Secretary",
        "Secretariat",
        "Секретарь делегации",
        "Mot clé",
    )
    assert not any(map(is_secret_heading, harmless))


def test_ordinary_values_are_no_secrets() -> None:
    values = (
        "https://example.org/people/1",
        "Abdurrahmanmuhammadov-Nurmuhammadzoda",
        "+77010000000",
        "KC-123",
    )
    assert not any(match.secret for match in matched(("Link",), *[(value,) for value in values]))


def test_a_doubtful_match_is_marked_and_a_sure_one_is_not() -> None:
    home, other = matched(("Country of residence", "Full name"), ("Kazakhstan", "A B"))
    assert (home.field, home.doubtful) == ("party", True)
    assert "may not be the delegation" in home.reason
    assert (other.field, other.doubtful) == ("full_name", False)


def test_the_delegation_counts_more_than_a_country_and_both_more_than_a_residence_or_passport() -> None:
    row = ("Kazakhstan", "Türkiye", "China", "Thailand")
    headings = ("Country of residence", "Country", "Delegation", "Nationality")
    assert fields_in(headings, row) == (None, None, "party", None)
    assert fields_in((headings[3], headings[0], headings[1]), row[:3]) == (None, None, "party")
    assert fields_in((headings[3], headings[0]), row[:2]) == (None, "party")


def test_a_state_of_a_federation_is_no_delegation() -> None:
    assert fields_in(("Name", "State"), ("A B", "Ohio"), ("C D", "Texas")) == ("full_name", None)
    assert fields_in(("Name", "State"), ("A B", "Kazakhstan"), ("C D", "China")) == ("full_name", "party")


def test_a_status_of_payment_is_not_that_of_participation() -> None:
    assert fields_in(("Name", "Status"), ("A B", "Paid"), ("C D", "Pending")) == ("full_name", None)
    assert fields_in(("Name", "Status"), ("A B", "Confirmed"), ("C D", "Pending")) == ("full_name", "status")


def test_title_beside_a_job_title_is_of_courtesy() -> None:
    assert fields_in(("Job title", "Title"), ("Director", "Dr")) == ("position", "rank")
    assert fields_in(("Job title", "Title"), ("Director", None)) == ("position", "honorific")
    assert fields_in(("Title", "Name"), ("Herr", "A B"), ("Frau", "C D")) == ("courtesy", "full_name")


def test_two_columns_of_one_name_are_told_apart_by_what_they_hold() -> None:
    rows = (("Ivan", "IVANOV"), ("Petr", "PETROV"))
    assert fields_in(("Name", "Name"), *rows) == ("given_name", "family_name")
    assert fields_in(("Name", "Name"), *[row[::-1] for row in rows]) == ("family_name", "given_name")
    offices = [("Ministry of Trade", "Ivan Ivanov"), ("University of Astana", "Petr Petrov")]
    assert fields_in(("Name", "Name"), *offices) == ("organization", "full_name")
    assert fields_in(("E-mail", "E-mail"), (None, "a@b.kz"), (None, "c@d.kz")) == (None, "email")
    guessed = matched(("Name", "Name"), ("Ivan", "Ivanov"))
    assert all(match.doubtful for match in guessed)


def test_columns_of_somebody_else_are_left_out_with_the_reason() -> None:
    headings = ("Buyer e-mail", "Assistant's phone", "Event name", "Emergency contact name", "Name")
    *others, name = matched(headings, ("a@b.kz", "+7 701 000 00 00", "Forum", "C D", "A B"))
    assert [match.field for match in others] == [None] * 4
    assert name.field == "full_name"
    assert others[0].reason == "It is of somebody or something else than the participant."


def test_a_list_without_headings_is_understood_by_its_contents_and_told_as_doubtful() -> None:
    rows = [
        (1, "Dr", "Aigul Ospanova", "Director", "Ministry of Trade", "China", "a@b.kz", "+7 701 000 00 01"),
        (2, "Ms", "Olga Belova", "Counsellor", "University of Astana", "China", "c@d.kz", "+7 701 000 00 02"),
    ]  # fmt: skip
    matches = matched(("",) * 8, *rows)
    expected = (None, "courtesy", "full_name", "position", "organization", "party", "email", "phone")
    assert tuple(match.field for match in matches) == expected
    assert all(match.doubtful for match in matches if match.field)


def test_what_is_not_known_is_not_guessed_under_a_heading_of_its_own() -> None:
    rows = [("Grand Park", "Blue Room"), ("Royal Plaza", "Red Room")]
    assert fields_in(("Lodging", "Chamber"), *rows) == (None, None)


def test_a_fuller_column_is_preferred_to_an_empty_one_of_a_better_name() -> None:
    assert fields_in(("Mobile phone", "Work phone"), (None, "+7 701 000 00 00")) == (None, "phone")
    assert fields_in(("Work phone", "Mobile phone"), ("+7 1 00000", "+7 2 00000")) == (None, "phone")


def test_columns_may_be_joined_by_the_users_word_and_what_is_apart_is_not_guessed() -> None:
    mapping = ListMapping({0: ColumnUse(("position",)), 1: ColumnUse(("position",), separator=", ")})
    matches = matched(("Post", "Unit", "Position"), ("Director", "Asia", "x"), mapping=mapping)
    assert [match.field for match in matches] == ["position", "position", None]
    whole = ListMapping.of({"Who": "full_name"})
    assert [each.field for each in matched(("Who", "First name"), ("A B", "A"), mapping=whole)] == [
        "full_name",
        None,
    ]


def test_a_long_list_is_matched_by_rows_from_all_over_it() -> None:
    rows: list[Sequence[Value]] = [("A B", None)] * 5_000
    rows += [("C D", "a@b.kz")] * 5_000
    assert fields_in(("Name", "Reach"), *rows) == ("full_name", "email")


def test_parts_of_the_names_in_cyrillic_make_the_second_script_beside_latin_ones() -> None:
    headings = ("Surname (Eng)", "Name (Eng)", "Фамилия", "Имя", "Отчество")
    row = ("Ivanov", "Ivan", "Иванов", "Иван", "Иванович")
    assert fields_in(headings, row) == ("family_name", "given_name", *["native_name"] * 3)
    whole = ("Full name", "Фамилия", "Имя")
    assert fields_in(whole, ("Ivan Ivanov", "Иванов", "Иван")) == ("full_name", "native_name", "native_name")


def test_questions_of_a_form_are_understood() -> None:
    questions = {
        "1. Please indicate your full name as it appears in your passport": ("Aigul Ospanova", "full_name"),
        "2. Your country / organization": ("Kazakhstan", "party"),
        "Укажите, пожалуйста, Вашу должность": ("Директор", "position"),
        "6. Will you be head of delegation?": ("Yes", "capacity"),
        "I agree to the processing of my personal data": ("Yes", None),
    }
    row = tuple(value for value, _field in questions.values())
    assert fields_in(tuple(questions), row) == tuple(field for _value, field in questions.values())


@pytest.mark.parametrize(
    ("heading", "value", "field"),
    [
        ("Title/Name", "Mr. Ivan Ivanov", "full_name"),
        ("Name and title", "Ivan Ivanov, Director", "full_name"),
        ("Name, position", "Ivan Ivanov - Director of Department", "full_name"),
        ("ФИО и должность участника", "Иванов Иван Иванович – директор", "full_name"),
        ("Position and organization", "Director, MFA", "position"),
        ("Role at the event", "Speaker", "capacity"),
        ("Tel./Fax", "+7 701 000 00 00", "phone"),
        ("Mr/Ms/Mrs", "Mr", "courtesy"),
        ("Speech (yes/no)", "Yes", None),
        ("Delegation head", "Yes", "capacity"),
    ],
)
def test_a_heading_of_several_things_is_taken_for_what_its_cells_hold(
    heading: str, value: str, field: str | None
) -> None:
    assert fields_in((heading,), (value,), (f"{value} ",)) == (field,)


def test_what_has_no_field_is_told_apart_from_what_other_columns_hold() -> None:
    headings = ("Family name", "Given name", "Full name", "No.", "Hotel")
    matches = match_columns(headings, [("Kim", "Ana", "Ana Kim", 1, "Hilton")], FIELDS)
    assert [match.heading for match in matches if match.without_field] == ["Hotel"]


@pytest.mark.parametrize("heading", ["Контакты (тел., e-mail)", "E-mail / Tel."])
def test_a_column_of_both_contacts_is_taken_for_both_whichever_its_heading_names_first(heading: str) -> None:
    cells = ("+7 999 111 22 33, i@example.org", "s@example.org; +7 701 000 00 00")
    (match,) = match_columns([heading], [(cell,) for cell in cells], FIELDS)
    assert match.use.fields == ("email", "phone")
