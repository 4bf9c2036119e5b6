"""Reads what people type for numbers, times, durations, choices and truth values, or says why it cannot."""

from __future__ import annotations

import re
from datetime import date, time

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Labelled
from cica_events.errors import ValidationError
from cica_events.i18n import _

YES = frozenset({"yes", "y", "true", "1", "x", "✓", "+", "да", "д", "иә"})
NO = frozenset({"no", "n", "false", "0", "-", "–", "нет", "н", "жоқ"})

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.\-h ]?\s*(\d{2}))?(?:(?<=:\d\d):\d\d)?\s*(am|pm)?", re.IGNORECASE)
_HOURS_MINUTES = re.compile(
    r"(?:(?P<hours>\d{1,2}(?:[.,]\d+)?)\s*(?:h|hr|hours?|ч|час\w*)\.?)?\s*"
    r"(?:(?P<minutes>\d{1,4})\s*(?:m|min|minutes?|м|мин\w*)?\.?)?",
    re.IGNORECASE,
)
EXTENSION = frozenset({"x", "ext", "extension", "доб", "вн", "тел", "tel", "fax", "факс", "mob", "моб"})
"""Words that stand in a telephone number."""

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")
_LETTERS = re.compile(r"[^\W\d_]+")
_NOUGHTS = re.compile(r"(?<=\d)[.,]0+$")


def read_integer(field: Field, text: str) -> int:
    """Return a whole number; spaces between thousands and the noughts of spreadsheets are let pass."""
    try:
        return int(_NOUGHTS.sub("", re.sub(r"\s", "", text)))
    except ValueError:
        raise ValidationError(field.key, _("“{text}” is not a whole number.").format(text=text)) from None


def read_time(field: Field, text: str) -> time:
    """Return the time of "9", "9:30", "9.30", "0930" or "9:30 pm"."""
    found = _TIME.fullmatch(text.strip())
    try:
        if found:
            hour, minute = int(found[1]), int(found[2] or 0)
            return time(_day_hour(hour, (found[3] or "").lower()), minute)
    except ValueError:
        pass
    raise ValidationError(
        field.key, _("“{text}” is not a time of the day; write it as 09:30.").format(text=text)
    )


def _day_hour(hour: int, half: str) -> int:
    if half and not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half == "pm" else 0) if half else hour


def read_duration(field: Field, text: str) -> int:
    """Return the minutes of "30", "30 min", "1:30", "1 h 30" or "1.5 h"."""
    clock = _CLOCK.fullmatch(text.strip())
    if clock:
        return int(clock[1]) * 60 + int(clock[2])
    found = _HOURS_MINUTES.fullmatch(text.strip())
    if found and (found["hours"] or found["minutes"]):
        hours = float((found["hours"] or "0").replace(",", "."))
        return round(hours * 60) + int(found["minutes"] or 0)
    raise ValidationError(
        field.key,
        _("“{text}” is not a duration; write minutes, or hours and minutes as 1:30.").format(text=text),
    )


def read_boolean(field: Field, text: str) -> bool:
    """Return the truth of yes, no and their like."""
    word = text.strip().casefold()
    if word in YES | {_("yes").casefold()}:
        return True
    if word in NO | {_("no").casefold()}:
        return False
    raise ValidationError(field.key, _("“{text}” is neither yes nor no.").format(text=text))


def read_choice(field: Field, text: str) -> Labelled:
    """Return the choice with this label (in the interface's language or English), stored value or start."""
    wanted = text.strip().casefold()
    members = list(field.choices or ())
    for member in members:
        if wanted in {member.text.casefold(), member.label.casefold(), str(member.value).casefold()}:
            return member
    starting = [member for member in members if member.text.casefold().startswith(wanted)]
    if len(starting) == 1:
        return starting[0]
    offered = ", ".join(member.text for member in members)
    raise ValidationError(
        field.key, _("“{text}” is none of the choices: {choices}.").format(text=text, choices=offered)
    )


def read_date(field: Field, text: str) -> VagueDate:
    """Return the vague date that `text` says."""
    try:
        return VagueDate.read(text)
    except ValidationError as error:
        raise ValidationError(field.key, error.reason) from error


def read_day(field: Field, text: str) -> date:
    """Return one exact day."""
    found = read_date(field, text)
    if not found.is_exact or found.first != found.last:
        raise ValidationError(
            field.key, _("“{text}” is not one day; write it as 12 December 2023.").format(text=text)
        )
    return found.first_day


def read_phone(_field: Field, text: str) -> str:
    """Return a telephone number as it was typed, with single spaces."""
    return " ".join(text.split())


def phone_doubt(text: str) -> str:
    """Return in words why `text` may be no telephone number; it is kept all the same."""
    words = _LETTERS.findall(text.casefold())
    if all(word in EXTENSION for word in words):
        return ""
    return _("There are letters in this telephone number; it is kept as it is.")
