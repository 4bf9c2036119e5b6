"""Decides for a column of dates whether 12/03/2024 is in March or in December, by all of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cica_events.imports.sources.grid import Value

_NUMERIC: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_TIME: Final = re.compile(
    r"(?:,?\s+|T)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[ap]\.?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2}|UTC|GMT)?$",
    re.IGNORECASE,
)
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class DateOrder:
    """Which number stands first in a date of numbers; not `sure` where no cell of the column tells."""

    month_first: bool = False
    sure: bool = True


DAY_FIRST: Final = DateOrder()
"""The order where nothing speaks against it."""


def date_order(cells: Iterable[Value]) -> DateOrder:
    """Return the order in a column: a number above 12 is a day, and before a full stop stands the day."""
    first = second = unclear = 0
    for cell in cells:
        match = _NUMERIC.match(cell.strip()) if isinstance(cell, str) else None
        if match is None or match[2] == ".":
            continue
        one, other = int(match[1]), int(match[3])
        first += one > _MONTHS >= other
        second += other > _MONTHS >= one
        unclear += one <= _MONTHS and other <= _MONTHS and one != other
    if first and second:
        return DateOrder(second > first, sure=not unclear)
    return DateOrder(bool(second), sure=bool(first or second) or not unclear)


def without_time(text: str) -> str:
    """Return a date without the time of the day behind it."""
    return _TIME.sub("", text.strip())


def in_order(text: str, order: DateOrder) -> tuple[str, bool]:
    """Return a date of numbers with the day first, and whether the order had to be guessed."""
    match = _NUMERIC.fullmatch(text)
    if match is None or match[2] == ".":
        return text, False
    one, sign, other, year = match.groups()
    if int(one) > _MONTHS or int(other) > _MONTHS:
        swapped = int(other) > _MONTHS
        return (f"{other}{sign}{one}{sign}{year}" if swapped else text), False
    guessed = not order.sure and one.lstrip("0") != other.lstrip("0")
    return (f"{other}{sign}{one}{sign}{year}" if order.month_first else text), guessed
