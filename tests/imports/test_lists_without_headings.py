"""What the columns of a list without headings are taken for."""

from __future__ import annotations

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.imports.columns.matching import SURE, match_columns
from cica_events.imports.sources.grid import Value
from cica_events.imports.words.party_names import Named, PartyNames

FIELDS = tuple(fields_of(Participant).values())


def taken(*rows: tuple[Value, ...]) -> list[str | None]:
    """Return the field of each column; nothing may be taken as if it were sure."""
    matches = match_columns([""] * len(rows[0]), rows, FIELDS)
    assert all(match.field is None or match.confidence < SURE for match in matches)
    return [match.field for match in matches]


def test_family_names_in_capitals_beside_given_names_are_known_as_names() -> None:
    rows: tuple[tuple[Value, ...], ...] = (
        ("OSPANOV", "Erlan", "Kazakhstan", "e@example.org"),
        ("LI", "Wei", "China", "l@example.org"),
    )
    assert taken(*rows) == ["family_name", "given_name", "party", "email"]
    turned = tuple((given, family, *others) for family, given, *others in rows)
    assert taken(*turned) == ["given_name", "family_name", "party", "email"]


def test_single_words_that_may_be_anything_are_not_taken_for_names() -> None:
    assert taken(("Hotel", "Erlan", "e@example.org"), ("Airport", "Wei", "l@example.org"))[:2] == [None, None]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ((87011234, 99712345), "phone"),
        (("87011234567", "99712345678"), "phone"),
        ((20231212, 20231213), None),
        ((17, 18), None),
        ((True, False), None),
    ],
)
def test_numbers_as_long_as_phone_numbers_are_taken_for_them(
    values: tuple[Value, Value], field: str | None
) -> None:
    rows = [("Ana Kim", values[0]), ("Bo Lee", values[1])]
    assert taken(*rows)[1] == field


def test_states_are_known_by_the_names_that_the_workspace_gives_them() -> None:
    parties = PartyNames([Named("1", "CN", "China"), Named("2", "XX", "Green Alliance")])
    for names in (("\u4e2d\u56fd", "China"), ("Green Alliance", "Green Alliance")):
        matches = match_columns(["Country"], [(name,) for name in names], FIELDS, parties=parties)
        assert (matches[0].field, matches[0].confidence) == ("party", 1.0)


def test_words_as_short_as_codes_are_no_states() -> None:
    parties = PartyNames([Named("1", "IN", "India")])
    (match,) = match_columns([""], [("in",), ("in",)], FIELDS, parties=parties)
    assert match.field != "party"
