"""What an import would do, row by row and cell by cell, and what the user decides about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from cica_events.domain.fields import Labelled
from cica_events.i18n import N_


class Action(StrEnum):
    """What becomes of a row."""

    CREATE = "create"
    UPDATE = "update"
    SKIP = "skip"  # it is there already, with the same values, or shall be left alone
    REFUSE = "refuse"  # the row has problems
    REMOVE = "remove"  # it is gone from the file, and the user wants it gone here


class CellFate(Labelled):
    """What one cell of a list would do."""

    NEW = "new", N_("New")
    CHANGED = "changed", N_("Changed")
    SAME = "same", N_("Same")
    DOUBTFUL = "doubtful", N_("Doubtful")
    REFUSED = "refused", N_("Problem")
    CONFLICT = "conflict", N_("Changed on both sides")
    CHANGED_HERE = "changed-here", N_("Changed here since")


class Decision(Labelled):
    """What the user wants done with a row."""

    ADD = "add", N_("Add")
    UPDATE = "update", N_("Update")
    KEEP_BOTH = "keep-both", N_("Keep both")
    SKIP = "skip", N_("Skip")
    REMOVE = "remove", N_("Remove")


class Side(Labelled):
    """Whose value stays where a cell was changed in the file and here."""

    THEIRS = "theirs", N_("As in the file")
    OURS = "ours", N_("As it is here")


class Acquaintance(Labelled):
    """Where somebody of a row is known from."""

    MEETING = "meeting", N_("Already in this meeting")
    DIRECTORY = "directory", N_("Already in the directory")
    FILE = "file", N_("Twice in the file")


@dataclass(frozen=True, slots=True)
class Recognised:
    """Somebody whom a row may mean; `reason` says, translated, why we think so."""

    acquaintance: Acquaintance
    name: str
    reason: str
    person_id: str | None = None
    record_id: str | None = None
    row: int | None = None  # of the file, where the person stands twice in it


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that was changed in the file and here since it was exported; the texts are shown to people."""

    base: str
    theirs: Any
    ours: Any


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user said over a plan, by the number of the row (and the key of the field).

    `mended` are texts typed over cells of the file; rows that are gone from the file go by the record's id.
    """

    rows: Mapping[int | str, Decision] = field(default_factory=dict)
    mended: Mapping[tuple[int, str], str] = field(default_factory=dict)
    sides: Mapping[tuple[int, str], Side] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many rows became what."""

    created: int
    updated: int
    skipped: int
    refused: int
    removed: int = 0
