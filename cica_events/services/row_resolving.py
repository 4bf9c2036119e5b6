"""Decides what becomes of the rows of a list, each given its own one of those whom it may mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from cica_events.domain.base import fields_of
from cica_events.domain.fields import Kind
from cica_events.domain.participants import Participant, Participation
from cica_events.domain.participation import refusal
from cica_events.i18n import _, quoted
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.rows.rows import Doubt, Problem
from cica_events.services.directory_search import NOBODY, Found
from cica_events.services.file_neighbours import FileNeighbours
from cica_events.services.import_plan import Acquaintance, Action, Choices, Decision, Recognised, Side
from cica_events.services.meeting_people import OF_PERSON, MeetingPeople
from cica_events.services.namesakes import Claims, differing
from cica_events.services.participant_steps import name_of
from cica_events.services.planned_rows import NOTHING, PlannedRow, WrittenRow
from cica_events.services.recognising import at_meeting, in_directory, in_file
from cica_events.services.row_drafts import Draft, Values

_NAME: Final = ("given_name", "family_name", "family_first")
_APART: Final = (Decision.ADD, Decision.KEEP_BOTH)  # somebody new, whoever is alike
_TOLD: Final = 3  # of those whom a row may mean
_PARTIES: Final = [key for key, field in OF_PERSON.items() if field.kind is Kind.PARTY]


@dataclass(frozen=True, slots=True)
class Known:
    """All that the rows of a list are held against; by number, whom of it a row may mean."""

    columns: Sequence[ColumnMatch]
    fixed: Values
    meeting: MeetingPeople
    people: Mapping[str, Values]
    groups: frozenset[str]  # delegations that are no party
    drafts: Mapping[int, Draft]
    neighbours: FileNeighbours
    participants: Mapping[int, tuple[str, ...]]
    found: Mapping[int, Found]


class Resolving:
    """One pass over rows of a list, in the order of the file."""

    def __init__(self, known: Known, choices: Choices) -> None:
        self._known = known
        self._decisions = choices.rows
        self._sides = sides_by_row(choices)
        self._claims = Claims(known.meeting.telling)
        self._claims_of_people = Claims(known.people)
        self._taken: dict[int, Draft] = {}  # the rows before, as far as they are taken in

    def reserve(self, row: Draft) -> None:
        """Keep for a row those who agree with it in all it tells, before any row takes somebody."""
        participants, people = self._candidates(row)
        if row.came_back and row.came_back.record_id in participants:
            self._claims.take(participants[0], row.number)  # it is known by its id who that is
            self._taken[row.number] = row
            return
        self._claims.reserve(participants, row.number, row.values)
        self._claims_of_people.reserve(people, row.number, row.values)

    def resolved(self, row: Draft) -> PlannedRow:
        """Return what becomes of a row."""
        decision = self._decisions.get(row.number)
        if row.came_back and row.came_back.removed_here and decision is None:
            return self._removed_here(row)
        participants, people = self._candidates(row)
        if row.came_back and row.came_back.record_id in participants:
            return self._known_by_id(row, participants[0], decision)
        participant = self._claims.free(participants, row.number, row.values)
        person = None if participant else self._claims_of_people.free(people, row.number, row.values)
        twin, namesake = self._twins(row, participants, people)
        recognised = tuple(self._recognised(row, participant or person, twin or namesake))
        if decision in _APART and not _again(row):
            twin = namesake = None
        planned = PlannedRow(
            row.number,
            Action.SKIP,
            row.values,
            recognised=recognised,
            choices=_choices(recognised),
            decided=decision,
            written=WrittenRow(self._known.columns, row.cells, row.mended),
        )
        if decision is Decision.SKIP:
            return planned
        before = self._before(row, participant, person if decision is Decision.UPDATE else None)
        planned = replace(planned, doubts=self._doubts(row, planned, namesake, before, participant, person))
        problems = tuple(self._problems(row, participant, before, twin))
        if problems:
            return replace(planned, action=Action.REFUSE, problems=problems)
        self._take(row, participant, person)
        action = Action.CREATE if participant is None else Action.UPDATE if before else Action.SKIP
        return replace(planned, action=action, before=before, participant_id=participant, person_id=person)

    def _known_by_id(self, row: Draft, participant: str, decision: Decision | None) -> PlannedRow:
        """Return what becomes of a row of a list of ours: only what was edited there is a change."""
        assert row.came_back is not None
        planned = PlannedRow(
            row.number,
            Action.SKIP,
            row.values,
            participant_id=participant,
            doubts=row.read.doubts,
            recognised=(
                at_meeting(
                    row,
                    participant,
                    self._known.meeting.present(participant),
                    _("Known by its row in the exported list"),
                ),
            ),
            choices=_BY_ID,
            decided=decision,
            conflicts=row.came_back.conflicts() or NOTHING,
            changed_here=row.came_back.changed_here() or NOTHING,
            written=WrittenRow(self._known.columns, row.cells, row.mended),
        )
        if decision is Decision.SKIP:
            return planned
        before = self._before(row, participant, None)
        problems = (
            *row.read.problems,
            *_emptied(row, before),
            *self._of_no_party(row),
            *self._out_of_step(row, participant, before),
        )
        if problems:
            return replace(planned, action=Action.REFUSE, problems=problems)
        return replace(planned, action=Action.UPDATE if before else Action.SKIP, before=before or NOTHING)

    def _removed_here(self, row: Draft) -> PlannedRow:
        """Return a row that is left alone, as its participant was removed here since it was exported."""
        text = _(
            "This participant was removed here after the list was exported. Choose “Add” to add them again."
        )
        written = WrittenRow(self._known.columns, row.cells, row.mended)
        return PlannedRow(
            row.number, Action.SKIP, row.values, doubts=(Doubt("", text),), choices=_OF_NEW, written=written
        )

    def _candidates(self, row: Draft) -> tuple[Sequence[str], Sequence[str]]:
        """Return who of the participants, and who of the others in the directory, a row may be."""
        decision = self._decisions.get(row.number)
        by_id = row.came_back is not None and row.came_back.record_id is not None
        if not by_id and (decision is Decision.SKIP or (decision in _APART and not _again(row))):
            return (), ()
        participants = self._known.participants.get(row.number, ())
        found = self._known.found.get(row.number, NOBODY)
        people: Sequence[str] = found.people
        of_person = self._known.meeting.of_person
        if decision is Decision.UPDATE and not participants and not people and found.alike:
            people = (found.alike[0].person_id,)
        if people:
            known = (of_person[person] for person in people if person in of_person)
            participants = tuple(dict.fromkeys((*participants, *known)))
            people = [person for person in people if person not in of_person]
        return participants, people

    def _take(self, row: Draft, participant: str | None, person: str | None) -> None:
        self._taken[row.number] = row
        if participant:
            self._claims.take(participant, row.number)
        elif person:
            self._claims_of_people.take(person, row.number)

    def _twins(
        self, row: Draft, participants: Sequence[str], people: Sequence[str]
    ) -> tuple[Draft | None, Draft | None]:
        """Return the row before that holds the same person, or else the one that holds a namesake."""
        numbers = [
            *(number for number in self._known.neighbours.of(row) if number in self._taken),
            *self._claims.holders(participants),
            *self._claims_of_people.holders(people),
        ]
        found = [self._taken[number] for number in numbers]
        twin = next((each for each in found if not differing(row.values, each.values)), None)
        return twin, None if twin or not found else found[0]

    def _recognised(self, row: Draft, chosen: str | None, other: Draft | None) -> Iterator[Recognised]:
        """Yield those whom the row may mean, whatever was decided, the chosen one first."""
        known = self._known
        found = known.found.get(row.number, NOBODY)
        of_person = known.meeting.of_person
        participants = dict.fromkeys(known.participants.get(row.number, ()))
        participants |= dict.fromkeys(of_person[key] for key in found.people if key in of_person)
        free = [key for key in participants if key == chosen or not self._claims.holders((key,))]
        for key in sorted(free[:_TOLD], key=lambda key: key != chosen):
            yield at_meeting(row, key, known.meeting.present(key))
        people = [key for key in found.people if key not in of_person]
        free = [key for key in people if key == chosen or not self._claims_of_people.holders((key,))]
        for key in sorted(free[:_TOLD], key=lambda key: key != chosen):
            yield in_directory(row, key, known.people[key])
        for alike in found.alike:
            key = alike.person_id
            if key in of_person:
                yield at_meeting(row, of_person[key], known.meeting.present(of_person[key]), alike.reason)
            else:
                yield in_directory(row, key, known.people[key], alike.reason)
        if other is not None:
            yield in_file(row, other)

    def _doubts(
        self,
        row: Draft,
        planned: PlannedRow,
        namesake: Draft | None,
        before: Values,
        participant: str | None,
        person: str | None,
    ) -> tuple[Doubt, ...]:
        doubts = list(row.read.doubts)
        if namesake is not None and (before or not participant):
            doubts.append(_of_same_name(row, namesake))
        elif participant is None and person is None and planned.decided is None:
            alike = self._known.found.get(row.number, NOBODY).alike
            if alike:
                doubts.append(_of_like_name(planned.recognised[0]))
        if person is not None and planned.decided is None:
            doubts.extend(self._kept(row, person))
        return tuple(doubts)

    def _kept(self, row: Draft, person: str) -> Iterator[Doubt]:
        """Yield what the directory says otherwise of a person new to the meeting, and goes on saying."""
        present = self._known.people[person]
        for key, value in row.values.items():
            if key in OF_PERSON and present[key] not in (None, "", value):
                text = _("The directory has something else here, which stays. Choose “Update” to replace it.")
                yield Doubt(key, text)

    def _problems(
        self, row: Draft, participant: str | None, before: Values, twin: Draft | None
    ) -> Iterator[Problem]:
        """Yield what is wrong with the cells of a row, and with taking it in."""
        yield from row.read.problems
        values = row.values
        wrong = {problem.field for problem in row.read.problems}
        found = []
        if not values.get("family_name") and "family_name" not in wrong:
            found.append(Problem(row.number, "family_name", "", _("The family name is missing.")))
        if participant is None and twin is None and "party" not in values and "party" not in wrong:
            message = _("It is not said which State or organization this participant represents.")
            found.append(Problem(row.number, "party", "", message))
        found += self._of_no_party(row)
        yield from found
        if twin and not wrong and not found:
            message = _("The same person stands in row {row} already.").format(row=twin.number)
            name = " ".join((values.get("given_name", ""), values["family_name"])).strip()
            yield Problem(row.number, "family_name", name, message)
        yield from self._out_of_step(row, participant, before)

    def _of_no_party(self, row: Draft) -> Iterator[Problem]:
        for key in _PARTIES:
            if row.values.get(key) in self._known.groups:
                yield Problem(row.number, key, "", _("This is no State or organization."))

    def _out_of_step(self, row: Draft, participant: str | None, before: Values) -> Iterator[Problem]:
        """Yield why the row cannot change the status of who takes part already."""
        if participant is None or "status" not in before:
            return
        status = row.values["status"]
        name = name_of(self._known.meeting.present(participant))
        reason = refusal(name, before["status"], status)
        if not reason and status is Participation.REPLACED:
            reason = _("Say who comes instead of {name}: Status, “Replaced by…”.").format(name=name)
        if reason:
            yield Problem(row.number, "status", status.text, reason)

    def _before(self, row: Draft, participant: str | None, person: str | None) -> dict[str, Any]:
        """Return the present values that the row replaces: of a participant, or of a person alone."""
        if participant is None:
            if person is None:
                return {}
            present = self._known.people[person]
            return {
                key: present[key]
                for key, value in row.values.items()
                if key in OF_PERSON and present[key] not in (None, "", value)
            }
        current = self._known.meeting.present(participant)
        of_person = self._known.people.get(current["person_id"], {})
        current |= {key: of_person[key] for key in OF_PERSON if key in of_person}
        keys: Iterable[str] = row.values
        if row.came_back is not None:
            keys = row.came_back.changes(keys, self._sides.get(row.number, NOTHING))
        before = {key: current[key] for key in keys if current[key] != row.values[key]}
        if row.read.name_divided:  # the order in a list is not the person's custom
            before.pop("family_first", None)
        if row.read.name_guessed and set(row.words) <= set(self._known.meeting.words(participant)):
            for key in _NAME:
                before.pop(key, None)
        for key in self._known.fixed:  # only for those who have no value yet
            if row.read.values.get(key) in (None, ""):
                before.pop(key, None)
        return before


def _choices(recognised: Sequence[Recognised]) -> tuple[Decision, ...]:
    """Return what may be decided about a row that may mean those `recognised`."""
    known = {each.acquaintance for each in recognised}
    if Acquaintance.MEETING in known:
        return _OF_PARTICIPANT
    if Acquaintance.DIRECTORY in known:
        return _OF_PERSON
    return _OF_TWIN if known else _OF_NEW


_OF_PARTICIPANT: Final = (Decision.UPDATE, Decision.KEEP_BOTH, Decision.SKIP)
_OF_PERSON: Final = (Decision.UPDATE, Decision.ADD, Decision.SKIP)
_OF_TWIN: Final = (Decision.KEEP_BOTH, Decision.SKIP)
_OF_NEW: Final = (Decision.ADD, Decision.SKIP)


_BY_ID: Final = (Decision.UPDATE, Decision.SKIP)
_REQUIRED: Final = ("party", *(key for key, field in fields_of(Participant).items() if field.required))


def _again(row: Draft) -> bool:
    """Return whether adding the row means to add somebody again who was removed here."""
    return row.came_back is not None and row.came_back.removed_here


def _emptied(row: Draft, before: Values) -> Iterator[Problem]:
    """Yield the cells that were cleared and must not be empty."""
    for key in _REQUIRED:
        if key in before and row.values[key] in (None, ""):
            yield Problem(row.number, key, "", _("This cannot be empty."))


def sides_by_row(choices: Choices) -> Mapping[int, Mapping[str, Side]]:
    """Return the sides that were chosen for cells, by row and key of field."""
    found: dict[int, dict[str, Side]] = {}
    for (number, key), side in choices.sides.items():
        found.setdefault(number, {})[key] = side
    return found


def _of_same_name(row: Draft, namesake: Draft) -> Doubt:
    text = _(
        "Row {row} names somebody of the same name with another {field}: taken for two people, check it."
    )
    label = _(fields_of(Participant)[differing(row.values, namesake.values)].label)
    return Doubt("family_name", text.format(row=namesake.number, field=quoted(label)))


def _of_like_name(known: Recognised) -> Doubt:
    text = _("{known} of the directory may be the same person: {reason}. Taken in as somebody new.")
    return Doubt("family_name", text.format(known=quoted(known.name), reason=known.reason))
