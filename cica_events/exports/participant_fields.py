"""The columns that a list of participants may have: of the participant, printed names, of the person."""

from __future__ import annotations

from collections.abc import Iterator

from cica_events.domain.base import fields_of
from cica_events.domain.fields import Field
from cica_events.domain.participants import Participant
from cica_events.domain.people import Person
from cica_events.i18n import N_

_INTERNAL = {"order", "order_reason"}  # shown by the order of the rows
_OF_THE_OFFICE = {"name", "party", "meetings", "notes"}  # told otherwise, or never meant for others

PRINTED = (
    Field("title", N_("Titles"), group=N_("Name"), editable=False, width=14),
    Field("name", N_("Name"), group=N_("Name"), editable=False, width=32),
)


def person_fields() -> tuple[Field, ...]:
    """Return the fields of a person that a participant does not have."""
    own = fields_of(Participant)
    return tuple(
        field for key, field in fields_of(Person).items() if key not in own and key not in _OF_THE_OFFICE
    )


def participant_fields() -> tuple[Field, ...]:
    """Return every column that may be chosen."""
    return (*_of_participant(), *person_fields())


def _of_participant() -> Iterator[Field]:
    for key, field in fields_of(Participant).items():
        if key == "honorific":
            yield from PRINTED
        if key not in _INTERNAL:
            yield field
