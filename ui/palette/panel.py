"""The palette as one sees it: a field, what was found under it, and the keys at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cica_events.i18n import _, ngettext
from ui.palette.line_delegate import LineDelegate
from ui.palette.line_model import LineModel
from ui.palette.lines import Entry, Line
from ui.runtime.icons import Icons
from ui.runtime.zoom import scaled
from ui.toolkit.marks import Mark
from ui.toolkit.plain import PlainLabel, plain_hint

WIDTH = 680  # pixels at the usual zoom
TOP = 64
FOOT = 36
EDGE = 24  # that the window keeps at each side
VEIL = QColor(10, 16, 28, 70)
FURTHER = (
    (Qt.KeyboardModifier.ControlModifier, "Ctrl"),
    (Qt.KeyboardModifier.ShiftModifier, "Shift"),
    (Qt.KeyboardModifier.AltModifier, "Alt"),
)
PAGE = 8  # lines that PageUp and PageDown go


class PalettePanel(QWidget):
    """Lies over the whole window.

    `asked` tells what is typed, `chosen` a line (or None) and which of its further actions, -1 for none.
    """

    asked = Signal(str)
    chosen = Signal(object, int)
    closed = Signal()

    def __init__(self, window: QWidget, icons: Icons, mark: Mark) -> None:
        super().__init__(window)
        self._window = window
        self._icons = icons
        self._before = QApplication.focusWidget()
        self.model = LineModel(self)
        self.field = QLineEdit(self)
        self.list = QListView(self)
        self._frame = QFrame(self)
        self._whole = QVBoxLayout(self._frame)
        self._foot = QHBoxLayout()
        self._hint = PlainLabel(self)
        self._buttons: list[QPushButton] = []
        self._dress(mark)
        self._lay_out()
        self.field.textChanged.connect(self.asked)
        self.list.clicked.connect(self._clicked)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def open(self) -> None:
        """Show the palette and give it the keyboard."""
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Take the palette away and give the keyboard back to what had it."""
        self.hide()
        before = self._before
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show what was found, the first line chosen."""
        self.model.show(entries)
        self._fit()
        self._go_to(next((row for row in range(len(entries)) if self.model.line(row) is not None), -1))
        count = sum(isinstance(entry, Line) for entry in entries)
        found = ngettext("{count} result", "{count} results", count).format(count=count)
        current = self.current()
        self._announce(", ".join([found, *([current.spoken] if current is not None else [])]))

    def current(self) -> Line | None:
        """Return the line that Enter chooses."""
        return self.model.line(self.list.currentIndex().row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Steer the list from the field, and keep to the size of the window."""
        if event.type() is QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
            self._fit()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return watched is not self._window and self._pressed(event, in_field=watched is self.field)
        elif event.type() is QEvent.Type.ShortcutOverride and watched is self.field:
            event.setAccepted(isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape)
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close where somebody clicks beside it."""
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim the window behind."""
        QPainter(self).fillRect(self.rect(), VEIL)

    # Looks

    def _dress(self, mark: Mark) -> None:
        self._frame.setObjectName("palette")
        self._frame.setProperty("panel", True)
        self.field.setPlaceholderText(_("Find people, meetings, items, documents, actions…"))
        self.field.setAccessibleName(_("Find anything"))
        self.field.setFrame(False)
        self.field.setProperty("bare", True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LineDelegate(self._icons, mark, self.list))
        self.setAccessibleName(_("Find anything"))
        self.list.setAccessibleName(_("What was found"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("bare", True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self._hint.setProperty("role", "small")
        self._hint.setText(_("> actions    @ people    # meetings"))

    def _lay_out(self) -> None:
        picture = PlainLabel(self._frame)
        self._icons.put_picture(picture, "search", "muted", 18)
        head = QHBoxLayout()
        head.setContentsMargins(scaled(16), scaled(8), scaled(10), scaled(8))
        head.setSpacing(scaled(10))
        head.addWidget(picture)
        head.addWidget(self.field, 1)
        self._foot.setContentsMargins(scaled(16), 0, scaled(10), 0)
        self._foot.setSpacing(scaled(8))
        self._foot.addWidget(self._hint)
        self._foot.addStretch(1)
        foot = QWidget(self._frame)
        foot.setLayout(self._foot)
        foot.setFixedHeight(scaled(FOOT))
        layout = self._whole
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._rule())
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(8), scaled(6), scaled(8), scaled(6))
        inner.addWidget(self.list)
        layout.addLayout(inner)
        layout.addWidget(self._rule())
        layout.addWidget(foot)

    def _rule(self) -> QFrame:
        rule = QFrame(self._frame)
        rule.setProperty("rule", True)
        rule.setFixedHeight(1)
        return rule

    def _fit(self) -> None:
        """Be as high as what was found needs, as far as the window has room."""
        top = min(scaled(TOP), self.height() // 10)
        width = min(scaled(WIDTH), self.width() - 2 * EDGE)
        wanted = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        beside = self._whole.minimumSize().height() - self.list.minimumHeight()
        room = max(scaled(80), self.height() - top - scaled(TOP) - beside)
        self.list.setFixedHeight(max(scaled(40), min(wanted + 2, room)))
        self._whole.activate()
        height = self._whole.sizeHint().height()
        self._frame.setGeometry(QRect((self.width() - width) // 2, top, width, height))

    # Keys

    def _pressed(self, event: QKeyEvent, *, in_field: bool) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: PAGE,
            Qt.Key.Key_PageUp: -PAGE,
        }
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            self._choose(next((at for at, (each, _name) in enumerate(FURTHER) if held == each), -1))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._next_group(forward=key == Qt.Key.Key_Tab)
        elif key in steps:
            self._step(steps[Qt.Key(key)])
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        rows = [row for row in range(self.model.rowCount()) if self.model.line(row) is not None]
        if not rows:
            return
        here = self.list.currentIndex().row()
        place = rows.index(here) if here in rows else -1
        wanted = place + by
        if abs(by) > 1:
            wanted = min(max(wanted, 0), len(rows) - 1)
        self._go_to(rows[wanted % len(rows)])

    def _next_group(self, *, forward: bool) -> None:
        starts = [
            row
            for row in range(self.model.rowCount())
            if self.model.line(row) is not None and (row == 0 or self.model.line(row - 1) is None)
        ]
        here = self.list.currentIndex().row()
        if forward:
            self._go_to(next((row for row in starts if row > here), starts[0] if starts else -1))
        else:
            self._go_to(next((row for row in reversed(starts) if row < here), starts[-1] if starts else -1))

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        above = row - 1 if row > 0 and self.model.line(row - 1) is None else row
        if above >= 0:
            self.list.scrollTo(self.model.index(above))  # its heading too
            self.list.scrollTo(self.model.index(row))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if self.model.line(index.row()) is not None:
            self._choose(-1)

    def _choose(self, further: int) -> None:
        line = self.current()
        if line is not None and line.impossible:
            self._announce(line.spoken)
        elif line is not None and further < len(line.further):
            self.chosen.emit(line, further)
        elif line is None:
            self.chosen.emit(None, -1)

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = self.model.line(current.row())
        self._offer(line)
        if line is not None:
            self._announce(line.spoken)

    def _offer(self, line: Line | None) -> None:
        """Show at the foot what the chosen line can do beside."""
        for old in self._buttons:
            self._foot.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        further = line.further if line is not None else ()
        self._hint.setVisible(not further)
        for number, each in enumerate(further[: len(FURTHER)]):
            button = QPushButton(
                _("{keys}  {action}").format(keys=f"{FURTHER[number][1]}+↵", action=each.text), self
            )
            button.setProperty("link", True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolTip(
                plain_hint(
                    _("{action} ({keys})").format(action=each.text, keys=f"{FURTHER[number][1]}+Enter")
                )
            )
            button.clicked.connect(partial(self._choose, number))
            self._foot.addWidget(button)
            self._buttons.append(button)

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))
