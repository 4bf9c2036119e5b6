"""How a list is arranged: columns, widths, headings, frozen, sorted, grouped, filtered; and remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.i18n import _, language
from ui.runtime.fixed_sizes import REFITS
from ui.runtime.settings import Settings
from ui.runtime.zoom import scaled, unscaled, zoom
from ui.toolkit.arranged_model import OWN
from ui.toolkit.cell_painting import MARGIN, PILL_ROOM
from ui.toolkit.column_needs import ColumnNeeds
from ui.toolkit.layout_content import LayoutContent
from ui.toolkit.record_header import RecordHeader
from ui.toolkit.room_sharing import Wish, shared
from ui.toolkit.table_model import LEFT, RecordTableModel, side

DATE_IN_WORDS = 20  # characters; a date's column of this width or more has room for any in words
VAGUEST = VagueDate.parse("2024-Q3/2024-Q4")
LONG_CHOICE = 16  # characters; a longer choice is whole where there is room or one is seen
WIDEST = 60  # characters; a longer field is cut until the user widens its column
ELASTIC = frozenset({Kind.TEXT, Kind.MULTILINE, Kind.PARTY})  # columns that take the room that is left over
SQUEEZED = 0.5  # of their usual width they keep before the list is rather scrolled


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


Read = Callable[[], Any]
Apply = Callable[[Any], None]


class ColumnLayout(QObject):
    """Applies, changes and remembers the columns of one table, and how its model is arranged."""

    changed = Signal()
    applied = Signal()  # a whole arrangement took the place of another

    def __init__(
        self, model: RecordTableModel, header: RecordHeader, store: LayoutStore | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._header = header
        self._store = store
        self._quiet = False
        self._own: dict[str, int] = {}  # widths that the user chose, at the usual zoom
        self._zoom = zoom()
        header.setProperty(REFITS, True)
        self._room = 0
        self._needs: ColumnNeeds | None = None
        self._frozen = ""
        self._kept: dict[str, tuple[Read, Apply]] = {}
        self._delivered: Mapping[str, Any] = {}
        header.sectionMoved.connect(self._moved)
        header.sectionResized.connect(self._keep_width)
        self._stored = (store.load() if store else None) or {}
        self._apply(self._stored)
        model.arranged.connect(self._arranged)

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
        self._measure_anew()
        self.spread(self._room)
        self._save()
        self.changed.emit()

    def reset(self) -> None:
        """Return to the catalogue's columns, unsorted; what is filtered and grouped stays so."""
        content = self.content()
        self._apply({key: content[key] for key in ("filters", "group", *self._kept) if key in content})
        self._save()
        self.changed.emit()

    # The whole arrangement

    def content(self) -> dict[str, Any]:
        """Return the arrangement as plain types; what is as delivered is left open, as it may differ in
        another language.
        """
        states, fields = self.columns(), self._model.fields
        order, usual = [state.key for state in states], [field.key for field in fields]
        hidden = {state.key for state in states if not state.shown}
        found: dict[str, Any] = {"sort": [[step.key, step.descending] for step in self._model.order]}
        if order != usual or hidden != {field.key for field in fields if not field.shown}:
            found |= {"columns": order, "hidden": [key for key in order if key in hidden]}
        found["widths"] = dict(self._own)
        model = self._model
        filters = [each.content() for each in model.value_filters]
        more = {"headings": dict(model.own_headings), "frozen": self._frozen, "filters": filters}
        found |= {key: value for key, value in more.items() if value}
        if model.grouping != OWN:
            found["group"] = model.grouping
        kept = {key: read() for key, (read, _apply) in self._kept.items()}
        return found | {key: value for key, value in kept.items() if value is not None}

    def apply(self, content: Mapping[str, Any]) -> list[str]:
        """Arrange the list as `content` says; return the keys of columns that are not there any more.

        Whatever in `content` is of another type than it should be is passed over.
        """
        left_out = self._apply(content)
        self._save()
        self.changed.emit()
        self.applied.emit()
        return left_out

    def deliver(self, content: Mapping[str, Any]) -> None:
        """Say what the list is arranged like where the user never arranged it."""
        self._delivered = content
        if not self._stored:
            self._apply(content)

    def apply_delivered(self) -> None:
        """Return to the arrangement in which the list came."""
        self.apply(self._delivered)

    def keep(self, key: str, read: Read, apply: Apply) -> None:
        """Let the arrangement hold something more under `key`.

        `read` returns it as plain types, None where it is as delivered; `apply` takes the same.
        """
        self._kept[key] = read, apply
        if key in self._stored:
            apply(self._stored[key])

    @Slot()
    def remember(self) -> None:
        """Keep the arrangement as it is now, as the user changed something that is kept with it."""
        self._save()

    # Headings and frozen columns

    def rename(self, key: str, heading: str) -> None:
        """Head a column by words of the user's own, by its field's label if there are none."""
        label = _(self._model.field(key).label)
        words = "" if heading.strip() == label else heading.strip()
        self._model.set_headings({**self._model.own_headings, key: words})
        column = self._model.column_of(key)
        self.at_least(column, self._header.least_width(column))
        self.changed.emit()

    @property
    def frozen(self) -> str:
        """The key of the last column that stays in sight, empty for none."""
        return self._frozen

    def freeze(self, key: str) -> None:
        """Keep the columns up to that of `key` in sight; none for an empty text."""
        self._frozen = key
        self._refreeze()
        self._save()
        self.changed.emit()

    def _refreeze(self) -> None:
        place = self._header.visualIndex(self._model.column_of(self._frozen)) + 1 if self._frozen else 0
        self._header.freeze(place)

    # Widths

    def fit(self, column: int, view_hint: int) -> None:
        """Make a column as wide as its heading or `view_hint` (pixels) need, whichever is more."""
        self._header.resizeSection(column, max(self._header.least_width(column), view_hint + 2))

    def at_least(self, column: int, width: int) -> None:
        """Make a column so wide (pixels) if it is narrower, for what it shows now; that is not remembered."""
        if 0 < self._header.sectionSize(column) < width:
            quiet, self._quiet = self._quiet, True
            self._header.resizeSection(column, width)
            self._quiet = quiet

    def measure_by(self, needs: ColumnNeeds) -> None:
        """Let the columns share the room by what `needs` knows of their texts."""
        self._needs = needs
        needs.changed.connect(self._spread_anew)

    def _measure_anew(self) -> None:
        if self._needs is not None:
            self._needs.forget()

    def fit_anew(self) -> None:
        """Share the room by the texts of now, as all rows show more than when the list was filled."""
        self._measure_anew()
        self._spread_anew()

    @Slot()
    def _spread_anew(self) -> None:
        self.spread(self._room)

    def fill(self, room: int) -> None:
        """Let the columns fill `room` (pixels) if they do not."""
        if room != self._room:
            self.spread(room)

    def spread(self, room: int) -> None:
        """Let the columns fill `room` (pixels), those apart whose width the user chose.

        Where much is missing the table is scrolled; with no room at all the widths stay as they are.
        """
        self._room = room
        if not room:
            return
        shown = self.shown_columns()
        texts = [column for column in shown if self._elastic(column)]
        takers = texts or [column for column in shown if side(self._model.fields[column]) == LEFT]
        wishes = [self._wish(column, column in takers) for column in shown]
        for place in [shown.index(column) for column in texts[:1]]:
            wishes[place] = wishes[place].leading(room, room - sum(wish.least for wish in wishes))
        quiet, self._quiet = self._quiet, True
        for column, width in zip(shown, shared(wishes, room), strict=True):
            self._header.resizeSection(column, width)
        self._quiet = quiet

    def _wish(self, column: int, takes: bool) -> Wish:
        heading, usual = self._header.least_width(column), self._usual_width(column)
        if width := self._own_width(column):
            return Wish.of(max(width, heading))
        steps = self._needs.of(column) if self._needs is not None else ()
        share = usual if takes else 0
        if not steps:
            return Wish(heading, (usual,), usual, share)
        if steps[-1] and self._model.fields[column].editable:
            heading = max(heading, self._choices_width(column))  # for what is chosen next
        least = round(SQUEEZED * usual) if self._elastic(column) else usual
        return Wish(max(heading, min(steps[-1], least)), steps, usual, share)

    def _elastic(self, column: int) -> bool:
        return self._model.fields[column].kind in ELASTIC and self.key(column) not in self._own

    def sort_changed(self) -> None:
        """Remember the model's new order."""
        self._show_order()
        self._save()

    def _state(self, field: Field, column: int) -> ColumnState:
        return ColumnState(field.key, self._model.heading(field), not self._header.isSectionHidden(column))

    def _apply(self, content: Mapping[str, Any]) -> list[str]:
        known = {field.key: field.shown for field in self._model.fields}
        found = LayoutContent.read(content, known)
        self._quiet = True
        self._model.set_headings(found.headings)
        self._arrange(found.columns, found.hidden)
        self._measure_anew()
        self._widths(found.widths)
        self._frozen = found.frozen
        self._refreeze()
        self._model.set_order(found.sort)
        self._model.set_value_filters(found.filters)
        self._model.group_by(found.group)
        for key, (_read, apply) in self._kept.items():
            apply(content.get(key))
        self._show_arranged()
        self._quiet = False
        return found.left_out

    def _arrange(self, keys: Sequence[str], hidden: set[str]) -> None:
        quiet, self._quiet = self._quiet, True
        for place, key in enumerate(keys):
            column = self._model.column_of(key)
            self._header.moveSection(self._header.visualIndex(column), place)
            self._header.setSectionHidden(column, key in hidden)
        self._quiet = quiet
        self._refreeze()

    def _widths(self, widths: dict[str, int]) -> None:
        self._own = dict(widths)
        quiet, self._quiet = self._quiet, True
        for column, field in enumerate(self._model.fields):
            width = scaled(self._own.get(field.key, 0))
            least = self._header.least_width(column)
            self._header.resizeSection(column, max(width, least) if width else self._usual_width(column))
        self._quiet = quiet
        self.spread(self._room)

    def _own_width(self, column: int) -> int:
        return scaled(self._own.get(self.key(column), 0))

    @Slot()
    def refit(self) -> None:
        """Give the columns the widths that they need in the zoom of now."""
        if self._zoom != zoom():
            self._zoom = zoom()
            self._measure_anew()
            self._widths(self._own)

    def _usual_width(self, column: int) -> int:
        """Return the width of a column that nobody changed; some languages are longer."""
        field = self._model.fields[column]
        metrics = self._header.fontMetrics()
        width = min(field.width, WIDEST) * metrics.averageCharWidth()
        if field.kind is Kind.DATE and field.width >= DATE_IN_WORDS:
            width = max(width, metrics.horizontalAdvance(VAGUEST.in_words(language())) + 2)
        return max(width + 2 * MARGIN, self._choices_width(column), self._header.least_width(column))

    def _choices_width(self, column: int) -> int:
        """Return the width of any choice of a column as a badge, save very long ones; 0 for none."""
        choices, metrics = self._model.fields[column].choices or (), self._header.fontMetrics()
        widths = (metrics.horizontalAdvance(f"● {choice.text[:LONG_CHOICE]}") for choice in choices)
        return max((width + PILL_ROOM + MARGIN for width in widths), default=0)

    def _show_order(self) -> None:
        order = self._model.order
        self._header.show_order(order, [self._model.column_of(step.key) for step in order])

    def _show_arranged(self) -> None:
        """Mark the headings of the columns by which the list is sorted and filtered."""
        self._show_order()
        columns = [self._model.column_of(each.key) for each in self._model.value_filters]
        self._header.show_filtered(columns)

    @Slot()
    def _arranged(self) -> None:
        self._show_arranged()
        self._save()

    @Slot()
    def _moved(self) -> None:
        if not self._quiet:
            self._refreeze()
            self._save()

    def _save(self) -> None:
        if self._store and not self._quiet:
            self._store.save(self.content())

    @Slot(int, int, int)
    def _keep_width(self, column: int, _old: int, new: int) -> None:
        """Remember a width that the user chose; the last column just fills the room."""
        if not self._quiet and new and column in self.shown_columns()[:-1]:
            self._own[self.key(column)] = unscaled(new)
            self._save()
