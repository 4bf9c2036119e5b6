"""The official List of Participants of a meeting: its options, its text, what was found, and its issues."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from cica_events.domain.changes import ChangeSet
from cica_events.domain.delegations import Delegation
from cica_events.domain.issues import Issue
from cica_events.domain.meetings import Meeting
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Affiliation, Chairmanship, Party
from cica_events.domain.people import Distinct
from cica_events.domain.pre_issue import Finding
from cica_events.errors import NotFoundError
from cica_events.i18n import _, language, ngettext
from cica_events.progress import Progress, silent
from cica_events.services.documents import IssueRow, ListChange, ListOptions
from ui.documents.changes_dialog import ChangesDialog
from ui.documents.document_actions import DocumentActions, ShortButton
from ui.documents.document_files import file_name
from ui.documents.document_view import DocumentView, panel
from ui.documents.findings_panel import FindingsPanel
from ui.documents.issue_dialog import IssueDialog
from ui.documents.issues_panel import IssuesPanel
from ui.documents.list_files import ListFiles
from ui.documents.list_options import ListOptionsForm
from ui.documents.list_preview import ListPreview
from ui.documents.list_reading import Snapshot, read
from ui.documents.remembered import RememberedOptions
from ui.shell.desk import Desk
from ui.shell.export_dialog import open_export
from ui.toolkit.beside import Beside
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.drag_out import HandedOut
from ui.toolkit.empty_state import EmptyState

SHOWN = (Meeting, Delegation, Participant, Party, Affiliation, Chairmanship, Distinct, Issue)
PAUSE = 200  # milliseconds after the last change of an option before the text is made anew
SCROLL_BAR = 14  # pixels, as the style sheet has it, with the frame
OPTIONS, SIDE = 43, 44  # average characters
SHARE = 0.28  # of the width, what stands beside the preview at most


class ListView(DocumentView):
    """Shows the List of Participants of the meeting named in `bring_up`."""

    key = "list-of-participants"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting_id = ""
        self._stale = True
        self.snapshot: Snapshot | None = None
        self._remembered = RememberedOptions(desk.settings)
        self._beside = Beside(desk.tasks, self._plan, self._take, self)
        self._files = ListFiles(desk, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._refresh)
        self.actions_here = DocumentActions(self, desk.icons)
        toolbar = self._toolbar()  # made before what stands under it: so goes the keyboard
        self.options = ListOptionsForm(self)
        self.preview = ListPreview(self)
        self.findings = FindingsPanel(self)
        self.issues = IssuesPanel(desk.icons, self)
        self._lay_out(toolbar)
        self._connect()

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the preview the greater part of a narrow window."""
        super().resizeEvent(event)
        usual = self.fontMetrics().averageCharWidth() * SIDE
        self._beside_preview.setMaximumWidth(max(usual // 2, min(usual, round(self.width() * SHARE))))

    def _lay_out(self, toolbar: QHBoxLayout) -> None:
        full = QWidget(self)
        parts = QHBoxLayout(full)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(12)
        parts.addWidget(panel(self.preview, self), 1)
        parts.addWidget(self._right())
        self._stack = QStackedLayout()
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._left())  # with the choice of the other documents, whoever takes part
        columns.addLayout(self._stack, 1)
        for widget in (full, self._empty_state()):
            self._stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 10, 20, 12)
        layout.setSpacing(10)
        layout.addLayout(toolbar)
        layout.addLayout(columns, 1)

    def _toolbar(self) -> QHBoxLayout:
        actions = self.actions_here
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(ShortButton(actions.issue, primary=True, parent=self))
        for action in (actions.word, actions.pdf, actions.excel):
            row.addWidget(ShortButton(action, parent=self))
        row.addStretch(1)
        return row

    def _left(self) -> QWidget:
        """Return the place of the choice of documents over the options of this one."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget(area)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(12, 12, 12, 12)
        inner.addWidget(self.options)
        area.setWidget(body)
        side = QWidget(self)
        least = self.fontMetrics().averageCharWidth() * OPTIONS
        side.setFixedWidth(max(least, body.sizeHint().width() + SCROLL_BAR))
        self.left = QVBoxLayout(side)
        self.left.setContentsMargins(0, 0, 0, 0)
        self.left.setSpacing(12)
        self.left.addWidget(panel(area, self), 1)
        return side

    def _empty_state(self) -> EmptyState:
        return EmptyState(
            self._desk.icons,
            icon="file-text",
            title=_("Nobody to list yet"),
            text=_("The list shows who takes part. Add participants or import what the delegations sent."),
            step=self.actions_here.people,
            parent=self,
        )

    def _right(self) -> QWidget:
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(12)
        splitter.addWidget(self.findings)
        splitter.addWidget(self.issues)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([330, 210])  # their proportion
        splitter.setMinimumWidth(self.fontMetrics().averageCharWidth() * SIDE // 2)
        self._beside_preview = splitter
        return splitter

    def _connect(self) -> None:
        actions = self.actions_here
        actions.issue.triggered.connect(self.issue)
        actions.word.triggered.connect(partial(self._write, ".docx"))
        actions.pdf.triggered.connect(partial(self._write, ".pdf"))
        actions.excel.triggered.connect(self.export)
        actions.people.triggered.connect(partial(self._go, "participants"))
        self.options.changed.connect(self._chosen)
        self.findings.chosen.connect(self.show_place)
        self.issues.export_asked.connect(self._export_again)
        self.issues.changes_asked.connect(self.show_changes)
        self.issues.withdraw_asked.connect(self.withdraw)
        self._desk.relay.changed.connect(self._changed)

    # The page

    def bring_up(self, *, meeting_id: str = "", **_args: Any) -> None:
        """Show the documents of the meeting `meeting_id`."""
        if meeting_id and meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self.snapshot = None
            self._stale = True
            self.options.show_options(self._remembered.recall(meeting_id))
        if self._stale:
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the tab was hidden."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def status(self) -> str:
        """Return how many people the document names and how much there is to look at."""
        if self.snapshot is None:
            return ""
        people, found = self.snapshot.people, len(self.snapshot.findings)
        parts = [ngettext("{count} participant", "{count} participants", people).format(count=people)]
        if found:
            parts.append(ngettext("{count} to look at", "{count} to look at", found).format(count=found))
        return "    ".join(parts)

    def file_actions(self) -> Sequence[QAction]:
        """Return Issue, Word, PDF and Excel."""
        return self.actions_here.files()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if self._meeting_id and changes.touches(*SHOWN):
            self._stale = True
            if self.isVisible():
                self._refresh()

    @Slot()
    def _chosen(self) -> None:
        self._remembered.keep(self._meeting_id, self.options.options())
        self._pause.start()

    @Slot()
    def _refresh(self) -> None:
        if self._meeting_id:
            self._stale = False
            self._pause.stop()
            self._beside.ask()

    def _plan(self) -> Callable[[Progress], Snapshot | None]:
        workspace, meeting_id, options = self._desk.workspace, self._meeting_id, self.options.options()

        def work(progress: Progress) -> Snapshot | None:
            try:
                return read(workspace, meeting_id, options, progress)
            except NotFoundError:  # the meeting was removed; its page says so
                return None

        return work

    def _take(self, snapshot: Snapshot | None) -> None:
        if snapshot is None or snapshot.meeting_id != self._meeting_id:
            return
        another = self.snapshot is None
        self.snapshot = snapshot
        self.issued.emit(self.key, snapshot.issues)
        self.options.show_meeting(snapshot.symbol, bool(snapshot.issues))
        self.options.remark_on_changes(snapshot.without_changes)
        self.preview.show_content(snapshot.content)
        if another:
            self.preview.verticalScrollBar().setValue(0)
        self.findings.show_findings(snapshot.findings, snapshot.people)
        self.issues.show_issues(snapshot.issues)
        self._stack.setCurrentIndex(0 if snapshot.people or snapshot.issues or snapshot.findings else 1)
        self.actions_here.allow(snapshot.people > 0)
        self.status_changed.emit()

    # What was found

    @Slot(object)
    def show_place(self, finding: Finding) -> None:
        """Go to where a finding can be put right."""
        if finding.participant_id:
            self._go("participants", select=finding.participant_id, field=finding.field)
        elif finding.delegation_id:
            self._go("delegations", select=finding.delegation_id)
        else:
            self.options.focus_shown(finding.field)

    def _go(self, tab: str, _checked: bool = False, **args: Any) -> None:
        self._desk.go("meeting", meeting_id=self._meeting_id, tab=tab, **args)

    # Files

    def _write(self, suffix: str, _checked: bool = False) -> None:
        snapshot = self.snapshot
        if snapshot is not None:
            self._desk.succeeds(lambda: self._files.write(snapshot, self.options.options(), suffix))

    def handed_out(self) -> HandedOut | None:
        """Return the list as Word, as the options have it."""
        snapshot = self.snapshot
        if snapshot is None:
            return None
        documents, options = self._desk.workspace.documents, self.options.options()

        def write(path: Path) -> object:
            return documents.write(snapshot.meeting_id, path, options, silent)

        return HandedOut(file_name(snapshot.key, snapshot.content.cover, ".docx"), write)

    @Slot()
    def export(self) -> None:
        """Ask for the columns of the Excel list."""
        open_export(self._desk, "participants", self._meeting_id, self)

    @Slot(object, str)
    def _export_again(self, issue: IssueRow, suffix: str) -> None:
        snapshot = self.snapshot
        if snapshot is not None:
            self._desk.succeeds(lambda: self._files.write_issue(snapshot, issue, suffix))

    # Issues

    @Slot()
    def issue(self) -> None:
        """Ask for version and symbol, then keep the list as it stands."""
        if self.snapshot is not None:
            dialog = IssueDialog(self.snapshot, self)
            dialog.agreed.connect(self._issue)
            open_dialog(dialog)

    @Slot(object)
    def _issue(self, options: ListOptions) -> None:
        documents, meeting_id = self._desk.workspace.documents, self._meeting_id

        def work(_progress: Progress) -> str:
            return documents.issue(meeting_id, options)

        title = _("Issuing the list of participants")
        self._desk.tasks.start(work, done=self._issued, title=title, owner=self)

    def _issued(self, issue_id: str) -> None:
        issues = self._desk.workspace.documents.issues(self._meeting_id)
        name = next((issue.name(language()) for issue in issues if issue.id == issue_id), "")
        text = _("The list of participants was issued: {version}.").format(version=name)
        self._desk.tell_done(text)

    @Slot(object)
    def withdraw(self, issue: IssueRow) -> None:
        """Take an issue back and offer to undo that."""
        if self._desk.succeeds(lambda: self._desk.workspace.documents.withdraw([issue.id])):
            self._desk.tell_done(_("“{version}” was withdrawn.").format(version=issue.name(language())))

    @Slot(object)
    def show_changes(self, issue: IssueRow) -> None:
        """Show what changed since an issue."""
        documents, meeting_id = self._desk.workspace.documents, self._meeting_id
        options = replace(self.options.options(), language=language())  # told to the reader

        def work(_progress: Progress) -> list[ListChange]:
            return documents.changes(meeting_id, options, issue.id)

        done = partial(self._show_changes, issue)
        self._desk.tasks.start(work, done=done, title=_("Comparing with the issue"), owner=self)

    def _show_changes(self, issue: IssueRow, changes: Sequence[ListChange]) -> None:
        open_dialog(ChangesDialog(issue, changes, self))
