"""The cells of a list in which a text is found, and what each would hold with another text in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cica_events.domain.fields import Field
from cica_events.domain.rules import tidy
from cica_events.errors import CicaError, ValidationError
from cica_events.i18n import _
from ui.toolkit.grid import Grid, GridModel
from ui.toolkit.needle import Needle, Span


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: in columns of the model, and of them only in the cells of these records, if any."""

    columns: tuple[int, ...]
    ids: Collection[str] | None = None


@dataclass(slots=True, eq=False)
class FoundCell:
    """One cell in which the text is found; `taken` says whether it shall be changed.

    `held` is what the record held then: a row of a long list says what it holds now.
    """

    row: Any
    column: int
    field: Field
    line: int
    text: str
    needle: Needle
    by: str = ""
    after: str = ""
    value: Any = None
    problem: str = ""
    taken: bool = True
    held: Any = None

    def __post_init__(self) -> None:
        self.held = getattr(self.row, self.field.key)

    @property
    def changes(self) -> bool:
        """Whether it would be changed."""
        return self.taken and not self.problem and self.after != self.text

    @property
    def found(self) -> Sequence[Span]:
        """The places of its text in which something was found."""
        return self.needle.spans(self.text)

    @property
    def put(self) -> Sequence[Span]:
        """The places in which something else would stand after it."""
        return () if self.after == self.text else self.needle.put(self.found, self.by)

    def stale(self, row: Any) -> bool:
        """Tell whether `row`, the record as it is, holds something else than when this was found."""
        return row is None or getattr(row, self.field.key) != self.held


class Finder:
    """Goes through the cells of `grid`; with `by` it says what each cell would hold."""

    def __init__(self, model: GridModel, grid: Grid, needle: Needle, scope: Scope, by: str | None) -> None:
        self._model = model
        self._grid = grid
        self._needle = needle
        self._scope = scope
        self._by = by
        self._read: dict[tuple[str, str], Any] = {}
        self.records = 0  # that were looked at

    def __iter__(self) -> Iterator[FoundCell | None]:
        """Yield the cells found, and None after each line."""
        self.records = 0
        for line in range(self._grid.count()):
            self.records += self._grid.row(line) is not None
            yield from self.on_line(line)
            yield None

    def on_line(self, line: int) -> Sequence[FoundCell]:
        """Return the cells found on one line, from left to right."""
        row, scope, fields = self._grid.row(line), self._scope, self._model.fields
        if row is None or (scope.ids is not None and row.id not in scope.ids):
            return ()
        shown, occurs = self._model.shown, self._needle.occurs
        texts = ((column, shown(row, fields[column])) for column in scope.columns)
        return [self._found(row, column, line, text) for column, text in texts if text and occurs(text)]

    def _found(self, row: Any, column: int, line: int, text: str) -> FoundCell:
        field = self._model.fields[column]
        found = FoundCell(row, column, field, line, text, self._needle, self._by or "")
        if self._by is None:
            return found
        found.after = self._needle.replaced(text, self._by)
        index = self._grid.index(line, column)
        if (
            not self._model.editable(index)
            or self._model.values.shown(field, getattr(row, field.key)) != text
        ):
            found.after, found.problem = text, _("This cell cannot be edited here.")
            return found
        value = self._typed(field, found.after)
        if isinstance(value, CicaError):
            found.problem = str(value)
        elif value == found.held:  # what is put is not stored, such as a blank at the end
            found.after = text
        else:
            found.value = value
        return found

    def _typed(self, field: Field, text: str) -> Any:
        known = self._read.get((field.key, text), self)
        if known is self:
            try:
                known = tidy(field, self._model.values.typed(field, text))
            except ValidationError as error:
                known = error
            self._read[field.key, text] = known
        return known


def record_name(model: GridModel, row: Any) -> str:
    """Return what a record is known by: its name, else the first text that it must have or shows."""
    name = getattr(row, "name", "") or getattr(row, "title", "")
    if name:
        return str(name)
    fields = sorted(model.fields, key=lambda field: not field.required)
    return next(filter(None, (model.shown(row, field) for field in fields)), "")
