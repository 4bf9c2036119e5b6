"""The words by which records are found, read in slices so that nobody waits for the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import Record
from cica_events.domain.date_search import date_words
from cica_events.domain.dates import VagueDate
from cica_events.domain.found import Sort
from cica_events.domain.issues import Issue
from cica_events.domain.meetings import Meeting
from cica_events.domain.ordinals import ordinal_words
from cica_events.domain.outcomes import Outcome
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Party
from cica_events.domain.people import Person
from cica_events.domain.search_index import Entry
from cica_events.i18n import LANGUAGES, translator

_LONGEST: Final = 400  # signs of a text by which it is found
_GENDERS: Final = ("m", "f", "n")

ENTITIES: Final[Mapping[Sort, type[Record]]] = {
    Sort.PARTIES: Party,
    Sort.MEETINGS: Meeting,
    Sort.DOCUMENTS: Issue,
    Sort.OUTCOMES: Outcome,
    Sort.ITEMS: AgendaItem,
    Sort.PEOPLE: Person,
}
"""The noun of each sort, those of which there are few first."""

Texts = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Names:
    """What parties (by id), bodies and documents (by code) are called, in all languages and ways."""

    parties: Texts = field(default_factory=dict)
    bodies: Texts = field(default_factory=dict)
    documents: Texts = field(default_factory=dict)
    today: date = field(default_factory=date.today)  # meetings near to it come first


@dataclass(frozen=True, slots=True)
class Slice:
    """Which records: those after the id `after`, at most `limit`, or just those with `ids`."""

    after: str = ""
    limit: int = 250
    ids: Sequence[str] | None = None

    def of(self, query: Select[Any], entity: type[Record]) -> Select[Any]:
        """Return `query` for these records only, in the order of their ids."""
        key = entity.__table__.c.id
        if self.ids is not None:
            return query.where(key.in_(self.ids))
        return query.where(key > self.after).order_by(key).limit(self.limit)


def entries(session: Session, sort: Sort, part: Slice, names: Names) -> list[Entry]:
    """Return the records of a sort as they go into the index, in the order of their ids."""
    return _READERS[sort](session, part, names)


def further_touched(
    session: Session, noun: type[Record], touched: Iterable[tuple[type[Record], str]]
) -> set[str]:
    """Return the records of `noun` whose words changed because others are `touched`.

    What a meeting is called stands with all that it holds, the names in its lists with the people.
    """
    above, column = _ABOVE.get(noun, (None, ""))
    keys = [key for other, key in touched if other is above]
    if not keys:
        return set()
    if noun is Person:
        listed = Participant.__table__.c
        return set(session.scalars(select(listed.person_id).where(listed.id.in_(keys))))
    table = noun.__table__.c
    return set(session.scalars(select(table.id).where(table[column].in_(keys))))


_ABOVE: Final[Mapping[type[Record], tuple[type[Record], str]]] = {
    Person: (Participant, ""),
    **dict.fromkeys((Issue, Outcome, AgendaItem), (Meeting, "meeting_id")),
}


def _people(session: Session, part: Slice, names: Names) -> list[Entry]:
    person = Person.__table__.c
    wanted = (person.id, person.given_name, person.family_name, person.native_name)
    held = (person.position, person.department, person.organization, person.party_id)
    rows = session.execute(part.of(select(*wanted, *held), Person)).all()
    attended = _attended(session, [row.id for row in rows])
    found = []
    for row in rows:
        own = (row.given_name, row.family_name, row.native_name)
        lists = attended.get(row.id, ())
        written = dict.fromkeys(text for texts in (own, *(each[1:] for each in lists)) for text in texts)
        post = (row.position, row.department, row.organization, *names.parties.get(row.party_id or "", ()))
        about = (*post, *(each[0] for each in lists))
        found.append(Entry(row.id, tuple(written), about, _initials(own[:2]), len(lists)))
    return found


def _attended(session: Session, people: Sequence[str]) -> dict[str, list[Sequence[str]]]:
    """Return by person the lists of participants: the key of each meeting, and the three names there."""
    found: dict[str, list[Sequence[str]]] = defaultdict(list)
    for row in session.execute(_lists(), {"people": people}) if people else ():
        found[row.person_id].append(row[1:])
    return found


@cache
def _lists() -> Select[Any]:
    """Return the query of `_attended`, one for all: each one of its own would keep its people for long.

    A query with values in it refers to itself, and is let go of only when Python looks for such circles.
    """
    listed, meeting = Participant.__table__, Meeting.__table__
    names = (listed.c.given_name, listed.c.family_name, listed.c.native_name)
    query = select(listed.c.person_id, meeting.c.key, *names).join_from(
        listed, meeting, listed.c.meeting_id == meeting.c.id
    )
    return query.where(listed.c.person_id.in_(bindparam("people", expanding=True)))


def _initials(texts: Iterable[str]) -> str:
    words = [word.strip(".") for text in texts for word in text.replace(".", ". ").split()]
    return "".join(word.casefold() for word in words if len(word) == 1 and word.isascii() and word.isalpha())


def _parties(session: Session, part: Slice, names: Names) -> list[Entry]:
    party = Party.__table__.c
    rows = session.execute(part.of(select(party.id, party.place), Party)).all()
    return [Entry(row.id, names.parties.get(row.id, ()), (row.place,)) for row in rows]


def _meetings(session: Session, part: Slice, names: Names) -> list[Entry]:
    return [
        Entry(row.id, _called(row, names), _held(row, names), weight=_near(row.date, names.today))
        for row in session.execute(part.of(select(*_OF_MEETING), Meeting))
    ]


def _items(session: Session, part: Slice, names: Names) -> list[Entry]:
    item = AgendaItem.__table__.c
    texts = (item.title, item.title_ru, item.symbol)
    return [
        Entry(row[0], row[1:4], _short(row, names), weight=_near(row.date, names.today))
        for row in _with_meeting(session, part, AgendaItem, texts)
    ]


def _outcomes(session: Session, part: Slice, names: Names) -> list[Entry]:
    outcome = Outcome.__table__.c
    return [
        Entry(
            row[0],
            (row.text[:_LONGEST],),
            (*_in_all_languages(row.kind.label), row.addressee, *_short(row, names)),
            weight=_near(row.date, names.today),
        )
        for row in _with_meeting(session, part, Outcome, (outcome.text, outcome.kind, outcome.addressee))
    ]


def _documents(session: Session, part: Slice, names: Names) -> list[Entry]:
    issue = Issue.__table__.c
    return [
        Entry(
            row[0],
            (*names.documents.get(row.document, (row.document,)), row.issue_symbol, *_called(row, names)),
            (*_in_all_languages(row.issue_stage.label), *date_words(row.date)),
            weight=_near(row.date, names.today),
        )
        for row in _with_meeting(
            session,
            part,
            Issue,
            (issue.document, issue.stage.label("issue_stage"), issue.symbol.label("issue_symbol")),
        )
    ]


_OF_MEETING: Final = [
    Meeting.__table__.c[name]
    for name in ("id", "key", "body", "ordinal", "title", "title_ru", "date", "place", "venue", "country_id")
]


def _with_meeting(
    session: Session, part: Slice, entity: type[Record], texts: Sequence[ColumnElement[Any]]
) -> Iterable[Any]:
    table, meeting = entity.__table__, Meeting.__table__
    query = select(table.c.id, *texts, *_OF_MEETING[1:]).join_from(
        table, meeting, table.c.meeting_id == meeting.c.id
    )
    return session.execute(part.of(query, entity))


def _called(row: Any, names: Names) -> tuple[str, ...]:
    """Return what a meeting is called: key, titles, body and ordinal."""
    ordinal: tuple[str, ...] = ()
    if row.ordinal is not None:
        words = {ordinal_words(row.ordinal, "ru", gender) for gender in _GENDERS}
        ordinal = (str(row.ordinal), ordinal_words(row.ordinal, "en"), *sorted(words))
    return (row.key, row.title, row.title_ru, *names.bodies.get(row.body, (row.body,)), *ordinal)


def _held(row: Any, names: Names) -> tuple[str, ...]:
    """Return when and where a meeting is held."""
    return (row.place, row.venue, *names.parties.get(row.country_id or "", ()), *date_words(row.date))


def _short(row: Any, names: Names) -> tuple[str, ...]:
    """Return what tells a meeting from others beside what stands in it."""
    return (row.key, *names.bodies.get(row.body, ()), *date_words(row.date))


def _near(when: VagueDate | None, today: date) -> int:
    return -(10**6) if when is None else -abs((when.first_day - today).days)


def _in_all_languages(label: str) -> tuple[str, ...]:
    return tuple(translator(language).gettext(label) for language in LANGUAGES)


_READERS: Final[Mapping[Sort, Callable[[Session, Slice, Names], list[Entry]]]] = {
    Sort.PARTIES: _parties,
    Sort.MEETINGS: _meetings,
    Sort.DOCUMENTS: _documents,
    Sort.OUTCOMES: _outcomes,
    Sort.ITEMS: _items,
    Sort.PEOPLE: _people,
}
