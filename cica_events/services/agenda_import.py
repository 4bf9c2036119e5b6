"""Takes the items of an agenda in from a list: first a plan to look at, then one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import fields_of
from cica_events.domain.fields import Field
from cica_events.exports.registry import find_export
from cica_events.i18n import _, ngettext
from cica_events.imports.agenda_columns import NUMBER, agenda_columns, agenda_fields
from cica_events.imports.agenda_rows import read_items
from cica_events.imports.finding import Tables, read_table
from cica_events.imports.mapping import ListMapping
from cica_events.imports.matching import ColumnMatch
from cica_events.imports.origin import Origin
from cica_events.imports.own_list import own_list
from cica_events.imports.own_matches import own_mapping, with_own_reasons
from cica_events.imports.source import Source
from cica_events.imports.table import Table
from cica_events.imports.there_and_back import Present
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.services.agenda import AgendaService
from cica_events.services.agenda_plan import AgendaPlan
from cica_events.services.agenda_planning import AgendaPlanner
from cica_events.services.agenda_writing import AgendaWriter
from cica_events.services.import_layouts import ImportLayoutService
from cica_events.services.import_plan import Action, Choices, ImportResult
from cica_events.services.list_plan import ListPlan
from cica_events.services.list_reading import ListReading
from cica_events.services.reading_notices import left_out, samples_of, untaken
from cica_events.services.refused_rows import save_refused, with_reasons_explained, without_reasons

DOCUMENT: Final = "agenda"
"""The key of the export that comes back, and of the layouts that are remembered."""

_PATIENCE: Final = 5.0  # seconds that a whole import waits for another change

PresentTexts = Callable[[str, str, Sequence[str], str], Present]


class AgendaImport:
    """Plans and does the import of agenda items."""

    def __init__(self, database: Database, agenda: AgendaService, present: PresentTexts) -> None:
        """`present` gives the texts of the items as they would be exported now."""
        self._database = database
        self._agenda = agenda
        self._present = present
        self._layouts = ImportLayoutService(database)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields of an agenda item; a list may hold its number and its times too."""
        return agenda_fields()

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
        return self._understood(
            reading.meeting_id, source, Tables(reading.grid, reading.tables, chosen), mapping
        )

    def _understood(
        self, meeting_id: str, source: Source, found: Tables, mapping: ListMapping
    ) -> ListReading:
        table, origin = own_list(found.chosen, DOCUMENT, meeting_id)
        return ListReading(
            meeting_id=meeting_id,
            source=source,
            grid=found.grid,
            tables=found.tables,
            table=table,
            columns=with_reasons_explained(self._columns(table, origin, mapping)),
            samples=samples_of(table),
            mapping=mapping,
            layout=None if origin else self._layouts.recognised(DOCUMENT, table.headings),
            origin=origin,
        )

    def _columns(self, table: Table, origin: Origin | None, mapping: ListMapping) -> tuple[ColumnMatch, ...]:
        if origin is None:
            said = without_reasons(table.headings, mapping)
            return agenda_columns(table, said, self._layouts.layouts(DOCUMENT))
        exported = find_export(DOCUMENT).fields
        taken = {NUMBER, *(key for key, field in fields_of(AgendaItem).items() if field.editable)}
        known = own_mapping(origin, table, exported, taken, mapping)
        matches = agenda_columns(table, known)
        return with_own_reasons(matches, origin, table, exported, mapping)

    def plan(
        self, reading: ListReading, choices: Choices | None = None, progress: Progress = silent
    ) -> AgendaPlan:
        """Return what taking in the list would do, as far as `choices` follow from it; nothing is changed.

        Steps reported are rows. Raises NotFoundError for the meeting, and what `progress` raises.
        """
        choices = choices or Choices()
        drafts = read_items(reading.table, reading.columns, choices.mended, progress)
        empty = [draft.read for draft in drafts if draft.read.is_empty]
        present = self._texts(reading)
        planner = AgendaPlanner(self._agenda.rows(reading.meeting_id), reading, present, choices)
        plan = planner.plan([draft for draft in drafts if not draft.read.is_empty])
        notices = (*reading.grid.notices, *reading.table.notices, *left_out(reading, empty), *plan.notices)
        return replace(plan, notices=(*notices, *untaken(reading), *_unedited(plan)))

    def _texts(self, reading: ListReading) -> Present:
        if (origin := reading.origin) is None:
            return _NOTHING
        keys = [key for key, _heading in origin.columns]
        return self._present(DOCUMENT, reading.meeting_id, keys, origin.language)

    def decided(self, plan: ListPlan, choices: Choices, progress: Progress = silent) -> AgendaPlan:
        """Return `plan` with other choices."""
        return self.plan(plan.reading, choices, progress)

    def save_refused(self, plan: ListPlan, path: Path, language: str) -> int:
        """Write the refused rows with the reasons beside them as a workbook, and return how many there are.

        They can be put right and taken in again. Raises OutputError where the file cannot be written.
        """
        return save_refused(plan, path, language)

    def commit(self, plan: ListPlan, progress: Progress = silent) -> ImportResult:
        """Do what `plan` says for all rows without problems, as one step that one undo takes back.

        Raises ConflictError where the agenda changed since the plan was made, and what `progress` raises to
        stop; then nothing is changed.
        """
        assert isinstance(plan, AgendaPlan)
        doing = (Action.CREATE, Action.UPDATE, Action.REMOVE)
        todo = [row for row in (*plan.rows, *plan.gone) if row.action in doing]
        if todo:
            text = ngettext(
                "Import of {count} agenda item from {file}",
                "Import of {count} agenda items from {file}",
                len(todo),
            )
            name = plan.reading.source.shown.encode("utf-8", "replace").decode()  # bytes may be no letters
            with self._database.changing(
                text.format(count=len(todo), file=name), patience=_PATIENCE
            ) as session:
                AgendaWriter(session, plan).write(progress)
        return ImportResult(*(plan.count(action) for action in Action))


def _unedited(plan: AgendaPlan) -> Iterator[str]:
    """Yield that a list that came back brings nothing."""
    unchanged = all(row.action is Action.SKIP and not row.conflicts and not row.doubts for row in plan.rows)
    if plan.reading.origin and unchanged and not plan.gone:
        yield _("Nothing was changed in this file.")


_NOTHING: Final[Mapping[str, Mapping[str, str]]] = {}
