"""A list with the details of what is selected beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.runtime.zoom import scaled

SHARE = 0.22  # of the room, that a part at the side has at least
MOST = 420  # pixels at the usual zoom that it grows to


class Sides(QSplitter):
    """Lets the parts at the sides grow with a large window, until somebody divides the room otherwise.

    A part should be made as a child of it: one that is moved into it is dressed once more, with all in it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sides: list[QWidget] = []
        self._divided = False
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._settle)

    def add_side(self, part: QWidget) -> None:
        """Add a part at the side, such as an inspector."""
        self._sides.append(part)
        self.addWidget(part)

    def hold(self, records: QWidget, details: QWidget, gap: int = 0) -> None:
        """Let the list take what room there is beside its details, neither of which can vanish.

        `gap` is the room between them in pixels, 0 for what is usual.
        """
        self.addWidget(records)
        self.add_side(details)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        if gap:
            self.setHandleWidth(gap)

    def setSizes(self, sizes: Sequence[int]) -> None:
        """Divide the room so, and keep it so."""
        self._divided = True
        super().setSizes(sizes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sides their share of the new room."""
        super().resizeEvent(event)
        if self._sides and not self._divided:
            self._share()

    @Slot()
    def _settle(self) -> None:
        self._divided = True

    def _share(self) -> None:
        parts = filter(None, map(self.widget, range(self.count())))
        grown = min(scaled(MOST), round(self.width() * SHARE))
        wide = {part: max(grown, part.sizeHint().width(), part.minimumWidth()) for part in self._sides}
        taken = sum(wide[part] for part in self._sides if not part.isHidden())
        left = max(0, self.width() - taken)  # for the others, which divide it as they like
        super().setSizes([wide.get(part, left) for part in parts])


def side_by_side(records: QWidget, details: QWidget, parent: QWidget, gap: int = 0) -> QSplitter:
    """Return a splitter that holds a list and its details."""
    splitter = Sides(parent)
    splitter.hold(records, details, gap)
    return splitter
