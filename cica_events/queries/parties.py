"""Parties with their names and the status they have on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.collation import collation_key
from cica_events.domain.dates import VagueDate
from cica_events.domain.parties import Affiliation, Party, PartyKind, Status, period_on, status_on
from cica_events.domain.party_names import name_in, sorted_under
from cica_events.queries.reading import columns


@dataclass(frozen=True, slots=True)
class AffiliationRow:
    """One status of a party over a period."""

    id: str
    version: int
    party_id: str
    status: Status
    since: VagueDate | None
    until: VagueDate | None
    decision: str
    decided_by_id: str | None


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party as it stands on a day, named in the reader's language."""

    id: str
    version: int
    code: str
    kind: PartyKind
    short_name: str
    formal_name: str
    short_name_ru: str
    formal_name_ru: str
    short_name_kk: str
    sort_name: str
    sort_name_ru: str
    home_id: str | None
    place: str
    name: str
    sorted_under: str
    home: str
    status: Status | None
    since: VagueDate | None


@dataclass(frozen=True, slots=True)
class PartyBook:
    """All parties at hand, for lists that name them."""

    language: str
    rows: dict[str, PartyRow]
    affiliations: dict[str, tuple[AffiliationRow, ...]]

    def name(self, party_id: str | None) -> str:
        """Return the short name in the book's language; empty for no party."""
        return self.rows[party_id].name if party_id in self.rows else ""

    def sort_text(self, party_id: str | None) -> str:
        """Return what a party is sorted under in the book's language; empty for no party."""
        return self.rows[party_id].sorted_under if party_id in self.rows else ""

    def status_on(self, party_id: str | None, day: date) -> Status | None:
        """Return the status that a party has on `day`."""
        return status_on(day, self.affiliations.get(party_id or "", ()))

    def in_order(self) -> list[PartyRow]:
        """Return all parties, States first, by what they are sorted under in the book's language."""
        return sorted(
            self.rows.values(),
            key=lambda row: (row.kind is not PartyKind.STATE, collation_key(row.sorted_under, self.language)),
        )


def party_book(session: Session, language: str, day: date | None = None) -> PartyBook:
    """Read all parties, with the status they have on `day` (today)."""
    affiliations: dict[str, list[AffiliationRow]] = defaultdict(list)
    for found in session.execute(select(*columns(Affiliation))):
        affiliations[found.party_id].append(AffiliationRow(**found._mapping))
    day = day or date.today()  # noqa: DTZ011 - the organizer's own day
    raw = session.execute(select(*columns(Party))).all()
    names = {row.id: name_in(row, language) for row in raw}
    rows = {}
    for row in raw:
        current = period_on(day, affiliations.get(row.id, ()))
        rows[row.id] = PartyRow(
            **row._mapping,
            name=names[row.id],
            sorted_under=sorted_under(row, language),
            home=names.get(row.home_id, ""),
            status=current.status if current else None,
            since=current.since if current else None,
        )
    return PartyBook(language, rows, {key: tuple(value) for key, value in affiliations.items()})
