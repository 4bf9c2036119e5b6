"""The rules that the field catalogue implies for every record."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import Any

from cica_events.domain.base import Record, column_of, fields_of
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.errors import ValidationError
from cica_events.i18n import _

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile("[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_EMPTY = dict.fromkeys((Kind.TEXT, Kind.MULTILINE, Kind.EMAIL, Kind.PHONE, Kind.CODE), "") | {
    Kind.BOOLEAN: False
}
_MOMENTS = (Kind.DATE, Kind.DAY, Kind.TIME, Kind.STAMP)
_NUMBERS = (Kind.INTEGER, Kind.DURATION)
_LINE_BREAKS = re.compile(r"\s*[\r\n\t\u2028\u2029]+\s*")
_EMAIL = re.compile(r"[^\s@,;<>\"()]+@[^\s@,;<>\"()]+\.[^\s@.,;<>\"()]{2,}")
_WRAPPED_EMAIL = re.compile(r"(?:.*<\s*|mailto:\s*)?([^<>]*?)\s*>?", re.IGNORECASE)


def tidy(field: Field, value: Any) -> Any:
    """Return a typed or pasted value as it is stored; ValidationError for an e-mail address that is none."""
    cleaned = clean(field, value)
    if field.kind is Kind.EMAIL and isinstance(cleaned, str) and 0 < len(cleaned) <= field.limit:
        return email_address(field, cleaned)
    return cleaned  # what is too long is refused as such when it is stored


def email_address(field: Field, text: str) -> str:
    """Return the one address that `text` holds, be it "Name <address>"; ValidationError where it has none."""
    if len(_EMAIL.findall(text)) > 1:
        raise ValidationError(field.key, _("There are two e-mail addresses. Keep one, or make two rows."))
    found = _WRAPPED_EMAIL.fullmatch(text)
    if found and _EMAIL.fullmatch(found[1]):
        return found[1]
    raise _refusal(field, _("“{text}” is no e-mail address."), text=text)


def clean(field: Field, value: Any) -> Any:
    """Return a typed or pasted text without what no document can hold: control characters, outer blanks.

    Nor does it keep what is not seen and alters what is: signs without width, and those that turn the
    direction of a whole line. Joiners stay, as Persian and the scripts of India are spelt with them.

    Line breaks stay only where the field has several lines. Letters are never re-cased. An emptied text is
    "", an emptied yes-or-no is no, anything else emptied is None.
    """
    if value is None or value == "":
        return _EMPTY.get(field.kind)
    if not isinstance(value, str) or field.kind is Kind.CHOICE:
        return value
    if field.kind in _MOMENTS:
        raise _refusal(field, _("“{text}” is no date or time."), text=value)
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    if field.kind is not Kind.MULTILINE:
        value = _LINE_BREAKS.sub(" ", value)
    return _UNSEEN.sub("", _FORBIDDEN.sub("", value)).strip()


def validate(record: Record) -> None:
    """Raise ValidationError for the first field that breaks the catalogue's rules, or the record's own."""
    for name, field in _stored_fields(type(record)):
        _validate_value(field, getattr(record, name))
    record.check()


@cache
def _stored_fields(entity: type[Record]) -> tuple[tuple[str, Field], ...]:
    """Return the fields that have a column, each with its attribute."""
    found = []
    for key, field in fields_of(entity).items():
        with suppress(KeyError):
            found.append((column_of(entity, key), field))
    return tuple(found)


def _validate_value(field: Field, value: Any) -> None:
    if field.required and (value is None or value == ""):
        raise _refusal(field, _("“{label}” must not be empty."))
    if value is None:
        return
    if field.choices:
        _validate_choice(field, field.choices, value)
    elif isinstance(value, str):
        if field.kind in _NUMBERS:
            raise _refusal(field, _("“{text}” is no whole number."), text=value)
        if reason := field.too_long(value):
            raise ValidationError(field.key, reason)
        if _FORBIDDEN.search(value):
            raise _refusal(field, _("“{label}” holds a character that cannot be stored."))
    elif field.kind in _NUMBERS:
        _validate_number(field, value)


def _validate_choice(field: Field, choices: type[Labelled], value: str) -> None:
    try:
        choices.of(value)
    except ValueError as error:
        raise _refusal(field, _("“{label}” cannot be “{value}”."), value=value) from error


def _validate_number(field: Field, value: int) -> None:
    lowest, highest = (0, 7 * 24 * 60) if field.kind is Kind.DURATION else (0, 1_000_000_000)
    if not lowest <= value <= highest:
        message = _("“{label}” must lie between {lowest} and {highest}.")
        raise _refusal(field, message, lowest=lowest, highest=highest)


def _refusal(field: Field, message: str, **values: object) -> ValidationError:
    return ValidationError(field.key, message.format(label=_(field.label), **values))
