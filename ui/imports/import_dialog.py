"""Takes a list in: choose it, look at what would happen, decide, do it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cica_events.errors import CicaError
from cica_events.i18n import _
from cica_events.imports.sources.source import Source
from cica_events.services.import_plan import ImportResult
from ui.imports.columns_page import ColumnsPage
from ui.imports.details_parts import reached_by_tab
from ui.imports.how_read import HowRead
from ui.imports.import_outcome import ProblemRows, tell_outcome
from ui.imports.import_work import ImportWork
from ui.imports.importer import Importer
from ui.imports.looking_page import COLUMNS, ROWS, LookingPage
from ui.imports.plan_in_words import primary, summary
from ui.imports.preview import Preview, Sieve
from ui.imports.rows_page import RowsPage
from ui.imports.source_page import SourcePage
from ui.shell.desk import Desk
from ui.toolkit.busy_bar import BusyBar
from ui.toolkit.dialogs import Dialog
from ui.toolkit.list_sources import clipboard_source, dropped_source, holds_list
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.tab_row import TabRow

SOURCE, WAITING, LOOKING = range(3)
SHARE: Final = 0.96  # of the window that the dialog takes
SOON: Final = 300  # milliseconds after which work is shown


class ImportDialog(Dialog):
    """Nothing is changed until the last button is pressed; then it is one step that can be undone."""

    def __init__(self, desk: Desk, importer: Importer, parent: QWidget) -> None:
        super().__init__(importer.words.title, importer.words.title, parent)
        self._desk = desk
        self._importer = importer
        self._closing_to = parent.window()
        self.work = ImportWork(importer, desk.tasks, self)
        words = importer.words
        self.source = SourcePage(desk.icons, desk.settings, words.title, words.example, self)
        self._looking: LookingPage | None = None  # until there is time for it, or something to look at
        self.setAcceptDrops(True)
        do = QShortcut(QKeySequence("Ctrl+Return"), self)
        do.activated.connect(self.accept)
        self._lay_out_stages()
        self._connect()
        self._show_state()
        self.source.choose.setFocus()
        self.resize(parent.window().size() * SHARE)

    @property
    def looking(self) -> LookingPage:
        """What is looked at before the list is taken in."""
        return self._get_ready()

    @Slot()
    def _get_ready(self) -> LookingPage:
        """Build what is looked at, unless it is: while a list is still chosen, or when it is there."""
        if self._looking is None:
            self._looking = LookingPage(self.work, self._desk.icons, self._stages)
            self._stages.addWidget(self._looking)
            self._connect_looking(self._looking)
            self._put_in_order(self._looking)
        return self._looking

    @property
    def rows(self) -> RowsPage:
        """The rows of the list."""
        return self.looking.rows

    @property
    def columns(self) -> ColumnsPage:
        """The columns of the list."""
        return self.looking.columns

    @property
    def how(self) -> HowRead:
        """How the file was read."""
        return self.looking.how

    @property
    def tabs(self) -> TabRow:
        """Rows or columns."""
        return self.looking.tabs

    # Layout

    def _lay_out_stages(self) -> None:
        self._stages = QStackedWidget(self)
        for stage in (self.source, self._waiting_page()):
            self._stages.addWidget(stage)
        self._progress = BusyBar(self)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Progress"))
        policy = self._progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(policy)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._show_progress)
        self._summary = PlainLabel(self)
        self._summary.setWordWrap(True)
        self._summary.setProperty("role", "muted")
        self.body.addWidget(self._stages, 1)
        self.body.addWidget(self._progress)
        self.footer.setStretch(0, 0)
        self.footer.insertWidget(0, self._summary, 1)

    def _waiting_page(self) -> QWidget:
        page = QFrame(self)
        page.setProperty("panel", True)
        self._doing = PlainLabel(page)
        self._doing.setProperty("role", "muted")
        self._doing.setWordWrap(True)
        self._doing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = QVBoxLayout(page)
        middle.addWidget(self._doing, 1)
        return page

    def _connect(self) -> None:
        work = self.work
        self.source.chosen.connect(self.take)
        self.source.paste_asked.connect(self.take_clipboard)
        self.source.without_asked.connect(self.take)
        work.previewed.connect(self._show_preview)
        work.busy_changed.connect(self._show_state)
        work.progressed.connect(self._step)
        work.failed.connect(self._failed)
        work.no_headings.connect(self.source.offer_without)
        work.committed.connect(self._finished)

    def _connect_looking(self, looking: LookingPage) -> None:
        looking.how.asked.connect(self.work.reread)
        looking.how.other_asked.connect(self.source.ask)
        looking.turned.connect(self._show_counts)
        looking.rows.save_asked.connect(self._save_problems)
        looking.rows.home_asked.connect(self._ask_home)
        looking.columns.told.connect(self._tell_quietly)

    def _put_in_order(self, looking: LookingPage) -> None:
        """Let Tab go from top to bottom: how it was read, the list, its details, the buttons."""
        parts = (self.source, *looking.parts(), self.cancel, self.primary)
        found = [widget for part in parts for widget in (part, *part.findChildren(QWidget))]
        reached = [each for each in found if reached_by_tab(each, self)]
        for one, next_one in pairwise(reached):
            QWidget.setTabOrder(one, next_one)

    def showEvent(self, event: QShowEvent) -> None:
        """Stay within the screen, whatever is told."""
        self.setMaximumSize(self.screen().availableGeometry().size())
        super().showEvent(event)
        self._show_state()
        QTimer.singleShot(SOON, self, self._get_ready)

    def tell(self, problem: str) -> None:
        """Say what is wrong: where another file can be chosen, or else above the buttons."""
        super().tell(problem)
        first = self._stages.currentIndex() == SOURCE
        self.source.tell(problem if first else "")
        self._problem.setVisible(bool(problem) and not first)

    # Where the list comes from

    @Slot(Path)
    def take(self, path: Path | Source) -> None:
        """Read the file at `path`, or another source, and show what it would bring."""
        source = path if isinstance(path, Source) else Source(path)
        self.tell("")
        self.rows.begin()
        self.tabs.choose(
            COLUMNS if source.headings == 0 else ROWS
        )  # which are to be chosen where none has a name
        self.work.take(source)

    @Slot()
    def take_clipboard(self) -> None:
        """Read what is on the clipboard."""
        try:
            source = clipboard_source(self)
        except CicaError as error:
            self.tell(str(error))
            return
        if source is None:
            self.tell(
                _("There is no table on the clipboard. Copy one in Excel, Word or a mail program first.")
            )
        else:
            self.take(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file from the desktop or a table of another program at any time."""
        if holds_list(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file or table that was dropped."""
        event.acceptProposedAction()
        try:
            source = dropped_source(event.mimeData(), self)
        except CicaError as error:
            self.tell(str(error))
            return
        if source is not None:
            self.take(source)

    # What is shown

    @Slot()
    def _show_preview(self) -> None:
        preview = self.work.preview
        self._show_state()
        if preview is None:
            return
        self.tell("")
        self.looking.show_preview(preview)

    @Slot()
    def _show_counts(self) -> None:
        if self.work.preview is not None:
            self.looking.show_tabs(self.work.preview)

    @Slot()
    def _ask_home(self) -> None:
        self.tabs.choose(COLUMNS)
        self.columns.fixed.add(self._importer.home)

    @Slot()
    def _show_state(self) -> None:
        """Show the stage, what goes on, and what the button would do."""
        work, preview = self.work, self.work.preview
        before = self._stages.currentIndex()
        stage = LOOKING if preview else WAITING if work.busy else SOURCE
        self._stages.setCurrentIndex(self._stages.indexOf(self.looking) if stage == LOOKING else stage)
        self._doing.setText(work.doing)
        if not work.busy:
            self._soon.stop()
            self._progress.hide()
        elif not self._progress.isVisible() and not self._soon.isActive():
            self._progress.setRange(0, 0)
            self._soon.start()
        self.primary.setVisible(preview is not None)
        self._summary.setText(summary(preview) if preview else "")
        self._show_primary(preview)
        if stage == LOOKING and before != LOOKING:
            (self.primary if self.primary.isEnabled() else self.rows.table).setFocus()
        elif stage == SOURCE and before != SOURCE:
            self.source.choose.setFocus()

    def _show_primary(self, preview: Preview | None) -> None:
        if preview is None:
            return
        text, count = primary(preview, self._importer)
        text = text if preview.complete else self._importer.words.title
        self.primary.setText(text)
        self.primary.setToolTip(plain_hint(_("{action} (Ctrl+Enter)").format(action=text)))
        self.primary.setEnabled(bool(count) and preview.complete and not self.work.busy)

    @Slot()
    def _show_progress(self) -> None:
        self._progress.setVisible(self.work.busy)

    @Slot(int, int)
    def _step(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        preview = self.work.preview
        if preview is not None and not preview.complete and total:
            text = _("The first {count} rows. Reading the others: {percent} %")
            shown = text.format(count=preview.count(Sieve.ALL), percent=100 * done // total)
            self._summary.setText(shown)

    @Slot(str)
    def _failed(self, reason: str) -> None:
        self._show_state()
        self.tell(reason)

    @Slot(str)
    def _tell_quietly(self, text: str) -> None:
        self._summary.setText(text)

    # Doing it

    @Slot()
    def _save_problems(self) -> None:
        if self.work.preview is not None:
            ProblemRows(self._desk, self._importer, self.work.preview.plan, self).save()

    def accept(self) -> None:
        """Do what the preview says; the dialog closes when it is done."""
        if self.primary.isEnabled():
            self.tell("")
            self.work.commit()

    @Slot(object)
    def _finished(self, result: ImportResult) -> None:
        preview = self.work.preview
        if preview is not None:
            tell_outcome(self._desk, self._importer, preview.plan, result, self._closing_to)
        super().accept()

    def reject(self) -> None:
        """Stop what is going on; otherwise close, nothing having been changed."""
        if self.work.busy:
            self.work.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Let go of the list."""
        super().done(result)
        self.work.forget()
