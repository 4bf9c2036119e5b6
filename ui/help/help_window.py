"""The help: contents and search at the left, a topic at the right, beside the window one works in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStyle,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from cica_events.i18n import _, language
from ui.help.help_text import HelpText
from ui.help.library import HelpLibrary, Topic
from ui.help.words import stems
from ui.runtime.icons import Icons
from ui.runtime.settings import Settings
from ui.runtime.zoom import scaled
from ui.toolkit.buttons import IconButton
from ui.toolkit.colours import colour
from ui.toolkit.plain import plain_hint

KEY = Qt.ItemDataRole.UserRole
WIDTH, HEIGHT = 170, 44  # average characters at the most, lines at the least
SHARE = 0.85  # of the screen's height, unless it was left otherwise
SIDE = 38  # average characters, at least
ROOM = 8  # pixels around a line of the contents
REMEMBERED = "help"  # where the settings keep size and division


class HelpWindow(QWidget):
    """A window of its own, so that one can read and do; `show_place` leads to what belongs to a place."""

    def __init__(
        self, icons: Icons, settings: Settings, parent: QWidget, shared: Sequence[QAction] = ()
    ) -> None:
        """`shared` are actions of the other window that hold here as well, such as those of the size."""
        super().__init__(parent, Qt.WindowType.Window)
        self._other = parent.window()
        self._icons, self._settings = icons, settings
        self.addActions(shared)
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
        self.search.returnPressed.connect(self._take_first)
        self.contents = QTreeWidget(self)
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName(_("Contents of the help"))
        self.contents.setIndentation(self.fontMetrics().averageCharWidth() * 2)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.currentItemChanged.connect(self._chosen)
        self.contents.itemActivated.connect(self._read)
        self.back = self._action(_("Back"), "arrow-left", "Alt+Left", self._go_back)
        self.forward = self._action(_("Forward"), "arrow-right", "Alt+Right", self._go_forward)
        self._action(_("Search the help"), "search", "Ctrl+F", self.search.setFocus)
        self._action(_("Contents of the help"), "list", "F6", self._change_sides)
        self._action(_("Close"), "x", "Esc", self._leave)
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
        """Show the window before the others, as large as it was left."""
        if not self.isVisible():
            room = self._screen().size() * 0.95
            self.resize(self._size().boundedTo(room))
            self._place()
            divided = self._settings.layout(REMEMBERED).get("divided")
            if isinstance(divided, list) and len(divided) == 2 and all(isinstance(at, int) for at in divided):
                self.sides.setSizes(divided)
            else:
                self.sides.setSizes([self._side(), self.width() - self._side()])
        # With a handle of its own, which dialogs of the other window do not block; to ask for its id instead
        # would make windows of the parts of the other as well, and menus over those fail.
        self.create()
        self.windowHandle().setTransientParent(None)  # type: ignore[arg-type]  # not in the stub
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the size."""
        size = [self.width(), self.height()]
        self._settings.set_layout(REMEMBERED, {"size": size, "divided": self.sides.sizes()})
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search down to what was found."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.contents.setFocus()
            self._take_first(read=False)
        else:
            super().keyPressEvent(event)

    def _size(self) -> QSize:
        size = self._settings.layout(REMEMBERED).get("size")
        if isinstance(size, list) and len(size) == 2 and all(isinstance(side, int) for side in size):
            return QSize(*size).expandedTo(self.minimumSizeHint())
        metrics = self.fontMetrics()
        high = max(metrics.lineSpacing() * HEIGHT, round(self._screen().height() * SHARE))
        return QSize(metrics.averageCharWidth() * WIDTH, high)

    def _screen(self) -> QRect:
        """Return the screen one works on; our own is known only once we were shown."""
        return self._other.screen().availableGeometry()

    def _place(self) -> None:
        """Stand beside the other window where there is room for both, else in the middle of the screen."""
        screen, other = self._screen(), self._other.frameGeometry()
        place = QRect(QPoint(0, 0), self.size())
        place.moveCenter(screen.center())
        if other.right() + place.width() < screen.right():
            place.moveRight(screen.right())
        elif place.width() < other.left() - screen.left():
            place.moveLeft(screen.left())
        self.move(place.topLeft())

    def _side(self) -> int:
        """Return how wide the contents are, in pixels, with no title cut where there is room."""
        titles = [topic.title for chapter in self.library.chapters for topic in chapter.topics]
        widest = max(map(self.contents.fontMetrics().horizontalAdvance, titles), default=0)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room = 2 * self.contents.indentation() + bar + 2 * scaled(ROOM)
        return min(widest + room, self.width() * 2 // 5)

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
        self.sides = sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(12)
        sides.addWidget(side)
        sides.addWidget(self.text)
        sides.setStretchFactor(1, 1)
        side.setMinimumWidth(self.fontMetrics().averageCharWidth() * SIDE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(sides)

    def _list(self) -> None:
        self.contents.clear()
        for chapter in self.library.chapters:
            head = QTreeWidgetItem(self.contents, [chapter.title])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            bold = QFont()  # of whatever size the list has
            bold.setBold(True)
            head.setFont(0, bold)
            head.setSizeHint(0, self._line())
            for topic in chapter.topics:
                line = QTreeWidgetItem(head, [topic.title])
                line.setData(0, KEY, topic.key)
                line.setToolTip(0, plain_hint(topic.title))
                line.setSizeHint(0, self._line())
            head.setExpanded(True)

    def _line(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + scaled(ROOM))

    @Slot(str)
    def _find(self, words: str) -> None:
        self.contents.blockSignals(True)
        if words.strip():
            self._list_found(words)
        else:
            self._list()
        self.contents.blockSignals(False)
        self.text.mark(stems(words))
        self._mark()

    @Slot()
    def _take_first(self, *, read: bool = True) -> None:
        """Show the first topic that was found, where the one shown is none of them."""
        current = self.contents.currentItem()
        if current is None or not current.data(0, KEY):
            first = self.contents.topLevelItem(0)
            if first is not None and first.data(0, KEY):
                self.contents.setCurrentItem(first)
        if read and self.search.text():
            self.text.setFocus()

    @Slot()
    def _read(self) -> None:
        """Go into the topic chosen in the contents."""
        self.text.setFocus()

    @Slot()
    def _change_sides(self) -> None:
        """Go from the text to the contents and back."""
        (self.contents if self.text.hasFocus() else self.text).setFocus()

    @Slot()
    def _leave(self) -> None:
        """Give up the search first, then the window."""
        if self.search.text():
            self.search.clear()
        else:
            self.close()

    def _list_found(self, words: str) -> None:
        self.contents.clear()
        found = self.library.find(words)
        for each in found:
            line = QTreeWidgetItem(self.contents, [each.topic.title])
            line.setSizeHint(0, self._line())
            line.setData(0, KEY, each.topic.key)
            around = QTreeWidgetItem(line, [each.excerpt])
            around.setToolTip(0, plain_hint(each.excerpt))
            around.setForeground(0, colour(self.palette(), "muted"))
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
        self.text.show_topic(topic, stems(self.search.text()))
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
