"""What a step of the history changed, fit to be read: which record, which field, from what to what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.base import FIELD, fields_of
from cica_events.domain.changes import LoggedChange, Origin, stored_values
from cica_events.domain.columns import from_plain
from cica_events.domain.erasing import erased_parts
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.domain.model import RECORDS
from cica_events.domain.places import PLACES, counted, with_first_place
from cica_events.i18n import N_, _, ngettext
from cica_events.persistence.database import Database
from cica_events.queries.history import Step
from cica_events.services.record_names import RecordNames, Values
from cica_events.services.shifted_records import (
    NONE,
    Seen,
    may_be_shifted,
    seen_places,
    shifted_lines,
    shifting_steps,
)


class What(Labelled):
    """What a step did with a record."""

    ADDED = "added", N_("Added")
    CHANGED = "changed", N_("Changed")
    REMOVED = "removed", N_("Removed")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after; a reference is already the name of what it refers to."""

    field: Field
    before: Any
    after: Any
    attribute: str = ""
    erased: bool = False  # what it was is gone for good


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that a step changed; `meeting` is the title of the meeting it belongs to, if to one.

    `id` is that of the change, `record_id` that of the record.
    """

    id: str
    record_id: str
    noun: str
    name: str
    meeting: str
    what: What
    fields: tuple[FieldChange, ...]


NOUNS = {
    "party": N_("State or organization"),
    "affiliation": N_("Status"),
    "chairmanship": N_("Chairmanship"),
    "contact_point": N_("Contact point"),
    "person": N_("Person"),
    "post": N_("Earlier post"),
    "photo": N_("Picture"),
    "distinct_people": N_("Two people kept apart"),
    "meeting": N_("Meeting"),
    "meeting_host": N_("Host"),
    "meeting_link": N_("Link between meetings"),
    "delegation": N_("Delegation"),
    "participant": N_("Participant"),
    "sitting": N_("Session"),
    "accepted_conflict": N_("Accepted conflict"),
    "agenda_speaker": N_("Speaker"),
    "agenda_item": N_("Agenda item"),
    "outcome": N_("Outcome"),
    "issue": N_("Issued document"),
    "column_set": N_("Set of columns"),
    "import_layout": N_("Layout of a list"),
    "meeting_template": N_("Template of a meeting"),
    "saved_view": N_("Saved view"),
    "erasure_rule": N_("When details are erased"),
}
REFERENCES = {  # columns that no form shows, but whose change must be told
    "party_id": N_("State or organization"),
    "delegation_id": N_("Delegation"),
    "person_id": N_("Person"),
    "replaced_by_id": N_("Replaced by"),
    "parent_id": N_("Under"),
    "item_id": N_("Agenda item"),
    "sitting_id": N_("Session"),
    "chair_id": N_("Chair"),
    "participant_id": N_("Participant"),
    "followed_by_id": N_("Followed by"),
    "decided_by_id": N_("Decided by"),
    "source_id": N_("Meeting"),
    "target_id": N_("Other meeting"),
    "one_id": N_("Person"),
    "other_id": N_("Other person"),
    "meeting_id": N_("Meeting"),
}
UNSAID = frozenset({"id", "version"})
NO_WORDS = frozenset(
    {
        ("photo", "data"),
        ("photo", "media_type"),
        ("issue", "content"),
        ("meeting_template", "content"),
        ("saved_view", "content"),
        ("import_layout", "headings"),
        ("import_layout", "mapping"),
    }
)  # nothing to read
NAMED = 3  # records of one step, where the step is named by them
PLACED = frozenset(table for table, _key in PLACES)
SESSION_PLACE = "agenda_item", "place"  # 0 where the item is in no session
SAID_ELSEWHERE = frozenset({"meeting_id", "order"})  # of a record that was added or removed


class HistoryDetails:
    """Reads what steps changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_step(
        self, step_id: str, limit: int = 200, offset: int = 0, records: Collection[str] | None = None
    ) -> list[RecordChange]:
        """Return the records that a step changed, in the order of its work, `limit` from `offset` on.

        With `records` only those of these ids. A record that was only shifted in its list is left out, as
        nobody did anything with it, unless it alone is asked for.
        """
        query = select(LoggedChange).where(LoggedChange.set_id == step_id).order_by(LoggedChange.position)
        with self._database.reading() as session:
            if records is None:
                query = query.limit(limit).offset(offset)
            else:
                meant = _meant(session, step_id, records)[offset : offset + limit]
                query = query.where(LoggedChange.id.in_(meant))
            lines = list(session.scalars(query))
            told = _told(session, lines)
            told = told if told or records is None else lines
            moved = any(line.table_name in PLACED for line in told)
            return _Telling(session, told, seen_places(session, [step_id]) if moved else {}).changes()

    def counts(self, steps: Iterable[Step]) -> dict[str, int]:
        """Return by id how many records steps changed, but those that were only shifted in their list."""
        asked = {step.id: step.count for step in steps}
        with self._database.reading() as session:
            shifted = shifted_lines(session, shifting_steps(session, asked))
        return {key: count - len(shifted.get(key, ())) for key, count in asked.items()}

    def subjects(self, steps: Iterable[Step]) -> dict[str, str]:
        """Return what the records are called that each step changed first, by the step's id.

        Those of the kind with which the step begins are named: of a new meeting the meeting alone, of several
        participants the first few, and how many records more there are. Records that were only shifted in
        their list are neither named nor counted.
        """
        asked = {step.id: step for step in steps}
        if not asked:
            return {}
        query = select(LoggedChange).where(LoggedChange.set_id.in_(asked), LoggedChange.position <= NAMED)
        with self._database.reading() as session:
            lines = list(session.scalars(query.order_by(LoggedChange.position)))
            shifted = shifted_lines(session, {line.set_id for line in lines if may_be_shifted(line)})
            lines = _begun(session, lines, shifted)
            begun: dict[str, list[RecordChange]] = {}
            by_id = {line.id: line for line in lines}
            for change in _Telling(session, lines).changes():
                begun.setdefault(by_id[change.id].set_id, []).append(change)
            going_on = _going_on(session, [line for line in lines if asked[line.set_id].count > NAMED + 1])
        counts = {key: step.count - len(shifted.get(key, ())) for key, step in asked.items()}
        loads = {key for key, step in asked.items() if step.origin is Origin.LOAD}
        named = {
            key: _named(changes, counts[key], whole=key in loads | going_on) for key, changes in begun.items()
        }
        return {step: name for step, name in named.items() if name}


