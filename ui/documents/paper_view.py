"""A paper of a meeting in the Documents tab: its options, its text, and of an agenda its issues."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.changes import ChangeSet
from cica_events.domain.issues import Issue
from cica_events.domain.meetings import Meeting, MeetingLink
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Party
from cica_events.domain.people import Person
from cica_events.domain.sittings import Sitting
from cica_events.domain.speakers import Speaker
from cica_events.errors import CicaError, NotFoundError
from cica_events.i18n import _, language
from cica_events.progress import Progress, silent
from cica_events.services.agenda_versions import AgendaVersionService
from cica_events.services.papers import AGENDA, IssueRow, PaperKind, PaperOptions, Written
from ui.documents.document_actions import PaperActions, ShortButton
from ui.documents.document_files import DocumentFiles, file_name
from ui.documents.document_view import DocumentView, panel
from ui.documents.issues_panel import IssuesPanel
from ui.documents.paper_options_form import PaperOptionsForm
from ui.documents.paper_preview import PaperPreview
from ui.documents.paper_reading import PaperSnapshot, read_paper
from ui.documents.remembered_paper import RememberedPaper
from ui.shell.desk import Desk
from ui.toolkit.beside import Beside
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.drag_out import HandedOut

SHOWN = (Meeting, MeetingLink, AgendaItem, Sitting, Speaker, Participant, Party, Person, Issue)
PAUSE = 200  # milliseconds after the last change of an option before the text is made anew
SCROLL_BAR = 14  # pixels, as the style sheet has it, with the frame
OPTIONS, SIDE = 43, 44  # average characters


IssueAgenda = Callable[[AgendaVersionService, str, QWidget], Any]
"""Makes the dialog that issues an agenda: a QDialog whose signal `issued` tells the id of the new version."""


class PaperView(DocumentView):
    """Shows one kind of paper of the meeting named in `bring_up`."""

    def __init__(self, desk: Desk, kind: PaperKind, issue_agenda: IssueAgenda | None = None) -> None:
        super().__init__()
        self._desk = desk
        self.kind = kind
        self._issue_agenda = issue_agenda if kind.key == AGENDA else None
        self._meeting_id = ""
        self._stale = True
        self.snapshot: PaperSnapshot | None = None
        self._remembered = RememberedPaper(desk.settings, kind)
        self._beside = Beside(desk.tasks, self._plan, self._take, self)
        self._files = DocumentFiles(desk, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._refresh)
        self.actions_here = PaperActions(self, desk.icons, kind, issues=self._issue_agenda is not None)
        self._toolbar = self._bar()  # made before what stands under it: so goes the keyboard
        self.options = PaperOptionsForm(kind, self)
        self.preview = PaperPreview(self)
        self.issues = IssuesPanel(desk.icons, self, compares=False) if kind.stages else None
        self._lay_out()
        self._connect()

    # Layout

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for action in self.actions_here.files():
            primary = action is self.actions_here.files()[0]
            row.addWidget(ShortButton(action, primary=primary, parent=self))
        row.addStretch(1)
        return row

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._side())
        columns.addWidget(panel(self.preview, self), 1)
        if self.issues is not None:
            self.issues.setFixedWidth(self.fontMetrics().averageCharWidth() * SIDE)
            columns.addWidget(self.issues)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 10, 20, 12)
        layout.setSpacing(10)
        layout.addLayout(self._toolbar)
        layout.addLayout(columns, 1)

    def _side(self) -> QWidget:
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

    def _connect(self) -> None:
        actions = self.actions_here
        actions.word.triggered.connect(partial(self._write, ".docx"))
        actions.pdf.triggered.connect(partial(self._write, ".pdf"))
        actions.issue.triggered.connect(self.issue)
        self.options.changed.connect(self._chosen)
        if self.issues is not None:
            self.issues.export_asked.connect(self._export_again)
            self.issues.withdraw_asked.connect(self.withdraw)
        self._desk.relay.changed.connect(self._changed)

    # The page

    def bring_up(self, *, meeting_id: str = "", **_args: Any) -> None:
        """Show the paper of the meeting `meeting_id`."""
        if meeting_id and meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self.snapshot = None
            self._stale = True
            self.options.show_options(self._remembered.recall())
        if self._stale:
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the view was hidden."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def file_actions(self) -> Sequence[QAction]:
        """Return Issue, Word and PDF."""
        return self.actions_here.files()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if self._meeting_id and changes.touches(*SHOWN):
            self._stale = True
            if self.isVisible():
                self._refresh()

    @Slot()
    def _chosen(self) -> None:
        self._remembered.keep(self.options.options())
        self._pause.start()

    @Slot()
    def _refresh(self) -> None:
        if self._meeting_id:
            self._stale = False
            self._pause.stop()
            self._beside.ask()

    def _plan(self) -> Callable[[Progress], PaperSnapshot | None]:
        workspace, meeting_id, options = self._desk.workspace, self._meeting_id, self.options.options()
        key = self.kind.key

        def work(_progress: Progress) -> PaperSnapshot | None:
            try:
                return read_paper(workspace, meeting_id, key, options)
            except NotFoundError:  # the meeting was removed; its page says so
                return None

        return work

    def _take(self, snapshot: PaperSnapshot | None) -> None:
        if snapshot is None or snapshot.meeting_id != self._meeting_id:
            return
        another = self.snapshot is None
        self.snapshot = snapshot
        self.options.show_meeting(snapshot.symbol)
        self.options.offer_times(snapshot.timed)
        self.preview.show_content(snapshot.content)
        if another:
            self.preview.verticalScrollBar().setValue(0)
        if self.issues is not None:
            self.issues.show_issues(snapshot.issues)
            self.issued.emit(self.kind.key, snapshot.issues)
        self.status_changed.emit()

    # Files

    def _write(self, suffix: str, _checked: bool = False) -> None:
        if self.snapshot is not None:
            self._ask(self.options.options(), suffix)

    @Slot(object, str)
    def _export_again(self, issue: IssueRow, suffix: str) -> None:
        if self.snapshot is not None:
            options = self.options.options()
            self._ask(PaperOptions(issue.language, audience=options.audience, issue_id=issue.id), suffix)

    def _ask(self, options: PaperOptions, suffix: str) -> None:
        papers, meeting_id, key = self._desk.workspace.papers, self._meeting_id, self.kind.key
        snapshot = self.snapshot
        if snapshot is None:
            return
        try:
            known = options == snapshot.options
            content = snapshot.content if known else papers.content(meeting_id, key, options)
        except CicaError as error:
            self._desk.report(error)
            return

        def work(path: Path, progress: Progress) -> Written:
            return papers.write(meeting_id, key, path, options, progress)

        name = file_name(snapshot.key, content.cover, suffix)
        self._files.ask(_(self.kind.label), name, suffix, work)

    def handed_out(self) -> HandedOut | None:
        """Return the document as Word, as the options have it."""
        snapshot, meeting_id, key = self.snapshot, self._meeting_id, self.kind.key
        if snapshot is None:
            return None
        papers, options = self._desk.workspace.papers, self.options.options()

        def write(path: Path) -> object:
            return papers.write(meeting_id, key, path, options, silent)

        return HandedOut(file_name(snapshot.key, snapshot.content.cover, ".docx"), write)

    # Issues of the agenda

    @Slot()
    def issue(self) -> None:
        """Ask for stage and symbol, then keep the agenda as it stands."""
        if self._issue_agenda is None or not self._meeting_id:
            return
        try:
            dialog = self._issue_agenda(self._desk.workspace.agenda_versions, self._meeting_id, self)
        except CicaError as error:
            self._desk.report(error)
            return
        dialog.issued.connect(self._issued)
        open_dialog(dialog)

    @Slot(str)
    def _issued(self, issue_id: str) -> None:
        issues = self._desk.workspace.agenda_versions.issues(self._meeting_id)
        name = next((issue.name(language()) for issue in issues if issue.id == issue_id), "")
        self._desk.tell_done(_("The agenda was issued: {version}.").format(version=name))

    @Slot(object)
    def withdraw(self, issue: IssueRow) -> None:
        """Take an issue back and offer to undo that."""
        try:
            self._desk.workspace.agenda_versions.withdraw([issue.id])
        except CicaError as error:
            self._desk.report(error)
            return
        self._desk.tell_done(_("“{version}” was withdrawn.").format(version=issue.name(language())))
