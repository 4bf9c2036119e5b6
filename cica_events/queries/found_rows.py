"""What was found as it is shown: a name, a second line, and where it leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.found import Hit, Sort
from cica_events.domain.issues import Issue
from cica_events.domain.meetings import Meeting
from cica_events.domain.names import name_of
from cica_events.domain.outcomes import Outcome
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Party
from cica_events.domain.party_names import name_in
from cica_events.domain.people import Person
from cica_events.domain.search_marks import marks_in
from cica_events.domain.search_words import Asked
from cica_events.domain.shown_texts import shown_text
from cica_events.queries.issues import stage_name

DIVIDER: Final = " · "
_LONGEST: Final = 160  # signs of a text shown as a name


@dataclass(frozen=True, slots=True)
class Shown:
    """How hits are shown: the reader's language, the words asked for, what documents are called."""

    language: str
    words: Sequence[Asked]
    documents: Mapping[str, str]


def hits(session: Session, sort: Sort, ids: Sequence[str], shown: Shown) -> dict[str, Hit]:
    """Return the records of a sort that (still) exist, by id."""
    return {hit.id: hit for hit in _READERS[sort](session, ids, shown)} if ids else {}


def people_written(session: Session, words: Sequence[str], limit: int) -> list[str]:
    """Return the ids of people in whose name or address all `words` stand as they are written."""
    person = Person.__table__.c
    query = select(person.id)
    for word in words:
        ways = {word, word.lower(), word.capitalize()}
        columns = (person.family_name, person.given_name, person.native_name, person.email)
        query = query.where(
            or_(*(column.contains(way, autoescape=True) for column in columns for way in ways))
        )
    return list(session.scalars(query.limit(limit)))


def people_with_address(session: Session, text: str, limit: int) -> list[str]:
    """Return the ids of people whose e-mail address begins so."""
    person = Person.__table__.c
    return list(session.scalars(select(person.id).where(person.email.istartswith(text)).limit(limit)))


def _people(session: Session, ids: Sequence[str], shown: Shown) -> list[Hit]:
    person, party = Person.__table__.c, _names_of_parties(session, shown.language)
    parts = (person.id, person.honorific, person.courtesy, person.rank, person.given_name, person.family_name)
    further = (person.family_first, person.native_name, person.position, person.organization)
    query = select(*parts, *further, person.party_id, person.email).where(person.id.in_(ids))
    latest = _meetings_of(session, ids, shown)
    found = []
    for row in session.execute(query):
        name = name_of(row)
        marks = marks_in(name, shown.words)
        native = row.native_name if marks_in(row.native_name, shown.words) and not marks else ""
        home = party.get(row.party_id or "", "") or row.organization
        meeting = latest.get(row.id)
        found.append(
            Hit(
                Sort.PEOPLE,
                row.id,
                name,
                marks,
                _joined(native, row.position, home),
                party_id=row.party_id or "",
                email=row.email,
                meeting_id=meeting.meeting_id if meeting else "",
                meeting_key=meeting.key if meeting else "",
                participant_id=meeting.id if meeting else "",
            )
        )
    return found


def _meetings_of(session: Session, people: Sequence[str], shown: Shown) -> dict[str, Any]:
    """Return by person the meeting attended that is asked for, else the latest."""
    listed, meeting = Participant.__table__, Meeting.__table__
    query = (
        select(listed.c.id, listed.c.person_id, listed.c.meeting_id, meeting.c.key, meeting.c.date)
        .join_from(listed, meeting, listed.c.meeting_id == meeting.c.id)
        .where(listed.c.person_id.in_(people))
    )
    rows = sorted(
        session.execute(query),
        key=lambda row: (bool(marks_in(row.key, shown.words)), row.date.sort_key if row.date else ()),
    )
    return {row.person_id: row for row in rows}


def _parties(session: Session, ids: Sequence[str], shown: Shown) -> list[Hit]:
    query = select(*Party.__table__.columns).where(Party.__table__.c.id.in_(ids))
    found = []
    for row in session.execute(query):
        name = name_in(row, shown.language)
        formal = shown_text(row.formal_name, row.formal_name_ru, shown.language)
        detail = formal if formal != name else row.kind.text
        found.append(Hit(Sort.PARTIES, row.id, name, marks_in(name, shown.words), detail, party_id=row.id))
    return found