def _told(session: Session, lines: Sequence[LoggedChange]) -> list[LoggedChange]:
    """Return the changes of a step but those that only shifted a record."""
    shifted = shifted_lines(session, {line.set_id for line in lines if may_be_shifted(line)})
    return [line for line in lines if line.id not in shifted.get(line.set_id, ())]


def _begun(
    session: Session, lines: Sequence[LoggedChange], shifted: Mapping[str, Collection[str]]
) -> list[LoggedChange]:
    """Return the first changes of steps, instead of those that only shifted a record the next ones."""
    passed = {key: ids for key, ids in shifted.items() if ids}
    kept = [line for line in lines if line.set_id not in passed]
    for key, ids in passed.items():
        query = select(LoggedChange).where(LoggedChange.set_id == key).order_by(LoggedChange.position)
        every = session.scalars(query.limit(len(ids) + NAMED + 1))
        kept += islice((line for line in every if line.id not in ids), NAMED + 1)
    return kept


def _going_on(session: Session, lines: Iterable[LoggedChange]) -> set[str]:
    """Return the steps that change more records of the kind with which they begin, behind the first ones."""
    kinds: dict[str, str] = {}
    for line in lines:
        kinds.setdefault(line.set_id, line.table_name)
    query = select(LoggedChange.set_id).distinct().where(LoggedChange.position > NAMED)
    found: set[str] = set()
    for table in set(kinds.values()):
        alike = [key for key, kind in kinds.items() if kind == table]
        found |= set(
            session.scalars(query.where(LoggedChange.set_id.in_(alike), LoggedChange.table_name == table))
        )
    return found


def _named(changes: Sequence[RecordChange], count: int, whole: bool) -> str:
    """Return the names of the records with which a step of `count` begins, and how many more there are.

    Unless `whole`, records of other kinds belong to those that are named, and do not count.
    """
    alike = [change for change in changes if change.noun == changes[0].noun]
    names = list(dict.fromkeys(change.name for change in alike if change.name))
    shown = ", ".join(names[:NAMED])
    more = count - sum(change.name in names[:NAMED] for change in alike)
    if not shown or more <= 0 or not (whole or len(names) > NAMED):
        return shown
    return ngettext("{names} … and {count} more", "{names} … and {count} more", more).format(
        names=shown, count=more
    )


def _meant(session: Session, step_id: str, records: Collection[str]) -> list[str]:
    """Return the ids of those changes of a step that are about some records, in order."""
    query = select(LoggedChange.id, LoggedChange.record_id).where(LoggedChange.set_id == step_id)
    found = session.execute(query.order_by(LoggedChange.position))
    return [row.id for row in found if row.record_id in records]


