"""The tabs of a page: quiet words, the chosen one strong over the accent's line, counts beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QTabBar, QWidget

from cica_events.i18n import _
from ui.toolkit.buttons import with_shortcut
from ui.toolkit.colours import colour
from ui.toolkit.plain import plain_hint

GAP = 22
BY_KEY = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab; `count` stands muted behind its label."""

    key: str
    label: str
    count: str = ""


class TabRow(QTabBar):
    """Emits `chosen` with the key of the tab gone to; Ctrl+PageDown and Ctrl+PageUp go through them."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = list(tabs)
        self._by_key = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        forward = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_PageDown), self)
        back = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_PageUp), self)
        forward.activated.connect(self._next)
        back.activated.connect(self._previous)
        for number, tab in enumerate(self._tabs):
            self.addTab(tab.label)
            self.setTabToolTip(number, plain_hint(with_shortcut(tab.label, forward.key())))
        self.setAccessibleName(_("Parts of this page"))
        self.currentChanged.connect(self._tell)

    def choose(self, key: str) -> None:
        """Go to a tab."""
        self.setCurrentIndex(next(n for n, tab in enumerate(self._tabs) if tab.key == key))

    def current_key(self) -> str:
        """Return the key of the chosen tab."""
        return self._tabs[self.currentIndex()].key

    def set_count(self, key: str, count: str) -> None:
        """Show another count behind a tab's label."""
        number = next(n for n, tab in enumerate(self._tabs) if tab.key == key)
        tab = Tab(key, self._tabs[number].label, count)
        if tab != self._tabs[number]:
            self._tabs[number] = tab
            self.setAccessibleTabName(number, f"{tab.label} {count}".strip())
            self.setTabText(number, tab.label)
            self.updateGeometry()
            self.resize(self.sizeHint())

    @Slot(int)
    def _tell(self, number: int) -> None:
        if number >= 0:
            self.chosen.emit(self._tabs[number].key)

    @Slot()
    def _next(self) -> None:
        self.setCurrentIndex((self.currentIndex() + 1) % self.count())

    @Slot()
    def _previous(self) -> None:
        self.setCurrentIndex((self.currentIndex() - 1) % self.count())

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def tabSizeHint(self, number: int) -> QSize:
        """Return room for the label in its strong form, so that choosing it moves nothing."""
        tab, strong = self._tabs[number], QFontMetrics(self._strong())
        count = self.fontMetrics().horizontalAdvance(f" {tab.count}") if tab.count else 0
        return QSize(strong.horizontalAdvance(tab.label) + count + GAP, strong.height() + 16)

    def minimumTabSizeHint(self, number: int) -> QSize:
        """Never cut a label."""
        return self.tabSizeHint(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tabs in sight."""
        painter = QPainter(self)
        for number in range(self.count()):
            if self.tabRect(number).intersects(event.rect()):
                self._draw(painter, number, self.tabRect(number).adjusted(0, 0, -GAP, 0))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the keyboard came here by a key: only then a frame says where it is."""
        self._by_key = event.reason() in BY_KEY
        super().focusInEvent(event)

    def _frame(self, painter: QPainter, rect: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(self.palette(), "accent"))
        painter.drawRoundedRect(rect.adjusted(-6, 4, 5, -7), 4, 4)

    def _draw(self, painter: QPainter, number: int, rect: QRect) -> None:
        tab, on = self._tabs[number], number == self.currentIndex()
        font = self._strong() if on else self.font()
        painter.setFont(font)
        painter.setPen(colour(self.palette(), "text" if on else "muted"))
        painter.drawText(rect, FLAGS, tab.label)
        if on:
            line = QRect(rect.left(), rect.bottom() - 1, rect.width(), 2)
            painter.fillRect(line, colour(self.palette(), "accent"))
            if self.hasFocus() and self._by_key:
                self._frame(painter, rect)
        if tab.count:
            left = QFontMetrics(font).horizontalAdvance(f"{tab.label} ")
            painter.setFont(self.font())
            painter.setPen(colour(self.palette(), "muted"))
            painter.drawText(rect.adjusted(left, 0, GAP, 0), FLAGS, tab.count)
