"""Takes the participants of a meeting in from a spreadsheet: first a plan to look at, then one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cica_events.domain.base import column_of, fields_of
from cica_events.domain.delegations import Delegation, Group
from cica_events.domain.fields import Field
from cica_events.domain.meetings import Meeting
from cica_events.domain.participants import Participant
from cica_events.domain.people import Person
from cica_events.errors import ConflictError, NotFoundError
from cica_events.i18n import _, ngettext
from cica_events.imports.finding import Tables, read_table
from cica_events.imports.headings import Table
from cica_events.imports.mapping import ListMapping
from cica_events.imports.matching import ColumnMatch, match_columns
from cica_events.imports.rows import ReadRow, read_rows
from cica_events.imports.source import Source
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.services.editing import loaded
from cica_events.services.import_plan import Action, Choices, ImportResult
from cica_events.services.list_reading import ListReading
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.participant_planning import Planner, names_at
from cica_events.services.participant_steps import set_status
from cica_events.services.participants import SHARED, new_participant
from cica_events.services.planned_rows import PlannedRow

_PULSE: Final = 100  # rows between two reports
_SLICE: Final = 500  # rows that are stored at once
_STAGES: Final = 2  # reading the values, planning
_PATIENCE: Final = 5.0  # seconds that a whole import waits for another change
_NAMED: Final = 10  # rows that a notice names
_SAMPLES: Final = 3  # of a column
_SEARCHED: Final = 200  # rows in which they are looked for


class ParticipantImport:
    """Plans and does the import of participants."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields of a participant; a spreadsheet may hold the editable ones."""
        return tuple(fields_of(Participant).values())

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

    def remapped(self, reading: ListReading, mapping: ListMapping) -> ListReading:
        """Return `reading` with the user's word on its columns, without reading the file again."""
        found = Tables(reading.grid, reading.tables, reading.table)
        return self._understood(reading.meeting_id, reading.source, found, mapping)

    def _understood(
        self, meeting_id: str, source: Source, found: Tables, mapping: ListMapping
    ) -> ListReading:
        table = found.chosen
        cells = [row.cells for row in table.rows]
        return ListReading(
            meeting_id=meeting_id,
            source=source,
            grid=found.grid,
            tables=found.tables,
            table=table,
            columns=match_columns(table.headings, cells, self.fields, mapping),
            samples=_samples(table),
            mapping=mapping,
        )

    def plan(
        self, reading: ListReading, choices: Choices | None = None, progress: Progress = silent
    ) -> ImportPlan:
        """Return what taking in the list would do, as far as `choices` follow from it; nothing is changed.

        Raises NotFoundError for the meeting, and what `progress` raises to stop.
        """
        table, columns = reading.table, reading.columns
        with self._database.reading() as session:
            names = names_at(session, reading.meeting_id)
        read = read_rows(table, columns, self.fields, names, _stage(progress, 0))
        with self._database.reading() as session:
            planner = Planner(session, reading, len(read))
        rows = planner.plan([row for row in read if not row.is_empty], _stage(progress, 1))
        cells = [row.cells for row in table.rows]
        return ImportPlan(
            reading=reading,
            choices=choices or Choices(),
            rows=rows,
            notices=(*table.grid.notices, *table.notices, *_left_out(columns, cells, read), *planner.notices),
            seen=planner.seen,
        )

    def decided(self, plan: ImportPlan, choices: Choices, progress: Progress = silent) -> ImportPlan:
        """Return `plan` with other choices."""
        return self.plan(plan.reading, choices, progress)

    def commit(self, plan: ImportPlan, progress: Progress = silent) -> ImportResult:
        """Do what `plan` says for all rows without problems, as one step that one undo takes back.

        Raises ConflictError where the meeting's participants changed since the plan was made, and what
        `progress` raises to stop; then nothing is changed.
        """
        todo = [row for row in plan.rows if row.action in (Action.CREATE, Action.UPDATE)]
        if todo:
            text = ngettext(
                "Import of {count} participant from {file}",
                "Import of {count} participants from {file}",
                len(todo),
            )
            name = plan.reading.source.shown.encode("utf-8", "replace").decode()  # bytes may be no letters
            label = text.format(count=len(todo), file=name)
            with self._database.changing(label, patience=_PATIENCE) as session:
                _Writer(session, plan).write(todo, progress)
        return ImportResult(*(plan.count(action) for action in Action))


