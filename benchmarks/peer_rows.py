"""The made-up list that all peers write and read: fifteen columns, as records and as values of cells."""

from __future__ import annotations

from functools import cache
from typing import Any

from cica_events.exports.cells import columns_for
from cica_events.exports.export import ExportInput
from cica_events.exports.listed import Listed
from cica_events.queries.participants import ParticipantRow
from tests.exports.examples import document, participant
from tests.made_up import MadeUp

COLUMNS = (
    *("number", "section", "party", "title", "given_name", "family_name", "native_name", "position"),
    *("organization", "capacity", "status", "mode", "email", "phone", "department"),
)
PARTIES = 40


def records(count: int) -> list[ParticipantRow]:
    """Return that many participants; the same count makes the same ones."""
    source, known = MadeUp(7), set(ParticipantRow._fields)
    parties = [source.party(number)["short_name"] for number in range(PARTIES)]
    usual = participant()
    return [
        usual._replace(
            number=number,
            id=f"participant {number}",
            party=parties[number % PARTIES],
            capacity=source.capacity(),
            **{key: value for key, value in person.items() if key in known},
        )
        for number, person in enumerate(source.people(count), 1)
    ]


def as_document(count: int) -> ExportInput:
    """Return what the application's own export is given."""
    return document("participants", records(count), COLUMNS, sheets=frozenset())


@cache
def as_cells(count: int) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Return the headings and the values of the cells, row by row."""
    given = as_document(count)
    columns = columns_for(given)
    rows: list[Any] = list(given.rows)
    assert isinstance(rows[0], Listed)
    values = zip(*(column.cells(rows) for column in columns), strict=True)
    return tuple(column.heading for column in columns), list(values)
