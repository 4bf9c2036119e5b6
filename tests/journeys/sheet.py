"""A table or outline as a person reads it: lines of cells under headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QTreeView

if TYPE_CHECKING:
    from tests.journeys.driver import Person

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Sheet:
    """Finds cells by the text of their line and the heading of their column."""

    def __init__(self, person: Person, view: QAbstractItemView) -> None:
        self._person = person
        self.view = view

    @property
    def header(self) -> QHeaderView:
        """The row of headings."""
        assert isinstance(self.view, QTableView | QTreeView)
        return self.view.horizontalHeader() if isinstance(self.view, QTableView) else self.view.header()

    @property
    def headings(self) -> list[str]:
        """The headings in sight, from left to right."""
        model, header = self.view.model(), self.header
        places = (header.logicalIndex(place) for place in range(header.count()))
        return [
            str(model.headerData(column, Qt.Orientation.Horizontal))
            for column in places
            if not header.isSectionHidden(column)
        ]

    def column(self, heading: str) -> int:
        """Return the model's column under a heading; AssertionError where none in sight bears it."""
        assert heading in self.headings, f"no {heading!r} among {self.headings}"
        model = self.view.model()
        return next(
            column
            for column in range(model.columnCount())
            if model.headerData(column, Qt.Orientation.Horizontal) == heading
        )

    def lines(self) -> Iterator[QModelIndex]:
        """Return the first cell of every line, from top to bottom."""
        model = self.view.model()
        if isinstance(self.view, QTreeView):
            index = model.index(0, 0)
            while index.isValid():
                yield index
                index = self.view.indexBelow(index)
        else:
            yield from (model.index(row, 0) for row in range(model.rowCount()))

    def texts(self, heading: str) -> list[str]:
        """Return what stands under a heading, from top to bottom."""
        column = self.column(heading)
        return [str(line.siblingAtColumn(column).data() or "") for line in self.lines()]

    def cell(self, line: str, heading: str = "") -> QModelIndex:
        """Return a cell of the one line that has this text in a cell; without a heading that cell itself."""
        wanted = self.column(heading) if heading else -1
        found = []
        for first in self.lines():
            for name in self.headings:
                index = first.siblingAtColumn(self.column(name))
                if str(index.data() or "") == line:
                    found.append(first.siblingAtColumn(wanted) if wanted >= 0 else index)
                    break
        assert len(found) == 1, f"{len(found)} lines with {line!r}"
        return found[0]

    def read(self, line: str, heading: str) -> str:
        """Return the text of a cell."""
        return str(self.cell(line, heading).data() or "")

    def click(
        self, line: str, heading: str = "", held: Qt.KeyboardModifier = NONE, *, twice: bool = False
    ) -> None:
        """Click a cell, scrolling to it."""
        index = self.cell(line, heading)
        self.view.scrollTo(index)
        self._person.click_at(self.view.viewport(), self.view.visualRect(index).center(), held, twice=twice)

    def click_heading(self, heading: str, held: Qt.KeyboardModifier = NONE) -> None:
        """Click a heading, which sorts."""
        header = self.header
        column = self.column(heading)
        left = header.sectionViewportPosition(column)
        place = QPoint(left + header.sectionSize(column) // 2, header.height() // 2)
        self._person.click_at(header.viewport(), place, held)

    def write(self, line: str, heading: str, text: str, end: str = "Return") -> None:
        """Go to a cell, type over what stands there, and press the key `end`."""
        self.click(line, heading)
        self._person.type(text)
        self._person.press(end)

    def drag(self, line: str, onto: str, part: float) -> None:
        """Drag a line to another one: onto its upper edge (0), its middle (0.5) or its lower edge (1)."""
        moved, target = self.cell(line), self.cell(onto)
        if QApplication.platformName() == "offscreen":  # which carries nothing from place to place
            between = {0: target.row(), 1: target.row() + 1}
            parent = target.parent() if part in between else target.siblingAtColumn(0)
            load, move = self.view.model().mimeData([moved]), Qt.DropAction.MoveAction
            self.view.model().dropMimeData(load, move, between.get(round(part, 1), -1), 0, parent)
            return
        start, place = self.view.visualRect(moved).center(), self.view.visualRect(target)
        end = QPoint(start.x(), round(place.top() + 2 + part * (place.height() - 4)))
        self._person.drag(self.view, start, end)
