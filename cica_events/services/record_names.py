"""How any record is called for people, also one that is no longer there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.changes import LoggedChange, LoggedChangeSet, stored_values
from cica_events.domain.columns import from_plain
from cica_events.domain.fields import Labelled
from cica_events.domain.model import RECORDS
from cica_events.domain.names import printed_name
from cica_events.i18n import language
from cica_events.queries.reading import columns

Values = Mapping[str, Any]
"""The values of a record by attribute."""

_CHUNK = 500  # ids in one query
_SHORT = 90  # characters of a long text that name it


class RecordNames:
    """Names records; those wanted before the first question are read together."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._wanted: dict[str, set[str]] = defaultdict(set)
        self._known: dict[tuple[str, str], Values] = {}

    @staticmethod
    def target(table: str, key: str) -> str:
        """Return the table to which a column refers, an empty text if it refers to none."""
        keys = RECORDS[table].__table__.columns[key].foreign_keys
        return next((reference.column.table.name for reference in keys), "")

    def want(self, table: str, record_id: str | None) -> None:
        """Announce that a record will be asked for."""
        if record_id and (table, record_id) not in self._known:
            self._wanted[table].add(record_id)

    def want_references(self, table: str, values: Values) -> None:
        """Announce what the references of a record lead to."""
        for key, value in values.items():
            target = self.target(table, key)
            if target and isinstance(value, str):
                self.want(target, value)

    def values(self, table: str, record_id: str | None) -> Values:
        """Return the values of a record, those it had last if it is gone; none if it was never there."""
        if not record_id:
            return {}
        self.want(table, record_id)
        self._read()
        return self._known[table, record_id]

    def name(self, table: str, record_id: str | None) -> str:
        """Return what a record is called; empty for none."""
        values = self.values(table, record_id)
        return self.name_from(table, values) if values else ""

    def name_from(self, table: str, values: Values) -> str:
        """Return what a record with these values is called."""
        if table in _OWN_NAMES:
            return _OWN_NAMES[table](values)
        if table == "meeting_link":
            ends = (self.name("meeting", values.get(key)) for key in ("source_id", "target_id"))
            return " → ".join(ends)
        if table == "photo":
            return self.name("person", values.get("person_id"))
        if table == "distinct_people":
            return " ≠ ".join(self.name("person", values.get(key)) for key in ("one_id", "other_id"))
        party = self.name("party", values.get("party_id"))
        if table == "agenda_speaker":
            return self.name("participant", values.get("participant_id")) or party or values.get("name", "")
        if table == "delegation":
            return party or values.get("name") or _choice(values, "group")
        return ", ".join(filter(None, (party, _choice(values, "status"))))

    def _read(self) -> None:
        """Read all that is wanted, and what that refers to."""
        while any(self._wanted.values()):
            table, ids = next((table, ids) for table, ids in self._wanted.items() if ids)
            self._wanted[table] = set()
            found = self._present(table, ids)
            found |= self._gone(table, ids - found.keys())
            for record_id in ids:
                self._known[table, record_id] = found.get(record_id, {})
            for values in found.values():
                self.want_references(table, values)

    def _present(self, table: str, ids: set[str]) -> dict[str, Values]:
        entity, wanted = RECORDS[table], sorted(ids)
        found: dict[str, Values] = {}
        for start in range(0, len(wanted), _CHUNK):
            query = select(*columns(entity)).where(entity.id.in_(wanted[start : start + _CHUNK]))
            found |= {row.id: dict(row._mapping) for row in self._session.execute(query)}
        return found

    def _gone(self, table: str, ids: set[str]) -> dict[str, Values]:
        """Return the values with which removed records were removed last."""
        wanted = sorted(ids)
        found: dict[str, Values] = {}
        known = RECORDS[table].__table__.columns
        for start in range(0, len(wanted), _CHUNK):
            query = (
                select(LoggedChange.record_id, LoggedChange.before)
                .join(LoggedChangeSet, LoggedChangeSet.id == LoggedChange.set_id)
                .where(
                    LoggedChange.record_id.in_(wanted[start : start + _CHUNK]), LoggedChange.after.is_(None)
                )
                .order_by(LoggedChangeSet.sequence)
            )
            for record_id, before in self._session.execute(query):
                plain = stored_values(before) or {}
                found[record_id] = {
                    key: from_plain(known[key], value) for key, value in plain.items() if key in known
                }
        return found


def _in_language(values: Values, key: str) -> str:
    return str((values.get(f"{key}_ru") if language() == "ru" else "") or values.get(key, ""))


def _choice(values: Values, key: str) -> str:
    choice = values.get(key)
    return choice.text if isinstance(choice, Labelled) else ""


def _person(values: Values) -> str:
    honorific, given, family = (values.get(key, "") for key in ("honorific", "given_name", "family_name"))
    return printed_name(
        honorific,
        given,
        family,
        family_first=bool(values.get("family_first")),
        courtesy=values.get("courtesy", ""),
        rank=values.get("rank", ""),
    )


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rstrip()}…"


_OWN_NAMES: dict[str, Callable[[Values], str]] = {
    "party": lambda values: _in_language(values, "short_name"),
    "person": _person,
    "participant": _person,
    "meeting": lambda values: _in_language(values, "title"),
    "agenda_item": lambda values: _in_language(values, "title"),
    "meeting_host": lambda values: str(values.get("name", "")),
    "sitting": lambda values: _in_language(values, "title") or _choice(values, "kind"),
    "outcome": lambda values: _shortened(values.get("text", "")),
    "post": lambda values: str(values.get("position", "")),
    "issue": lambda values: " ".join(filter(None, (_choice(values, "stage"), values.get("symbol")))),
    "contact_point": lambda values: str(values.get("name", "")),
    "column_set": lambda values: str(values.get("name", "")),
    "accepted_conflict": lambda values: str(values.get("reason", "")),
    "meeting_template": lambda values: str(values.get("name", "")),
    "saved_view": lambda values: str(values.get("name", "")),
    "import_layout": lambda values: str(values.get("name", "")),
    "erasure_rule": lambda _values: "",
}
"""How the nouns are named that have a name of their own."""
