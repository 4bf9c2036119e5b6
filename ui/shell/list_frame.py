"""The frame of a page that shows one list: title, toolbar, table, inspector; or why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.shell.column import middle_column
from ui.shell.not_read import NotRead
from ui.toolkit.busy_bar import BusyBar
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.page_header import PageHeader
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.side_by_side import Sides

PATIENCE = 300  # milliseconds before it is said that the list is still being read


class ListFrame(QWidget):
    """Shows the list, that it is being read, or `empty`; `tools` is the toolbar's row."""

    def __init__(self, title: str, loading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.header = PageHeader(title, parent=self)
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(20, 10, 20, 10)
        self.tools.setSpacing(8)
        self._filled = QWidget(self)
        self._column = QVBoxLayout(self._filled)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self.tools)
        self._body = QWidget(self._filled)
        self.splitter = Sides(self._body)
        self._loading = _LoadingState(loading, self)
        self._empty: EmptyState | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._filled)
        self._stack.addWidget(self._loading)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._say_loading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.not_read = NotRead(self)
        layout.addWidget(self.header)
        layout.addWidget(self.not_read)
        layout.addWidget(self._stack, 1)

    def fill(self, parts: Sequence[QWidget], empty: EmptyState | None = None) -> None:
        """Put `parts` side by side, of which the first takes the room there is.

        What is made as a child of `splitter` is not moved, which would dress it once more.
        """
        row = QHBoxLayout(self._body)
        row.setContentsMargins(20, 0, 4 if len(parts) > 1 else 20, 12)
        self.splitter.addWidget(parts[0])
        for part in parts[1:]:
            self.splitter.add_side(part)
        self.splitter.setStretchFactor(0, 1)
        row.addWidget(self.splitter)
        self._column.addWidget(self._body, 1)
        if empty is not None:
            self._empty = empty
            self._stack.addWidget(empty)

    def add_strip(self, strip: QWidget) -> None:
        """Put a strip that says something about the list over its toolbar."""
        self._column.insertWidget(0, strip)

    def add_tools(self, actions: Sequence[QWidget]) -> None:
        """Put widgets at the end of the toolbar."""
        for widget in actions:
            self.tools.addWidget(widget)

    @Slot()
    def show_loading(self) -> None:
        """Say, if it takes a while, that the list is being read."""
        self._patience.start()

    @Slot()
    def _say_loading(self) -> None:
        self._stack.setCurrentWidget(self._loading)

    def show_list(self, filled: bool) -> None:
        """Show the list, or what stands there while it is empty."""
        self._patience.stop()
        self.not_read.hide()
        self._stack.setCurrentWidget(self._filled if filled or self._empty is None else self._empty)

    def show_failed(self, error: BaseException, *, filled: bool) -> None:
        """Say why the list could not be read, over what is known of it."""
        self._patience.stop()
        self._stack.setCurrentWidget(self._filled)
        self.not_read.tell(error, filled=filled)

    @property
    def shows_list(self) -> bool:
        """Whether the list is shown."""
        return self._stack.currentWidget() is self._filled


class _LoadingState(QWidget):
    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        label = PlainLabel(text, self)
        label.setProperty("role", "muted")
        bar = BusyBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(text)
        layout = middle_column(self)
        layout.addWidget(label)
        layout.addWidget(bar)
        layout.addStretch(3)


def page_action(owner: QWidget, text: str, hint: str = "", keys: str = "") -> QAction:
    """Return an action of a page, with its keys (such as "Ctrl+N") while the page has the keyboard."""
    action = QAction(text, owner)
    if hint:
        action.setToolTip(plain_hint(hint))
    if keys:
        action.setShortcut(keys)
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    owner.addAction(action)
    return action