class _Telling:
    """Puts logged changes into words, with all the names they need read at once."""

    def __init__(
        self,
        session: Session,
        logged: Sequence[LoggedChange],
        seen: Mapping[tuple[str, str], Seen] | None = None,
    ) -> None:
        self._seen = seen or {}
        self._logged = [line for line in logged if line.table_name in RECORDS]
        self._names = RecordNames(session)
        for line in self._logged:
            self._names.want(line.table_name, line.record_id)
            for values in (_values(line, line.before), _values(line, line.after)):
                self._names.want_references(line.table_name, values or {})

    def changes(self) -> list[RecordChange]:
        """Return the changes in words."""
        return [self._change(line) for line in self._logged]

    def _change(self, line: LoggedChange) -> RecordChange:
        before, after = with_first_place(
            line.table_name, _values(line, line.before), _values(line, line.after)
        )
        what = What.ADDED if before is None else What.REMOVED if after is None else What.CHANGED
        whole = (before if what is What.REMOVED else after) if what is not What.CHANGED else None
        values = whole or self._names.values(line.table_name, line.record_id)
        return RecordChange(
            id=line.id,
            record_id=line.record_id,
            noun=_(NOUNS[line.table_name]),
            name=self._names.name_from(line.table_name, values),
            meeting=self._names.name("meeting", values.get("meeting_id")),
            what=what,
            fields=(
                *self._fields(line, what, before or {}, after or {}),
                *_erased(line.table_name, line.before, line.after),
            ),
        )

    def _fields(self, line: LoggedChange, what: What, before: Values, after: Values) -> list[FieldChange]:
        table = line.table_name
        columns = RECORDS[table].__table__.columns
        told = []
        for key in [column.key for column in columns if column.key in before or column.key in after]:
            places = self._seen.get((line.id, key), NONE)
            pair = _side(table, key, before, places[0]), _side(table, key, after, places[1])
            if key in UNSAID or (table, key) in NO_WORDS:
                continue
            if what is not What.CHANGED and (key in SAID_ELSEWHERE or not any(pair)):
                continue
            if what is What.CHANGED and places != NONE and pair[0] == pair[1]:
                continue  # it stands where it was seen: only a gap was closed
            field = described(table, key)
            if field is not None:
                told.append(self._field(table, key, field, pair))
        return told

    def _field(self, table: str, key: str, field: Field, pair: tuple[Any, Any]) -> FieldChange:
        target = RecordNames.target(table, key)
        if target:
            before, after = (self._names.name(target, one) for one in pair)
            return FieldChange(replace(field, kind=Kind.TEXT), before, after, key)
        before, after = (counted(table, key, one) for one in pair)
        return FieldChange(field, before, after, key)


def _side(table: str, key: str, values: Values, seen: int | None) -> Any:
    """Return what an attribute holds before or after a step, a place as it was seen."""
    if (table, key) == SESSION_PLACE and values.get("sitting_id", True) is None:
        return None
    return values.get(key) if seen is None else seen


def _erased(table: str, *sides: str | None) -> Iterator[FieldChange]:
    """Yield the fields of which nothing but their names is left."""
    names = {name for side in sides for name in erased_parts(stored_values(side) or {})}
    for name in RECORDS[table].__table__.columns.keys():  # noqa: SIM118 - in the order of the table
        if name in names and (field := described(table, name)) is not None:
            yield FieldChange(field, None, None, name, erased=True)


def described(table: str, key: str) -> Field | None:
    """Return the description of a column, from the catalogue where it has one."""
    if FIELD in RECORDS[table].__table__.columns[key].info:
        field, place = fields_of(RECORDS[table])[key.removesuffix("_id")], PLACES.get((table, key))
        return replace(field, label=place.label) if place and place.label else field
    return Field(key, REFERENCES[key]) if key in REFERENCES else None


def nothing_in(told: FieldChange) -> str:
    """Return in words that a field is empty."""
    session = told.attribute == "sitting_id" or (told.attribute, told.field.kind) == ("place", Kind.INTEGER)
    return _("no session") if session else _("(empty)")


def _values(line: LoggedChange, text: str | None) -> Values | None:
    """Return the recorded values of a record by attribute; None where it did not exist."""
    plain = stored_values(text)
    if plain is None:
        return None
    columns = RECORDS[line.table_name].__table__.columns
    return {key: from_plain(columns[key], value) for key, value in plain.items() if key in columns}