def _meetings(session: Session, ids: Sequence[str], shown: Shown) -> list[Hit]:
    meeting = Meeting.__table__.c
    query = select(*_OF_MEETING, meeting.country_id).where(meeting.id.in_(ids))
    found = []
    for row in session.execute(query):
        title = shown_text(row.title, row.title_ru, shown.language)
        detail = _joined(row.key, _when(row, shown), row.place)
        found.append(
            Hit(
                Sort.MEETINGS,
                row.meeting_id,
                title,
                marks_in(title, shown.words),
                detail,
                party_id=row.country_id or "",
                meeting_id=row.meeting_id,
                meeting_key=row.key,
            )
        )
    return found


def _items(session: Session, ids: Sequence[str], shown: Shown) -> list[Hit]:
    item = AgendaItem.__table__.c
    texts = (item.id, item.title.label("text"), item.title_ru.label("text_ru"))
    return [
        _in_meeting(Sort.ITEMS, row, shown_text(row.text, row.text_ru, shown.language), shown)
        for row in session.execute(_with_meeting(AgendaItem, texts, ids))
    ]


def _outcomes(session: Session, ids: Sequence[str], shown: Shown) -> list[Hit]:
    outcome = Outcome.__table__.c
    query = _with_meeting(Outcome, (outcome.id, outcome.text, outcome.kind), ids)
    return [
        _in_meeting(Sort.OUTCOMES, row, " ".join(row.text.split()), shown, row.kind.text)
        for row in session.execute(query)
    ]


def _documents(session: Session, ids: Sequence[str], shown: Shown) -> list[Hit]:
    issue = Issue.__table__.c
    parts = (issue.id, issue.document, issue.stage.label("state"), issue.number, issue.symbol)
    found = []
    for row in session.execute(_with_meeting(Issue, parts, ids)):
        name = shown.documents.get(row.document, row.document)
        stage = stage_name(row.state, row.number, shown.language)
        found.append(_in_meeting(Sort.DOCUMENTS, row, name, shown, stage, row.symbol, document=row.document))
    return found


_OF_MEETING: Final = tuple(
    Meeting.__table__.c[name].label("meeting_id" if name == "id" else name)
    for name in ("id", "key", "title", "title_ru", "date", "place")
)


def _with_meeting(entity: Any, columns: Sequence[Any], ids: Sequence[str]) -> Select[Any]:
    table, meeting = entity.__table__, Meeting.__table__
    query = select(*columns, *_OF_MEETING).join_from(table, meeting, table.c.meeting_id == meeting.c.id)
    return query.where(and_(table.c.id.in_(ids)))


def _in_meeting(sort: Sort, row: Any, name: str, shown: Shown, *before: str, document: str = "") -> Hit:
    name = name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()}…"
    title = shown_text(row.title, row.title_ru, shown.language)
    detail = _joined(*before, row.key, _when(row, shown), title)  # it may have been found by that
    return Hit(
        sort,
        row.id,
        name,
        marks_in(name, shown.words),
        detail,
        meeting_id=row.meeting_id,
        meeting_key=row.key,
        document=document,
    )


def _names_of_parties(session: Session, language: str) -> dict[str, str]:
    rows = session.execute(select(*Party.__table__.columns))
    return {row.id: name_in(row, language) for row in rows}


def _when(row: Any, shown: Shown) -> str:
    return row.date.in_words(shown.language) if row.date else ""


def _joined(*parts: str) -> str:
    return DIVIDER.join(part for part in parts if part)


_READERS: Final[Mapping[Sort, Callable[[Session, Sequence[str], Shown], list[Hit]]]] = {
    Sort.PEOPLE: _people,
    Sort.PARTIES: _parties,
    Sort.MEETINGS: _meetings,
    Sort.ITEMS: _items,
    Sort.DOCUMENTS: _documents,
    Sort.OUTCOMES: _outcomes,
}
