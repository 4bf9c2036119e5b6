"""Decides what becomes of each row of a list of participants, given who is there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from cica_events.domain.base import fields_of
from cica_events.domain.delegations import Group
from cica_events.domain.participants import Participant, Participation
from cica_events.domain.participation import refusal
from cica_events.domain.people import Person
from cica_events.i18n import LANGUAGES, _, language, translator
from cica_events.imports.party_names import Named, PartyNames
from cica_events.imports.rows import Doubt, Problem, ReadRow
from cica_events.progress import Progress
from cica_events.queries.parties import party_book
from cica_events.queries.reading import columns
from cica_events.services.delegation_records import read_delegations
from cica_events.services.import_plan import Action
from cica_events.services.known_people import Known, KnownPeople, name_key
from cica_events.services.list_reading import ListReading
from cica_events.services.lookalikes import Lookalikes
from cica_events.services.namesakes import Claims, differing
from cica_events.services.participant_steps import name_of
from cica_events.services.planned_rows import PlannedRow, WrittenRow

_NAME: Final = ("given_name", "family_name", "family_first")
_KNOWN: Final = ("id", "given_name", "family_name", "email", "party_id", "position", "phone")
_PULSE: Final = 100  # rows between two reports
_FEW: Final = 300  # rows that are compared with the directory: some milliseconds each
_MANY_PEOPLE: Final = 20_000  # beyond which reading the directory would take seconds


def names_at(session: Session, meeting_id: str) -> PartyNames:
    """Return all parties, and the groups that are delegations of the meeting, by all their names."""
    book = party_book(session, language())
    parties = [
        Named(
            row.id,
            row.code,
            row.name,
            (row.short_name, row.formal_name, row.short_name_ru, row.formal_name_ru),
        )
        for row in book.in_order()
    ]
    groups = [
        Named(row.id, "", row.party_name, tuple(_labels(row.group)))
        for row in read_delegations(session, meeting_id, language())
        if row.party_id is None
    ]
    return PartyNames([*parties, *groups])


def _labels(group: Group) -> list[str]:
    return [translator(code).gettext(group.label) for code in LANGUAGES]


class Planner:
    """Knows the participants of a meeting and the directory, and plans one row after the other."""

    def __init__(self, session: Session, reading: ListReading, count: int) -> None:
        meeting_id = reading.meeting_id
        homes = {row.id: row.party_id or row.id for row in read_delegations(session, meeting_id, language())}
        query = select(*columns(Participant)).where(Participant.meeting_id == meeting_id)
        self._fixed = dict(reading.mapping.fixed)
        self._columns = reading.columns
        self._cells = {row.number: row.cells for row in reading.table.rows}
        self._participants = {row.id: row for row in session.execute(query)}
        self._homes = {row.id: homes[row.delegation_id] for row in self._participants.values()}
        self._of_person = {row.person_id: row.id for row in self._participants.values()}
        self._there = KnownPeople(
            Known(row.id, row.given_name, row.family_name, row.email, self._homes[row.id])
            for row in self._participants.values()
        )
        directory = {
            row.id: row for row in session.execute(select(*(getattr(Person, key) for key in _KNOWN)))
        }
        self._directory = KnownPeople(
            Known(row.id, row.given_name, row.family_name, row.email, row.party_id)
            for row in directory.values()
        )
        self._claims = Claims({key: row._asdict() for key, row in self._participants.items()})
        self._claims_of_people = Claims({key: row._asdict() for key, row in directory.items()})
        few = count <= _FEW and len(directory) <= _MANY_PEOPLE
        self._lookalikes = Lookalikes(session) if few else None
        self._in_file = KnownPeople(())
        self._values: dict[int, Mapping[str, Any]] = {}  # of the rows before, by their number

    @property
    def notices(self) -> tuple[str, ...]:
        """What the preview says of the list as a whole."""
        if self._lookalikes:
            return ()
        text = _(
            "Other spellings of people in the directory were not looked for, as there are too many: "
            "“Find duplicates” on the page of people finds them afterwards."
        )
        return (text,)

    @property
    def seen(self) -> frozenset[tuple[str, int]]:
        """The id and version of every participant who was looked at."""
        return frozenset((row.id, row.version) for row in self._participants.values())

    def plan(self, rows: Sequence[ReadRow], progress: Progress) -> tuple[PlannedRow, ...]:
        """Return what becomes of each of `rows`; steps reported are rows."""
        for row in rows:
            values = self._values_of(row)
            participants, people = self._candidates(values)
            self._claims.reserve(participants, row.number, values)
            self._claims_of_people.reserve(people, row.number, values)
        planned = []
        for count, row in enumerate(rows):
            if count % _PULSE == 0:
                progress(count, len(rows))
            planned.append(self._planned(row))
        progress(len(rows), len(rows))
        return tuple(planned)

    def _values_of(self, row: ReadRow) -> dict[str, Any]:
        return self._fixed | {key: value for key, value in row.values.items() if value not in (None, "")}

    def _candidates(self, values: Mapping[str, Any]) -> tuple[list[str], list[str]]:
        """Return who of the participants, and who of the others in the directory, the row may be."""
        asked = _asked(values)
        people = self._directory.find(*asked)
        known = [self._of_person[person] for person in people if person in self._of_person]
        participants = list(dict.fromkeys((*self._there.find(*asked), *known)))
        return participants, [person for person in people if person not in self._of_person]

    def _planned(self, row: ReadRow) -> PlannedRow:
        values = self._values_of(row)
        participants, people = self._candidates(values)
        participant = self._claims.free(participants, row.number, values)
        before = self._before(self._participants[participant], row, values) if participant else {}
        twin, doubt = self._twin(row, values, participants)
        problems = [
            *row.problems,
            *self._problems(row, values, participant, twin),
            *self._out_of_step(row, values, participant, before),
        ]
        doubts = row.doubts
        if doubt and (before or not participant):
            doubts = (*doubts, Doubt("family_name", doubt))
        written = WrittenRow(self._columns, self._cells[row.number])
        if problems:
            return PlannedRow(
                row.number, Action.REFUSE, values, problems=tuple(problems), doubts=doubts, written=written
            )
        self._in_file.add(Known(str(row.number), *_asked(values)))
        self._values[row.number] = values
        if participant is None:
            person = self._claims_of_people.free(people, row.number, values)
            if person:
                self._claims_of_people.take(person, row.number)
            if self._lookalikes and not person and not doubt:
                found = self._lookalikes.doubt(values)
                doubts = (*doubts, Doubt("family_name", found)) if found else doubts
            return PlannedRow(
                row.number, Action.CREATE, values, person_id=person, doubts=doubts, written=written
            )
        self._claims.take(participant, row.number)
        action = Action.UPDATE if before else Action.SKIP
        return PlannedRow(row.number, action, values, before, participant, doubts=doubts, written=written)

    def _twin(
        self, row: ReadRow, values: Mapping[str, Any], participants: Sequence[str]
    ) -> tuple[int | None, str]:
        """Return the row before that holds the same person, or else a doubt, for people, about a namesake."""
        found = [*map(int, self._in_file.find(*_asked(values))), *self._claims.holders(participants)]
        for number in found:
            if not differing(values, self._values[number]):
                return number, ""
        if not found:
            return None, ""
        key = differing(values, self._values[found[0]])
        text = _(
            "Row {row} names somebody of the same name with another {field}: taken for two people, check it."
        )
        label = _(fields_of(Participant)[key].label)
        return None, text.format(row=found[0], field=f"“{label}”")

    def _problems(
        self, row: ReadRow, values: Mapping[str, Any], participant: str | None, twin: int | None
    ) -> list[Problem]:
        """Return what is wrong with a row that can be read."""
        wrong = {problem.field for problem in row.problems}
        found = []
        if "family_name" not in values and "family_name" not in wrong:
            found.append(Problem(row.number, "family_name", "", _("The family name is missing.")))
        if participant is None and twin is None and "party" not in values and "party" not in wrong:
            message = _("It is not said which State or organization this participant represents.")
            found.append(Problem(row.number, "party", "", message))
        if twin and not wrong and not found:
            message = _("The same person stands in row {row} already.").format(row=twin)
            name = " ".join((values.get("given_name", ""), values["family_name"])).strip()
            found.append(Problem(row.number, "family_name", name, message))
        return found

    def _out_of_step(
        self, row: ReadRow, values: Mapping[str, Any], participant: str | None, before: Mapping[str, Any]
    ) -> list[Problem]:
        """Return why the row cannot change the status of who takes part already."""
        if participant is None or "status" not in before:
            return []
        status = values["status"]
        name = name_of(self._participants[participant]._asdict())
        reason = refusal(name, before["status"], status)
        if not reason and status is Participation.REPLACED:
            reason = _("Say who comes instead of {name}: Status, “Replaced by…”.").format(name=name)
        return [Problem(row.number, "status", status.text, reason)] if reason else []

    def _before(self, current: Row[Any], row: ReadRow, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the present values of the fields that the row says otherwise."""
        present = {**current._mapping, "party": self._homes[current.id]}
        before = {key: present[key] for key, value in values.items() if present[key] != value}
        if row.name_divided:  # the order in a list is not the person's custom
            before.pop("family_first", None)
        if row.name_guessed and _same_words(present, values):
            for key in _NAME:
                before.pop(key, None)
        for key in self._fixed:  # only for those who have no value yet
            if row.values.get(key) in (None, ""):
                before.pop(key, None)
        return before


def _asked(values: Mapping[str, Any]) -> tuple[str, str, str, str | None]:
    """Return by what a row's person is recognized: given name, family name, e-mail address, home."""
    return (
        values.get("given_name", ""),
        values.get("family_name", ""),
        values.get("email", ""),
        values.get("party"),
    )


def _same_words(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    words = [name_key(each.get("given_name", ""), each.get("family_name", "")) for each in (one, other)]
    return words[0] == words[1]
