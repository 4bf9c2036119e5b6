"""Makes one person of two records, as one step that an undo takes back whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.base import Record, column_of, fields_of
from cica_events.domain.people import Distinct, Person, Photo, Post
from cica_events.domain.rules import tidy
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.services.editing import loaded
from cica_events.services.shared_meetings import fill, let_follow, participations, stays_and_goes

_IDENTITY: Final = frozenset({"id", "version", "person_id"})
_OF_POST: Final = ("position", "department", "organization", "party_id")


def merge(session: Session, keep_id: str, other_id: str, values: Mapping[str, Any]) -> None:
    """Give the person `keep_id` the `values` and all that belongs to `other_id`, who goes.

    `values` by field key. Where both take part in one meeting, the participation that came further stays,
    else the one of the higher capacity, else the fuller; its empty fields are filled from the other. The
    present post that is not kept becomes an earlier one. Raises NotFoundError where one of them is gone, and
    ValidationError for a value that is refused or a field that is unknown.
    """
    if keep_id == other_id:
        raise ValidationError("", _("These are not two people but one record."))
    people = loaded(session, Person, (keep_id, other_id))
    posts = [_present_post(people[key]) for key in (keep_id, other_id)]
    _write(people[keep_id], values)
    left = _left_post(_present_post(people[keep_id]), *posts)
    _move_participations(session, keep_id, other_id)
    _move_posts(session, keep_id, other_id)
    _remember(session, people[keep_id], left)
    _move_photo(session, keep_id, other_id)
    _move_distinctions(session, keep_id, other_id)
    session.delete(people[other_id])


def _write(person: Person, values: Mapping[str, Any]) -> None:
    fields = fields_of(Person)
    for key, value in values.items():
        if key not in fields or not fields[key].editable:
            raise ValidationError(key, _("There is no field called “{key}”.").format(key=key))
        setattr(person, column_of(Person, key), tidy(fields[key], value))


def _of(session: Session, entity: type[Post | Photo], person_id: str) -> list[Any]:
    return list(session.scalars(select(entity).where(entity.person_id == person_id).order_by(entity.id)))


def _move_participations(session: Session, keep_id: str, other_id: str) -> None:
    there = {record.meeting_id: record for record in participations(session, keep_id)}
    for record in participations(session, other_id):
        twin = there.get(record.meeting_id)
        record.person_id = keep_id
        if twin is None:
            there[record.meeting_id] = record
            continue
        stays, goes = stays_and_goes(twin, record)
        fill(stays, goes)
        let_follow(session, stays, goes)
        session.delete(goes)
        there[record.meeting_id] = stays


def _present_post(person: Person) -> dict[str, Any]:
    """Return the post that a person holds now, as an earlier one would be recorded."""
    return {key: getattr(person, key) for key in _OF_POST} | {"since": person.post_since}


def _left_post(kept: dict[str, Any], before: dict[str, Any], others: dict[str, Any]) -> dict[str, Any] | None:
    """Return the post of the two that is not the one kept; None where that says nothing more.

    Where the one kept is the other's, that is the post which the kept person held `before`.
    """
    left = before if _says_all(kept, others) else others
    return None if not left["position"] or _says_all(kept, left) else left


def _says_all(kept: dict[str, Any], post: dict[str, Any]) -> bool:
    return all(not post[key] or post[key] == kept[key] for key in _OF_POST)


def _remember(session: Session, person: Person, post: dict[str, Any] | None) -> None:
    """Add an earlier post, unless the person has it already."""
    if post is not None and not any(
        all(getattr(known, key) == value for key, value in post.items())
        for known in _of(session, Post, person.id)
    ):
        session.add(Post(person_id=person.id, **post))


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
