"""Which records stand on which lines of a table: filtered, sorted, in groups, and how that changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal, Slot

from cica_events.domain.collation import search_key
from cica_events.domain.fields import Field
from cica_events.i18n import _
from ui.toolkit.arrangement import Arrangement, GroupLine, GroupOf, SortBy, line_ids
from ui.toolkit.column_groups import ColumnGroups
from ui.toolkit.headings import Headings
from ui.toolkit.line_changes import Step, difference, runs
from ui.toolkit.value_columns import ValueColumn
from ui.toolkit.value_counts import ValueCount
from ui.toolkit.value_filters import ValueFilter

ROOT = QModelIndex()
HINTED = "QList<QPersistentModelIndex>,QAbstractItemModel::LayoutChangeHint"  # a signal's signature
SLICE = 100  # rows, some 4 ms
MOST_GROUPS = 5000  # more take longer than a tenth of a second, and nobody reads them
OWN = "*"
"""The grouping that a list has by itself, as `set_grouping` says it."""


class ArrangedModel(QAbstractTableModel):
    """The lines of a table over `arrangement`: filtered, sorted, gathered under groups that fold."""

    lines_changed = Signal()  # other lines or another order are shown
    reordering = Signal()  # the same lines are about to be laid out in another order
    arranged = Signal()  # the filters by values, the grouping or the headings are others

    def __init__(self, fields: Sequence[Field], arrangement: Arrangement, parent: QObject | None) -> None:
        super().__init__(parent)
        self.fields = tuple(fields)
        self._columns = {field.key: number for number, field in enumerate(self.fields)}
        self._arrangement = arrangement
        self._lines: list[Any] = []
        self._ids: list[str] = []  # of the lines
        self._own_headings: dict[str, str] = {}
        self._own_groups: GroupOf | None = None
        self._grouping = OWN
        self._headings: Headings | None = None
        self._stale = self._laying_out = False
        self._preparing = QTimer(self)
        self._preparing.setInterval(0)
        self._preparing.timeout.connect(self._prepare)

    # What is shown

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show `rows`, in their own order unless sorted; indexes stay with the records that stay."""
        self._arrangement.set_rows(rows)
        self._show()
        self._preparing.start()

    @Slot()
    def _prepare(self) -> None:
        """Prepare the search while nothing else is to be done, so that its first letter answers at once."""
        if not self._arrangement.prepare(SLICE):
            self._preparing.stop()

    def postpone(self) -> None:
        """Leave the search unprepared until rows are set again or it is asked for: they are still to come."""
        self._preparing.stop()

    def texts_changed(self) -> None:
        """Show, search and sort anew what `texts` says, as it says otherwise now of the same rows."""
        self._arrangement.forget_texts()
        self._show()
        if self._lines:
            last = self.index(len(self._lines) - 1, len(self.fields) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self._preparing.start()

    def set_filter(self, text: str) -> None:
        """Show only rows in which every word of `text` occurs, whatever the case and accents."""
        words = tuple(search_key(text).split())
        if words != self._arrangement.words:
            self._arrangement.words = words
            self._show()

    def set_order(self, order: Sequence[SortBy]) -> None:
        """Sort by `order`; nothing is the rows' own order.

        Rows that stayed where they were when they were edited in their cells go to their places.
        """
        if tuple(order) != self._arrangement.order or self._arrangement.holding:
            self._arrangement.let_go()
            self._arrangement.order = tuple(order)
            self._show()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.fields) - 1)

    @property
    def order(self) -> tuple[SortBy, ...]:
        """The steps of the present sort."""
        return self._arrangement.order

    @property
    def plain(self) -> bool:
        """Whether all rows are shown in their own order and groups."""
        found = self._arrangement
        return not (found.words or found.order or found.filters or found.gather)

    # Filters by values

    @property
    def value_filters(self) -> tuple[ValueFilter, ...]:
        """The filters by the values of columns, in the order in which they came."""
        return self._arrangement.filters

    def set_value_filters(self, filters: Sequence[ValueFilter]) -> None:
        """Show only rows that pass all `filters` too; one of a column that is not there lets all pass."""
        if tuple(filters) != self._arrangement.filters:
            self._arrangement.let_go()
            self._arrangement.filters = tuple(filters)
            self._show()
            self._tell_arranged()

    def passing_values(self) -> list[Any]:
        """Return the rows, in their own order, that pass the filters by values."""
        return self._arrangement.passing_values()

    def filter_of(self, key: str) -> ValueFilter | None:
        """Return the filter of one column, None if it has none."""
        return next((each for each in self.value_filters if each.key == key), None)

    def value_column(self, key: str) -> ValueColumn:
        """Return what tells the values of one column apart."""
        return self._arrangement.columns[key]

    def count_values(self, key: str, words: Sequence[str] = ()) -> ValueCount:
        """Return a count of what the rows that pass all other filters hold in one column.

        Of very many values only those are counted in which all `words` occur.
        """
        column, rows = self._arrangement.columns[key], self._arrangement.found(but=key)
        return ValueCount(column, rows, self.filter_of(key), words)

    def value_label(self, key: str, token: str) -> str:
        """Return the words of one value of a column, as a row that holds it shows it."""
        column = self._arrangement.columns[key]
        if words := column.words(token):
            return words
        pairs = zip(column.raws(self.rows), self.rows, strict=True)
        holder = next(((raw, row) for raw, row in pairs if column.token(raw) == token), None)
        return column.label(*holder) if holder else token

    # Groups

    def set_grouping(self, group_of: GroupOf | None) -> None:
        """Gather rows under what `group_of(row)` returns, unless grouped by a column; None for none."""
        self._own_groups = group_of
        if self._grouping == OWN:
            self._arrangement.group_of = group_of
            self._show()

    @property
    def grouping(self) -> str:
        """By what rows are gathered: a field's key, `OWN` for the list's own way, empty for nothing."""
        return self._grouping

    @property
    def has_own_groups(self) -> bool:
        """Whether the list has a way of its own to gather rows."""
        return self._own_groups is not None

    def groupable(self, key: str) -> bool:
        """Tell whether a column has few enough different values for groups to be of use."""
        column = self._arrangement.columns[key]
        return column.dated or len(set(column.raws(self.rows))) <= MOST_GROUPS

    def group_by(self, choice: str) -> None:
        """Gather rows by the column of a field, by `OWN`, or by nothing ("")."""
        if choice == self._grouping:
            return
        self._grouping = choice
        column = self._arrangement.columns.get(choice)
        self._arrangement.gather = ColumnGroups(column).gathered if column else None
        self._arrangement.gathered_by = choice
        self._arrangement.group_of = self._own_groups if choice == OWN else None
        self._arrangement.folded = set()
        self._show()
        self._tell_arranged()

    @property
    def grouped(self) -> bool:
        """Whether rows are gathered under groups."""
        return self._arrangement.grouped

    def set_folded(self, group_id: str, folded: bool) -> None:
        """Hide or show the rows of one group."""
        (self._arrangement.folded.add if folded else self._arrangement.folded.discard)(group_id)
        self._show()

    @Slot()
    def fold_all(self) -> None:
        """Hide the rows of all groups."""
        heads = (line.group.id for line in self._lines if type(line) is GroupLine)
        self._arrangement.folded |= set(heads)
        self._show()

    @Slot()
    def unfold_all(self) -> None:
        """Show the rows of all groups."""
        self._arrangement.folded = set()
        self._show()

    # Headings

    @property
    def own_headings(self) -> Mapping[str, str]:
        """The headings that the user wrote, by the keys of their fields."""
        return self._own_headings

    def set_headings(self, headings: Mapping[str, str]) -> None:
        """Head columns by words of the user's own; the others by their fields' labels."""
        kept = {key: text for key, text in headings.items() if text and key in self._columns}
        if kept != self._own_headings:
            self._own_headings = kept
            self._tell_arranged()

    def heading(self, field: Field) -> str:
        """Return the heading of a field's column."""
        return self._own_headings.get(field.key) or _(field.label)

    def field(self, key: str) -> Field:
        """Return the field of a key."""
        return self.fields[self._columns[key]]

    def _tell_arranged(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.fields) - 1)
        self.arranged.emit()

    # What is there

    @property
    def rows(self) -> Sequence[Any]:
        """All rows, shown or not, in their own order."""
        return self._arrangement.rows

    def shown_ids(self) -> list[str]:
        """Return the ids of the records shown, from top to bottom."""
        if not self.grouped:
            return self._ids[:]
        return [line.id for line in self._lines if not isinstance(line, GroupLine)]

    def identities(self) -> Sequence[str]:
        """Return what each line is known by, the headings of groups included."""
        return self._ids

    def found(self) -> int:
        """Return how many rows pass the filter, those in folded groups too."""
        return self._heads().found if self.grouped else len(self._lines)

    def row_at(self, line: int) -> Any:
        """Return the record on a line, None for a group's heading or no line."""
        found = self._lines[line] if 0 <= line < len(self._lines) else None
        return None if isinstance(found, GroupLine) else found

    def record_lines(self, first: int, last: int) -> Sequence[int]:
        """Return those of the lines from `first` to `last` that show a record; a range if all lines do."""
        if not self.grouped:
            return range(first, last + 1)
        lines = enumerate(self._lines[first : last + 1], first)
        heads = [number for number, line in lines if isinstance(line, GroupLine)]
        ends = zip([first, *(head + 1 for head in heads)], [*heads, last + 1], strict=True)
        return [line for start, end in ends for line in range(start, end)]

    def group_at(self, line: int) -> GroupLine | None:
        """Return the group's heading on a line, None for a record."""
        found = self._lines[line] if 0 <= line < len(self._lines) else None
        return found if isinstance(found, GroupLine) else None

    def line_of(self, record_id: str) -> int:
        """Return the line of a record, -1 if it is not shown."""
        return self._ids.index(record_id) if record_id in self._ids else -1

    def lines_of(self, ids: Collection[str]) -> dict[str, int]:
        """Return the lines of those records that are shown."""
        wanted = set(ids)
        return {each: line for line, each in enumerate(self._ids) if each in wanted}

    def column_of(self, key: str) -> int:
        """Return the column of a field."""
        return self._columns[key]

    def _heads(self) -> Headings:
        if self._headings is None:
            self._headings = Headings(self._lines if self.grouped else ())
        return self._headings

    # From the lines shown to the lines to be shown

    def _show(self) -> None:
        """Lay the lines out anew; who hears of it and sets rows again waits until that is done."""
        self._stale = True
        if self._laying_out:
            return
        self._laying_out = True
        while self._stale:
            self._stale = False
            self._lay_out()
        self._laying_out = False

    def _lay_out(self) -> None:
        new = self._arrangement.lines()
        ids = line_ids(new)
        found = difference(self._ids, ids)
        self._headings = None
        match found.step:
            case Step.INSERT:
                self.beginInsertRows(ROOT, found.first, found.end - 1)
                self._lines[found.first : found.first] = new[found.first : found.end]
                self._ids = ids
                self.endInsertRows()
            case Step.REMOVE:
                self.beginRemoveRows(ROOT, found.first, found.end - 1)
                del self._lines[found.first : found.end]
                self._ids = ids
                self.endRemoveRows()
            case Step.REORDER:
                self._reorder(new, ids)
            case Step.RESET:
                self.beginResetModel()
                self._lines, self._ids = new, ids
                self.endResetModel()
        self._headings = None
        self._refresh(new)
        if found.step is not Step.NONE:
            self.lines_changed.emit()

    def _reorder(self, new: list[Any], ids: list[str]) -> None:
        """Lay the same lines out in another order; whoever keeps cells may keep one for each line."""
        hint = QAbstractTableModel.LayoutChangeHint.VerticalSortHint
        self.reordering.emit()
        self.layoutAboutToBeChanged[HINTED].emit([], hint)  # type: ignore[index]  # the stub knows no overloads
        before = self.persistentIndexList()
        lines = {identity: number for number, identity in enumerate(ids)}
        after = [self.index(lines[self._ids[i.row()]], i.column()) for i in before]
        self._lines, self._ids = new, ids
        self.changePersistentIndexList(before, after)
        self.layoutChanged[HINTED].emit([], hint)  # type: ignore[index]

    def _refresh(self, new: list[Any]) -> None:
        """Take the new state of lines that stayed and tell which of them differ."""
        old, self._lines = self._lines, new
        if old is new:
            return
        pairs = enumerate(zip(old, new, strict=True))
        differ = [number for number, (before, after) in pairs if before is not after and before != after]
        for first, last in runs(differ):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.fields) - 1))
