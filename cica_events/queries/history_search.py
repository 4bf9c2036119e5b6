"""Finds steps of the history, page by page, within a time that a person does not notice."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from time import monotonic
from typing import Any, Final

from sqlalchemy import ColumnElement, Text, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from cica_events.domain.changes import LoggedChange, LoggedChangeSet
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Labelled
from cica_events.domain.meetings import Meeting
from cica_events.domain.model import RECORDS
from cica_events.domain.parties import Party
from cica_events.domain.people import Person
from cica_events.domain.plain_texts import storable
from cica_events.i18n import N_
from cica_events.persistence.change_log import last_sequence
from cica_events.queries.history import STEP_COLUMNS, Step, step_of
from cica_events.queries.reading import in_parts

BUDGET: Final = 0.06  # seconds after which a search pauses and says where to go on
_FIRST, _LARGEST = 1000, 8000  # steps that are looked through at once
_MOST: Final = 6  # attributes that are called so; a word of more is not told from them, as it would take long
_NAMED: Final = 200  # records of a kind that are found by their name


class Deed(Labelled):
    """What a step did with a record, as far as one asks for it."""

    ADDED = "added", N_("Added")
    CHANGED = "changed", N_("Changed")
    REMOVED = "removed", N_("Removed")
    UNDONE = "undone", N_("Undone")


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which steps are meant; what is empty or None admits all.

    `since` and `before` are aware moments; `records` are ids, as `queries.record_family` finds them.
    """

    actor: str | None = None
    since: datetime | None = None
    before: datetime | None = None
    tables: tuple[str, ...] = ()
    deed: Deed | None = None
    words: str = ""
    records: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Steps, the newest first; `below` is where the next page begins, None after the oldest step."""

    steps: tuple[Step, ...]
    below: int | None


def moments(when: VagueDate | None) -> tuple[datetime | None, datetime | None]:
    """Return the beginning of a vague date and what comes after its end, on the clock of this machine."""
    if when is None:
        return None, None
    after = when.last_day + timedelta(days=1)
    since, before = (datetime.combine(day, time()).astimezone() for day in (when.first_day, after))
    return since, before


def find_steps(
    session: Session,
    wanted: HistoryFilter,
    limit: int,
    below: int | None = None,
    budget: float = BUDGET,
) -> Found:
    """Return at most `limit` steps whose number is under `below`; fewer where `budget` seconds are over."""
    top = last_sequence(session) + 1 if below is None else below
    if wanted.records is not None:
        return _among(session, wanted, limit, top)
    end, found, size = monotonic() + budget, list[Step](), _FIRST
    number = LoggedChangeSet.sequence
    query = select(*STEP_COLUMNS).where(*_conditions(session, wanted)).order_by(number.desc())
    while top > 1 and len(found) < limit:
        low = max(1, top - size)
        part = query.where(number >= low, number < top).limit(limit - len(found))
        found += [step_of(row) for row in session.execute(part)]
        top = low
        size = min(size * 2, _LARGEST)
        if monotonic() > end:
            break
    full = len(found) == limit
    return Found(tuple(found), found[-1].sequence if full else top if top > 1 else None)


def actors(session: Session) -> list[str]:
    """Return who ever did something, by name."""
    return sorted(name for name in session.scalars(select(LoggedChangeSet.actor).distinct()) if name)


def _among(session: Session, wanted: HistoryFilter, limit: int, top: int) -> Found:
    """Return steps that touched one of a few records."""
    query = select(*STEP_COLUMNS).where(*_conditions(session, wanted), LoggedChangeSet.sequence < top)
    rows: list[Step] = []
    for ids in in_parts(_steps_with(session, wanted.records or ())):
        newest = query.where(LoggedChangeSet.id.in_(ids)).order_by(LoggedChangeSet.sequence.desc())
        rows += [step_of(row) for row in session.execute(newest.limit(limit + 1))]
    rows.sort(key=lambda step: -step.sequence)
    more = len(rows) > limit
    return Found(tuple(rows[:limit]), rows[limit - 1].sequence if more else None)


def _steps_with(session: Session, records: Collection[str]) -> list[str]:
    found: set[str] = set()
    for ids in in_parts(records):
        found |= set(session.scalars(select(LoggedChange.set_id).where(LoggedChange.record_id.in_(ids))))
    return sorted(found)


def _conditions(session: Session, wanted: HistoryFilter) -> list[ColumnElement[bool]]:
    step, found = LoggedChangeSet, list[ColumnElement[bool]]()
    if wanted.actor is not None:
        found.append(step.actor == storable(wanted.actor))
    if wanted.since is not None:
        found.append(step.at >= wanted.since)
    if wanted.before is not None:
        found.append(step.at < wanted.before)
    if wanted.deed is Deed.UNDONE:
        found.append(step.undone.is_(True))
    if wanted.tables or wanted.deed not in (None, Deed.UNDONE):
        found.append(_changing(*_kinds(wanted)))
    found += [_saying(session, word) for word in storable(wanted.words).split()]
    return found


def _kinds(wanted: HistoryFilter) -> Iterator[ColumnElement[bool]]:
    line = LoggedChange
    if wanted.tables:
        yield line.table_name.in_(wanted.tables)
    match wanted.deed:
        case Deed.ADDED:
            yield line.before.is_(None)
        case Deed.REMOVED:
            yield line.after.is_(None)
        case Deed.CHANGED:
            yield and_(line.before.is_not(None), line.after.is_not(None))


def _changing(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(LoggedChange.id).where(LoggedChange.set_id == LoggedChangeSet.id, *conditions).exists()


def _saying(session: Session, word: str) -> ColumnElement[bool]:
    """Return the condition that a step's name, its author, a value or a record's name holds `word`."""
    step, line = LoggedChangeSet, LoggedChange
    values = [_written(line.before, word), _written(line.after, word)]
    named = _named(session, word)
    if named:
        values.append(line.record_id.in_(named))
    return or_(_holds(step.label, word), _holds(step.actor, word), _changing(or_(*values)))


def _named(session: Session, word: str) -> list[str]:
    """Return the people whose family name begins with `word`, and meetings and parties that are called so."""
    begins = (_begins(Person.family_name, each) for each in _spellings(word))
    called = (
        select(Person.id).where(or_(*begins)),
        select(Meeting.id).where(or_(*(_holds(each, word) for each in (Meeting.key, Meeting.title)))),
        select(Party.id).where(or_(*(_holds(each, word) for each in (Party.code, Party.short_name)))),
    )
    return [one for query in called for one in session.scalars(query.limit(_NAMED))]


def _begins(column: InstrumentedAttribute[str], word: str) -> ColumnElement[bool]:
    """Return a condition that the column's index answers."""
    return and_(column >= word, column < f"{word}\U0010ffff")


def _spellings(word: str) -> list[str]:
    return sorted({word, word.lower(), word.upper(), word.capitalize()})


def _written(values: InstrumentedAttribute[str | None], word: str) -> ColumnElement[bool]:
    """Return whether a recorded value holds `word`; the names of attributes beside values do not count."""
    found = _holds(values, word)
    names = [name for name in _attributes() if word.lower() in name]
    if not 0 < len(names) <= _MOST:
        return found
    bare: Any = values
    for name in names:
        bare = func.replace(bare, f'"{name}":', '":', type_=Text)
    return and_(found, _holds(bare, word))


@cache
def _attributes() -> tuple[str, ...]:
    return tuple({column.key: None for noun in RECORDS.values() for column in noun.__table__.columns})


def _holds(column: ColumnElement[Any] | InstrumentedAttribute[Any], word: str) -> ColumnElement[bool]:
    """Return whether a text holds `word`; SQLite itself knows capital and small letters of ASCII only."""
    spellings = [word] if word.isascii() else _spellings(word)
    return or_(*(column.icontains(each, autoescape=True) for each in spellings))
