"""Tells which steps of the history say a word: by their name, a value, or a record that is called so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Text, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from cica_events.domain.changes import LoggedChange, LoggedChangeSet
from cica_events.domain.meetings import Meeting
from cica_events.domain.model import RECORDS
from cica_events.domain.parties import Party
from cica_events.domain.people import Person
from cica_events.queries.history import Step

_MOST: Final = 6  # attributes that are called so; a word of more is not told from them, as it would take long
_NAMED: Final = 200  # records of a kind that are found by their name
_LIKE_ID: Final = re.compile(r"[0-9a-f]{1,32}", re.IGNORECASE)
_NO_VALUE: Final = re.compile(r'"[0-9a-f]{32}"|"\w+":')


def may_be_id(word: str) -> bool:
    """Tell whether the ids of records, made of digits and the letters a to f, may hold `word`: as "Ada"."""
    return _LIKE_ID.fullmatch(word) is not None


def beside_ids(session: Session, steps: Iterable[Step], words: Sequence[str]) -> Iterator[Step]:
    """Yield those of `steps`, found by `words`, which say them elsewhere than in the ids of records."""
    doubted = {word: _named(session, word) for word in words if may_be_id(word)}
    for step in steps:
        if all(_says(session, step, word, named) for word, named in doubted.items()):
            yield step


def _says(session: Session, step: Step, word: str, named: Sequence[str]) -> bool:
    if any(word.casefold() in text.casefold() for text in (step.label, step.actor)):
        return True
    line = LoggedChange
    said = or_(_holds(line.before, word), _holds(line.after, word), line.record_id.in_(named))
    query = select(line.record_id, line.before, line.after).where(line.set_id == step.id, said)
    for row in session.execute(query.execution_options(yield_per=_NAMED)):
        values = _NO_VALUE.sub("", f"{row.before or ''} {row.after or ''}").casefold()
        if row.record_id in named or word.casefold() in values:
            return True
    return False


def changing(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that one of a step's changes fulfils all `conditions`."""
    return select(LoggedChange.id).where(LoggedChange.set_id == LoggedChangeSet.id, *conditions).exists()


def saying(session: Session, word: str) -> ColumnElement[bool]:
    """Return the condition that a step's name, its author, a value or a record's name holds `word`."""
    step, line = LoggedChangeSet, LoggedChange
    values = [_written(line.before, word), _written(line.after, word)]
    named = _named(session, word)
    if named:
        values.append(line.record_id.in_(named))
    return or_(_holds(step.label, word), _holds(step.actor, word), changing(or_(*values)))


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
