"""Makes one person of two records, as one step that an undo takes back whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.base import FIELD, Record, column_of, fields_of
from cica_events.domain.participants import Participant
from cica_events.domain.people import Distinct, Person, Photo, Post
from cica_events.domain.rules import tidy
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.services.editing import loaded

_IDENTITY: Final = frozenset({"id", "version", "person_id"})
_EMPTY: Final = (None, "")


def merge(session: Session, keep_id: str, other_id: str, values: Mapping[str, Any]) -> None:
    """Give the person `keep_id` the `values` and all that belongs to `other_id`, who goes.

    `values` by field key. Where both take part in one meeting the fuller participation stays, its empty
    fields are filled from the other, and the other goes. Raises NotFoundError where one of them is gone.
    """
    if keep_id == other_id:
        raise ValidationError("", _("These are not two people but one record."))
    people = loaded(session, Person, (keep_id, other_id))
    fields = fields_of(Person)
    for key, value in values.items():
        setattr(people[keep_id], column_of(Person, key), tidy(fields[key], value))
    _move_participations(session, keep_id, other_id)
    _move_posts(session, keep_id, other_id)
    _move_photo(session, keep_id, other_id)
    _move_distinctions(session, keep_id, other_id)
    session.delete(people[other_id])


def _of(session: Session, entity: type[Participant | Post | Photo], person_id: str) -> list[Any]:
    return list(session.scalars(select(entity).where(entity.person_id == person_id).order_by(entity.id)))


def _move_participations(session: Session, keep_id: str, other_id: str) -> None:
    there = {record.meeting_id: record for record in _of(session, Participant, keep_id)}
    for record in _of(session, Participant, other_id):
        twin = there.get(record.meeting_id)
        record.person_id = keep_id
        if twin is None:
            there[record.meeting_id] = record
            continue
        stays, goes = (record, twin) if _fullness(record) > _fullness(twin) else (twin, record)
        _fill(stays, goes)
        _let_follow(session, stays, goes)
        session.delete(goes)
        there[record.meeting_id] = stays


def _described(entity: type[Record]) -> Iterable[str]:
    """Yield the attributes that people fill in."""
    columns = entity.__table__.columns
    return (column.key for column in columns if FIELD in column.info)


def _fullness(record: Record) -> int:
    return sum(getattr(record, key) not in (*_EMPTY, False) for key in _described(type(record)))


def _fill(stays: Participant, goes: Participant) -> None:
    for key in _described(Participant):
        if getattr(stays, key) in _EMPTY:
            setattr(stays, key, getattr(goes, key))


def _let_follow(session: Session, stays: Participant, goes: Participant) -> None:
    """Let what refers to the participation that goes refer to the one that stays."""
    if stays.replaced_by_id in (None, goes.id):
        follower = goes.replaced_by_id
        stays.replaced_by_id = None if follower == stays.id else follower
    for record in session.scalars(select(Participant).where(Participant.replaced_by_id == goes.id)):
        record.replaced_by_id = None if record.id == stays.id else stays.id


def _move_posts(session: Session, keep_id: str, other_id: str) -> None:
    """Move the earlier posts; one that the kept person has already, word for word, is not doubled."""
    known = {_contents(record) for record in _of(session, Post, keep_id)}
    for record in _of(session, Post, other_id):
        if _contents(record) in known:
            session.delete(record)
        else:
            record.person_id = keep_id


def _contents(record: Record) -> tuple[Any, ...]:
    keys = (column.key for column in record.__table__.columns)
    return tuple(getattr(record, key) for key in keys if key not in _IDENTITY)


def _move_photo(session: Session, keep_id: str, other_id: str) -> None:
    """Let the kept person's picture stay; without one the other's comes."""
    has_one = bool(_of(session, Photo, keep_id))
    for record in _of(session, Photo, other_id):
        if has_one:
            session.delete(record)
        else:
            record.person_id, has_one = keep_id, True


def _move_distinctions(session: Session, keep_id: str, other_id: str) -> None:
    """Keep apart from the kept person whoever was kept apart from the other, once."""
    query = select(Distinct).order_by(Distinct.id)
    known = set()
    for record in session.scalars(
        query.where(Distinct.one_id.in_((keep_id, other_id)) | Distinct.other_id.in_((keep_id, other_id)))
    ):
        pair = frozenset(keep_id if one == other_id else one for one in (record.one_id, record.other_id))
        if len(pair) < 2 or pair in known:
            session.delete(record)
            continue
        known.add(pair)
        for key in ("one_id", "other_id"):
            if getattr(record, key) == other_id:
                setattr(record, key, keep_id)
