"""A backup in a window of its own: all its pages to be looked at, framed and told apart from the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cica_events.domain.backups import Backup
from cica_events.errors import CicaError
from cica_events.i18n import N_, _
from ui.backups.filling import Fill
from ui.backups.preview_settings import PreviewSettings
from ui.runtime.changes import ChangeRelay
from ui.shell.backup_words import moment
from ui.shell.desk import Desk
from ui.shell.moments import local_now
from ui.shell.read_only_limits import ReadOnlyLimits
from ui.shell.tone import Tone
from ui.shell.window import MainWindow
from ui.toolkit.plain import PlainLabel

if TYPE_CHECKING:
    from cica_events.services.workspace import Workspace

FRAME = 6  # pixels
CHANGELESS = N_("This is a backup: nothing in it can be changed.")
KEPT = ("sidebar", "onward", "back")  # actions of the frame that are of use here


class PreviewWindow(MainWindow):
    """Closes the backup when it is closed; what would change something is refused in words."""

    def __init__(self, desk: Desk, workspace: Workspace, backup: Backup, fill: Fill, parent: QWidget) -> None:
        if desk.app is None:
            raise RuntimeError("A window is to be opened where there is no application")
        settings = PreviewSettings(desk.settings)
        settings.page = "home"
        super().__init__(desk.app, desk.icons, settings, desk.tasks, self._report)
        self._desk_of_work, self._backup, self._workspace = desk, backup, workspace
        self._relay = ChangeRelay(self)
        self.setParent(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(False)
        self._leave_out()
        self._put_frame()
        fill(self, self._desk)
        self._foot.tell_state(_("Read-only"))
        self._limits = ReadOnlyLimits(self, self.current_page, self.undo, _(CHANGELESS))
        self.open_workspace(self._name())
        self.setGeometry(parent.geometry())  # else strips of the work look out beside it
        if parent.isMaximized():
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.destroyed.connect(workspace.close)

    def _name(self) -> str:
        words = _("{name}, backup of {moment}, read-only")
        at = moment(self._backup.at, local_now())
        return words.format(name=self._desk_of_work.workspace.name, moment=at)

    def _desk(self) -> Desk:
        """Return a desk on which the backup lies."""
        work = self._desk_of_work
        return Desk(
            workspace=self._workspace,
            theme=work.theme,
            icons=work.icons,
            settings=self._settings,
            tasks=work.tasks,
            relay=self._relay,
            messages=self.messages,
            undo=self.undo,
            report=self._report,
            go=self.show_page,
            room=self.room,
        )

    def _report(self, error: BaseException) -> None:
        """Say here what was refused here."""
        if isinstance(error, CicaError):
            self.messages.show(str(error), Tone.WARNING)
        else:
            self._desk_of_work.report(error)

    def _leave_out(self) -> None:
        """Take away what opens, changes and sets: that is done in the window of the work."""
        self.menuBar().hide()
        kept = {getattr(self.frame_actions, name) for name in KEPT}
        for action in self.actions():
            if action not in kept:
                action.setEnabled(False)
                action.setVisible(False)
        self._sidebar.offer_find(False)
        close = QAction(_("Close the backup"), self)
        close.setShortcut("Ctrl+W")
        close.triggered.connect(self.close)
        self.addAction(close)
        self._close = close

    def _put_frame(self) -> None:
        """Put a coloured frame round all, and a strip at the top that says what this is."""
        frame = QFrame(self)
        inside = QFrame(frame)
        inside.setProperty("preview", "inside")
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        pages = self.takeCentralWidget()
        if pages is not None:
            whole.addWidget(pages)
        frame.setProperty("preview", "frame")
        column = QVBoxLayout(frame)
        column.setContentsMargins(FRAME, 0, FRAME, FRAME)
        column.setSpacing(0)
        column.addWidget(self._strip(frame))
        column.addWidget(inside, 1)
        self.setCentralWidget(frame)

    def _strip(self, parent: QWidget) -> QWidget:
        strip = QFrame(parent)
        strip.setProperty("preview", "strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(12)
        sign = PlainLabel(strip)
        self._icons.put_picture(sign, "lock", "warning", 18)
        row.addWidget(sign)
        self.banner = PlainLabel(self._told(), strip)
        self.banner.setProperty("role", "strong")
        self.banner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.banner.setWordWrap(True)  # after it: a new policy forgets that the height follows the width
        row.addWidget(self.banner, 1)
        button = QPushButton(self._close.text(), strip)
        button.setToolTip(_("Close this window and go back to the work (Ctrl+W)"))
        button.clicked.connect(self.close)
        row.addWidget(button)
        strip.setAccessibleName(self.banner.text())
        return strip

    def _told(self) -> str:
        words = _("This is {name} as it was on {moment}: a backup. Nothing can be changed here.")
        at = moment(self._backup.at, local_now())
        return words.format(name=self._desk_of_work.workspace.name, moment=at)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Drop the pages first: what has the keyboard must not go with it."""
        self.leave_workspace()
        super().closeEvent(event)

    def remember(self) -> None:
        """Remember nothing: the window of the work has its own size and place."""
