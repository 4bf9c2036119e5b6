"""The use of columns as a text: written, read back, and refused in words where it is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Capacity, Participant
from cica_events.errors import InputError
from cica_events.imports.columns.mapping import ColumnUse, LetterCase, ListMapping, NameOrder
from cica_events.imports.columns.mapping_text import fixed_values, mapping_from_toml, mapping_to_toml
from cica_events.imports.words.party_names import Named, PartyNames

FIELDS = tuple(fields_of(Participant).values())
KEYS = st.sampled_from(["email", "full_name", "position", "party"])
USES = st.builds(
    ColumnUse,
    st.lists(KEYS, max_size=3).map(tuple),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=3),
    st.sampled_from(LetterCase),
    st.sampled_from(NameOrder),
)
COLUMNS = st.integers(0, 500) | st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@given(st.dictionaries(COLUMNS, USES, max_size=6))
def test_what_is_written_is_read_back_the_same(columns: dict[int | str, ColumnUse]) -> None:
    mapping = ListMapping(columns, {"capacity": "head"})
    assert mapping_from_toml(mapping_to_toml(mapping), FIELDS) == mapping


def test_the_text_is_one_that_people_can_write() -> None:
    mapping = mapping_from_toml(
        """
        [columns]
        "E-mail" = "email"
        "Remarks" = ""
        "#3" = ["given_name", "family_name"]
        "Full name" = { field = "full_name", order = "family-first", case = "names" }

        [fixed]
        party = "Kazakhstan"
        """,
        FIELDS,
    )
    assert mapping.columns == {
        "E-mail": ColumnUse(("email",)),
        "Remarks": ColumnUse(),
        2: ColumnUse(("given_name", "family_name")),
        "Full name": ColumnUse(("full_name",), "", LetterCase.NAMES, NameOrder.FAMILY_FIRST),
    }
    assert mapping.fixed == {"party": "Kazakhstan"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[columns]\n'E-mail' =", "Line 2 is not written as TOML"),
        (
            "[columns]\n'A' = 'email'\n\n'E-mail' = 'mail'",
            "Line 4, “E-mail”: There is no field “mail”. Choose",
        ),
        ("[columns]\n'Name' = { field = 'full_name', case = 'small' }", "“case” must be one of: as-is"),
        ("[columns]\n'Name' = { feld = 'full_name' }", "“feld” is not known here. Choose from: field"),
        ("[columns]\n'Name' = 7", "Line 2, “Name”: Write the key of a field"),
        ("[columns]\n'Name' = { fields = [1] }", "The fields must be texts"),
        ("[columns]\n'Name' = { fields = ['email'], separator = 1 }", "“separator” must be a text"),
        ("colums = 1", "Line 1, “colums”: “colums” is not known here"),
        ("columns = 1", "must be a table"),
        ("[fixed]\ncolour = 'red'", "Line 2, “colour”: There is no field “colour”"),
        ("[fixed]\nparty = [1]", "a fixed value must be".capitalize()),
        ("[fixed]\nsection = 'x'", "no field “section”"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        mapping_from_toml(text, FIELDS)
    assert reason in str(caught.value)


def test_fixed_values_are_read_as_the_cells_of_their_field_would_be() -> None:
    parties = PartyNames([Named("1", "KZ", "Kazakhstan")])
    mapping = ListMapping(fixed={"party": "kz", "capacity": "HoD", "position": "Expert"})
    values = {"party": "1", "capacity": Capacity.HEAD, "position": "Expert"}
    assert fixed_values(mapping, FIELDS, parties) == values
    assert fixed_values(ListMapping(fixed=values), FIELDS, parties) == values
    with pytest.raises(InputError, match="The fixed value of “Delegation”: “Atlantis” is no State"):
        fixed_values(ListMapping(fixed={"party": "Atlantis"}), FIELDS, parties)
