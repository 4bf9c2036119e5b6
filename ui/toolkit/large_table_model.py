"""A table over so many records that filtering and sorting them is prepared beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Qt

from cica_events.domain.collation import search_key
from cica_events.domain.fields import Field
from cica_events.progress import Progress
from ui.runtime.tasks import TaskRunner
from ui.toolkit.arrangement import SortBy, Texts
from ui.toolkit.beside import Beside, Work
from ui.toolkit.large_arrangement import LargeArrangement, Sorts, differing
from ui.toolkit.table_model import Edit, EditMany, RecordTableModel
from ui.toolkit.values import Values


class LargeTableModel(RecordTableModel):
    """A `RecordTableModel` for a hundred thousand rows.

    `set_rows` expects those that did not change to be the same objects as before. Of more than `at_once` rows
    a filter answers as soon as they can be searched, and another order is shown when it is worked out.
    `sorts` says what a column is sorted by where that is not its text.
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

    @property
    def preparing(self) -> bool:
        """Whether a filter or an order is still worked on."""
        return self._search.running or self._sort.running

    @property
    def awaits_filter(self) -> bool:
        """Whether a filter was typed that cannot be answered yet."""
        return not self._searchable and bool(self._wanted.strip())

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show `rows`; a filter and an order that are set come to hold for new rows in a moment."""
        self._large.set_rows(rows)
        if not self._large.large:
            self._searchable = True
            self._show()
            self._preparing.start()
            return
        missing = self._large.missing()
        self._searchable = len(missing) <= self.at_once
        if self._searchable:
            self._large.prepare_all(missing)
        if not self._refreshed():
            self._show()
        if not self._searchable:
            self._search.ask()
        if self.order:
            self._sort.ask()

    def _refreshed(self) -> bool:
        """Tell of rows that changed where they stand; False if other lines are to be shown."""
        old, new = self._lines, self._large.lines()
        if self.grouped or self._laying_out or len(old) != len(new):
            return False
        places = differing(old, new)
        if any(old[place].id != new[place].id for place in places):
            return False
        self._lines = new
        for place in places:
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.fields) - 1))
        return True

    def texts_changed(self) -> None:
        """Show, search and sort anew what `texts` says, as it says otherwise now of the same rows."""
        super().texts_changed()
        if self._large.large:
            self._searchable = False
            self._search.ask()

    def known(self, record_id: str) -> Any:
        """Return the row of a record, shown or not; None if there is none."""
        return self._large.present().get(record_id)

    def found(self) -> int:
        """Return how many rows pass the filter, those in folded groups too."""
        return super().found() if self.grouped else len(self._lines)

    def set_filter(self, text: str) -> None:
        """Show only rows in which every word of `text` occurs, once they can be searched."""
        self._wanted = text
        if self._searchable:
            super().set_filter(text)

    def set_order(self, order: Sequence[SortBy]) -> None:
        """Sort by `order`; nothing is the rows' own order."""
        if not self._large.large or not order:
            super().set_order(order)
        elif tuple(order) != self.order or self._large.holding:
            self._large.let_go()
            self._large.order = tuple(order)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.fields) - 1)
            self._sort.ask()

    def _plan_search(self) -> Work:
        rows = self._large.missing()
        return partial(_with_keys, self._large, rows)

    def _take_search(self, result: tuple[Sequence[Any], Sequence[bytes]]) -> None:
        self._large.learn(*result)
        self._searchable = not self._large.missing()
        if not self._searchable:
            self._search.ask()
        elif tuple(search_key(self._wanted).split()) != self._large.words:
            super().set_filter(self._wanted)
        elif self._large.words:
            self._show()

    def _plan_order(self) -> Work:
        return partial(_in_order, self._large, self._large.rows, self.order)

    def _take_order(self, result: tuple[Sequence[Any], tuple[SortBy, ...], Sequence[Any]]) -> None:
        ordered, order, rows = result
        if order == self.order and self._large.large:
            self._large.lay(ordered, rows)
            self._show()


def _with_keys(
    arrangement: LargeArrangement, rows: Sequence[Any], progress: Progress
) -> tuple[Sequence[Any], Sequence[bytes]]:
    return rows, arrangement.search_keys(rows, progress)


def _in_order(
    arrangement: LargeArrangement, rows: Sequence[Any], order: tuple[SortBy, ...], progress: Progress
) -> tuple[Sequence[Any], tuple[SortBy, ...], Sequence[Any]]:
    return arrangement.ordered(rows, order, progress), order, rows
