"""Takes a list in, whatever it is a list of: reads it, and does in one step what was planned for it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from cica_events.domain.backups import BackupReason
from cica_events.domain.fields import Field
from cica_events.i18n import _
from cica_events.imports.columns.mapping import ListMapping
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.finding import Tables, read_table
from cica_events.imports.round_trip.own_list import own_list
from cica_events.imports.sources.origin import Origin
from cica_events.imports.sources.source import Source
from cica_events.imports.tables.table import Table
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.services.import_layouts import ImportLayoutService
from cica_events.services.import_plan import Action, Choices, ImportResult
from cica_events.services.list_plan import ListPlan
from cica_events.services.list_reading import ListReading
from cica_events.services.planned_rows import PlannedRow
from cica_events.services.reading_notices import samples_of
from cica_events.services.refused_rows import save_refused

_PATIENCE: Final = 5.0  # seconds that a whole import waits for another change
_DONE: Final = (Action.CREATE, Action.UPDATE, Action.REMOVE)


class ListImport(ABC):
    """Reads a list of one kind, plans what it would do, and does it.

    `document` is the key of the export that comes back, and of the layouts that are remembered.
    """

    def __init__(self, database: Database, document: str) -> None:
        self._database = database
        self._document = document
        self._layouts = ImportLayoutService(database)

    @property
    @abstractmethod
    def fields(self) -> tuple[Field, ...]:
        """Return the fields that a list may fill."""

    @abstractmethod
    def plan(
        self, reading: ListReading, choices: Choices | None = None, progress: Progress = silent
    ) -> ListPlan:
        """Return what taking in the list would do, as far as `choices` follow from it; nothing is changed.

        Raises NotFoundError for the meeting, and what `progress` raises.
        """

    @abstractmethod
    def decided(self, plan: ListPlan, choices: Choices, progress: Progress = silent) -> ListPlan:
        """Return `plan` with other choices."""

    @abstractmethod
    def _columns(
        self, meeting_id: str, table: Table, origin: Origin | None, mapping: ListMapping
    ) -> tuple[ColumnMatch, ...]:
        """Return what each column is taken for."""

    @abstractmethod
    def _label(self, count: int) -> str:
        """Return how the step is called that takes in {count} records from {file}."""

    @abstractmethod
    def _write(
        self, session: Session, plan: ListPlan, rows: Sequence[PlannedRow], progress: Progress
    ) -> None:
        """Write the `rows` of `plan` that are to be done; raises ConflictError where they cannot be now."""

    def read(
        self,
        meeting_id: str,
        source: Source,
        mapping: ListMapping | None = None,
        *,
        first: int | None = None,
        progress: Progress = silent,
    ) -> ListReading:
        """Return what stands in a list, and which column holds which field; nothing is changed.

        With `first` only that many rows are read, quickly. Raises InputError for what is no list or where
        `mapping` names what does not exist, and what `progress` raises to stop.
        """
        found = read_table(source, self.fields, progress, first)
        return self._understood(meeting_id, source, found, mapping or ListMapping())

    def remapped(self, reading: ListReading, mapping: ListMapping, table: int | None = None) -> ListReading:
        """Return `reading` with the user's word on its columns, without reading the file again.

        `table` chooses another list of the sheet.
        """
        chosen = reading.table if table is None else reading.tables[table]
        source = reading.source if table is None else replace(reading.source, table=table)
        found = Tables(reading.grid, reading.tables, chosen)
        return self._understood(reading.meeting_id, source, found, mapping)

    def _understood(
        self, meeting_id: str, source: Source, found: Tables, mapping: ListMapping
    ) -> ListReading:
        table, origin = own_list(found.chosen, self._document, meeting_id)
        return ListReading(
            meeting_id=meeting_id,
            source=source,
            grid=found.grid,
            tables=found.tables,
            table=table,
            columns=self._columns(meeting_id, table, origin, mapping),
            samples=samples_of(table),
            mapping=mapping,
            layout=None if origin else self._layouts.recognised(self._document, table.headings),
            origin=origin,
        )

    def save_refused(self, plan: ListPlan, path: Path, language: str) -> int:
        """Write the refused rows with the reasons beside them as a workbook, and return how many there are.

        They can be put right and taken in again. Raises OutputError where the file cannot be written.
        """
        return save_refused(plan, path, language)

    def commit(self, plan: ListPlan, progress: Progress = silent) -> ImportResult:
        """Do what `plan` says for all rows without problems, as one step that one undo takes back.

        Raises ConflictError where what it is held against changed since the plan was made, and what
        `progress` raises to stop; then nothing is changed.
        """
        assert plan.reading.grid.complete, "only the first rows were read"
        todo = [row for row in (*plan.rows, *plan.gone) if row.action in _DONE]
        if todo:
            name = plan.reading.source.shown.encode("utf-8", "replace").decode()  # bytes may be no letters
            label = self._label(len(todo)).format(count=len(todo), file=name)
            self._database.secure(BackupReason.IMPORT, lambda _done, _total: progress(0, len(todo)))
            with self._database.changing(label, patience=_PATIENCE) as session:
                self._write(session, plan, todo, progress)
        return ImportResult(*(plan.count(action) for action in Action))


def unedited(plan: ListPlan) -> Iterator[str]:
    """Yield that a list that came back brings nothing."""
    unchanged = all(row.action is Action.SKIP and not row.conflicts and not row.doubts for row in plan.rows)
    if plan.reading.origin and unchanged and not plan.gone:
        yield _("Nothing was changed in this file.")