class _Writer:
    """Writes the rows of a plan in the caller's unit of work."""

    def __init__(self, session: Session, plan: ImportPlan) -> None:
        self._session = session
        self._meeting_id = plan.meeting_id
        self._check_unchanged(plan)
        query = select(Delegation.id, Delegation.party_id).where(Delegation.meeting_id == plan.meeting_id)
        self._delegations: dict[str, str] = {row.party_id or row.id: row.id for row in session.execute(query)}
        self._groups = {row.id for row in session.execute(query) if row.party_id is None}

    def _check_unchanged(self, plan: ImportPlan) -> None:
        if self._session.get(Meeting, plan.meeting_id) is None:
            raise NotFoundError(_("The meeting was removed."))
        query = select(Participant.id, Participant.version).where(Participant.meeting_id == plan.meeting_id)
        if {(row.id, row.version) for row in self._session.execute(query)} != plan.seen:
            message = _("The meeting's participants changed since the preview. Look at the preview again.")
            raise ConflictError(message)

    def write(self, rows: Sequence[PlannedRow], progress: Progress) -> None:
        """Write `rows`; steps reported are rows."""
        updated = [row.participant_id for row in rows if row.participant_id]
        participants: dict[str, Participant] = loaded(self._session, Participant, updated)
        reused = [row.person_id for row in rows if row.person_id]
        wanted = {*reused, *(participant.person_id for participant in participants.values())}
        people: dict[str, Person] = loaded(self._session, Person, wanted)
        only_here = self._only_here(participants)
        with self._session.no_autoflush:
            for count, row in enumerate(rows):
                if count % _PULSE == 0:
                    progress(count, len(rows))
                if count % _SLICE == 0:
                    self._store()
                if row.participant_id:
                    record = participants[row.participant_id]
                    self._update(row, record, people[record.person_id] if record.id in only_here else None)
                else:
                    self._create(row, people.get(row.person_id or ""))
        progress(len(rows), len(rows))

    def _store(self) -> None:
        """Send what was added to the database and let go of it: an import of thousands needs no room."""
        made = [record for record in self._session.new if isinstance(record, Participant | Person)]
        self._session.flush()
        for record in made:
            self._session.expunge(record)

    def _only_here(self, participants: Mapping[str, Participant]) -> set[str]:
        """Return those participants whose person takes part in no other meeting."""
        query = select(Participant.person_id).group_by(Participant.person_id).having(func.count() == 1)
        alone = set(self._session.scalars(query)) if participants else set()
        return {record.id for record in participants.values() if record.person_id in alone}

    def _create(self, row: PlannedRow, person: Person | None) -> None:
        values = dict(row.values)
        home = values.pop("party")
        values |= {"delegation_id": self._delegation(home), "party": None if home in self._groups else home}
        new_participant(self._session, self._meeting_id, values, person.id if person else None)
        for key in SHARED if person else ():
            if not getattr(person, key) and values.get(key):
                setattr(person, key, values[key])

    def _update(self, row: PlannedRow, record: Participant, person: Person | None) -> None:
        """Change the participant, and the directory where the person stands in it for this meeting only."""
        for key, old in row.before.items():
            value = row.values[key]
            if key == "party":
                record.delegation_id = self._delegation(value)
                continue
            if key == "status":
                set_status(record, value)
                continue
            setattr(record, column_of(Participant, key), value)
            if person is not None and key in SHARED and getattr(person, key) == old:
                setattr(person, key, value)

    def _delegation(self, home: str) -> str:
        """Return the id of the delegation of a party, a new one where it has none, or of a group."""
        if home not in self._delegations:
            record = Delegation(meeting_id=self._meeting_id, party_id=home, group=Group.PARTY)
            self._session.add(record)
            self._delegations[home] = str(record.id)
        return self._delegations[home]


def _samples(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return the first different values of each column."""
    columns: list[dict[str, None]] = [{} for _heading in table.headings]
    for row in table.rows[:_SEARCHED]:
        for found, cell in zip(columns, row.cells, strict=True):
            if cell is not None and len(found) < _SAMPLES:
                found[" ".join(str(cell).split())] = None
    return tuple(tuple(found) for found in columns)


def _left_out(
    columns: Sequence[ColumnMatch], cells: Sequence[Sequence[object]], rows: Sequence[ReadRow]
) -> Iterator[str]:
    """Yield what of the file is not taken in although it holds something."""
    for column in columns:
        if column.confidence == 0 and any(row[column.index] is not None for row in cells):
            if not column.heading:
                yield _("A column without a heading is left out.")
                continue
            text = _("The column “{heading}” is left out: {reason}")
            yield text.format(heading=column.heading, reason=column.reason)
    if empty := [str(row.number) for row in rows if row.is_empty]:
        numbers = ", ".join(empty[:_NAMED]) + (", …" if len(empty) > _NAMED else "")
        text = ngettext(
            "Row {rows} holds nothing in the columns that are taken and is left out.",
            "Rows {rows} hold nothing in the columns that are taken and are left out.",
            len(empty),
        )
        yield text.format(rows=numbers)


def _stage(progress: Progress, stage: int) -> Progress:
    """Return a progress for one of the stages, that reports thousandths of the whole to `progress`."""

    def report(done: int, total: int) -> None:
        share = stage + (done / total if total else 0.0)
        progress(int(share * 1000 / _STAGES), 1000)

    return report
