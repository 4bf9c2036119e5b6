"""Which fields of meetings the list and the forms show, and rows that fit them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cica_events.domain.fields import Field
from cica_events.i18n import language
from cica_events.queries.meetings import MeetingRow

COLUMNS = ("date", "title", "stage", "place", "body", "delegations", "participants")
WIDTHS = {"title": 42, "body": 24, "date": 23, "place": 12, "stage": 11, "delegations": 11}
FIRST = (
    "title",
    "title_ru",
    "ordinal",
    "stage",
    "chair",
    "date",
    "start_time",
    "time_zone",
    "venue",
    "format",
)
INSPECTED = (
    ("title", "title_ru", "ordinal", "stage", "chair"),
    ("date", "start_time", "venue", "place", "country", "format"),
)


def column_fields(fields: Mapping[str, Field]) -> list[Field]:
    """Return all fields for the list, those that are shown at first before the others."""
    first = ["title_ru" if key == "title" and language() == "ru" else key for key in COLUMNS]
    keys = first + [key for key in fields if key not in first]
    return [
        replace(fields[key], shown=key in first, width=WIDTHS.get(key.removesuffix("_ru"), fields[key].width))
        for key in keys
    ]


def inspected_fields(fields: Mapping[str, Field]) -> list[Field]:
    """Return the fields that are edited beside the list."""
    return [fields[key] for group in INSPECTED for key in group]


def groups_of(fields: Mapping[str, Field]) -> list[tuple[str, list[Field]]]:
    """Return the editable fields under the names of their groups, `FIRST` first, then as catalogued."""
    found: dict[str, list[Field]] = {}
    for key in dict.fromkeys((*FIRST, *fields)):
        if fields[key].editable:
            found.setdefault(fields[key].group, []).append(fields[key])
    return list(found.items())


def for_editing(rows: Sequence[MeetingRow]) -> list[MeetingRow]:
    """Return `rows` with the ids of parties where they hold their names, as editors want them."""
    return [
        replace(row, country=row.country_id or "", chair=row.chair_id or "", drawn=row.drawn_id or "")
        for row in rows
    ]
