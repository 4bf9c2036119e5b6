"""Turns a cell into the value of a field, or says in plain words why it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache
from typing import Any, Final

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.domain.rules import clean, email_address
from cica_events.domain.zones import ZONE, check_zone
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.imports.sources.grid import Value
from cica_events.imports.values.cells import as_text, has_controls, is_error
from cica_events.imports.values.date_order import DAY_FIRST, DateOrder, in_order, without_time
from cica_events.imports.words.choice_words import affirmed, read_choices
from cica_events.imports.words.party_names import PartyNames
from cica_events.imports.words.vocabulary import squashed
from cica_events.imports.words.yes_no import read_yes_no

Note = Callable[[str], None]
"""Told, translated, what was changed on the way in."""

_SHORTENED: Final = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
_DURATION: Final = re.compile(
    r"(?:(\d+)\s*(?:h|hours?|ч|час\w*)\.?)?\s*(?:(\d+)\s*(?:min\w*|m|мин\w*)?\.?)?", re.IGNORECASE
)
_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?")
_EMAIL: Final = re.compile(r"[^\s@,;:<>\"()\[\]|/]+@[^\s@,;:<>\"()\[\]|/]+\.[^\s@.,;:<>\"()\[\]|/]{2,}")
_THOUSANDS: Final = re.compile(r"[+-]?\d{1,3}(?:([ ,.'’\u00a0\u202f])\d{3})(?:\1\d{3})*")
_NO_FRACTION: Final = re.compile(r"([+-]?\d+)[.,]0{1,2}")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a column tells of its cells: the heading, the order of its dates; and who is told of doubts."""

    heading: str = ""
    dates: DateOrder = DAY_FIRST
    note: Note | None = None

    def tell(self, message: str) -> None:
        """Tell a doubt, translated."""
        if self.note:
            self.note(message)


def read_value(
    field: Field,
    raw: Value,
    *,
    parties: PartyNames | None = None,
    note: Note | None = None,
    around: Surroundings | None = None,
) -> Any:
    """Return the value of `field` that the cell `raw` holds; None, or "" for text, where it is empty.

    Raises ValidationError with the field's key and a plain reason.
    """
    around = around or Surroundings(note=note)
    if is_error(raw):
        raise _refusal(field, _("The cell shows the error {text}. Put it right in the file."), raw)
    if around.note and has_controls(raw):
        around.tell(_("Control characters were removed."))
    text = str(clean(_as_written(field), as_text(raw)) or "").strip()
    if len(text) > field.limit:
        message = _("The text is too long: {count} characters, at most {limit} fit.")
        raise ValidationError(field.key, message.format(count=len(text), limit=field.limit))
    if not text:
        return "" if field.kind in _TEXTUAL else None
    if field.kind is Kind.PARTY:
        return _party(field, text, parties)
    if field.key == ZONE:
        check_zone(field.key, text)
    reader = _READERS.get(field.kind)
    return reader(field, raw, text, around) if reader else text


@cache
def _as_written(field: Field) -> Field:
    """Return the field as one of text, where its value is still to be read from a text."""
    return field if field.kind in {*_TEXTUAL, Kind.CHOICE} else replace(field, kind=Kind.TEXT)


def _refusal(field: Field, message: str, raw: Value) -> ValidationError:
    return ValidationError(field.key, message.format(text=as_text(raw)))


def _email(field: Field, _raw: Value, text: str, around: Surroundings) -> str:
    found: list[str] = list(dict.fromkeys(_EMAIL.findall(text)))
    if len(found) > 1:
        message = _("There are several e-mail addresses in “{text}”: the first was taken.")
        around.tell(message.format(text=text))
        return found[0]
    try:
        return email_address(field, text)
    except ValidationError:
        if not found:
            raise
        message = _("Only the e-mail address was taken of “{text}”.")
        around.tell(message.format(text=text))
        return found[0]


def _phone(field: Field, _raw: Value, text: str, _around: Surroundings) -> str:
    text = text.lstrip("'") if text[1:2] in ("+", "0", "(") else text
    if _SHORTENED.fullmatch(text):
        message = _("Excel has shortened the number to {text}. Format the column as text and enter it again.")
        raise _refusal(field, message, text)
    if not any(sign.isdigit() for sign in text):
        raise _refusal(field, _("“{text}” is no phone number."), text)
    return text


