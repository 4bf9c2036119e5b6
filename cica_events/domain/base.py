"""The mapped base class, and how a column carries the description of its field."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from functools import cache
from typing import Any

from sqlalchemy import Column, ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column

from cica_events.domain.columns import type_for
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.domain.identity import new_id

FIELD = "field"
REMOVAL = "removal"


class Removal(Enum):
    """What becomes of a record when the one it refers to is removed."""

    REFUSE = auto()  # the other one stays as long as this refers to it
    REMOVE = auto()  # this goes with it
    EMPTY = auto()  # this stays, its reference becomes empty


NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The registry of all tables."""

    metadata = MetaData(naming_convention=NAMES)


class Record(Base):
    """The identity and the version that every noun carries.

    The version counts the changes of the record; the change recorder raises it, and a write that was
    planned on an older version is refused by the database layer.
    """

    __abstract__ = True

    id: Mapped[str] = mapped_column(type_for(Kind.CODE), primary_key=True, default=new_id, sort_order=-2)
    version: Mapped[int] = mapped_column(default=1, sort_order=-1)

    def __init__(self, **values: Any) -> None:
        """Set `values` and every other column's default at once, so that the id is known before storing."""
        for key, default in defaults_of(type(self)):
            if key not in values:
                values[key] = default() if callable(default) else default
        super().__init__(**values)

    def check(self) -> None:
        """Raise ValidationError where the fields contradict each other; each noun adds its own rules."""

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy hands in the class
        """Let each update name the version that it was planned on."""
        return {"version_id_col": cls.version, "version_id_generator": False}


def field(
    label: str,
    kind: Kind = Kind.TEXT,
    *,
    choices: type[Labelled] | None = None,
    default: Any = None,
    index: bool = False,
    unique: bool | None = None,
    **description: Any,
) -> MappedColumn[Any]:
    """Declare a column together with its description; `description` goes to `Field`."""
    spec = Field("", label, Kind.CHOICE if choices else kind, choices, **description)
    if default is None and kind in _TEXTUAL and not choices:
        default = ""
    return mapped_column(
        type_for(spec.kind, choices), default=default, index=index, unique=unique, info={FIELD: spec}
    )


def reference(
    table: str, label: str = "", *, removal: Removal | None = None, **description: Any
) -> MappedColumn[Any]:
    """Declare a foreign key, with a description where the user sees it.

    The column is called `country_id`, its field `country`; rows carry both the id and the name.
    `removal` says what becomes of this record when the one it refers to is removed; without it a party or
    person that is referred to stays, a record goes with what it belongs to, and other references are emptied.
    """
    info: dict[str, Any] = {REMOVAL: removal}
    if label:
        info[FIELD] = Field("", label, Kind.PARTY, **description)
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return mapped_column(type_for(Kind.CODE), key, index=True, info=info)


@cache
def defaults_of(entity: type[Record]) -> tuple[tuple[str, Any], ...]:
    """Return the attributes of `entity` with the value, or the function that makes it, of a new record."""
    found: list[tuple[str, Any]] = [("id", new_id), ("version", 1)]
    for column in entity.__table__.columns:
        if column.key not in ("id", "version"):
            found.append((column.key, None if column.default is None else column.default.arg))
    return tuple(found)


_TEXTUAL = {Kind.TEXT, Kind.MULTILINE, Kind.EMAIL, Kind.PHONE, Kind.CODE}


@cache
def fields_of(entity: type[Record]) -> dict[str, Field]:
    """Return the fields of `entity` by key, in the order in which the class declares them.

    A `ClassVar[Field]` on the class is a derived field: rows have it, the table does not.
    """
    columns = entity.__table__.columns
    found: dict[str, Field] = {}
    for name in entity.__annotations__:
        column = columns.get(name)
        if column is not None and FIELD in column.info:
            key = name.removesuffix("_id")
            found[key] = replace(column.info[FIELD], key=key)
        elif isinstance(derived := vars(entity).get(name), Field):
            found[name] = replace(derived, key=name)
    return found


def removal_of(column: Column[Any], table: str) -> Removal:
    """Return what becomes of a record whose `column` refers to a record of `table` that is removed."""
    declared: Removal | None = column.info.get(REMOVAL)
    if declared:
        return declared
    if table in ("party", "person"):
        return Removal.REFUSE
    return Removal.EMPTY if column.nullable else Removal.REMOVE


@cache
def column_of(entity: type[Record], key: str) -> str:
    """Return the attribute that stores the field `key`; KeyError for a derived field."""
    columns = entity.__table__.columns
    for name in (key, f"{key}_id"):
        if name in columns and FIELD in columns[name].info:
            return name
    raise KeyError(key)
