"""Takes the participants of a meeting in from a spreadsheet: first a plan to look at, then one step."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from sqlalchemy.orm import Session

from cica_events.domain.base import fields_of
from cica_events.domain.fields import Field
from cica_events.domain.participants import Participant
from cica_events.exports.registry import find_export
from cica_events.i18n import _, ngettext
from cica_events.imports.columns.mapping import ListMapping
from cica_events.imports.columns.matching import ColumnMatch, match_columns
from cica_events.imports.round_trip.own_matches import own_mapping, with_own_reasons
from cica_events.imports.sources.origin import Origin
from cica_events.imports.tables.table import Table
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.services.came_back import EXPORT, PresentTexts
from cica_events.services.import_plan import Choices
from cica_events.services.list_import import ListImport, unedited
from cica_events.services.list_plan import ListPlan
from cica_events.services.list_reading import ListReading
from cica_events.services.meeting_people import OF_PERSON
from cica_events.services.named_homes import homes_at
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.participant_matching import Matcher, Matching, stage
from cica_events.services.participant_writing import Writer
from cica_events.services.planned_rows import PlannedRow
from cica_events.services.reading_notices import left_out, mixed_up, untaken
from cica_events.services.refused_rows import with_reasons_explained, without_reasons

_STAGES: Final = 2  # holding the list against who is there, deciding on the rows

Key = TypeVar("Key", bound=Hashable)


class ParticipantImport(ListImport):
    """Plans and does the import of participants."""

    def __init__(self, database: Database, texts: PresentTexts) -> None:
        """`texts` are those of the participants as they would be exported now."""
        super().__init__(database, EXPORT)
        self._matcher = Matcher(database, self.fields, texts)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields of a participant and some of a person; a list may hold the editable ones."""
        return (*fields_of(Participant).values(), *OF_PERSON.values())

    def _columns(
        self, meeting_id: str, table: Table, origin: Origin | None, mapping: ListMapping
    ) -> tuple[ColumnMatch, ...]:
        exported = find_export(EXPORT).fields
        said = own_mapping(origin, table, exported, self._keys, mapping) if origin else mapping
        said = without_reasons(table.headings, said)
        layouts = self._layouts.layouts(EXPORT)
        cells = [row.cells for row in table.rows]
        with self._database.reading() as session:
            parties = homes_at(session, meeting_id).names
        columns = match_columns(table.headings, cells, self.fields, said, layouts, parties)
        columns = with_reasons_explained(columns)
        return with_own_reasons(columns, origin, table, exported, mapping) if origin else columns

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
        return replace(plan, notices=(*plan.notices, *unedited(plan)))

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

    def _label(self, count: int) -> str:
        return ngettext(
            "Import of {count} participant from {file}",
            "Import of {count} participants from {file}",
            count,
        )

    def _write(
        self, session: Session, plan: ListPlan, rows: Sequence[PlannedRow], progress: Progress
    ) -> None:
        assert isinstance(plan, ImportPlan)
        Writer(session, plan).write(rows, progress)


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


def _differing(one: Mapping[Key, object], other: Mapping[Key, object]) -> set[Key]:
    """Return the keys under which two mappings say different things."""
    return {key for key in {*one, *other} if one.get(key) != other.get(key)}
