"""The state of one import and its work beside the window: read, plan, decide, take back, do."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from cica_events.errors import CicaError, ConflictError, NoHeadingsError
from cica_events.i18n import _
from cica_events.imports.columns.mapping import ColumnUse, ListMapping
from cica_events.imports.sources.source import Source
from cica_events.progress import Progress
from cica_events.services.import_plan import Choices, Decision, ImportResult, Side
from cica_events.services.list_plan import ListPlan
from cica_events.services.list_reading import ListReading
from ui.imports.importer import Importer
from ui.imports.preview import Preview, make_preview
from ui.runtime.tasks import Task, TaskRunner

MANY = 2000  # rows that take the collector of garbage long
FIRST = 200  # rows that are shown before the rest is read
SHARES = (0.0, 0.45, 0.95, 1.0)  # of the work: until it is read, planned, made ready


class ImportWork(QObject):
    """Every change of what is shown comes from here; nothing is changed in the workspace before `commit`."""

    previewed = Signal()  # there is another preview
    busy_changed = Signal()
    progressed = Signal(int, int)
    failed = Signal(str)  # the reason in words
    no_headings = Signal(object)  # the Source in which none were found
    committed = Signal(object)  # ImportResult

    def __init__(self, importer: Importer, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self.importer = importer
        self.preview: Preview | None = None
        self.source: Source | None = None
        self.mapping = ListMapping()
        self.choices = Choices()
        self.doing = ""
        self._past: list[Choices] = []
        self._trouble = ""  # told when the plan that it asks for is there
        self._tasks = tasks
        self._task: Task | None = None
        self._keys = [field.key for field in importer.fields]

    @property
    def busy(self) -> bool:
        """Whether anything is read, planned or done."""
        return self._task is not None

    @property
    def reading(self) -> ListReading | None:
        """What was read last."""
        return self.preview.reading if self.preview else None

    # Reading

    def take(self, source: Source) -> None:
        """Read a list, forgetting the one before but for the values that were given to all rows."""
        self.preview = None
        self.mapping = ListMapping(fixed=self.mapping.fixed)
        self._read(source)

    def reread(self, source: Source) -> None:
        """Read the same list otherwise: another sheet, other letters."""
        reading, self.mapping = self.reading, ListMapping(fixed=self.mapping.fixed)
        if reading is not None and replace(reading.source, table=source.table) == source:
            self.source, self.choices, self._past = source, Choices(), []
            self._start(partial(self._remapped, reading, self.mapping, source.table), self._show_first)
        else:
            self._read(source)

    def _read(self, source: Source) -> None:
        self.source = source
        self.choices, self._past = Choices(), []
        self._start(partial(self._look, source, FIRST), self._show_first)

    def _look(self, source: Source, first: int | None, progress: Progress) -> Preview:
        service = self.importer.service
        mapping = self.mapping
        reading = service.read(
            self.importer.meeting_id, source, mapping, first=first, progress=_part(progress, 0)
        )
        return self._planned(reading, progress)

    def _planned(self, reading: ListReading, progress: Progress) -> Preview:
        plan = self.importer.service.plan(reading, self.choices, _part(progress, 1))
        preview = make_preview(plan, self._keys, _part(progress, 2))
        if len(preview.rows) > MANY:
            gc.freeze()  # else the collector looks through all of it at once, while the window waits
        return preview

    def forget(self) -> None:
        """Let go of what was read, as the window is closed."""
        self.cancel()
        self.preview = None
        gc.unfreeze()

    def _show_first(self, preview: Preview) -> None:
        self._show(preview)
        if not preview.complete and self.source is not None:
            self._start(partial(self._look, self.source, None), self._show)

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self.mapping = preview.reading.mapping
        self._idle()
        self.previewed.emit()
        if self._trouble:
            self.failed.emit(self._trouble)
            self._trouble = ""
        if preview.plan.choices != self.choices:
            self._decide()

    # What the user says

    def remap(self, mapping: ListMapping) -> None:
        """Take the columns otherwise."""
        reading = self.reading
        if reading is None:
            return
        self.mapping = mapping
        self._start(partial(self._remapped, reading, mapping, None), self._show_first)

    def _remapped(
        self, reading: ListReading, mapping: ListMapping, table: int | None, progress: Progress
    ) -> Preview:
        return self._planned(self.importer.service.remapped(reading, mapping, table), progress)

    def use_column(self, index: int, use: ColumnUse) -> None:
        """Take one column otherwise; a field that it takes from another column is not joined with that."""
        others = {
            place: _without(other, use) for place, other in self.mapping.columns.items() if place != index
        }
        self.use_columns({**others, index: use})

    def use_columns(self, columns: Mapping[int | str, ColumnUse]) -> None:
        """Take the columns as said; those not named are understood by themselves."""
        self.remap(replace(self.mapping, columns=dict(columns)))

    def set_fixed(self, fixed: Mapping[str, Any]) -> None:
        """Give rows that have none of their own these values, by field key."""
        if dict(fixed) != dict(self.mapping.fixed):
            self.remap(replace(self.mapping, fixed=dict(fixed)))

    def decide(self, rows: Mapping[int | str, Decision | None]) -> None:
        """Say what shall be done with rows; None for what the plan proposes."""
        kept = {key: value for key, value in self.choices.rows.items() if key not in rows}
        chosen = {key: value for key, value in rows.items() if value is not None}
        self._choose(replace(self.choices, rows={**kept, **chosen}))

    def mend(self, cells: Mapping[tuple[int, str], str]) -> None:
        """Put other texts in place of those of the file."""
        self._choose(replace(self.choices, mended={**self.choices.mended, **cells}))

    def settle(self, cells: Mapping[tuple[int, str], Side]) -> None:
        """Say whose value stays in cells that were changed on both sides."""
        self._choose(replace(self.choices, sides={**self.choices.sides, **cells}))

    @property
    def can_undo(self) -> bool:
        """Whether a decision or a mended cell can be taken back."""
        return bool(self._past)

    @Slot()
    def undo(self) -> None:
        """Take back the last decision or mended cell."""
        if self._past:
            self.choices = self._past.pop()
            self._decide()

    def _choose(self, choices: Choices) -> None:
        if choices != self.choices and self.preview is not None:
            self._past.append(self.choices)
            self.choices = choices
            self._decide()

    def _decide(self) -> None:
        if self.preview is None or (self.busy and not self.preview.complete):
            return  # the rest that is being read is planned with the new choices
        self._start(partial(self._decided, self.preview.plan, self.choices), self._show)

    def _decided(self, plan: ListPlan, choices: Choices, progress: Progress) -> Preview:
        decided = self.importer.service.decided(plan, choices)
        return make_preview(decided, self._keys, _part(progress, 2))

    # Doing it

    def commit(self) -> None:
        """Do what the plan says."""
        if self.preview is not None and not self.busy:
            text = _("Importing {file}…").format(file=self.preview.reading.source.shown)
            self._start(partial(self._commit, self.preview.plan), self._done, text)

    def _commit(self, plan: ListPlan, progress: Progress) -> ImportResult:
        return self.importer.service.commit(plan, progress)

    def _done(self, result: ImportResult) -> None:
        self._idle()
        self.committed.emit(result)

    @Slot()
    def cancel(self) -> None:
        """Stop what is going on."""
        if self._task is not None:
            self._task.cancel()

    # Work

    def _start(self, work: Callable[[Progress], Any], done: Callable[[Any], None], doing: str = "") -> None:
        """Begin `work`; what was still going on is given up for it."""
        if self._task is not None:
            self._task.cancel()
        name = self.source.shown if self.source else ""
        self.doing = doing or _("Reading {file}…").format(file=name)
        current: list[Task] = []

        def deliver(result: Any) -> None:
            if current and current[0] is self._task:
                done(result)

        def fail(error: BaseException) -> None:
            if current and current[0] is self._task:
                self._failed(error)

        task = self._tasks.start(work, done=deliver, failed=fail, cancelled=self._stopped, owner=self)
        current.append(task)
        self._task = task
        task.progressed.connect(self._step)
        self.busy_changed.emit()

    @Slot(int, int)
    def _step(self, done: int, total: int) -> None:
        if self.sender() is self._task:
            self.progressed.emit(done, total)

    def _stopped(self) -> None:
        """The work was stopped, by the user or for other work."""
        if self._task is not None and self._task.cancelled:
            if self.preview is not None and not self.preview.complete:
                self.preview = None
            self._idle()
            self.previewed.emit()

    def _failed(self, error: BaseException) -> None:
        self._idle()
        if not isinstance(error, CicaError):
            raise error
        if isinstance(error, ConflictError) and self.reading is not None:
            self._trouble = str(error)
            self._start(partial(self._planned, self.reading), self._show)
            return
        self.failed.emit(str(error))
        if isinstance(error, NoHeadingsError):
            self.no_headings.emit(self.source)

    def _idle(self) -> None:
        self._task = None
        self.busy_changed.emit()


def _without(use: ColumnUse, taken: ColumnUse) -> ColumnUse:
    """Return `use` without the fields that another column takes."""
    left = tuple(key for key in use.fields if key not in taken.fields)
    return use if left == use.fields else replace(use, fields=left)


def _part(progress: Progress, stage: int) -> Progress:
    """Return a progress for one stage of the work, which reports thousandths of the whole."""
    begin, end = SHARES[stage], SHARES[stage + 1]

    def report(done: int, total: int) -> None:
        progress(round(1000 * (begin + (end - begin) * (done / total if total else 0))), 1000)

    return report
