"""A list of participants held against all who are known, ready to be decided on again and again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from cica_events.domain.fields import Field
from cica_events.imports.columns.mapping_text import fixed_values
from cica_events.imports.round_trip.there_and_back import RowVerdict
from cica_events.imports.rows.rows import ReadRow, read_rows
from cica_events.imports.sources.grid import Row
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.services.came_back import PresentTexts, compared_rows
from cica_events.services.directory_search import DirectorySearch, Found
from cica_events.services.file_neighbours import FileNeighbours
from cica_events.services.import_plan import Action, Choices, Decision
from cica_events.services.list_reading import ListReading
from cica_events.services.meeting_people import OF_PERSON, MeetingPeople, people_of
from cica_events.services.named_homes import NamedHomes, homes_at
from cica_events.services.planned_rows import NOTHING, PlannedRow
from cica_events.services.row_drafts import Draft, Values, drafted_row
from cica_events.services.row_resolving import Known, Resolving

_COMPARED: Final = 10_000  # rows of unknown people: more would take minutes
_PULSE: Final = 200  # rows between two reports
_STAGES: Final = 4  # reading values, making them ready, looking through the directory, who was found

Mended = Mapping[tuple[int, str], str]
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Matching:
    """The rows of a list with those whom each may mean, and which rows depend on each other."""

    homes: NamedHomes
    known: Known
    empty: tuple[ReadRow, ...]  # rows that hold nothing in the columns that are taken
    uncompared: bool  # other spellings were not looked for
    gone: tuple[str, ...]  # participants whose rows were removed from a list that came back
    places: Mapping[int, int]  # of each row in the order of the file, by its number
    claimants: Mapping[str, Sequence[int]]  # the rows that may mean somebody known, by the record's id

    @property
    def verdicts(self) -> tuple[RowVerdict, ...]:
        """What became of the rows of known records in a list that came back."""
        drafts = self.known.drafts.values()
        return tuple(draft.came_back.verdict for draft in drafts if draft.came_back)

    def depending(self, numbers: Iterable[int]) -> set[int]:
        """Return `numbers` with all rows whose fate may change when theirs does."""
        waiting = [number for number in numbers if number in self.places]
        reached = set(waiting)
        while waiting:
            number = waiting.pop()
            beside = [*self.known.neighbours.sharing(self.known.drafts[number])]
            for key in _meant(self.known, number):
                beside.extend(self.claimants.get(key, ()))
            for other in beside:
                if other not in reached:
                    reached.add(other)
                    waiting.append(other)
        return reached

    def gone_rows(self, choices: Choices) -> tuple[PlannedRow, ...]:
        """Return what becomes of the participants whose rows were removed there: nothing, unless decided."""
        keys = {column.field for column in self.known.columns if column.field}
        return tuple(
            PlannedRow(
                0,
                Action.REMOVE if choices.rows.get(record_id) is Decision.REMOVE else Action.SKIP,
                {key: each for key, each in self.known.meeting.present(record_id).items() if key in keys},
                participant_id=record_id,
                choices=(Decision.SKIP, Decision.REMOVE),
                decided=choices.rows.get(record_id),
            )
            for record_id in self.gone
            if record_id in self.known.meeting.rows
        )

    def planned(
        self, numbers: Sequence[int], choices: Choices, progress: Progress = silent
    ) -> list[PlannedRow]:
        """Return what becomes of the rows `numbers`, in the order of the file; steps reported are rows."""
        resolving = Resolving(self.known, choices)
        drafts = [self.known.drafts[number] for number in numbers]
        whole = 2 * len(drafts)
        for count, row in enumerate(drafts):
            if count % _PULSE == 0:
                progress(count, whole)
            resolving.reserve(row)
        planned = []
        for count, row in enumerate(drafts):
            if count % _PULSE == 0:
                progress(len(drafts) + count, whole)
            planned.append(resolving.resolved(row))
        progress(whole, whole)
        return planned


class Matcher:
    """Holds lists against the participants of a meeting and the directory."""

    def __init__(
        self,
        database: Database,
        fields: Sequence[Field],
        texts: PresentTexts,
        compared: int = _COMPARED,
    ) -> None:
        self._database = database
        self._fields = fields
        self._texts = texts
        self._compared = compared

    def match(self, reading: ListReading, mended: Mended, progress: Progress) -> Matching:
        """Return the list with all whom its rows may mean; steps reported are thousandths."""
        with self._database.reading() as session:
            homes = homes_at(session, reading.meeting_id)
        rows = reading.table.rows
        fixed = self._fixed(reading, homes)
        read = self._read(reading, homes, mended, stage(progress, 0, _STAGES))
        report = stage(progress, 1, _STAGES)
        every, gone = self._drafts(reading, rows, read, mended, fixed, report)
        drafts = [draft for draft in every if draft.came_back or not draft.read.is_empty]
        with self._database.reading() as session:
            meeting = MeetingPeople(session, reading.meeting_id)
        participants = _participants(meeting, drafts, report)
        search = DirectorySearch(self._database)
        found = search.find(_searched(drafts), participants, self._compared, stage(progress, 2, _STAGES))
        known = Known(
            columns=reading.columns,
            fixed=fixed,
            meeting=meeting,
            people=self._people(reading, meeting, participants, found, stage(progress, 3, _STAGES)),
            groups=homes.groups,
            drafts={row.number: row for row in drafts},
            neighbours=FileNeighbours(drafts),
            participants=participants,
            found=found,
        )
        empty = tuple(row.read for row in every if row.read.is_empty and not row.came_back)
        unknown = len(drafts) - len({*participants, *found})
        places = {row.number: place for place, row in enumerate(drafts)}
        claimants = _claimants(known, {*participants, *found}, {})
        return Matching(homes, known, empty, unknown > self._compared, gone, places, claimants)

    def mended(self, matching: Matching, reading: ListReading, mended: Mended, numbers: set[int]) -> Matching:
        """Return `matching` with the rows `numbers` read and looked for again."""
        known = matching.known
        read = self._read(reading, matching.homes, mended, silent, numbers & known.drafts.keys())
        rows = [Row(row.number, tuple(known.drafts[row.number].cells)) for row in read]
        drafts, _gone = self._drafts(reading, rows, read, mended, known.fixed, silent)
        participants = _participants(known.meeting, drafts, silent)
        found = DirectorySearch(self._database).find(_searched(drafts), participants, self._compared, silent)
        neighbours = known.neighbours.copy()
        for draft in drafts:
            neighbours.put(draft)
        people = self._people(reading, known.meeting, participants, found, silent)
        known = replace(
            known,
            people={**known.people, **people},
            drafts={**known.drafts, **{row.number: row for row in drafts}},
            neighbours=neighbours,
            participants=_without(known.participants, numbers) | participants,
            found=_without(known.found, numbers) | found,
        )
        return replace(matching, known=known, claimants=_claimants(known, numbers, matching.claimants))

    def _fixed(self, reading: ListReading, homes: NamedHomes) -> Values:
        """Return the values for rows that have none of their own."""
        known = {field.key for field in self._fields}
        fixed = {key: value for key, value in reading.mapping.fixed.items() if key in known}
        return fixed_values(replace(reading.mapping, fixed=fixed), self._fields, homes.names)

    def _read(
        self,
        reading: ListReading,
        homes: NamedHomes,
        mended: Mended,
        progress: Progress,
        only: Collection[int] | None = None,
    ) -> Sequence[ReadRow]:
        table, columns = reading.table, reading.columns
        return read_rows(table, columns, self._fields, homes.names, progress, mended, only=only)

    def _drafts(
        self,
        reading: ListReading,
        rows: Sequence[Row],
        read: Sequence[ReadRow],
        mended: Mended,
        fixed: Values,
        progress: Progress,
    ) -> tuple[list[Draft], tuple[str, ...]]:
        texts: dict[int, dict[str, str]] = {}
        for (number, key), text in mended.items():
            texts.setdefault(number, {})[key] = text
        ours, gone = compared_rows(reading, rows, texts, self._texts)
        fields = {field.key: field for field in self._fields}
        drafts = []
        for row, each in zip(rows, read, strict=True):
            own, mended_here = ours.get(row.number), texts.get(row.number, NOTHING)
            drafts.append(drafted_row(each, row.cells, mended_here, fixed, own, fields))
            if len(drafts) % _PULSE == 0:
                progress(len(drafts), len(rows))
        return drafts, gone

    def _people(
        self,
        reading: ListReading,
        meeting: MeetingPeople,
        participants: Mapping[int, tuple[str, ...]],
        found: Mapping[int, Found],
        progress: Progress,
    ) -> dict[str, Values]:
        """Return the people of the directory whom some row may mean, as far as anybody asks."""
        keys = [column.field for column in reading.columns if column.field in OF_PERSON]
        keys += [key for key in reading.mapping.fixed if key in OF_PERSON]
        wanted = {key: None for each in found.values() for key in each.people}
        wanted |= {alike.person_id: None for each in found.values() for alike in each.alike}
        if keys:
            rows = (meeting.rows[key] for each in participants.values() for key in each)
            wanted |= {row.person_id: None for row in rows}
        with self._database.reading() as session:
            return people_of(session, list(wanted), [key for key in keys if key], progress)


def stage(progress: Progress, number: int, of: int) -> Progress:
    """Return a progress for one of the stages, that reports thousandths of the whole to `progress`."""

    def report(done: int, total: int) -> None:
        share = number + (done / total if total else 0.0)
        progress(int(share * 1000 / of), 1000)

    return report


def _searched(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the rows of which it is not known by their ids who they are."""
    return [row for row in drafts if row.came_back is None or not row.came_back.record_id]


