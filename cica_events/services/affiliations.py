"""What can be done with the status of States and organizations over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.base import Record
from cica_events.domain.dates import VagueDate
from cica_events.domain.outcomes import Outcome
from cica_events.domain.parties import Affiliation, Status
from cica_events.domain.periods import Ends, collide, is_backwards
from cica_events.domain.rules import tidy
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.queries.decisions import DecisionRow, decision_rows
from cica_events.services.editing import Cell, NounService, one
from cica_events.services.removal import remove

ENDS = ("since", "until")


class AffiliationService(NounService):
    """Reads and changes the status of parties; two at once are refused."""

    entity = Affiliation

    def decisions(self) -> list[DecisionRow]:
        """Return the outcomes on which a status rests or may rest, those of the latest meeting first."""
        with self._database.reading() as session:
            return decision_rows(session)

    def add(
        self,
        party_id: str,
        status: Status,
        since: VagueDate | None = None,
        until: VagueDate | None = None,
        decision: str = "",
        decided_by: str | None = None,
    ) -> str:
        """Give a party a status over a period and return the record's id; overlaps are refused.

        `decision` says in words what it rests on, `decided_by` is the id of the outcome that granted it.
        """
        with self._database.changing(_("New status of a party")) as session:
            text = tidy(self.fields["decision"], decision)
            granted = _outcome(session, decided_by)
            for other in _of_party(session, party_id):
                _refuse_overlap((since, until), other, _ends(other), "since")
            record = Affiliation(party_id=party_id, status=status, since=since, until=until, decision=text)
            record.decided_by_id = granted
            session.add(record)
            return str(record.id)

    def rest_on(self, affiliation_id: str, outcome_id: str | None) -> None:
        """Say which outcome of a meeting granted a status, None for none."""
        with self._database.changing(_("Decision on a status")) as session:
            one(session, Affiliation, affiliation_id).decided_by_id = _outcome(session, outcome_id)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove the record of a status."""
        with self._database.changing(_("Removal of a status")) as session:
            remove(session, Affiliation, ids)

    def _prepare(self, session: Session, records: Mapping[str, Record], cells: Sequence[Cell]) -> None:
        """Refuse periods that would overlap once the cells are written."""
        wanted: dict[str, dict[str, Any]] = {}
        for cell in cells:
            if cell.key in ENDS:
                wanted.setdefault(cell.id, {})[cell.key] = tidy(self.fields[cell.key], cell.value)
        for key, values in wanted.items():
            record = records[key]
            assert isinstance(record, Affiliation)
            for other in _of_party(session, record.party_id):
                if other.id != key:
                    ends = _ends(record, values), _ends(other, wanted.get(other.id, {}))
                    _refuse_overlap(ends[0], other, ends[1], next(reversed(values)))


def _of_party(session: Session, party_id: str) -> Sequence[Affiliation]:
    return session.scalars(select(Affiliation).where(Affiliation.party_id == party_id)).all()


def _ends(record: Affiliation, values: Mapping[str, Any] = MappingProxyType({})) -> Ends:
    return values.get("since", record.since), values.get("until", record.until)


def _refuse_overlap(ends: Ends, other: Affiliation, other_ends: Ends, field: str) -> None:
    """Refuse a status beside another; one that runs backwards is refused for that when it is stored."""
    if not is_backwards(ends) and collide(ends, other_ends):
        message = _("The party already is “{status}” in that period. End that status first.")
        raise ValidationError(field, message.format(status=other.status.text.lower()))


def _outcome(session: Session, outcome_id: str | None) -> str | None:
    return str(one(session, Outcome, outcome_id).id) if outcome_id else None
