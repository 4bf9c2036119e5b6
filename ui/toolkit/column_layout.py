"""Which columns a table shows, in which order, how wide and sorted by what; remembered for each list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.i18n import _, language
from ui.runtime.settings import Settings
from ui.toolkit.arrangement import SortBy
from ui.toolkit.cell_painting import MARGIN
from ui.toolkit.record_header import RecordHeader
from ui.toolkit.table_model import RecordTableModel

DATE_IN_WORDS = 20  # characters; a date's column of this width or more has room for any in words
VAGUEST = VagueDate.parse("2024-Q3/2024-Q4")
WIDEST = 60  # characters; a longer field is cut until the user widens its column
LONG_CHOICE = 16  # characters; a longer choice is cut likewise
ELASTIC = frozenset({Kind.TEXT, Kind.MULTILINE, Kind.PARTY})  # columns that take the room that is left over
SQUEEZED = 0.15  # how much of their width they give where only little room is missing


class LayoutStore(Protocol):
    """Where a list's layout is remembered."""

    def load(self) -> dict[str, Any] | None:
        """Return what was saved, None if nothing was."""

    def save(self, layout: dict[str, Any]) -> None:
        """Keep `layout` (of plain types only)."""


@dataclass(frozen=True, slots=True)
class StoredLayout:
    """The layout of the list `key`, kept in the application's settings."""

    settings: Settings
    key: str

    def load(self) -> dict[str, Any] | None:
        """Return what was saved, None if nothing was."""
        return self.settings.layout(self.key) or None

    def save(self, layout: dict[str, Any]) -> None:
        """Keep `layout`."""
        self.settings.set_layout(self.key, layout)


@dataclass(frozen=True, slots=True)
class ColumnState:
    """One column as the column chooser shows it."""

    key: str
    label: str
    shown: bool


