"""What taking back an old step would do, and what stands in its way."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from cica_events.domain.changes import Change
from cica_events.errors import ConflictError

RecordKey = tuple[str, str]
"""The name of a record's table, and its id."""


class Hindrance(Enum):
    """Why a change cannot be taken back."""

    CHANGED = auto()  # a field is no longer as the step left it
    REMOVED = auto()  # the record is gone
    USED = auto()  # something that came later refers to the record, which therefore cannot go
    NEEDED = auto()  # what the record, or its earlier value, refers to is gone
    TAKEN = auto()  # its unique value is another record's now
    LOOP = auto()  # it would stand under itself


@dataclass(frozen=True, slots=True)
class LaterChange:
    """Who changed a record since, when, and by which step."""

    step_id: str
    label: str
    at: datetime
    actor: str


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One change that cannot be taken back; `text` says in a sentence or two why, and who changed it since.

    `other` is the record that is in the way, where one is; `field` is the attribute, where it is about one.
    """

    record: RecordKey
    hindrance: Hindrance
    field: str = ""
    other: RecordKey | None = None
    text: str = ""
    later: LaterChange | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The part of a step that is meant: some of its records, each whole or only some of its attributes."""

    records: Mapping[str, Collection[str] | None]

    def of(self, change: Change) -> Change | None:
        """Return what of a change is meant, None where nothing is."""
        if change.id not in self.records:
            return None
        keys = self.records[change.id]
        if keys is None or change.before is None or change.after is None:
            return change
        before = {key: value for key, value in change.before.items() if key in keys}
        after = {key: value for key, value in change.after.items() if key in keys}
        return Change(change.table, change.id, before, after) if after else None


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What can be taken back of a step, as changes to be played in this order, and what cannot.

    `whole` says that after it nothing of the step stands.
    """

    changes: tuple[Change, ...]
    obstacles: tuple[Obstacle, ...]
    whole: bool

    @property
    def records(self) -> int:
        """How many records it would bring back to what they were."""
        return len({(change.table, change.id) for change in self.changes})

    @property
    def hindered(self) -> int:
        """How many records it has to leave as they are."""
        return len({obstacle.record for obstacle in self.obstacles})


class TakeBackConflict(ConflictError):
    """A step that cannot be taken back whole; `plan` says what can be, and what is in the way."""

    def __init__(self, words: str, plan: TakingBack) -> None:
        super().__init__(words)
        self.plan = plan
