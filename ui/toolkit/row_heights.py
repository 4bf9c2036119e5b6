"""How high the rows of a list are: compact, usual, or tall enough for several lines; kept for each list."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from cica_events.i18n import N_, _
from ui.toolkit.column_layout import LayoutStore, StoredLayout

NOTCH = 120  # eighths of a degree that a wheel turns in one step


class RowHeight(Enum):
    """Lines of text in a row, and pixels above and below them together."""

    COMPACT = (1, 4)
    USUAL = (1, 14)
    TALL = (3, 12)

    @property
    def lines(self) -> int:
        """The lines of text that a row has room for."""
        return self.value[0]

    def pixels(self, metrics: QFontMetrics) -> int:
        """Return the height of a row."""
        lines, padding = self.value
        return metrics.height() + (lines - 1) * metrics.lineSpacing() + padding


LABELS = {
    RowHeight.COMPACT: N_("Compact rows"),
    RowHeight.USUAL: N_("Usual rows"),
    RowHeight.TALL: N_("Tall rows, long texts on several lines"),
}
STEPS = tuple(RowHeight)


class RowHeights(QObject):
    """The choice of one list; Ctrl with the wheel takes the next one.

    With `layout` it is kept beside that; else whoever listens to `changed` keeps what `stored` says.
    """

    changed = Signal()

    def __init__(self, view: QAbstractItemView, layout: LayoutStore | None = None) -> None:
        super().__init__(view)
        self._store = _store_of(layout)
        saved = (self._store.load() or {}).get("height") if self._store else None
        self.height = next((step for step in STEPS if step.name.casefold() == saved), RowHeight.USUAL)
        self._turned = 0
        self._group = QActionGroup(self)
        self.actions = [self._action(step, view) for step in STEPS]
        self._group.triggered.connect(self._choose)
        view.viewport().installEventFilter(self)

    def _action(self, step: RowHeight, view: QAbstractItemView) -> QAction:
        action = QAction(_(LABELS[step]), self._group)
        action.setCheckable(True)
        action.setChecked(step is self.height)
        action.setToolTip(_("Height of the rows of this list (Ctrl and the wheel of the mouse)"))
        view.addAction(action)
        return action

    def choose(self, height: RowHeight) -> None:
        """Make the rows so high and remember it."""
        if height is self.height:
            return
        self.height = height
        self.actions[STEPS.index(height)].setChecked(True)
        if self._store:
            self._store.save({"height": height.name.casefold()})
        self.changed.emit()

    def stored(self) -> str | None:
        """Return the choice as a word that `restore` takes, None for the usual height."""
        return None if self.height is RowHeight.USUAL else self.height.name.casefold()

    def restore(self, word: object) -> None:
        """Make the rows as high as `word` says, as high as usual where it says nothing known."""
        self.choose(next((step for step in STEPS if step.name.casefold() == word), RowHeight.USUAL))

    def menu(self, parent: QWidget) -> QMenu:
        """Return the choice as a menu that goes with `parent`."""
        menu = QMenu(_("Height of rows"), parent)
        menu.addActions(self.actions)
        return menu

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.choose(STEPS[self.actions.index(action)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl with the wheel makes the rows higher or lower."""
        if not isinstance(event, QWheelEvent) or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return super().eventFilter(watched, event)
        self._turned += event.angleDelta().y()
        by = int(self._turned / NOTCH)
        self._turned -= by * NOTCH
        place = STEPS.index(self.height) + (by > 0) - (by < 0)
        self.choose(STEPS[min(max(place, 0), len(STEPS) - 1)])
        event.accept()
        return True


def _store_of(layout: LayoutStore | None) -> LayoutStore | None:
    """Return where the height is kept: beside the columns of the same list."""
    return StoredLayout(layout.settings, f"{layout.key}.rows") if isinstance(layout, StoredLayout) else None
