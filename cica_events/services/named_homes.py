"""Whom a list may name as represented: all parties, and the groups that are delegations of its meeting."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from cica_events.domain.delegations import Group
from cica_events.i18n import LANGUAGES, language, translator
from cica_events.imports.words.party_names import Named, PartyNames
from cica_events.queries.parties import party_book
from cica_events.services.delegation_records import read_delegations


@dataclass(frozen=True, slots=True)
class NamedHomes:
    """Parties and groups by all their names; the ids of the groups."""

    names: PartyNames
    groups: frozenset[str]


def homes_at(session: Session, meeting_id: str) -> NamedHomes:
    """Return whom a list for the meeting may name; NotFoundError for the meeting."""
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
    return NamedHomes(PartyNames([*parties, *groups]), frozenset(group.id for group in groups))


def _labels(group: Group) -> list[str]:
    return [translator(code).gettext(group.label) for code in LANGUAGES]
