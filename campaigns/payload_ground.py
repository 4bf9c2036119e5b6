"""A workspace with a record of every kind and a payload in every field, made from the field catalogue."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column
from sqlalchemy.orm import Session

from campaigns.payload_texts import PAYLOADS, Payload
from cica_events.domain.base import Record, column_of, defaults_of, fields_of
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.domain.model import RECORDS
from cica_events.domain.rules import tidy, validate
from cica_events.errors import ValidationError
from cica_events.services.workspace import Workspace, create_workspace

TEXTS: Final = frozenset({Kind.TEXT, Kind.MULTILINE, Kind.EMAIL, Kind.PHONE, Kind.CODE})
_USUAL: Final[dict[tuple[str, str], Any]] = {  # what rules ask for that no catalogue tells
    ("meeting", "body"): "SOC",
    ("meeting", "time_zone"): "Asia/Almaty",
    ("chairmanship", "body"): "SOC",
    ("meeting_template", "body"): "SOC",
    ("photo", "media_type"): "image/png",
    ("photo", "data"): "iVBORw0KGgo=",
}
_BY_KIND: Final = {
    Kind.DATE: VagueDate.of(date(2027, 3, 1)),
    Kind.DAY: date(2027, 3, 1),
    Kind.TIME: time(9, 30),
    Kind.DURATION: 30,
    Kind.INTEGER: 3,
    Kind.STAMP: datetime(2027, 1, 1, tzinfo=UTC),
}


@dataclass(slots=True)
class Ground:
    """What was planted: the payloads that fields took, and those they refused, by table and field."""

    meeting: str = ""
    taken: dict[tuple[str, str], str] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)


def text_fields() -> Iterator[tuple[type[Record], Field]]:
    """Yield every field of every record that takes any text; a new one is among them by itself."""
    for entity in RECORDS.values():
        for each in fields_of(entity).values():
            if each.kind in TEXTS and each.choices is None and each.key in entity.__table__.columns:
                yield entity, each


def entered(entity: type[Record], each: Field, payload: Payload) -> str:
    """Return what `each` keeps of a payload that is typed into it; ValidationError where it refuses it."""
    kept = tidy(each, payload.text)
    record = entity(**_values(entity, {}))
    before = _problem(record)
    setattr(record, column_of(entity, each.key), kept)
    after = _problem(record)
    if after is not None and (before is None or after.field != before.field or after.field == each.key):
        raise after
    assert isinstance(kept, str)
    return kept


def plant(path: Path, shift: int, payloads: Sequence[Payload] = PAYLOADS) -> tuple[Workspace, Ground]:
    """Make the workspace `path`; another `shift` gives each field another one of the `payloads`."""
    workspace, ground = create_workspace(path), Ground()
    with workspace.database.changing("Planted") as session:
        made: dict[str, list[str]] = {}
        fields = list(text_fields())
        for entity in RECORDS.values():
            values = _values(entity, made)
            for place, (of, each) in enumerate(fields):
                if of is entity:
                    _try(ground, entity, each, payloads[(place + shift) % len(payloads)], values)
            _add(session, entity, values, made)
    ground.meeting = made["meeting"][0]
    return workspace, ground


def _try(ground: Ground, entity: type[Record], each: Field, payload: Payload, values: dict[str, Any]) -> None:
    if (entity.__tablename__, each.key) in _USUAL:
        return
    try:
        kept = entered(entity, each, payload)
    except ValidationError:
        ground.refused[payload.kind] += 1
        return
    values[column_of(entity, each.key)] = kept
    ground.taken[entity.__tablename__, each.key] = kept


def _add(session: Session, entity: type[Record], values: dict[str, Any], made: dict[str, list[str]]) -> None:
    record = entity(**values)
    session.add(record)
    session.flush()
    made.setdefault(entity.__tablename__, []).append(record.id)


def _problem(record: Record) -> ValidationError | None:
    try:
        validate(record)
    except ValidationError as error:
        return error
    return None


def _values(entity: type[Record], made: dict[str, list[str]]) -> dict[str, Any]:
    """Return the values of a record that refers to those `made`, and says something in every field."""
    values = {key: default() if callable(default) else default for key, default in defaults_of(entity)}
    described = fields_of(entity)
    for column in entity.__table__.columns:
        each = described.get(column.key.removesuffix("_id"))
        refers = _referred(column, made)
        if (entity.__tablename__, column.key) in _USUAL:
            values[column.key] = _USUAL[entity.__tablename__, column.key]
        elif refers:
            values[column.key] = refers
        elif each is not None and values.get(column.key) in (None, ""):
            values[column.key] = _usual(each, values.get(column.key))
    return values


def _referred(column: Column[Any], made: dict[str, list[str]]) -> str:
    for key in column.foreign_keys:
        there: Sequence[str] = made.get(key.column.table.name, ())
        if there:
            return there[-1]
    return ""


def _usual(each: Field, default: Any) -> Any:
    if each.choices is not None:
        return next(iter(each.choices)) if each.required else default
    if each.kind in TEXTS:
        return "Zq usual" if each.required else default
    return _BY_KIND.get(each.kind, default)


def plant_unchecked(path: Path, shift: int) -> None:
    """Write other payloads into every text of a closed workspace, as only another program can: unchecked."""
    with closing(sqlite3.connect(path)) as connection:
        for place, (entity, each) in enumerate(text_fields()):
            if (entity.__tablename__, each.key) in _USUAL:
                continue
            text = PAYLOADS[(place + shift) % len(PAYLOADS)].text.encode("utf-8", "ignore")
            table, column = entity.__tablename__, column_of(entity, each.key)
            where = f'rowid = (SELECT max(rowid) FROM "{table}")'
            connection.execute(f'UPDATE "{table}" SET "{column}" = CAST(? AS TEXT) WHERE {where}', (text,))
        connection.commit()