class ColumnLayout(QObject):
    """Applies, changes and remembers the columns of one table."""

    changed = Signal()

    def __init__(
        self, model: RecordTableModel, header: RecordHeader, store: LayoutStore | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._header = header
        self._store = store
        self._quiet = False
        self._own: dict[str, int] = {}  # widths that the user chose
        self._room = 0
        header.sectionMoved.connect(self._save)
        header.sectionResized.connect(self._keep_width)
        self._apply((store.load() if store else None) or {})

    def columns(self) -> list[ColumnState]:
        """Return all columns from left to right."""
        header = self._header
        visual = [header.logicalIndex(place) for place in range(header.count())]
        return [self._state(self._model.fields[column], column) for column in visual]

    def key(self, column: int) -> str:
        """Return the key of the field in a column of the model."""
        return self._model.fields[column].key

    def shown_columns(self) -> list[int]:
        """Return the columns of the model that are shown, from left to right."""
        header = self._header
        visual = (header.logicalIndex(place) for place in range(header.count()))
        return [column for column in visual if not header.isSectionHidden(column)]

    def set_columns(self, states: Sequence[ColumnState]) -> None:
        """Show the columns in this order; those that are not named stay at the end as they are."""
        self._arrange([state.key for state in states], {s.key for s in states if not s.shown})
        self.spread(self._room)
        self._save()
        self.changed.emit()

    def reset(self) -> None:
        """Return to the catalogue's order, choice and widths, unsorted."""
        self._apply({})
        self._save()
        self.changed.emit()

    def fit(self, column: int, view_hint: int) -> None:
        """Make a column as wide as its heading or `view_hint` (pixels) need, whichever is more."""
        self._header.resizeSection(column, max(self._header.least_width(column), view_hint + 2))

    def at_least(self, column: int, width: int) -> None:
        """Make a column so wide (pixels) if it is narrower, for what it shows now; that is not remembered."""
        if 0 < self._header.sectionSize(column) < width:
            self._quiet = True
            self._header.resizeSection(column, width)
            self._quiet = False

    def spread(self, room: int) -> None:
        """Let the columns of text and names fill `room` (pixels), those apart whose width the user chose.

        Where much is missing every column has its usual width, and the table is scrolled; with no room at
        all the widths stay as they are.
        """
        self._room = room
        shown = self.shown_columns()
        widths = {column: self._own.get(self.key(column)) or self._usual_width(column) for column in shown}
        elastic = {column: widths[column] for column in shown if self._elastic(column)}
        spare = room - sum(widths.values())
        if spare < 0:
            given = SQUEEZED * sum(elastic.values())
            elastic = {column: width - self._header.least_width(column) for column, width in elastic.items()}
            spare = spare if -spare <= min(given, sum(elastic.values())) else 0
        if not room:
            return
        whole = sum(elastic.values()) or 1
        self._quiet = True
        for column in shown:
            self._header.resizeSection(column, widths[column] + spare * elastic.get(column, 0) // whole)
        self._quiet = False

    def _elastic(self, column: int) -> bool:
        return self._model.fields[column].kind in ELASTIC and self.key(column) not in self._own

    def sort_changed(self) -> None:
        """Remember the model's new order."""
        self._show_order()
        self._save()

    def _state(self, field: Field, column: int) -> ColumnState:
        return ColumnState(field.key, _(field.label), not self._header.isSectionHidden(column))

    def _apply(self, layout: dict[str, Any]) -> None:
        known = [field.key for field in self._model.fields]
        keys = [key for key in layout.get("columns", []) if key in known]
        hidden = layout.get("hidden", [field.key for field in self._model.fields if not field.shown])
        self._arrange(keys + [key for key in known if key not in keys], set(hidden))
        self._widths(layout.get("widths", {}))
        steps = [SortBy(key, bool(down)) for key, down in layout.get("sort", []) if key in known]
        self._model.set_order(steps)
        self._show_order()

    def _arrange(self, keys: Sequence[str], hidden: set[str]) -> None:
        self._quiet = True
        for place, key in enumerate(keys):
            column = self._model.column_of(key)
            self._header.moveSection(self._header.visualIndex(column), place)
            self._header.setSectionHidden(column, key in hidden)
        self._quiet = False

    def _widths(self, widths: dict[str, int]) -> None:
        known = {field.key for field in self._model.fields}
        self._own = {key: int(width) for key, width in widths.items() if width and key in known}
        self._quiet = True
        for column, field in enumerate(self._model.fields):
            width = self._own.get(field.key, 0)
            least = self._header.least_width(column)
            self._header.resizeSection(column, max(width, least) if width else self._usual_width(column))
        self._quiet = False
        self.spread(self._room)

    def _usual_width(self, column: int) -> int:
        """Return the width of a column that nobody changed; some languages are longer."""
        field = self._model.fields[column]
        metrics = self._header.fontMetrics()
        width = min(field.width, WIDEST) * metrics.averageCharWidth()
        if field.kind is Kind.DATE and field.width >= DATE_IN_WORDS:
            width = max(width, metrics.horizontalAdvance(VAGUEST.in_words(language())) + 2)
        if field.kind is Kind.CHOICE and field.choices:
            longest = (f"● {choice.text[:LONG_CHOICE]}" for choice in field.choices)
            width = max(width, *(metrics.horizontalAdvance(text) for text in longest))
        return max(width + 2 * MARGIN, self._header.least_width(column))

    def _show_order(self) -> None:
        order = self._model.order
        self._header.show_order(order, [self._model.column_of(step.key) for step in order])

    @Slot()
    def _save(self) -> None:
        if self._store and not self._quiet:
            self._store.save(self._as_dict())

    def _as_dict(self) -> dict[str, Any]:
        """Return what was changed; the rest stays open, as another language shows and needs other columns."""
        states, fields = self.columns(), self._model.fields
        order, usual = [state.key for state in states], [field.key for field in fields]
        hidden = {state.key for state in states if not state.shown}
        changed: dict[str, Any] = {"sort": [[step.key, step.descending] for step in self._model.order]}
        if order != usual or hidden != {field.key for field in fields if not field.shown}:
            changed |= {"columns": order, "hidden": [key for key in order if key in hidden]}
        return changed | {"widths": self._own}

    @Slot(int, int, int)
    def _keep_width(self, column: int, _old: int, new: int) -> None:
        """Remember a width that the user chose; the last column just fills the room."""
        if not self._quiet and new and column in self.shown_columns()[:-1]:
            self._own[self.key(column)] = new
            self._save()
