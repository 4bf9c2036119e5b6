"""Who chairs the Conference and its bodies, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.dates import VagueDate
from cica_events.domain.parties import Chairmanship
from cica_events.queries.reading import columns


@dataclass(frozen=True, slots=True)
class ChairmanshipRow:
    """One chairmanship of a party; an empty body is the Conference itself."""

    id: str
    version: int
    party_id: str
    body: str
    since: VagueDate | None
    until: VagueDate | None
    decision: str


def chairmanship_rows(session: Session, party_id: str | None = None) -> list[ChairmanshipRow]:
    """Return the chairmanships of a party, or all, the latest first."""
    query = select(*columns(Chairmanship))
    if party_id is not None:
        query = query.where(Chairmanship.party_id == party_id)
    rows = [ChairmanshipRow(**row._mapping) for row in session.execute(query)]
    return sorted(rows, key=lambda row: (_begun(row), row.body, row.id), reverse=True)


def _begun(row: ChairmanshipRow) -> date:
    return row.since.first_day if row.since else date.min
