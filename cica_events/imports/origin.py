"""What a workbook of our own says of where it came from: its records, and their values as exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SHEET: Final = "_cica"
"""The hidden sheet that holds the values as exported."""

ID_HEADING: Final = "CICA ID"
"""The heading of the hidden column that holds the record of each row."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A document of ours before it was edited; `base` has for each record a text for each column."""

    export: str  # the key of the export: "participants", "agenda"
    meeting_id: str
    language: str
    made: str  # when, ISO 8601 with the zone
    columns: tuple[tuple[str, str], ...]  # key of the field, heading as written
    base: Mapping[str, tuple[str, ...]]
