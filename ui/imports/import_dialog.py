"""Takes participants in from a spreadsheet: choose it, look at what would happen, do it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from cica_events.errors import CicaError, ConflictError
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from cica_events.services.import_plan import Action, ImportResult
from cica_events.services.participant_import_plan import ImportPlan
from ui.imports.import_file import ImportFile
from ui.imports.import_preview import ImportPreview
from ui.imports.import_reading import Reading, Request, read
from ui.runtime.tasks import Task
from ui.shell.desk import Desk
from ui.shell.message_card import Step, Tone
from ui.toolkit.dialogs import Dialog
from ui.toolkit.values import Values


class ImportDialog(Dialog):
    """Nothing is changed until the last button is pressed; then it is one step that can be undone."""

    def __init__(self, desk: Desk, meeting_id: str, parent: QWidget) -> None:
        super().__init__(_("Import participants"), _("Import"), parent)
        self._desk = desk
        self._meeting_id = meeting_id
        self._task: Task | None = None
        self._reading: Reading | None = None
        listed = self._homes()
        self.file = ImportFile(desk.icons, desk.settings, self)
        self.file.chosen.connect(self.take)
        self.preview = ImportPreview(desk.workspace.imports.fields, Values(lambda: listed), self)
        self._stages = QStackedWidget(self)
        self._lay_out_stages()
        self._connect()
        self._show_state()
        self.file.choose.setFocus()
        self.resize(parent.window().size() * 0.9)

    def _homes(self) -> Sequence[tuple[str, str]]:
        """Return (id, name) of the groups of the meeting and of all parties."""
        workspace = self._desk.workspace
        groups = [row for row in workspace.delegations.rows(self._meeting_id) if row.party_id is None]
        return [*workspace.parties.choices(), *((row.id, row.party_name) for row in groups)]

    def _lay_out_stages(self) -> None:
        waiting = QWidget(self)
        self._doing = QLabel(waiting)
        self._doing.setTextFormat(Qt.TextFormat.PlainText)
        self._doing.setProperty("role", "muted")
        middle = QVBoxLayout(waiting)
        middle.addStretch(1)
        middle.addWidget(self._doing, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        for stage in (self.file, waiting, self.preview):
            self._stages.addWidget(stage)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Progress"))
        policy = self._progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(policy)
        self._summary = QLabel(self)
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(self._stages, 1)
        self.body.addWidget(self._progress)
        self.footer.insertWidget(0, self._summary)

    def _connect(self) -> None:
        preview = self.preview
        preview.column_picked.connect(self._pick_column)
        preview.sheet_picked.connect(self._pick_sheet)
        preview.home_picked.connect(self._pick_home)
        preview.other_file_asked.connect(self.file.ask)

    # Reading

    @Slot(Path)
    def take(self, path: Path) -> None:
        """Read the file at `path` and show what it would bring."""
        party = self._reading.request.party if self._reading else None
        self._reading = None
        self._read(Request(path, party=party))

    @Slot(int, object)
    def _pick_column(self, column: int, key: str | None) -> None:
        if self._reading is None:
            return
        request = self._reading.request
        others = {
            index: field
            for index, field in request.mapping.items()
            if index != column and (key is None or field != key)
        }
        self._read(replace(request, mapping={**others, column: key}))

    @Slot(str)
    def _pick_sheet(self, sheet: str) -> None:
        if self._reading is not None and sheet != self._reading.plan.sheet:
            request = self._reading.request
            self._reading = None
            self._read(Request(request.path, sheet, party=request.party))

    @Slot(object)
    def _pick_home(self, party: str | None) -> None:
        if self._reading is not None:
            self._read(replace(self._reading.request, party=party))

    def _read(self, request: Request) -> None:
        """Read in a thread; a reading that is still going on is given up for this one."""
        if self._task is not None:
            self._task.cancel()
        known = self._reading.samples if self._reading else None
        imports = self._desk.workspace.imports
        work = partial(read, imports, self._meeting_id, self.preview.fields, request, known)
        self.tell("")
        self._doing.setText(_("Reading {file}…").format(file=request.path.name))
        self._start(
            self._desk.tasks.start(
                work,
                done=self._show_reading,
                failed=self._failed,
                cancelled=self._stopped,
                owner=self,
            )
        )

    def _show_reading(self, reading: Reading) -> None:
        first = self._reading is None
        self._task = None
        self._reading = reading
        self._show_state()
        self.preview.show_reading(reading)
        if first:
            (self.primary if self.primary.isEnabled() else self.preview.table).setFocus()

    # Doing it

    def accept(self) -> None:
        """Do what the preview says; the dialog closes when it is done."""
        if self._reading is None or self._task is not None:
            return
        self._doing.setText(_("Importing {file}…").format(file=self._reading.plan.path.name))
        self.tell("")
        self._start(
            self._desk.tasks.start(
                partial(self._commit, self._reading.plan),
                done=self._finished,
                failed=self._failed,
                cancelled=self._stopped,
                owner=self,
            )
        )

    def _commit(self, plan: ImportPlan, progress: Progress) -> ImportResult:
        return self._desk.workspace.imports.commit(plan, progress)

    def _finished(self, result: ImportResult) -> None:
        parts = [
            ngettext("{count} participant was added", "{count} participants were added", result.created)
            if result.created
            else "",
            ngettext("{count} was changed", "{count} were changed", result.updated) if result.updated else "",
        ]
        counts = (result.created, result.updated)
        told = [part.format(count=count) for part, count in zip(parts, counts, strict=True) if part]
        undo = Step(_("Undo"), self._desk.undo.this_step())
        words = _("{list}.").format(list=", ".join(told)) + left_out(result.refused)
        self._desk.messages.show(words, Tone.WARNING if result.refused else Tone.DONE, [undo])
        self._task = None
        super().accept()

    def reject(self) -> None:
        """Stop what is going on; otherwise close, nothing having been changed."""
        if self._task is not None:
            self._task.cancel()
        else:
            super().reject()

    # What is shown

    def _start(self, task: Task) -> None:
        self._task = task
        task.progressed.connect(self._step)
        self._progress.setRange(0, 0)
        self._show_state()

    @Slot(int, int)
    def _step(self, done: int, total: int) -> None:
        if self.sender() is self._task:
            self._progress.setRange(0, total)
            self._progress.setValue(done)

    def _stopped(self) -> None:
        """The work was stopped, by the user or for another reading."""
        if self._task is not None and self._task.cancelled:
            self._idle()

    def _failed(self, error: BaseException) -> None:
        self._idle()
        if not isinstance(error, CicaError):
            raise error
        if isinstance(error, ConflictError):
            self._read_again()
        self.tell(str(error))

    def _read_again(self) -> None:
        """Plan anew on what the meeting has become."""
        if self._reading is not None:
            self._read(self._reading.request)

    def _idle(self) -> None:
        self._task = None
        self._show_state()
        if self._reading is not None:
            self.preview.show_reading(self._reading)

    def _show_state(self) -> None:
        busy, plan = self._task is not None, self._reading.plan if self._reading else None
        self._stages.setCurrentIndex(2 if plan else 1 if busy else 0)
        self._progress.setVisible(busy)
        self.preview.setEnabled(not busy or plan is not None)
        self.primary.setVisible(plan is not None)
        self._summary.setText(_summary(plan) if plan else "")
        count = plan.count(Action.CREATE) + plan.count(Action.UPDATE) if plan else 0
        text = ngettext("Import {count} participant", "Import {count} participants", count)
        self.primary.setText(text.format(count=count))
        self.primary.setEnabled(bool(count) and not busy)


def _summary(plan: ImportPlan) -> str:
    """Return in words what the plan would do."""
    refused = plan.count(Action.REFUSE)
    parts = [
        ngettext("{count} new", "{count} new", plan.count(Action.CREATE)).format(
            count=plan.count(Action.CREATE)
        ),
        ngettext("{count} changed", "{count} changed", plan.count(Action.UPDATE)).format(
            count=plan.count(Action.UPDATE)
        ),
    ]
    same = plan.count(Action.SKIP)
    if same:
        parts.append(ngettext("{count} the same", "{count} the same", same).format(count=same))
    if refused:
        text = ngettext(
            "{count} with a problem that stays out", "{count} with problems that stay out", refused
        )
        parts.append(text.format(count=refused))
    return ", ".join(parts)


def left_out(count: int) -> str:
    """Return the sentence about the rows that stayed out, a space before it; empty if there are none."""
    if not count:
        return ""
    words = ngettext(
        "{count} row with problems stayed out. Correct it and import the file again.",
        "{count} rows with problems stayed out. Correct them and import the file again.",
        count,
    )
    return " " + words.format(count=count)