def _choice(field: Field, raw: Value, text: str, around: Surroundings) -> Any:
    assert field.choices is not None
    if found := read_choices(field.choices, text):
        if len(found) > 1:
            message = _("“{text}” means several: {taken} was taken.")
            around.tell(message.format(text=text, taken=found[0].text))
        return found[0]
    answer = read_yes_no(raw)
    if answer is not None and (meant := affirmed(field.choices, around.heading)):
        return meant if answer else None
    allowed = ", ".join(member.text for member in field.choices)
    message = _("“{text}” is none of: {allowed}.").format(text=text, allowed=allowed)
    raise ValidationError(field.key, message)


def _boolean(field: Field, raw: Value, text: str, _around: Surroundings) -> bool:
    answer = read_yes_no(raw if isinstance(raw, bool) else text)
    if answer is None:
        raise _refusal(field, _("“{text}” is neither yes nor no."), text)
    return answer


def _integer(field: Field, raw: Value, text: str, _around: Surroundings) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    digits = match[1] if (match := _NO_FRACTION.fullmatch(text)) else text
    if _THOUSANDS.fullmatch(digits):
        digits = re.sub(r"[^\d+-]", "", digits)
    try:
        return int(digits.replace(" ", ""))
    except ValueError:
        raise _refusal(field, _("“{text}” is no whole number."), text) from None


def _duration(field: Field, raw: Value, text: str, _around: Surroundings) -> int:
    if isinstance(raw, datetime | time):
        return raw.hour * 60 + raw.minute
    if match := _CLOCK.fullmatch(text):
        return int(match[1]) * 60 + int(match[2])
    match = _DURATION.fullmatch(text)
    if match and (match[1] or match[2]):
        return int(match[1] or 0) * 60 + int(match[2] or 0)
    raise _refusal(field, _("“{text}” is no duration. Write minutes, such as 90, or 1:30."), text)


def _time(field: Field, raw: Value, text: str, _around: Surroundings) -> time:
    if isinstance(raw, datetime):
        return raw.time()
    if isinstance(raw, time):
        return raw
    match = _CLOCK.fullmatch(text)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    raise _refusal(field, _("“{text}” is no time of the day. Write it as 09:30."), text)


def _date(field: Field, raw: Value, text: str, around: Surroundings) -> VagueDate | date:
    if isinstance(raw, datetime):
        raw = raw.date()
    try:
        if isinstance(raw, date):
            read = VagueDate.of(raw)
        else:
            ordered, guessed = in_order(without_time(text), around.dates)
            read = VagueDate.read(ordered)
            if guessed:
                message = _(
                    "It is not clear which number of “{text}” is the month: taken for {date}, check it."
                )
                around.tell(message.format(text=text, date=read))
    except ValidationError as error:
        raise ValidationError(field.key, error.reason) from error
    if field.kind is Kind.DATE:
        return read
    if read.days == 1:
        return read.first_day
    raise _refusal(field, _("“{text}” is not one day."), text)


def _party(field: Field, text: str, parties: PartyNames | None) -> str:
    if parties is None:
        raise ValidationError(field.key, _("No States and organizations are known here."))
    if found := parties.find(text):
        return found
    if not squashed(text):
        raise _refusal(field, _("“{text}” is no State or organization."), text)
    if near := parties.near(text):
        message = _("“{text}” is no State or organization known here. Is it {near}?")
        raise ValidationError(field.key, message.format(text=text, near=", ".join(near)))
    message = _(
        "“{text}” is no State or organization known here. Add it under States and organizations first."
    )
    raise _refusal(field, message, text)


_TEXTUAL: Final = {Kind.TEXT, Kind.MULTILINE, Kind.CODE, Kind.EMAIL, Kind.PHONE}
_READERS: Final[Mapping[Kind, Callable[[Field, Value, str, Surroundings], Any]]] = {
    Kind.EMAIL: _email,
    Kind.PHONE: _phone,
    Kind.CHOICE: _choice,
    Kind.BOOLEAN: _boolean,
    Kind.INTEGER: _integer,
    Kind.DURATION: _duration,
    Kind.TIME: _time,
    Kind.DATE: _date,
    Kind.DAY: _date,
}
