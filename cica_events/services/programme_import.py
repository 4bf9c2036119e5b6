"""Takes the sessions of a programme in from a list: first a plan to look at, then one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from cica_events.domain.fields import Field
from cica_events.exports.registry import find_export
from cica_events.i18n import language, ngettext
from cica_events.imports.columns.mapping import ListMapping
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.columns.programme_columns import programme_columns, session_fields
from cica_events.imports.round_trip.own_matches import own_mapping, with_own_reasons
from cica_events.imports.round_trip.there_and_back import Present
from cica_events.imports.rows.programme_rows import read_sessions
from cica_events.imports.sources.origin import Origin
from cica_events.imports.tables.table import Table
from cica_events.imports.values.session_times import MeetingDays
from cica_events.imports.words.vocabulary import squashed
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.queries.sittings import sitting_rows
from cica_events.services.import_plan import Choices
from cica_events.services.list_import import ListImport, unedited
from cica_events.services.list_plan import ListPlan
from cica_events.services.list_reading import ListReading
from cica_events.services.meetings import MeetingService
from cica_events.services.participants import ParticipantService
from cica_events.services.planned_rows import PlannedRow
from cica_events.services.programme_plan import ProgrammePlan
from cica_events.services.programme_planning import ProgrammePlanner
from cica_events.services.programme_writing import write_programme
from cica_events.services.reading_notices import left_out, untaken
from cica_events.services.refused_rows import with_reasons_explained, without_reasons

DOCUMENT: Final = "programme"
"""The key of the export that comes back, and of the layouts that are remembered."""

PresentTexts = Callable[[str, str, Sequence[str], str], Present]

_NOTHING: Final[Mapping[str, Mapping[str, str]]] = {}


class ProgrammeImport(ListImport):
    """Plans and does the import of sessions."""

    def __init__(
        self,
        database: Database,
        meetings: MeetingService,
        participants: ParticipantService,
        present: PresentTexts,
    ) -> None:
        """`present` gives the texts of the sessions as they would be exported now."""
        super().__init__(database, DOCUMENT)
        self._meetings, self._participants, self._present = meetings, participants, present

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields of a session; a list may hold its day's number and its end, too."""
        return session_fields()

    def _columns(
        self, meeting_id: str, table: Table, origin: Origin | None, mapping: ListMapping
    ) -> tuple[ColumnMatch, ...]:
        return with_reasons_explained(self._matches(table, origin, mapping))

    def _matches(self, table: Table, origin: Origin | None, mapping: ListMapping) -> tuple[ColumnMatch, ...]:
        if origin is None:
            said = without_reasons(table.headings, mapping)
            return programme_columns(table, said, self._layouts.layouts(DOCUMENT))
        exported = find_export(DOCUMENT).fields
        taken = {field.key for field in session_fields() if field.editable}
        known = own_mapping(origin, table, exported, taken, mapping)
        return with_own_reasons(programme_columns(table, known), origin, table, exported, mapping)

    def plan(
        self, reading: ListReading, choices: Choices | None = None, progress: Progress = silent
    ) -> ProgrammePlan:
        """Return what taking in the list would do, as far as `choices` follow from it; nothing is changed.

        Steps reported are rows. Raises NotFoundError for the meeting, and what `progress` raises.
        """
        choices = choices or Choices()
        meeting = self._meetings.get(reading.meeting_id)
        drafts = read_sessions(
            reading.table,
            reading.columns,
            MeetingDays(meeting.date),
            choices.mended,
            progress,
            ours=reading.origin is not None,
        )
        empty = [draft.read for draft in drafts if draft.read.is_empty]
        with self._database.reading() as session:
            rows = sitting_rows(session, meeting.id)
        planner = ProgrammePlanner(rows, self._people(meeting.id), reading, self._texts(reading), choices)
        plan = planner.plan([draft for draft in drafts if not draft.read.is_empty])
        notices = (*reading.grid.notices, *reading.table.notices, *left_out(reading, empty), *plan.notices)
        return replace(plan, notices=(*notices, *untaken(reading), *unedited(plan)))

    def _people(self, meeting_id: str) -> Mapping[str, str]:
        """Return the participants by their names, whatever stands between the words, and by these alone."""
        found: dict[str, str] = {}
        for row in self._participants.rows(meeting_id, language()):
            for name in (
                row.name,
                f"{row.given_name} {row.family_name}",
                f"{row.family_name} {row.given_name}",
            ):
                found.setdefault(squashed(name), row.id)
        return found

    def _texts(self, reading: ListReading) -> Present:
        if (origin := reading.origin) is None:
            return _NOTHING
        keys = [key for key, _heading in origin.columns]
        return self._present(DOCUMENT, reading.meeting_id, keys, origin.language)

    def decided(self, plan: ListPlan, choices: Choices, progress: Progress = silent) -> ProgrammePlan:
        """Return `plan` with other choices."""
        return self.plan(plan.reading, choices, progress)

    def _label(self, count: int) -> str:
        return ngettext(
            "Import of {count} session from {file}", "Import of {count} sessions from {file}", count
        )

    def _write(
        self, session: Session, plan: ListPlan, rows: Sequence[PlannedRow], progress: Progress
    ) -> None:
        assert isinstance(plan, ProgrammePlan)
        write_programme(session, plan, progress)
