"""The pieces of which the details beside a list are put together: headings, paragraphs, notices."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.plain import PlainLabel, plain_hint

WIDTH = 38  # average characters
LONG = 18  # letters of a word that does not fit beside the name of its field


class Details(QScrollArea):
    """A column of pieces that is put together anew for what is selected."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.after: QWidget | None = None  # the list that these are details of
        self._body: QWidget | None = None
        self._focused = ""  # name of the piece that had the keyboard
        self._column = QVBoxLayout()
        self.begin()

    def begin(self) -> None:
        """Take away what is shown."""
        old, focus = self.takeWidget(), self.focusWidget()
        self._focused = _name_in(old, focus)
        self._body = QWidget(self)
        if old is not None:
            old.hide()
            old.deleteLater()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(16, 4, 12, 12)
        self._column.setSpacing(6)

    def finish(self) -> None:
        """Show what was put together."""
        self._column.addStretch(1)
        if self._body is not None:
            self.setWidget(self._body)
            again = self._body.findChild(QWidget, self._focused) if self._focused else None
            if again is not None:
                again.setFocus()
            self._put_in_order()

    def _put_in_order(self) -> None:
        """Let the keyboard come here from the list beside it, piece by piece."""
        last = self.after
        for widget in self.body.findChildren(QWidget):
            if last is not None and reached_by_tab(widget, self.window()):
                QWidget.setTabOrder(last, widget)
                last = widget

    @property
    def body(self) -> QWidget:
        """The parent of the pieces."""
        assert self._body is not None
        return self._body

    def say(self, text: str, role: str = "", *, gap: int = 0) -> QLabel:
        """Add a paragraph, `gap` pixels of room before it."""
        if gap:
            self._column.addSpacing(gap)
        label = words(text, role, self.body)
        self._column.addWidget(label)
        return label

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Add what fields hold, their names muted before it, or above what is too long for one line."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for label, text in pairs:
            line = grid.rowCount()
            name, value = words(label, "muted", self.body), words(text, "", self.body)
            if any(len(word) > LONG for word in text.split()):
                grid.addWidget(name, line, 0, 1, 2)
                grid.addWidget(value, line + 1, 0, 1, 2)
            else:
                grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(value, line, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(grid)

    def notice(self, text: str, tone: str, buttons: tuple[QPushButton, ...] = ()) -> None:
        """Add a paragraph on a tinted ground, with buttons under it."""
        frame = QFrame(self.body)
        frame.setProperty("notice", tone)
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(4)
        column.addWidget(words(text, "", frame))
        if buttons:
            column.addLayout(_line(buttons))
        self._column.addWidget(frame)

    def buttons(self, *buttons: QPushButton) -> None:
        """Add buttons side by side, in another line where there is no room."""
        frame = QWidget(self.body)
        flow = FlowLayout(frame, spacing=6, between_lines=6)
        for button in buttons:
            flow.addWidget(button)
        self._column.addWidget(frame)

    def add(self, widget: QWidget, *, gap: int = 0) -> None:
        """Add a piece."""
        if gap:
            self._column.addSpacing(gap)
        self._column.addWidget(widget)

    def button(
        self, text: str, act: Callable[[], object], *, hint: str = "", link: bool = False
    ) -> QPushButton:
        """Return a button that stands in these details."""
        button = QPushButton(text, self.body)
        button.setAutoDefault(False)
        button.setProperty("link", link)
        button.setToolTip(plain_hint(hint or text))
        button.setAccessibleName(text)
        button.setObjectName(text)
        button.clicked.connect(lambda _checked=False: act())
        return button


def words(text: str, role: str, parent: QWidget) -> QLabel:
    """Return a paragraph of plain text."""
    label = PlainLabel(text, parent)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    if role:
        label.setProperty("role", role)
    else:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def reached_by_tab(widget: QWidget, window: QWidget) -> bool:
    """Tell whether Tab comes to a widget of `window`; the list of a box is a window of its own."""
    return widget.window() is window and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _name_in(body: QWidget | None, focus: QWidget | None) -> str:
    """Return the name of the piece in `body` that has the keyboard, empty if none has."""
    if body is None or focus is None or not body.isAncestorOf(focus):
        return ""
    return focus.objectName()


def _line(buttons: tuple[QPushButton, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
