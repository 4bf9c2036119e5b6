"""Finds steps of the history, page by page, within a time that a person does not notice."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice
from time import monotonic
from typing import Final

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from cica_events.domain.changes import LoggedChange, LoggedChangeSet
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Labelled
from cica_events.domain.plain_texts import storable
from cica_events.i18n import N_
from cica_events.persistence.change_log import last_sequence
from cica_events.queries.history import STEP_COLUMNS, Step, step_of
from cica_events.queries.history_words import beside_ids, changing, may_be_id, saying
from cica_events.queries.reading import in_parts

BUDGET: Final = 0.06  # seconds after which a search pauses and says where to go on
_FIRST, _LARGEST = 1000, 8000  # steps that are looked through at once


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
    number, words = LoggedChangeSet.sequence, _words(wanted)
    query = select(*STEP_COLUMNS).where(*_conditions(session, wanted)).order_by(number.desc())
    while top > 1 and len(found) < limit:
        low, room = max(1, top - size), limit - len(found)
        part = query.where(number >= low, number < top).limit(room)
        steps = [step_of(row) for row in session.execute(part)]
        found += beside_ids(session, steps, words)
        top = steps[-1].sequence if len(steps) == room else low
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
    steps, words = list[Step](), _words(wanted)
    most = None if any(map(may_be_id, words)) else limit + 1
    for ids in in_parts(_steps_with(session, wanted.records or ())):
        newest = query.where(LoggedChangeSet.id.in_(ids)).order_by(LoggedChangeSet.sequence.desc())
        steps += [step_of(row) for row in session.execute(newest.limit(most))]
    steps.sort(key=lambda step: -step.sequence)
    found = list(islice(beside_ids(session, steps, words), limit + 1))
    return Found(tuple(found[:limit]), found[limit - 1].sequence if len(found) > limit else None)


def _words(wanted: HistoryFilter) -> list[str]:
    return storable(wanted.words).split()


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
        found.append(changing(*_kinds(wanted)))
    found += [saying(session, word) for word in _words(wanted)]
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
