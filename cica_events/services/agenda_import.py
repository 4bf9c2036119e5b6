"""Takes the items of an agenda in from a list: first a plan to look at, then one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import fields_of
from cica_events.domain.fields import Field
from cica_events.exports.registry import find_export
from cica_events.i18n import ngettext
from cica_events.imports.columns.agenda_columns import NUMBER, agenda_columns, agenda_fields
from cica_events.imports.columns.mapping import ListMapping
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.round_trip.own_matches import own_mapping, with_own_reasons
from cica_events.imports.round_trip.there_and_back import Present
from cica_events.imports.rows.agenda_rows import read_items
from cica_events.imports.sources.origin import Origin
from cica_events.imports.tables.table import Table
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.services.agenda import AgendaService
from cica_events.services.agenda_plan import AgendaPlan
from cica_events.services.agenda_planning import AgendaPlanner
from cica_events.services.agenda_writing import AgendaWriter
from cica_events.services.import_plan import Choices
from cica_events.services.list_import import ListImport, unedited
from cica_events.services.list_plan import ListPlan
from cica_events.services.list_reading import ListReading
from cica_events.services.planned_rows import PlannedRow
from cica_events.services.reading_notices import left_out, untaken
from cica_events.services.refused_rows import with_reasons_explained, without_reasons

DOCUMENT: Final = "agenda"
"""The key of the export that comes back, and of the layouts that are remembered."""

PresentTexts = Callable[[str, str, Sequence[str], str], Present]


class AgendaImport(ListImport):
    """Plans and does the import of agenda items."""

    def __init__(self, database: Database, agenda: AgendaService, present: PresentTexts) -> None:
        """`present` gives the texts of the items as they would be exported now."""
        super().__init__(database, DOCUMENT)
        self._agenda = agenda
        self._present = present

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields of an agenda item; a list may hold its number and its times too."""
        return agenda_fields()

    def _columns(
        self, meeting_id: str, table: Table, origin: Origin | None, mapping: ListMapping
    ) -> tuple[ColumnMatch, ...]:
        return with_reasons_explained(self._matches(table, origin, mapping))

    def _matches(self, table: Table, origin: Origin | None, mapping: ListMapping) -> tuple[ColumnMatch, ...]:
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
        rows, style = self._agenda.rows(reading.meeting_id), self._agenda.number_style(reading.meeting_id)
        planner = AgendaPlanner(rows, style, reading, present, choices)
        plan = planner.plan([draft for draft in drafts if not draft.read.is_empty])
        notices = (*reading.grid.notices, *reading.table.notices, *left_out(reading, empty), *plan.notices)
        return replace(plan, notices=(*notices, *untaken(reading), *unedited(plan)))

    def _texts(self, reading: ListReading) -> Present:
        if (origin := reading.origin) is None:
            return _NOTHING
        keys = [key for key, _heading in origin.columns]
        return self._present(DOCUMENT, reading.meeting_id, keys, origin.language)

    def decided(self, plan: ListPlan, choices: Choices, progress: Progress = silent) -> AgendaPlan:
        """Return `plan` with other choices."""
        return self.plan(plan.reading, choices, progress)

    def _label(self, count: int) -> str:
        return ngettext(
            "Import of {count} agenda item from {file}",
            "Import of {count} agenda items from {file}",
            count,
        )

    def _write(
        self, session: Session, plan: ListPlan, rows: Sequence[PlannedRow], progress: Progress
    ) -> None:
        assert isinstance(plan, AgendaPlan)
        AgendaWriter(session, plan).write(progress)


_NOTHING: Final[Mapping[str, Mapping[str, str]]] = {}
