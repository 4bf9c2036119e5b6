"""Builds what the List of Participants says from the rows of a meeting, which stand in protocol order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from cica_events.documents.content import (
    ListContent,
    ListedParty,
    ListedPerson,
    ListedSection,
    ListOptions,
)
from cica_events.documents.cover import Cover, MeetingFacts, cover
from cica_events.documents.scripts import printable
from cica_events.domain.names import titles
from cica_events.domain.participants import Capacity
from cica_events.domain.participation import ABSENT
from cica_events.i18n import translator
from cica_events.queries.issues import stage_name
from cica_events.queries.participants import ParticipantRow

_SAID_BY_SECTION = frozenset(
    {Capacity.SECRETARIAT, Capacity.GUEST, Capacity.MEDIA, Capacity.SPEAKER, Capacity.INTERPRETER}
)
_GEORGIAN = range(0x10D0, 0x1100)  # its capitals exist in few fonts and are used in headlines only


def build(
    meeting: MeetingFacts,
    rows: Iterable[ParticipantRow],
    options: ListOptions,
    *,
    revision: int = 0,
    formal_names: Mapping[str, str] | None = None,
) -> ListContent:
    """Return the list; `formal_names` by party id replace the short ones, `revision` is the number to print.

    Who declined or was replaced is left out; a heading begins anew where the rows go on to another section.
    """
    present = [row for row in rows if row.status not in ABSENT]
    sections = tuple(
        _section(str(key), list(found), options, formal_names or {})
        for key, found in groupby(present, key=lambda row: row.section)
    )
    head = _cover(meeting, options, len(present), revision)
    return ListContent(options.language, options.columns, head, sections)


def _cover(meeting: MeetingFacts, options: ListOptions, count: int, revision: int) -> Cover:
    words = translator(options.language)
    people = words.ngettext("{count} participant", "{count} participants", count)
    return cover(
        meeting,
        options.language,
        words.gettext("List of participants"),
        stage=stage_name(options.stage, revision, options.language),
        symbol=options.symbol,
        count=people.format(count=count),
    )


def _section(
    key: str, rows: Sequence[ParticipantRow], options: ListOptions, formal_names: Mapping[str, str]
) -> ListedSection:
    name = translator(options.language).gettext(rows[0].section.label)
    parties = []
    for delegation_id, found in groupby(rows, key=lambda row: row.delegation_id):
        members = list(found)
        party = printable(formal_names.get(members[0].party_id or "") or members[0].party)
        heading = "" if party.casefold() == name.casefold() else party
        people = tuple(_person(row, options, {party, members[0].party}) for row in members)
        parties.append(ListedParty(delegation_id, party, heading, people))
    return ListedSection(key, name, tuple(parties))


def _person(row: ParticipantRow, options: ListOptions, party: set[str]) -> ListedPerson:
    show = options.show
    contacts = (row.email, row.phone) if "contacts" in show else ()
    return ListedPerson(
        participant_id=row.id,
        titles=printable(titles(row.honorific, row.courtesy, row.rank)),
        name=_name(row, in_capitals=options.capitals),
        capacity=_capacity(row, options.language),
        function=_function(row, show, party),
        native_name=printable(row.native_name) if "native_name" in show else "",
        contacts=tuple(printable(contact) for contact in contacts if contact),
        person_id=row.person_id,
        plain_name=printable(row.name),
        plain_function=printable(", ".join(filter(None, (row.position, row.department, row.organization)))),
        plain_capacity=row.capacity.value,
    )


def _name(row: ParticipantRow, *, in_capitals: bool) -> str:
    family = capitals(row.family_name) if in_capitals else row.family_name
    order = (family, row.given_name) if row.family_first else (row.given_name, family)
    return printable(" ".join(part for part in order if part))


def _function(row: ParticipantRow, show: frozenset[str], party: set[str]) -> tuple[str, ...]:
    """Return position and place as lines; a place that position or heading say already is left out."""
    position = row.position if "position" in show else ""
    places = (
        row.department if "department" in show else "",
        row.organization if "organization" in show else "",
    )
    new = [place for place in places if place and place not in party and place not in position]
    return tuple(printable(line) for line in (position, ", ".join(new)) if line)


def _capacity(row: ParticipantRow, language: str) -> str:
    """Return the capacity in words; nothing for a delegate, or where the section's name says it."""
    said = row.capacity is Capacity.DELEGATE or (row.capacity in _SAID_BY_SECTION and row.party_id is None)
    return "" if said else translator(language).gettext(row.capacity.label)


def capitals(name: str) -> str:
    """Return a family name in capital letters; scripts without them stay as they are."""
    return "".join(letter if ord(letter) in _GEORGIAN else letter.upper() for letter in name)
