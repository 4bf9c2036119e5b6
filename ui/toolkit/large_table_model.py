"""A table over so many records that filtering and sorting them is prepared beside the window."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from cica_events.domain.collation import search_key
from cica_events.domain.fields import Field
from cica_events.progress import Progress
from ui.runtime.tasks import TaskRunner
from ui.toolkit.arranged_model import HINTED, ROOT
from ui.toolkit.arrangement import SortBy, Texts, line_ids
from ui.toolkit.beside import Beside, Work
from ui.toolkit.large_arrangement import LargeArrangement, Sorts
from ui.toolkit.line_changes import Difference, Step, runs
from ui.toolkit.row_store import VAST, RowAt, StoredIds, StoredRows, difference_between
from ui.toolkit.table_model import Edit, EditMany, RecordTableModel
from ui.toolkit.values import Values


class LargeTableModel(RecordTableModel):
    """A `RecordTableModel` for a hundred thousand rows.

    More than `at_once` rows are kept by their columns (`RowStore`), be they a list or of a store. There a
    filter answers as soon as all can be searched, and another order is shown when it is worked out.
    `sorts` says what a column is sorted by where that is not its text. What very many are searched by is made
    when a filter is first typed, and looked through beside the window.
    """

    at_once: ClassVar[int] = 1000  # rows that are searched and sorted unprepared within some 50 ms

    def __init__(
        self,
        fields: Sequence[Field],
        *,
        tasks: TaskRunner,
        values: Values | None = None,
        edit: Edit | None = None,
        edit_many: EditMany | None = None,
        texts: Texts | None = None,
        sorts: Sorts | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(fields, values=values, edit=edit, edit_many=edit_many, texts=texts, parent=parent)
        self._large = LargeArrangement(self.fields, self.values, texts or {}, sorts or {}, self.at_once)
        self._arrangement = self._large
        self._wanted = ""  # the filter that was typed last
        self._searchable = True
        self._search = Beside(tasks, self._plan_search, self._take_search, self)
        self._sort = Beside(tasks, self._plan_order, self._take_order, self)
        self._look = Beside(tasks, self._plan_look, self._take_look, self)

    @property
    def preparing(self) -> bool:
        """Whether a filter or an order is still worked on."""
        return self._search.running or self._sort.running or self._look.running

    @property
    def awaits_filter(self) -> bool:
        """Whether a filter was typed that cannot be answered yet."""
        return (not self._searchable or self._look.running) and bool(self._wanted.strip())

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show `rows`; a filter and an order that are set come to hold for new rows in a moment."""
        self._large.set_rows(rows)
        if not self._large.large:
            self._searchable = True
            self._show()
            self._preparing.start()
            return
        self._searchable = not self._large.lacking()
        self._show()
        if not self._searchable and (len(rows) <= VAST or self._large.words):
            self._search.ask()
        if self.order:
            self._sort.ask()

    def texts_changed(self) -> None:
        """Show, search and sort anew what `texts` says, as it says otherwise now of the same rows."""
        super().texts_changed()
        if self._large.large:
            self._searchable = False
            self._search.ask()

    def known(self, record_id: str) -> Any:
        """Return the row of a record as an object of its own, shown or not; None if there is none."""
        return self._large.known(record_id)

    def found(self) -> int:
        """Return how many rows pass the filter, those in folded groups too."""
        return super().found() if self.grouped else len(self._lines)

    def line_of(self, record_id: str) -> int:
        """Return the line of a record, -1 if it is not shown."""
        if isinstance(self._lines, StoredRows):
            return self._lines.line_of(record_id)
        return super().line_of(record_id)

    def lines_of(self, ids: Collection[str]) -> dict[str, int]:
        """Return the lines of those records that are shown."""
        found: Any = self._ids
        return found.lines_of(ids) if isinstance(found, StoredIds) else super().lines_of(ids)

    def set_filter(self, text: str) -> None:
        """Show only rows in which every word of `text` occurs, once they can be searched."""
        self._wanted = text
        if self._searchable and len(self._large.rows) > VAST and text.strip():
            self._look.ask()
        elif self._searchable:
            super().set_filter(text)
        elif text.strip() and not self._search.running:
            self._search.ask()

    def set_order(self, order: Sequence[SortBy]) -> None:
        """Sort by `order`; nothing is the rows' own order."""
        if not self._large.large or not order:
            super().set_order(order)
        elif tuple(order) != self.order or self._large.holding:
            self._large.let_go()
            self._large.order = tuple(order)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.fields) - 1)
            self._sort.ask()

    # What is prepared beside the window

    def _plan_search(self) -> Work:
        return self._large.prepare_texts

    def _take_search(self, _result: object) -> None:
        self._searchable = not self._large.lacking()
        if not self._searchable:
            self._search.ask()
        elif tuple(search_key(self._wanted).split()) != self._large.words:
            self.set_filter(self._wanted)
        elif self._large.words:
            self._large.forget_hits()
            self._show()

    def _plan_look(self) -> Work:
        return partial(_looked_up, self._large, self._wanted)

    def _take_look(self, result: tuple[str, Sequence[Any], bytearray]) -> None:
        text, rows, hits = result
        if text == self._wanted:
            self._large.learn(rows, tuple(search_key(text).split()), hits)
            super().set_filter(text)

    def _plan_order(self) -> Work:
        return partial(_in_order, self._large, self._large.rows, self.order)

    def _take_order(self, result: tuple[array[int], tuple[SortBy, ...], Sequence[Any]]) -> None:
        ordered, order, rows = result
        if order == self.order and self._large.large and isinstance(rows, StoredRows):
            self._large.lay(ordered, rows)
            self._show()

    # From the lines shown to the lines to be shown

    def _lay_out(self) -> None:
        """Lay the lines out anew: those of a store are compared by their places."""
        old: Any = self._lines
        new: Any = self._large.lines()
        if isinstance(new, StoredRows) or isinstance(old, StoredRows):
            known = isinstance(new, StoredRows) and isinstance(old, StoredRows) and new.store is old.store
            self._go_over(new, difference_between(old, new) if known else Difference(Step.RESET))
        else:
            super()._lay_out()
        self._tell_renewed(new)

    def _go_over(self, new: Any, found: Difference) -> None:
        match found.step:
            case Step.NONE:
                self._take(new)
                return
            case Step.INSERT:
                self.beginInsertRows(ROOT, found.first, found.end - 1)
                self._take(new)
                self.endInsertRows()
            case Step.REMOVE:
                self.beginRemoveRows(ROOT, found.first, found.end - 1)
                self._take(new)
                self.endRemoveRows()
            case Step.REORDER:
                self._reorder_places(new)
            case _:
                self.beginResetModel()
                self._take(new)
                self.endResetModel()
        self.lines_changed.emit()

    def _take(self, lines: Any) -> None:
        self._lines, self._ids, self._headings = lines, line_ids(lines), None

    def _reorder_places(self, new: StoredRows) -> None:
        """Lay the same lines out in another order; whoever keeps cells may keep one for each line."""
        hint = QAbstractTableModel.LayoutChangeHint.VerticalSortHint
        self.reordering.emit()
        self.layoutAboutToBeChanged[HINTED].emit([], hint)  # type: ignore[index]  # the stub knows no overloads
        before = self.persistentIndexList()
        old: Any = self._lines
        lines = new.lines_of([old.places[index.row()] for index in before])
        after = [self.index(line, index.column()) for line, index in zip(lines, before, strict=True)]
        self._take(new)
        self.changePersistentIndexList(before, after)
        self.layoutChanged[HINTED].emit([], hint)  # type: ignore[index]

    def _tell_renewed(self, new: Any) -> None:
        renewed = self._large.renewed()
        if not renewed:
            return
        if isinstance(new, StoredRows):
            lines = sorted(line for line in new.lines_of(renewed) if line >= 0)
        else:
            lines = [n for n, line in enumerate(new) if isinstance(line, RowAt) and line.place in renewed]
        for first, last in runs(lines):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.fields) - 1))


def _looked_up(
    arrangement: LargeArrangement, text: str, _progress: Progress
) -> tuple[str, Sequence[Any], bytearray]:
    rows = arrangement.rows
    return text, rows, arrangement.looked_up(tuple(search_key(text).split()))


def _in_order(
    arrangement: LargeArrangement, rows: Sequence[Any], order: tuple[SortBy, ...], progress: Progress
) -> tuple[array[int], tuple[SortBy, ...], Sequence[Any]]:
    if not isinstance(rows, StoredRows):  # so few are left meanwhile that they are sorted at once
        return array("I"), (), rows
    return arrangement.ordered(rows, order, progress), order, rows
