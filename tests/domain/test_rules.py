"""The rules that the catalogue implies for each value."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import fields_of
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.domain.meetings import Meeting, Stage
from cica_events.domain.parties import Affiliation, Status
from cica_events.domain.people import Person
from cica_events.domain.rules import tidy, validate
from cica_events.errors import ValidationError

LINE = Field("position", "Position")
LINES = Field("annotation", "Annotation", Kind.MULTILINE)


def meeting(**values: Any) -> Meeting:
    return Meeting(**({"key": "K", "body": "SOC", "title": "T"} | values))


@pytest.mark.parametrize(
    ("typed", "line", "lines"),
    [
        ("  a  ", "a", "a"),
        ("a\r\nb", "a b", "a\nb"),
        ("a \n\t b", "a b", "a \n\t b"),
        ("a\u2028b", "a b", "a\u2028b"),
        ("a\x00b\x1b\x7f", "ab", "ab"),
        ("\ud800", "", ""),
        ("\ufffe\uffff", "", ""),
        ("é 李 \u200d👩", "é 李 \u200d👩", "é 李 \u200d👩"),
        ("MINISTER of X", "MINISTER of X", "MINISTER of X"),
        ("", "", ""),
        (None, "", ""),
        (7, 7, 7),
    ],
)
def test_tidying(typed: Any, line: Any, lines: Any) -> None:
    assert tidy(LINE, typed) == line
    assert tidy(LINES, typed) == lines


EMAIL = Field("email", "E-mail", Kind.EMAIL)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        (None, ""),
        (" e.carbonnier@example.org ", "e.carbonnier@example.org"),
        ("Emmanuel Carbonnier <e.c@example.org>", "e.c@example.org"),
        ("почта@пример.рф", "почта@пример.рф"),
    ],
)
def test_an_address_is_kept_as_the_address_alone(typed: Any, kept: str) -> None:
    assert tidy(EMAIL, typed) == kept


@pytest.mark.parametrize("typed", ["carbonnier", "a@b", "a b@example.org", "@example.org", "a@example.org."])
def test_an_address_that_is_none_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValidationError, match="no e-mail address") as error:
        tidy(EMAIL, typed)
    assert error.value.field == "email"


def test_two_addresses_in_one_field_are_refused() -> None:
    with pytest.raises(ValidationError, match="two e-mail addresses"):
        tidy(EMAIL, "a@example.org; b@example.org")


def test_only_texts_and_truth_values_are_emptied_to_something() -> None:
    assert tidy(Field("present", "Present", Kind.BOOLEAN), None) is False
    for kind in (Kind.DATE, Kind.INTEGER, Kind.PARTY, Kind.TIME, Kind.CHOICE):
        assert tidy(Field("x", "X", kind), None) is None
        assert tidy(Field("x", "X", kind), "") is None


@given(st.text())
def test_what_was_tidied_is_tidy_and_can_be_stored(text: str) -> None:
    for field in (LINE, LINES):
        once = tidy(field, text)
        assert tidy(field, once) == once
        if once:
            validate(Person(family_name="A", position=tidy(LINE, text)[:500]))


@pytest.mark.parametrize("text", ["a\x00", "\x1f", "\ud800", "\uffff", "a\x7fb"])
def test_what_no_document_can_hold_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="cannot be stored") as error:
        validate(Person(family_name="A", position=text))
    assert error.value.field == "position"


def test_a_text_may_be_as_long_as_its_field() -> None:
    validate(Person(family_name="x" * 300))
    with pytest.raises(ValidationError, match="301 characters, at most 300"):
        validate(Person(family_name="x" * 301))
    validate(AgendaItem(title="T", annotation="x" * 20_000))


@pytest.mark.parametrize("number", [0, 1, 10**9, None])
def test_a_number_within_its_limits(number: int | None) -> None:
    validate(meeting(ordinal=number))


@pytest.mark.parametrize("number", [-1, 10**9 + 1, 2**63])
def test_a_number_beyond_its_limits(number: int) -> None:
    with pytest.raises(ValidationError, match="must lie between 0 and 1000000000") as error:
        validate(meeting(ordinal=number))
    assert error.value.field == "ordinal"


def test_a_text_is_no_number() -> None:
    with pytest.raises(ValidationError, match="“many” is no whole number"):
        validate(Meeting(key="X", body="SOC", title="X", participants_at_least="many"))


@pytest.mark.parametrize("stage", [Stage.HELD, "held"])
def test_a_choice_may_come_as_itself_or_as_it_is_stored(stage: Any) -> None:
    validate(meeting(stage=stage))


@pytest.mark.parametrize(("stage", "said"), [("lost", "cannot be “lost”"), (None, "empty"), ("", "empty")])
def test_no_other_choice_is_taken(stage: Any, said: str) -> None:
    with pytest.raises(ValidationError, match=said) as error:
        validate(meeting(stage=stage))
    assert error.value.field == "stage"


def test_a_record_has_rules_of_its_own() -> None:
    affiliation = Affiliation(party_id="p", status=Status.MEMBER)
    affiliation.since, affiliation.until = VagueDate.parse("2024"), VagueDate.parse("2024-05")
    validate(affiliation)
    affiliation.until = VagueDate.parse("2023-12-31")
    with pytest.raises(ValidationError, match="ends before it begins"):
        validate(affiliation)


def test_signs_that_are_not_seen_and_turn_a_line_are_not_kept() -> None:
    assert tidy(LINE, "a\u202eb\u200b\ufeff") == "ab"
    assert tidy(LINE, "\u200b") == ""
    assert tidy(LINE, "می\u200cخواهم") == "می\u200cخواهم"  # Persian is spelt with it


def test_a_text_is_no_date() -> None:
    with pytest.raises(ValidationError, match="is no date"):
        tidy(fields_of(Meeting)["date"], "2012")
