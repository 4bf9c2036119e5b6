"""What stands for a sensitive value until somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, TypeVar

T = TypeVar("T")


class Veiled(str):
    """A value of any kind that is there but not shown; nothing can be stored of it."""

    __slots__ = ()

    def __format__(self, _wanted: str) -> str:
        """Return the veil itself, also where a date or a number would be written in a form of its own."""
        return str(self)


VEIL: Final = Veiled("•••••")


def veiled(row: T, names: Iterable[str]) -> T:
    """Return a row in which what `names` hold is veiled; the same where they hold nothing."""
    hidden = {name: VEIL for name in names if getattr(row, name) and getattr(row, name) is not VEIL}
    return replace(row, **hidden) if hidden else row  # type: ignore[type-var]  # rows are dataclasses


def has_veils(row: object, names: Iterable[str]) -> bool:
    """Tell whether anything of a row is veiled."""
    return any(getattr(row, name) is VEIL for name in names)
