"""Reads from when to when an item of a programme lasts, in the many ways that is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time
from typing import Final

from cica_events.imports.sources.grid import Value
from cica_events.imports.values.cells import as_text

_CLOCK: Final = r"(\d{1,2})(?:\s*[:.hч]\s*(\d{2})|\s*[hч])?(?::\d{2})?\s*([ap])?\.?(?:m\b\.?)?"
_SPAN: Final = re.compile(
    rf"\D{{0,12}}?{_CLOCK}(?:\s*(?:[-–—~]+|to|till|until|до|по)\s*{_CLOCK})?\s*(?:hrs?\.?|hours|час(?:ов|а)?\.?|ч\.)?\s*",
    re.IGNORECASE,
)
_HALF_DAY: Final = 12
_DAY: Final = 24 * 60
_NEAR: Final = 50  # rows in which the next beginning is looked for
_LONGEST: Final = 8 * 60  # minutes of an item; more is a slip, or another day


def times_in(cell: Value) -> tuple[time | None, time | None]:
    """Return the time of the day that a cell names, and the one behind it: "10:00-10:30", "9.30 am"."""
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0), None
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0), None
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * _DAY) % _DAY
        return time(*divmod(minutes, 60)), None
    match = _SPAN.fullmatch(as_text(cell)[:80]) if isinstance(cell, str) else None
    if match is None or (not match[2] and not match[3] and not match[5]):
        return None, None
    return _time(match[1], match[2], match[3] or match[6]), _time(match[4], match[5], match[6])


def _time(hour: str | None, minute: str | None, half: str | None) -> time | None:
    if hour is None:
        return None
    hours = int(hour)
    if half and hours <= _HALF_DAY:
        hours = hours % _HALF_DAY + (_HALF_DAY if half.lower() == "p" else 0)
    return time(hours, int(minute or 0)) if hours < 24 and int(minute or 0) < 60 else None


def minutes_between(start: time, end: time) -> int | None:
    """Return the minutes from one time to the next, over midnight too; None where they cannot be meant."""
    minutes = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % _DAY
    return minutes if 0 < minutes <= _LONGEST else None


def lengths(depths: Sequence[int], spans: Sequence[tuple[time | None, time | None]]) -> list[int | None]:
    """Return how many minutes each item takes: to its own end, else until the next one beside it begins."""
    found: list[int | None] = []
    for place, (depth, (start, end)) in enumerate(zip(depths, spans, strict=True)):
        if start is None:
            found.append(None)
            continue
        has_parts = depths[place + 1 : place + 2] and depths[place + 1] > depth
        upto = end or (None if has_parts else _next_start(place, spans))
        found.append(minutes_between(start, upto) if upto else None)
    return found


def _next_start(place: int, spans: Sequence[tuple[time | None, time | None]]) -> time | None:
    """Return when the next item begins of which that is said."""
    return next((start for start, _end in spans[place + 1 : place + _NEAR] if start), None)


def minutes_in(cell: Value) -> Value:
    """Return the minutes that a cell names in a way of its own, "15'" or "1.5 h"; else the cell itself."""
    match = _MINUTES.fullmatch(as_text(cell)[:40]) if isinstance(cell, str) else None
    if match is None:
        return cell
    number = float(match[1].replace(",", "."))
    return round(number * 60) if match[2] else round(number)


_MINUTES: Final = re.compile(
    r"\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:['′’]|(h|hrs?|hours?|ч|час\w*)\.?|min\w*\.?|мин\w*\.?)\s*",
    re.IGNORECASE,
)
