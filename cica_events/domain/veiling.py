"""What stands for a sensitive value until somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from cica_events.domain.sensitive import sensitive_columns

T = TypeVar("T")


class Veiled(str):
    """A value of any kind that is there but not shown; nothing can be stored of it."""

    __slots__ = ()

    def __format__(self, _wanted: str) -> str:
        """Return the veil itself, also where a date or a number would be written in a form of its own."""
        return str(self)


VEIL: Final = Veiled("•••••")


def sensitive_in(row_type: type[Any], table: str) -> tuple[str, ...]:
    """Return the attributes of rows of `table` that are sensitive."""
    known = sensitive_columns().get(table, {})
    return tuple(each.name for each in fields(row_type) if each.name in known)


def veiled(row: T, names: Iterable[str]) -> T:
    """Return a row in which what `names` hold is veiled; the same where they hold nothing."""
    hidden = {name: VEIL for name in names if getattr(row, name) and getattr(row, name) is not VEIL}
    return replace(row, **hidden) if hidden else row  # type: ignore[type-var]  # rows are dataclasses


def bared(row: T, table: str, names: Iterable[str]) -> T:
    """Return a row without what `names` hold, as a form shows it that hides their fields."""
    empty = sensitive_columns()[table]
    gone = {name: empty[name] for name in names if getattr(row, name)}
    return replace(row, **gone) if gone else row  # type: ignore[type-var]  # rows are dataclasses


def has_veils(row: object, names: Iterable[str]) -> bool:
    """Tell whether anything of a row is veiled."""
    return any(getattr(row, name) is VEIL for name in names)
