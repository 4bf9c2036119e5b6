"""How the values of fields are stored: as text, whole number or truth value, the same on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Kind, Labelled
from cica_events.errors import ValidationError


class StrangeValue(ValueError):
    """What is stored is none of the values of its column: something else than the application wrote it."""


class _Stored(TypeDecorator[Any]):
    """A value stored as text by a pair of functions; nothing stays nothing."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect | None) -> str | None:
        return None if value is None else self.write(value)

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> Any:
        try:
            return None if value is None else self.read(value)
        except (ValueError, TypeError, ValidationError) as error:
            raise StrangeValue(str(error)) from error

    def write(self, value: Any) -> str:
        """Return the stored form."""
        raise NotImplementedError

    def read(self, text: str) -> Any:
        """Return the value from its stored form."""
        raise NotImplementedError


class _Members(dict[str | None, Labelled | None]):
    def __missing__(self, value: str | None) -> Labelled:
        raise StrangeValue(f"{value!r} is no choice")


class ChoiceText(_Stored):
    """A member of a `Labelled` enumeration, stored as its value."""

    cache_ok = True

    def __init__(self, choices: type[Labelled] = Labelled) -> None:
        super().__init__()
        self.choices = choices

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Look the members up at once: most columns of a large list are choices."""
        members: dict[str | None, Labelled | None] = {choice.value: choice for choice in self.choices}
        return _Members(members | {None: None}).__getitem__

    def write(self, value: Labelled) -> str:
        return self.choices.of(value).value

    def read(self, text: str) -> Labelled:
        return self.choices.of(text)


class VagueDateText(_Stored):
    """A vague date in its notation (`2024-Q3/2024-Q4`)."""

    cache_ok = True

    def write(self, value: VagueDate) -> str:
        return value.notation

    def read(self, text: str) -> VagueDate:
        return _vague_date(text)


@lru_cache(maxsize=10_000)
def _vague_date(text: str) -> VagueDate:
    return VagueDate.parse(text)


class DayText(_Stored):
    """A calendar day as `2023-12-12`."""

    cache_ok = True

    def write(self, value: date) -> str:
        return value.isoformat()

    def read(self, text: str) -> date:
        return date.fromisoformat(text)


class TimeText(_Stored):
    """A time of the day as `09:30`."""

    cache_ok = True

    def write(self, value: time) -> str:
        return value.strftime("%H:%M")

    def read(self, text: str) -> time:
        return time.fromisoformat(text)


class StampText(_Stored):
    """A moment, stored in UTC; naive ones are refused."""

    cache_ok = True

    def write(self, value: datetime) -> str:
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def read(self, text: str) -> datetime:
        return datetime.fromisoformat(text)


def type_for(kind: Kind, choices: type[Labelled] | None = None) -> TypeEngine[Any]:
    """Return the column type that stores values of `kind`."""
    match kind:
        case Kind.CHOICE if choices:
            return ChoiceText(choices)
        case Kind.INTEGER | Kind.DURATION:
            return Integer()
        case Kind.BOOLEAN:
            return Boolean()
        case Kind.DATE:
            return VagueDateText()
        case Kind.DAY:
            return DayText()
        case Kind.TIME:
            return TimeText()
        case Kind.STAMP:
            return StampText()
        case _:
            return Text()


def to_plain(column: ColumnElement[Any], value: Any) -> Any:
    """Return `value` of `column` as JSON knows it."""
    return column.type.process_bind_param(value, None) if isinstance(column.type, _Stored) else value


def from_plain(column: ColumnElement[Any], value: Any) -> Any:
    """Return the value of `column` from what `to_plain` made of it; StrangeValue where it never made that."""
    if isinstance(column.type, _Stored):
        return column.type.process_result_value(value, None)
    if value is not None and not isinstance(value, str if isinstance(column.type, Text) else int):
        raise StrangeValue(f"a value of “{column.key}”")
    return value
