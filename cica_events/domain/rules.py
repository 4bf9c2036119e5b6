"""The rules that the field catalogue implies for every record."""

from __future__ import annotations

import re
from typing import Any

from cica_events.domain.base import Record, column_of, fields_of
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.errors import ValidationError
from cica_events.i18n import _

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_EMPTY = dict.fromkeys((Kind.TEXT, Kind.MULTILINE, Kind.EMAIL, Kind.PHONE, Kind.CODE), "") | {
    Kind.BOOLEAN: False
}
_LINE_BREAKS = re.compile(r"\s*[\r\n\t\u2028\u2029]+\s*")


def tidy(field: Field, value: Any) -> Any:
    """Return a typed or pasted text without what no document can hold: control characters, outer blanks.

    Line breaks stay only where the field has several lines. Letters are never re-cased. An emptied text is
    "", an emptied yes-or-no is no.
    """
    if value is None and field.kind in _EMPTY:
        return _EMPTY[field.kind]
    if not isinstance(value, str) or field.kind is Kind.CHOICE:
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    if field.kind is not Kind.MULTILINE:
        value = _LINE_BREAKS.sub(" ", value)
    return _FORBIDDEN.sub("", value).strip()


def validate(record: Record) -> None:
    """Raise ValidationError for the first field that breaks the catalogue's rules, or the record's own."""
    for key, field in fields_of(type(record)).items():
        try:
            name = column_of(type(record), key)
        except KeyError:
            continue
        _validate_value(field, getattr(record, name))
    record.check()


def _validate_value(field: Field, value: Any) -> None:
    label = _(field.label)
    if field.required and value in (None, ""):
        raise ValidationError(field.key, _("“{label}” must not be empty.").format(label=label))
    if isinstance(value, str) and field.kind is not Kind.CHOICE:
        if len(value) > field.limit:
            message = _("“{label}” is too long: {count} characters, at most {limit} fit.")
            raise ValidationError(field.key, message.format(label=label, count=len(value), limit=field.limit))
        if _FORBIDDEN.search(value):
            message = _("“{label}” holds a character that cannot be stored.")
            raise ValidationError(field.key, message.format(label=label))
    elif field.choices and value is not None:
        _validate_choice(field, field.choices, label, value)
    elif field.kind in (Kind.INTEGER, Kind.DURATION) and value is not None:
        _validate_number(field, label, value)


def _validate_choice(field: Field, choices: type[Labelled], label: str, value: str) -> None:
    try:
        choices.of(value)
    except ValueError as error:
        message = _("“{label}” cannot be “{value}”.")
        raise ValidationError(field.key, message.format(label=label, value=value)) from error


def _validate_number(field: Field, label: str, value: int) -> None:
    lowest, highest = (0, 7 * 24 * 60) if field.kind is Kind.DURATION else (0, 1_000_000_000)
    if not lowest <= value <= highest:
        message = _("“{label}” must lie between {lowest} and {highest}.")
        raise ValidationError(field.key, message.format(label=label, lowest=lowest, highest=highest))
