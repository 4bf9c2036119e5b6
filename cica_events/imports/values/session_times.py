"""Reads when a session begins and ends, and on which day, as programmes write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from cica_events.domain.dates import VagueDate
from cica_events.domain.meeting_days import base_day, numbered_day
from cica_events.errors import ValidationError
from cica_events.imports.sources.grid import Value
from cica_events.imports.values.cells import as_text
from cica_events.imports.values.clock_times import times_in

_DAY: Final = 24 * 60
_RUN_TOGETHER: Final = re.compile(r"(?<![\d:.,])([01]\d|2[0-4])([0-5]\d)(?![\d:.,])")
_COMMA: Final = re.compile(r"(?<!\d)(\d{1,2}),(\d{2})(?!\d)")
_ASIDE: Final = re.compile(r"\s*\([^()]*\)\s*$")
_MIDNIGHT: Final = re.compile(r"(?<!\d)24([:.]00)")
_LEADING: Final = re.compile(
    r"\s*(\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[-–—]\s*\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?)?)[\s:–—-]+(.+)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED: Final = re.compile(
    r"\b(?:day|день|күн)\s*№?\s*(\d{1,2})\b|\b(\d{1,2})\s*-?\s*(?:st|nd|rd|th|й|ый|ой|ий)?\s*(?:day|день|күн)\b",
    re.IGNORECASE,
)
_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
    "первый": 1, "второй": 2, "третий": 3, "четвертый": 4, "четвёртый": 4, "пятый": 5,
}  # fmt: skip
_IN_WORDS: Final = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+(?:day|день)\b", re.IGNORECASE)
_WEEKDAYS: Final = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|\b(?:понедельник|вторник|сред[аы]|четверг|пятниц[аы]|суббот[аы]|воскресенье|пн|вт|ср|чт|пт|сб|вс)\b\.?",
    re.IGNORECASE,
)
_OUTER: Final = " \t\n,.;:()[]–—-|/"
_LONGEST: Final = 80  # letters of a text that may name a day


def session_times(cell: Value, *, decimal: bool = False) -> tuple[time | None, time | None]:
    """Return from when to when a cell says that a session lasts: "09:00-10:30", 9.30, "0900–1030 hrs".

    With `decimal` 9.5 is half past nine, else 9.3 is.
    """
    if isinstance(cell, bool):
        return None, None
    if isinstance(cell, int | float) and 1 <= cell < 2400:
        return _from_number(float(cell), decimal=decimal), None
    if not isinstance(cell, str):
        return times_in(cell)
    text = _ASIDE.sub("", as_text(cell))
    text = _RUN_TOGETHER.sub(r"\1:\2", _COMMA.sub(r"\1:\2", text))
    return times_in(_MIDNIGHT.sub(r"00\1", text))


def _from_number(number: float, *, decimal: bool) -> time | None:
    """Return the time that 9, 9.3, 9.5 or 930 stands for."""
    if number >= 24:
        hours, minutes = divmod(round(number), 100)
    else:
        hours = int(number)
        minutes = round((number - hours) * (60 if decimal else 100))
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def are_decimal(cells: Iterable[Value]) -> bool:
    """Return whether the numbers of a column are hours with a decimal fraction: 9.25, 9.5, 9.75."""
    parts = {round((cell % 1) * 100) for cell in cells if isinstance(cell, float) and 1 <= cell < 24}
    return bool(parts & {25, 75}) and parts <= {0, 25, 50, 75}


def leading_times(text: str) -> tuple[str, str]:
    """Return the times before a title, "" where there are none, and the title without them."""
    found = _LEADING.fullmatch(text)
    return (found[1], found[2].strip()) if found else ("", text)


def minutes_from(start: time, end: time) -> int | None:
    """Return the minutes from one time to the other, over midnight too; None where they are the same."""
    minutes = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % _DAY
    return minutes or None


@dataclass(frozen=True, slots=True)
class MeetingDays:
    """Reads days of a meeting that is `held` then: by their number, their date, or both.

    `first` is the earliest date that a list names where the meeting's own days are not known: its day 1.
    """

    held: VagueDate | None
    first: date | None = None

    def day_in(self, cell: Value) -> date | None:
        """Return the day that a cell names, None where it names none."""
        written = self.written_in(cell)
        number = _number_in(cell)
        if written is not None and (self._is_exact or number is None):
            return self._here(written)
        try:
            return None if number is None else numbered_day(number, self.held)
        except ValidationError:
            return None

    def written_in(self, cell: Value) -> date | None:
        """Return the date that a cell names, without a year that of the meeting."""
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        if not isinstance(cell, str) or len(cell) > _LONGEST:
            return None
        bare = _IN_WORDS.sub(" ", _NUMBERED.sub(" ", _WEEKDAYS.sub(" ", cell)))
        text = " ".join(bare.split()).strip(_OUTER)
        if not any(map(str.isdigit, text)):
            return None
        for each in (text, f"{text} {base_day(self.held).year}", f"{text}.{base_day(self.held).year}"):
            try:
                read = VagueDate.read(each)
            except ValidationError:
                continue
            if read.days == 1:
                return read.first_day
        return None

    @property
    def _is_exact(self) -> bool:
        return self.held is not None and self.held.is_exact

    def _here(self, written: date) -> date:
        """Return the day of the meeting that a date of the list stands for."""
        if self._is_exact or self.first is None:
            return written
        return base_day(self.held) + timedelta(days=(written - self.first).days)


def _number_in(cell: Value) -> int | None:
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return int(cell) if 0 <= cell < 100 and cell == int(cell) else None
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return None
    if cell.strip().isdecimal():
        return int(cell)
    if found := _NUMBERED.search(cell):
        return int(found[1] or found[2])
    spelt = _IN_WORDS.search(cell)
    return _ORDINALS[spelt[1].casefold()] if spelt else None