def _participants(
    meeting: MeetingPeople, drafts: Sequence[Draft], progress: Progress
) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for count, row in enumerate(drafts):
        if count % _PULSE == 0:
            progress(len(drafts), len(drafts))
        own = row.came_back.record_id if row.came_back else None
        if own in meeting.rows:
            found[row.number] = (str(own),)
        elif ids := meeting.find(row):
            found[row.number] = ids
    return found


def _meant(known: Known, number: int) -> Iterable[str]:
    """Yield the records that a row may mean."""
    found = known.found.get(number)
    if found is not None:
        of_person = known.meeting.of_person
        people = (*found.people, *(alike.person_id for alike in found.alike))
        yield from (of_person.get(person, person) for person in people)
    yield from known.participants.get(number, ())


def _claimants(
    known: Known, numbers: Iterable[int], before: Mapping[str, Sequence[int]]
) -> Mapping[str, Sequence[int]]:
    """Return `before` with the rows `numbers` by the records that each may mean; none is taken out."""
    found = dict(before)
    for number in numbers:
        for key in _meant(known, number):
            found[key] = (*found.get(key, ()), number)
    return found


def _without(found: Mapping[int, Thing], numbers: set[int]) -> dict[int, Thing]:
    return {number: each for number, each in found.items() if number not in numbers}
