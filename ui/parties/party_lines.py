"""A State or organization as a line of the page: what it is on the day shown, and what it was and will be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cica_events.directions import DOT
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Group
from cica_events.domain.parties import PartyKind, Status, begun, period_on
from cica_events.domain.protocol import Section, section_of
from cica_events.i18n import _, language
from cica_events.queries.parties import AffiliationRow, PartyBook, PartyRow

SECTIONS = (
    Section.MEMBER_STATES,
    Section.OBSERVER_STATES,
    Section.OBSERVER_ORGANIZATIONS,
    Section.PARTNER_ORGANIZATIONS,
    Section.OTHER_STATES,
    Section.OTHER_ORGANIZATIONS,
)


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One party on a day; `changes` says in words what it was before and becomes later."""

    id: str
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
    home: str
    status: Status | None
    since: VagueDate | None
    changes: str
    section: Section


def party_lines(book: PartyBook, day: date) -> list[PartyLine]:
    """Return the parties as they stand on `day`, by section and name."""
    lines = [_line(row, book.affiliations.get(row.id, ()), day) for row in book.in_order()]
    return sorted(lines, key=lambda line: SECTIONS.index(line.section))


def _line(row: PartyRow, affiliations: Sequence[AffiliationRow], day: date) -> PartyLine:
    current = period_on(day, affiliations)
    status = current.status if current else None
    return PartyLine(
        id=row.id,
        code=row.code,
        kind=row.kind,
        short_name=row.short_name,
        formal_name=row.formal_name,
        short_name_ru=row.short_name_ru,
        formal_name_ru=row.formal_name_ru,
        short_name_kk=row.short_name_kk,
        sort_name=row.sort_name,
        sort_name_ru=row.sort_name_ru,
        home_id=row.home_id,
        place=row.place,
        name=row.name,
        home=row.home,
        status=status,
        since=current.since if current else None,
        changes=_changes(affiliations, current, day),
        section=section_of(Group.PARTY, row.kind, status),
    )


def _changes(affiliations: Sequence[AffiliationRow], current: AffiliationRow | None, day: date) -> str:
    told = []
    for one in sorted(affiliations, key=begun):
        status = one.status.text
        if one is current:
            text = _("{status} until {date}") if one.until else ""
            told.append(text.format(status=status, date=_words(one.until)))
        elif begun(one) > day:
            told.append(_("{status} from {date}").format(status=status, date=_words(one.since)))
        else:
            told.append(_("{status} until {date}").format(status=status, date=_words(one.until)))
    return DOT.join(filter(None, told))


def _words(when: VagueDate | None) -> str:
    return when.in_words(language()) if when else "…"
