"""What stands in the window while no workspace is open: three ways to begin, and the recent ones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.runtime.settings import Settings
from ui.runtime.tasks import TaskRunner
from ui.shell.actions import FrameActions
from ui.shell.recent_list import RecentList
from ui.toolkit.plain import PlainLabel, plain_hint


class StartPage(QWidget):
    """Create a workspace, open one, or look at the sample."""

    recent_chosen = Signal(str)

    def __init__(
        self,
        icons: Icons,
        actions: FrameActions,
        settings: Settings,
        tasks: TaskRunner,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        outer = QHBoxLayout(self)
        outer.setContentsMargins(32, 24, 32, 24)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        outer.addLayout(column, 8)
        outer.addStretch(1)
        column.addStretch(2)
        self._greet(column)
        column.addSpacing(16)
        column.addLayout(self._cards(actions))
        column.addLayout(self._other_ways(actions))
        column.addSpacing(16)
        self.recent = RecentList(icons, settings, tasks, self)
        self.recent.chosen.connect(self.recent_chosen)
        column.addWidget(self.recent)
        column.addStretch(3)

    def _greet(self, column: QVBoxLayout) -> None:
        title = PlainLabel(_("Plan your meetings"), self)
        title.setProperty("role", "title")
        words = PlainLabel(
            _(
                "A workspace is one file with your meetings, participants and agendas. "
                "Everything you do is saved in it at once."
            ),
            self,
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(words)

    def _cards(self, actions: FrameActions) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for icon, title, words, action in (
            (
                "file-plus",
                _("Create a workspace"),
                _("Start with the States, organizations and bodies of CICA"),
                actions.create,
            ),
            (
                "folder-open",
                _("Open a workspace"),
                _("A .cica file of yours or from a colleague; or drop it here"),
                actions.open,
            ),
            (
                "sparkles",
                _("Look at the sample"),
                _("A quarter of real meetings to explore"),
                actions.sample,
            ),
        ):
            row.addWidget(Card(self._icons, icon, title, words, action.trigger, self), 1)
        return row

    def _other_ways(self, actions: FrameActions) -> QHBoxLayout:
        row = QHBoxLayout()
        server = QPushButton(actions.server.text(), self)
        server.setProperty("link", True)
        words = _("A workspace in a PostgreSQL database")
        server.setToolTip(plain_hint(f"{words} ({actions.server.shortcut().toString()})"))
        server.clicked.connect(actions.server.trigger)
        row.addWidget(server)
        row.addStretch(1)
        return row


class Card(QPushButton):
    """A large button with icon, title and a sentence."""

    def __init__(
        self, icons: Icons, icon: str, title: str, words: str, go: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.clicked.connect(go)
        picture = PlainLabel(self)
        icons.put_picture(picture, icon, "accent_text", 28)
        head = PlainLabel(title, self)
        head.setProperty("role", "heading")
        text = PlainLabel(words, self)
        text.setProperty("role", "muted")
        text.setWordWrap(True)
        self._inside = layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(8)
        for label in (picture, head, text):
            layout.addWidget(label)
        layout.addStretch(1)

    def sizeHint(self) -> QSize:
        """Ask for the room that the texts need."""
        return self._inside.sizeHint()

    def heightForWidth(self, width: int) -> int:
        """Return the height that the wrapped sentence needs."""
        return self._inside.heightForWidth(width)

    def hasHeightForWidth(self) -> bool:
        """Say that the sentence wraps."""
        return True
