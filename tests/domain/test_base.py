"""The mapped records: their fields described once, their defaults, and what becomes of references."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import ForeignKeyConstraint

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import Record, Removal, column_of, fields_of, removal_of
from cica_events.domain.fields import Kind
from cica_events.domain.meetings import Meeting
from cica_events.domain.model import RECORDS, Base
from cica_events.domain.participants import Participant
from cica_events.domain.people import Person

HIDDEN = {"id", "version"}


def test_a_record_has_its_identifier_and_defaults_before_it_is_stored() -> None:
    one, two = Person(family_name="A"), Person(family_name="B")
    assert re.fullmatch(r"[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}", one.id)
    assert one.id < two.id
    assert (one.version, one.given_name, one.family_first, one.party_id) == (1, "", False, None)


@pytest.mark.parametrize("entity", RECORDS.values())
def test_every_column_is_a_field_or_a_reference(entity: type[Record]) -> None:
    described = set()
    for key in fields_of(entity):
        try:
            described.add(column_of(entity, key))
        except KeyError:
            continue
    for column in entity.__table__.columns:
        assert column.key in described | HIDDEN or column.foreign_keys, column.key


@pytest.mark.parametrize("entity", RECORDS.values())
def test_the_fields_of_a_noun_are_sound(entity: type[Record]) -> None:
    for key, field in fields_of(entity).items():
        assert field.key == key
        assert field.label
        assert field.width > 0
        assert (field.kind is Kind.CHOICE) == (field.choices is not None)
        assert not (field.required and not field.editable and key not in ("key", "body", "group"))


@pytest.mark.parametrize("entity", RECORDS.values())
def test_two_fields_of_a_noun_have_not_the_same_label(entity: type[Record]) -> None:
    labels = [field.label for field in fields_of(entity).values()]
    assert len(labels) == len(set(labels))


def test_fields_come_in_the_order_of_their_declaration() -> None:
    assert list(fields_of(AgendaItem))[:4] == ["number", "order", "title", "title_ru"]


def test_a_reference_is_a_field_without_its_ending() -> None:
    assert column_of(Meeting, "country") == "country_id"
    assert fields_of(Meeting)["country"].kind is Kind.PARTY


def test_a_derived_field_has_no_column() -> None:
    assert "party" in fields_of(Participant)
    with pytest.raises(KeyError):
        column_of(Participant, "party")


def test_what_belongs_to_a_record_goes_with_it_and_what_uses_it_keeps_it() -> None:
    rules = {
        (entity.__tablename__, column.key): removal_of(column, key.column.table.name)
        for entity in RECORDS.values()
        for column in entity.__table__.columns
        for key in column.foreign_keys
    }
    assert {key for key, rule in rules.items() if rule is Removal.REFUSE} == {
        ("party", "home_id"),
        ("person", "party_id"),
        ("person", "nationality_id"),
        ("post", "party_id"),
        ("meeting", "country_id"),
        ("meeting", "chair_id"),
        ("meeting_host", "party_id"),
        ("delegation", "party_id"),
        ("participant", "person_id"),
        ("outcome", "prepared_by_id"),
        ("agenda_speaker", "party_id"),
    }
    assert {key for key, rule in rules.items() if rule is Removal.EMPTY} == {
        ("affiliation", "decided_by_id"),
        ("outcome", "item_id"),
        ("outcome", "followed_by_id"),
        ("meeting", "drawn_id"),
        ("participant", "replaced_by_id"),
        ("agenda_item", "sitting_id"),
        ("agenda_speaker", "participant_id"),
        ("sitting", "chair_id"),
    }


def test_references_are_indexed() -> None:
    for table in Base.metadata.sorted_tables:
        indexed = {column.key for index in table.indexes for column in index.columns}
        if table.name not in ("change_set",):
            assert {column.key for column in table.columns if column.foreign_keys} <= indexed, table.name


def test_nothing_is_removed_behind_the_recorder() -> None:
    for table in Base.metadata.sorted_tables:
        for constraint in table.constraints:
            if isinstance(constraint, ForeignKeyConstraint):
                assert constraint.ondelete is None
                assert constraint.onupdate is None
                assert constraint.name
