"""Takes the participants of a meeting in from a spreadsheet: first a plan to look at, then one step."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from cica_events.domain.base import fields_of
from cica_events.domain.fields import Field
from cica_events.domain.participants import Participant
from cica_events.exports.registry import find_export
from cica_events.i18n import _, ngettext
from cica_events.imports.finding import Tables, read_table
from cica_events.imports.mapping import ListMapping
from cica_events.imports.matching import match_columns
from cica_events.imports.own_list import own_list
from cica_events.imports.own_matches import own_mapping, with_own_reasons
from cica_events.imports.source import Source
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.services.came_back import EXPORT, PresentTexts
from cica_events.services.import_layouts import ImportLayoutService
from cica_events.services.import_plan import Action, Choices, ImportResult
from cica_events.services.list_plan import ListPlan
from cica_events.services.list_reading import ListReading
from cica_events.services.meeting_people import OF_PERSON
from cica_events.services.named_homes import homes_at
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.participant_matching import Matcher, Matching, stage
from cica_events.services.participant_writing import Writer
from cica_events.services.planned_rows import PlannedRow
from cica_events.services.reading_notices import left_out, mixed_up, samples_of, untaken
from cica_events.services.refused_rows import save_refused, with_reasons_explained, without_reasons

_STAGES: Final = 2  # holding the list against who is there, deciding on the rows
_PATIENCE: Final = 5.0  # seconds that a whole import waits for another change

_DONE: Final = (Action.CREATE, Action.UPDATE, Action.REMOVE)
Key = TypeVar("Key", bound=Hashable)


class ParticipantImport:
    """Plans and does the import of participants."""

    def __init__(self, database: Database, texts: PresentTexts) -> None:
        """`texts` are those of the participants as they would be exported now."""
        self._database = database
        self._layouts = ImportLayoutService(database)
        self._matcher = Matcher(database, self.fields, texts)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields of a participant and some of a person; a list may hold the editable ones."""
        return (*fields_of(Participant).values(), *OF_PERSON.values())

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
        table, origin = own_list(found.chosen, EXPORT, meeting_id)
        exported = find_export(EXPORT).fields
        said = own_mapping(origin, table, exported, self._keys, mapping) if origin else mapping
        said = without_reasons(table.headings, said)
        layouts = self._layouts.layouts(EXPORT)
        cells = [row.cells for row in table.rows]
        with self._database.reading() as session:
            parties = homes_at(session, meeting_id).names
        columns = match_columns(table.headings, cells, self.fields, said, layouts, parties)
        columns = with_reasons_explained(columns)
        return ListReading(
            meeting_id=meeting_id,
            source=source,
            grid=found.grid,
            tables=found.tables,
            table=table,
            columns=with_own_reasons(columns, origin, table, exported, mapping) if origin else columns,
            samples=samples_of(table),
            mapping=mapping,
            layout=None if origin else self._layouts.recognised(EXPORT, table.headings),
            origin=origin,
        )

    @property
    def _keys(self) -> frozenset[str]:
        return frozenset(field.key for field in self.fields if field.editable)

    def plan(
        self, reading: ListReading, choices: Choices | None = None, progress: Progress = silent
    ) -> ImportPlan:
        """Return what taking in the list would do, as far as `choices` follow from it; nothing is changed.

        Steps reported are thousandths. Raises NotFoundError for the meeting, and what `progress` raises.
        """
        choices = choices or Choices()
        matching = self._matcher.match(reading, choices.mended, stage(progress, 0, _STAGES))
        rows = matching.planned(tuple(matching.known.drafts), choices, stage(progress, 1, _STAGES))
        notices = (*reading.grid.notices, *reading.table.notices, *left_out(reading, matching.empty))
        notices = (*notices, *untaken(reading))
        plan = ImportPlan(
            reading=reading,
            choices=choices,
            rows=tuple(rows),
            notices=(*notices, *_uncompared(matching), *mixed_up(reading, matching.verdicts)),
            matching=matching,
            gone=_not_there(matching.gone_rows(choices), rows),
        )
        return replace(plan, notices=(*plan.notices, *_unedited(plan)))

    def decided(self, plan: ListPlan, choices: Choices, progress: Progress = silent) -> ImportPlan:
        """Return `plan` with other choices: only the rows that depend on them are looked at again."""
        assert isinstance(plan, ImportPlan)
        matching = plan.matching
        mended = {number for number, _key in _differing(plan.choices.mended, choices.mended)}
        decided = _differing(plan.choices.rows, choices.rows)
        changed = mended | {key for key in decided if isinstance(key, int)}
        changed |= {number for number, _key in _differing(plan.choices.sides, choices.sides)}
        touched = matching.depending(changed)
        if mended:
            matching = self._matcher.mended(matching, plan.reading, choices.mended, mended)
            touched |= matching.depending(touched)
        rows = list(plan.rows)
        numbers = sorted(touched, key=matching.places.__getitem__)
        for row in matching.planned(numbers, choices, progress):
            rows[matching.places[row.number]] = row
        gone = _not_there(matching.gone_rows(choices), rows)
        return replace(plan, choices=choices, rows=tuple(rows), matching=matching, gone=gone)

    def save_refused(self, plan: ListPlan, path: Path, language: str) -> int:
        """Write the refused rows with the reasons beside them as a workbook, and return how many there are.

        They can be put right and taken in again. Raises OutputError where the file cannot be written.
        """
        return save_refused(plan, path, language)

    def commit(self, plan: ListPlan, progress: Progress = silent) -> ImportResult:
        """Do what `plan` says for all rows without problems, as one step that one undo takes back.

        Raises ConflictError where the meeting's participants changed since the plan was made, and what
        `progress` raises to stop; then nothing is changed.
        """
        assert isinstance(plan, ImportPlan)
        assert plan.reading.grid.complete, "only the first rows were read"
        todo = [row for row in (*plan.rows, *plan.gone) if row.action in _DONE]
        if todo:
            text = ngettext(
                "Import of {count} participant from {file}",
                "Import of {count} participants from {file}",
                len(todo),
            )
            name = plan.reading.source.shown.encode("utf-8", "replace").decode()  # bytes may be no letters
            label = text.format(count=len(todo), file=name)
            with self._database.changing(label, patience=_PATIENCE) as session:
                Writer(session, plan).write(todo, progress)
        return ImportResult(*(plan.count(action) for action in Action))


def _not_there(gone: Sequence[PlannedRow], rows: Sequence[PlannedRow]) -> tuple[PlannedRow, ...]:
    """Return those of `gone` whom no row means: one that lost its identifier is known by its name."""
    there = {row.participant_id for row in rows}
    return tuple(row for row in gone if row.participant_id not in there)


def _uncompared(matching: Matching) -> Iterator[str]:
    if matching.uncompared:
        yield _(
            "Other spellings of people in the directory were not looked for, as there are too many: "
            "“Find duplicates” on the page of people finds them afterwards."
        )


def _unedited(plan: ImportPlan) -> Iterator[str]:
    """Yield that a list that came back brings nothing."""
    unchanged = all(row.action is Action.SKIP and not row.conflicts and not row.doubts for row in plan.rows)
    if plan.reading.origin and unchanged and not plan.gone:
        yield _("Nothing was changed in this file.")


def _differing(one: Mapping[Key, object], other: Mapping[Key, object]) -> set[Key]:
    """Return the keys under which two mappings say different things."""
    return {key for key in {*one, *other} if one.get(key) != other.get(key)}
