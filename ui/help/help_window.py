"""The help: contents and search at the left, a topic at the right, beside the window one works in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from cica_events.i18n import _, language
from ui.help.help_text import HelpText
from ui.help.library import HelpLibrary, Topic
from ui.runtime.icons import Icons
from ui.toolkit.buttons import IconButton

KEY = Qt.ItemDataRole.UserRole
WIDTH, HEIGHT = 130, 40  # average characters, lines


class HelpWindow(QWidget):
    """A window of its own, so that one can read and do; `show_place` leads to what belongs to a place."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._icons = icons
        self.library = HelpLibrary(language())
        self._before: list[str] = []
        self._after: list[str] = []
        self._current: Topic | None = None
        self.setWindowTitle(_("Help"))
        self.text = HelpText(self.library, self)
        self.text.topic_asked.connect(self.show_topic)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Search the help"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.contents = QTreeWidget(self)
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName(_("Contents of the help"))
        self.contents.currentItemChanged.connect(self._chosen)
        self.back = self._action(_("Back"), "arrow-left", "Alt+Left", self._go_back)
        self.forward = self._action(_("Forward"), "arrow-right", "Alt+Right", self._go_forward)
        self._action(_("Search the help"), "search", "Ctrl+F", self.search.setFocus)
        self._action(_("Close"), "x", "Esc", self.close)
        self._lay_out()
        self._list()

    def show_place(self, place: str) -> None:
        """Show the topic of a place in the window, such as "meeting/agenda"."""
        self.show_topic(self.library.at(place).key)

    @Slot(str)
    def show_topic(self, key: str) -> None:
        """Go to a topic; nothing happens where there is none of that name."""
        topic = self.library.topic(key)
        if topic is None or topic is self._current:
            return
        if self._current is not None:
            self._before.append(self._current.key)
        self._after.clear()
        self._show(topic)

    def to_front(self) -> None:
        """Show the window before the others."""
        if not self.isVisible():
            metrics, room = self.fontMetrics(), self.screen().availableGeometry().size()
            wide, high = metrics.averageCharWidth() * WIDTH, metrics.lineSpacing() * HEIGHT
            self.resize(min(wide, room.width() * 9 // 10), min(high, room.height() * 9 // 10))
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus()

    def _action(self, text: str, icon: str, keys: str, act: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        self._icons.put(action, icon)
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for action in (self.back, self.forward):
            tools.addWidget(IconButton(action, parent=self))
        tools.addWidget(self.search, 1)
        side = QWidget(self)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addLayout(tools)
        left.addWidget(self.contents, 1)
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(12)
        sides.addWidget(side)
        sides.addWidget(self.text)
        sides.setStretchFactor(1, 1)
        side.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(sides)

    def _list(self) -> None:
        self.contents.clear()
        for chapter in self.library.chapters:
            head = QTreeWidgetItem(self.contents, [chapter.title])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for topic in chapter.topics:
                line = QTreeWidgetItem(head, [topic.title])
                line.setData(0, KEY, topic.key)
            head.setExpanded(True)

    @Slot(str)
    def _find(self, words: str) -> None:
        self.contents.blockSignals(True)
        if words.strip():
            self._list_found(words)
        else:
            self._list()
        self.contents.blockSignals(False)
        self._mark()

    def _list_found(self, words: str) -> None:
        self.contents.clear()
        found = self.library.find(words)
        for each in found:
            line = QTreeWidgetItem(self.contents, [each.topic.title])
            line.setData(0, KEY, each.topic.key)
            around = QTreeWidgetItem(line, [each.excerpt])
            around.setToolTip(0, each.excerpt)
            around.setData(0, KEY, each.topic.key)
            line.setExpanded(True)
        if not found:
            nothing = QTreeWidgetItem(self.contents, [_("The help says nothing about that.")])
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _chosen(self, now: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if now is not None and now.data(0, KEY):
            self.show_topic(now.data(0, KEY))

    @Slot()
    def _go_back(self) -> None:
        self._step(self._before, self._after)

    @Slot()
    def _go_forward(self) -> None:
        self._step(self._after, self._before)

    def _step(self, source: list[str], goal: list[str]) -> None:
        if source and self._current is not None:
            goal.append(self._current.key)
            topic = self.library.topic(source.pop())
            if topic is not None:
                self._show(topic)

    def _show(self, topic: Topic) -> None:
        self._current = topic
        self.text.show_topic(topic)
        self.setWindowTitle(_("{topic} — Help").format(topic=topic.title))
        self.back.setEnabled(bool(self._before))
        self.forward.setEnabled(bool(self._after))
        self._mark()

    def _mark(self) -> None:
        """Show in the contents which topic is open."""
        self.contents.blockSignals(True)
        lines = QTreeWidgetItemIterator(self.contents)
        while (line := lines.value()) is not None:
            if self._current is not None and line.data(0, KEY) == self._current.key:
                self.contents.setCurrentItem(line)
                break
            lines += 1
        self.contents.blockSignals(False)
