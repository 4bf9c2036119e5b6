"""What can be done with the chairmanship of the Conference and of its bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.base import Record
from cica_events.domain.parties import Chairmanship
from cica_events.domain.periods import Ends, collide, is_backwards
from cica_events.domain.rules import tidy
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.queries.chairmanships import ChairmanshipRow, chairmanship_rows
from cica_events.services.editing import Cell, NounService
from cica_events.services.removal import remove


class ChairmanshipService(NounService):
    """Reads and changes chairmanships; the same one of a party twice at once is refused."""

    entity = Chairmanship

    def rows(self, party_id: str | None = None) -> list[ChairmanshipRow]:
        """Return the chairmanships of a party, or all, the latest first."""
        with self._database.reading() as session:
            return chairmanship_rows(session, party_id)

    def add(self, party_id: str, values: Mapping[str, Any]) -> str:
        """Let a party chair over a period and return the record's id; an empty `body` is the Conference."""
        with self._database.changing(_("New chairmanship")) as session:
            stored = {key: tidy(self.fields[key], value) for key, value in values.items()}
            record = Chairmanship(party_id=party_id, **stored)
            _refuse_twice(session, record, {}, {})
            session.add(record)
            return str(record.id)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove the record of a chairmanship."""
        with self._database.changing(_("Removal of a chairmanship")) as session:
            remove(session, Chairmanship, ids)

    def _prepare(self, session: Session, records: Mapping[str, Record], cells: Sequence[Cell]) -> None:
        """Refuse periods that would overlap once the cells are written."""
        wanted: dict[str, dict[str, Any]] = {}
        for cell in cells:
            wanted.setdefault(cell.id, {})[cell.key] = tidy(self.fields[cell.key], cell.value)
        for key, values in wanted.items():
            record = records[key]
            assert isinstance(record, Chairmanship)
            if values.keys() & {"body", "since", "until"}:
                _refuse_twice(session, record, values, wanted)


def _refuse_twice(
    session: Session, record: Chairmanship, values: Mapping[str, Any], wanted: Mapping[str, Mapping[str, Any]]
) -> None:
    """Refuse what another one of the party says already; `validate` refuses what runs backwards."""
    body, ends = _period(record, values)
    if is_backwards(ends):
        return
    query = select(Chairmanship).where(Chairmanship.party_id == record.party_id, Chairmanship.id != record.id)
    for other in session.scalars(query):
        other_body, other_ends = _period(other, wanted.get(other.id, {}))
        if body == other_body and collide(ends, other_ends):
            field = "until" if "until" in values else "since"
            raise ValidationError(field, _("It chairs in that period already. End that chairmanship first."))


def _period(record: Chairmanship, values: Mapping[str, Any]) -> tuple[str, Ends]:
    ends = values.get("since", record.since), values.get("until", record.until)
    return values.get("body", record.body), ends
