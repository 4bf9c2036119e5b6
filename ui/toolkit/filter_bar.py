"""The field in which a list is filtered by typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.runtime.zoom import scaled
from ui.toolkit.buttons import with_shortcut
from ui.toolkit.file_drops import TextLine
from ui.toolkit.plain import PlainLabel, plain_hint

WIDTH = 40  # average characters at most
EDGES = 24  # pixels of the field's own margins at the usual size
LEAVING = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})
ICON = 16  # pixels, independent of the screen's density


class FilterBar(TextLine):
    """Emits `filter_changed` after `delay` milliseconds without typing; Ctrl+F comes here, Esc clears.

    `left` is emitted by Down, by Enter and by Esc in an empty field: the list may take the focus.
    """

    _hint = _short_hint = ""  # until it is made
    filter_changed = Signal(str)
    left = Signal()

    def __init__(
        self, placeholder: str, icons: Icons, *, delay: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        find = QAction(placeholder, self)
        find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        find.triggered.connect(self._come)
        self.addAction(find)
        self._hint, self._short_hint = with_shortcut(placeholder, find.shortcut()), placeholder
        self.setPlaceholderText(self._hint)
        self.setToolTip(plain_hint(self._hint))
        self.setAccessibleName(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH // 2)
        self._glass = PlainLabel(self)
        icons.put_picture(self._glass, "search", "muted", ICON)
        self._clear = QToolButton(self)
        self._clear.setAutoRaise(True)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setToolTip(_("Clear the filter (Esc)"))
        self._clear.setAccessibleName(_("Clear the filter"))
        icons.put(self._clear, "x", "muted")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(self._typed)

    def whole_width(self) -> int:
        """Return how wide (pixels) the field is where all of its hint can be read."""
        hint = self.fontMetrics().horizontalAdvance(self._hint)
        return min(self.maximumWidth(), hint + scaled(ICON) + 4 + scaled(EDGES))

    @Slot()
    def _come(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._keep_apart()
        if self._timer.interval():
            self._timer.start()
        else:
            self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the glass at the left and the cross at the right; leave the keys out before words are cut."""
        super().resizeEvent(event)
        self._fit_hint()
        side = scaled(ICON)
        top = (self.height() - side) // 2
        self._keep_apart()
        self._glass.setGeometry(8, top, side, side)
        self._clear.setGeometry(self.width() - side - 8, top, side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the hint in letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._hint:
            self._fit_hint()

    def _fit_hint(self) -> None:
        whole = self.width() >= self.whole_width()
        self.setPlaceholderText(self._hint if whole else self._short_hint)

    def _keep_apart(self) -> None:
        """Keep the words from the glass, and from the cross where there is one."""
        side = scaled(ICON) + 4
        self.setTextMargins(side, 0, side if self.text() else 0, 0)

    @Slot()
    def _tell(self) -> None:
        self.filter_changed.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears; Down, Enter, or Esc in an empty field, goes on to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in LEAVING:
            self.left.emit()
        else:
            super().keyPressEvent(event)
