"""What one user action changed, as it is recorded, told to listeners, undone and redone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from cica_events.domain.base import Base, Record
from cica_events.domain.columns import StampText, StrangeValue
from cica_events.domain.identity import new_id

Values = Mapping[str, Any]
"""Stored values by attribute name, in the plain form of `columns.to_plain`."""


class Origin(StrEnum):
    """How a change set came about."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"
    LOAD = "load"  # reference data and the sample: recorded, but no step to undo
    TAKE_BACK = "take_back"  # all that an older step did, taken back by a step of its own
    TAKE_PART = "take_part"  # a part of it; also a record brought back that a step removed
    ERASURE = "erasure"  # sensitive details erased for good, and steps of which that left nothing

    @classmethod
    def _missing_(cls, value: object) -> Origin:
        raise StrangeValue(f"the origin {value!r}")


DOINGS = (Origin.CHANGE, Origin.TAKE_BACK, Origin.TAKE_PART)
"""The origins of what a user does, and can undo one after the other."""


ERASED = "(erased)"
"""Beside stored values the names of those that were erased: there is nothing left to undo of them."""


def stored_values(text: str | None) -> dict[str, Any] | None:
    """Return the values that a line of the history holds; StrangeValue or JSONDecodeError where it has none.

    None stands for a record that did not exist.
    """
    values = None if text is None else json.loads(text)
    if values is not None and not isinstance(values, dict):
        raise StrangeValue("a change without values")
    return values


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after: the fields that differ; None stands for 'did not exist'."""

    table: str
    id: str
    before: Values | None
    after: Values | None

    def inverse(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.table, self.id, self.after, self.before)

    def followed_by(self, later: Change) -> Change | None:
        """Return this change and a later one of the same record as one; None where nothing is left."""
        before = None if self.before is None else {**(later.before or {}), **self.before}
        after = None if later.after is None else {**(self.after or {}), **later.after}
        if before is not None and after is not None:
            differing = [key for key in after if key != "version" and before.get(key) != after[key]]
            before = {key: before.get(key) for key in differing}
            after = {key: after[key] for key in differing}
        return Change(self.table, self.id, before, after) if before or after else None


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Everything that one user action changed; `label` is in the user's language of that moment."""

    id: str
    label: str
    origin: Origin
    changes: tuple[Change, ...]

    def touches(self, *entities: type[Record]) -> bool:
        """Tell whether any record of `entities` changed."""
        tables = {entity.__tablename__ for entity in entities}
        return any(change.table in tables for change in self.changes)

    def ids(self, entity: type[Record]) -> frozenset[str]:
        """Return the ids of the records of `entity` that changed."""
        return frozenset(change.id for change in self.changes if change.table == entity.__tablename__)


class LoggedChangeSet(Base):
    """A line of the history: who did what, when."""

    __tablename__ = "change_set"

    id: Mapped[str] = mapped_column(Text, primary_key=True, default=new_id)
    sequence: Mapped[int] = mapped_column(unique=True)
    label: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(StampText())
    actor: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(Text)
    target_id: Mapped[str | None] = mapped_column(
        Text, ForeignKey("change_set.id", deferrable=True, initially="DEFERRED")
    )
    undone: Mapped[bool] = mapped_column(default=False)
    count: Mapped[int]


class LoggedChange(Base):
    """One record of a change set, before and after, as JSON."""

    __tablename__ = "change"

    id: Mapped[str] = mapped_column(Text, primary_key=True, default=new_id)
    set_id: Mapped[str] = mapped_column(
        Text, ForeignKey("change_set.id", deferrable=True, initially="DEFERRED"), index=True
    )
    position: Mapped[int]
    table_name: Mapped[str] = mapped_column(Text)
    record_id: Mapped[str] = mapped_column(Text, index=True)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
