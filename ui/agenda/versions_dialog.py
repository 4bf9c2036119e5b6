"""The versions in which an agenda was given out: issue a new one, compare any two, withdraw one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cica_events.directions import DOT
from cica_events.domain.dates import VagueDate
from cica_events.errors import CicaError, NotFoundError
from cica_events.i18n import LANGUAGES, _, language
from cica_events.services.agenda_versions import IssueRow
from ui.agenda.comparison import Comparison
from ui.agenda.issue_agenda_dialog import IssueAgendaDialog
from ui.shell.desk import Desk
from ui.shell.moments import local_now
from ui.toolkit.buttons import ActionButton, SpacedButton
from ui.toolkit.dialogs import Dialog, open_dialog
from ui.toolkit.plain import PlainLabel

SHARE = 0.8  # of the window, that the dialog takes at the most
WIDTH, HEIGHT = 150, 38  # average characters and lines, more than which it needs in no window
LINES, PADDING = 3, 12  # of a version in the list; pixels
Role = Qt.ItemDataRole


class VersionsDialog(Dialog):
    """Lists the versions of a meeting's agenda, the newest first, beside what changed between two of them."""

    def __init__(self, desk: Desk, meeting_id: str, parent: QWidget) -> None:
        super().__init__(_("Versions of the agenda"), _("Close"), parent)
        self._desk = desk
        self._meeting_id = meeting_id
        self._versions = desk.workspace.agenda_versions
        self._take_back: Callable[[], object] | None = None
        self.issues: Sequence[IssueRow] = ()
        self.cancel.hide()
        self.primary.setToolTip(_("Close (Esc)"))
        self.issue_action = self._action(_("Issue…"), "file-plus", "Insert")
        self.issue_action.triggered.connect(self.ask_issue)
        self.withdraw_action = self._action(_("Withdraw"), "trash-2", "Ctrl+Del")
        self.withdraw_action.triggered.connect(self.withdraw)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Versions given out"))
        self.list.setWordWrap(True)
        self.list.setProperty("roomy", True)
        self.list.currentRowChanged.connect(self._chosen)
        self.comparison = Comparison(self._versions, self)
        self._told = self._told_row()
        self._fill()
        self._size(parent)
        self.load()
        if self.comparison.alike and len(self.issues) > 1:  # issued a moment ago: by what it differs is asked
            self.comparison.compare(self.issues[1].id, self.issues[0].id)
        desk.relay.changed.connect(self.load)

    def _action(self, text: str, icon: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        self._desk.icons.put(action, icon)
        self.addAction(action)
        return action

    # Look

    def _fill(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(ActionButton(self.issue_action, parent=self))
        buttons.addWidget(ActionButton(self.withdraw_action, parent=self))
        buttons.addStretch(1)
        left, right = self._panel(), self._panel()
        left.layout().addLayout(buttons)  # type: ignore[union-attr]  # the panel has one
        left.layout().addWidget(self.list)  # type: ignore[union-attr]  # the panel has one
        right.layout().addWidget(self.comparison)  # type: ignore[union-attr]  # the panel has one
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(12)
        sides.addWidget(left)
        sides.addWidget(right)
        sides.setStretchFactor(0, 2)
        sides.setStretchFactor(1, 5)
        self.body.addWidget(sides, 1)
        self.body.addWidget(self._told)
        self.list.setFocus()

    def _size(self, parent: QWidget) -> None:
        window = parent.window()
        metrics = self.fontMetrics()
        wide, high = metrics.averageCharWidth() * WIDTH, metrics.lineSpacing() * HEIGHT
        self.resize(min(wide, int(window.width() * SHARE)), min(high, int(window.height() * SHARE)))

    def _panel(self) -> QFrame:
        panel = QFrame(self)
        panel.setProperty("panel", True)
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        return panel

    def _told_row(self) -> QWidget:
        row = QWidget(self)
        self._words = PlainLabel(row)
        undo = SpacedButton(_("Undo"), row)
        undo.setAutoDefault(False)
        undo.clicked.connect(self.take_back)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._words)
        layout.addWidget(undo)
        layout.addStretch(1)
        row.hide()
        return row

    # What is there

    @Slot()
    def load(self) -> None:
        """Read the versions anew; the chosen one stays chosen. Closes where the meeting was removed."""
        chosen = self.chosen()
        try:
            self._desk.workspace.meetings.get(self._meeting_id)
        except NotFoundError:
            self.reject()
            return
        self.issues = self._versions.issues(self._meeting_id)
        self.list.blockSignals(True)
        self.list.clear()
        for issue in self.issues:
            line = QListWidgetItem(_in_words(issue), self.list)
            line.setData(Role.UserRole, issue.id)
            line.setSizeHint(QSize(0, self.fontMetrics().lineSpacing() * LINES + PADDING))
        ids = [issue.id for issue in self.issues]
        self.list.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self.list.blockSignals(False)
        self.withdraw_action.setEnabled(bool(ids))
        self.comparison.offer(self.issues)

    def chosen(self) -> str:
        """Return the id of the current version, an empty text for none."""
        row = self.list.currentRow()
        return str(self.list.item(row).data(Role.UserRole)) if row >= 0 else ""

    @Slot()
    def _chosen(self) -> None:
        """Compare the version with the agenda as it is now."""
        if self.chosen():
            self.comparison.compare(self.chosen())

    # What is done

    @Slot()
    def ask_issue(self) -> IssueAgendaDialog:
        """Ask for the stage of a new version."""
        dialog = IssueAgendaDialog(self._versions, self._meeting_id, self)
        dialog.issued.connect(self._issued)
        open_dialog(dialog)
        return dialog

    @Slot(str)
    def _issued(self, issue_id: str) -> None:
        self.load()
        issue = next(row for row in self.issues if row.id == issue_id)
        self._tell(_("“{version}” was issued.").format(version=issue.name(language())))

    @Slot()
    def withdraw(self) -> None:
        """Take the current version back, and offer to undo that."""
        issue = next((row for row in self.issues if row.id == self.chosen()), None)
        if issue is None:
            return
        try:
            self._versions.withdraw([issue.id])
        except CicaError as error:
            self.tell(str(error))
            return
        self.tell("")
        self.load()
        self._tell(_("“{version}” was withdrawn.").format(version=issue.name(language())))

    def _tell(self, words: str) -> None:
        self._desk.undo.refresh()
        self._take_back = self._desk.undo.this_step()
        self._words.setText(words)
        self._told.show()

    @Slot()
    def take_back(self) -> None:
        """Undo what was done last."""
        act, self._take_back = self._take_back, None
        self._told.hide()
        if act is not None:
            act()


def _in_words(issue: IssueRow) -> str:
    first = DOT.join(filter(None, (issue.name(language()), issue.symbol)))
    when = ""
    if issue.issued_at is not None:
        local = issue.issued_at.astimezone(local_now().tzinfo)
        when = f"{VagueDate.of(local.date()).in_words(language())}, {local:%H:%M}"
    return "\n".join(filter(None, (first, when, LANGUAGES.get(issue.language, issue.language))))
