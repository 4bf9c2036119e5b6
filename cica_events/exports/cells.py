"""Turns the value of a field into what a cell holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from operator import attrgetter
from typing import Any

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.exports.export import ExportInput
from cica_events.exports.own_columns import is_own
from cica_events.exports.text import cell_text
from cica_events.i18n import N_, translator

Grid = list[Sequence["Cell"]]
Cell = str | int | float | date | time | datetime | None

AS_TEXT = "@"
GENERAL = "General"
DAY_FORMATS = {"ru": "dd.mm.yyyy", "en": "[$-809]d mmm yyyy"}
MOMENT_FORMATS = {"ru": "dd.mm.yyyy hh:mm", "en": "[$-809]d mmm yyyy hh:mm"}
TIME_FORMAT = "hh:mm"
YES, NO = N_("Yes"), N_("No")

_CENTRED = {Kind.INTEGER, Kind.BOOLEAN, Kind.TIME, Kind.DURATION, Kind.DAY, Kind.DATE}
_WRAPPED = {Kind.TEXT, Kind.MULTILINE, Kind.CHOICE, Kind.PARTY, Kind.EMAIL, Kind.PHONE, Kind.CODE}
_TEXTS = {Kind.TEXT, Kind.MULTILINE, Kind.EMAIL, Kind.PHONE, Kind.CODE, Kind.PARTY}
_ALWAYS_TEXT = {Kind.PHONE, Kind.CODE, Kind.EMAIL}


@dataclass(frozen=True, slots=True)
class Column:
    """How one field stands in the sheet."""

    field: Field
    heading: str
    number_format: str
    centred: bool
    wraps: bool
    convert: Callable[[Any], Cell]
    plain: bool = False  # a text without odd signs is the cell's own: most are, and need no conversion
    by_hand: bool = False  # empty, to be filled in on paper or later

    def cell(self, row: object) -> Cell:
        """Return what the row's cell holds; None for an empty one."""
        return self.cells([row])[0]

    def cells(self, rows: Sequence[object]) -> list[Cell]:
        """Return what the cells of `rows` hold; None for an empty one."""
        if self.by_hand:
            return [None] * len(rows)
        values, convert = map(attrgetter(self.field.key), rows), self.convert
        if not self.plain:
            return [None if value is None else convert(value) for value in values]
        return [
            (value or None) if type(value) is str and value.isprintable() else convert(value)
            for value in values
        ]


def columns_for(document: ExportInput) -> tuple[Column, ...]:
    """Return the columns of the document in their order."""
    return tuple(_column(field, document) for field in document.columns)


def shown(value: Cell) -> str:
    """Return a text about as wide as the value is printed."""
    match value:
        case str():
            return value
        case datetime():
            return "00 MMM 0000 00:00"
        case date():
            return "00 MMM 0000"
        case time():
            return "00:00"
        case None:
            return ""
        case _:
            return f"{value}"


def _column(field: Field, document: ExportInput) -> Column:
    words = translator(document.language)
    return Column(
        field,
        cell_text(words.gettext(field.label)),
        _number_format(field.kind, document.language),
        field.kind in _CENTRED,
        field.kind in _WRAPPED,
        _converter(field, document),
        _is_text(field),
        is_own(field.key),
    )


def _number_format(kind: Kind, language: str) -> str:
    match kind:
        case Kind.DATE | Kind.DAY:
            return DAY_FORMATS.get(language, DAY_FORMATS["en"])
        case Kind.STAMP:
            return MOMENT_FORMATS.get(language, MOMENT_FORMATS["en"])
        case Kind.TIME:
            return TIME_FORMAT
        case Kind.DURATION:
            unit = translator(language).gettext("min")
            return f'0" {unit}"'
        case Kind.INTEGER:
            return "0"
        case _:
            return AS_TEXT if kind in _ALWAYS_TEXT else GENERAL


def _is_text(field: Field) -> bool:
    """Tell whether the cells of the field hold its texts as they are."""
    return field.kind in _TEXTS or (field.kind is Kind.CHOICE and not field.choices)


def _converter(field: Field, document: ExportInput) -> Callable[[Any], Cell]:
    words = translator(document.language)
    match field.kind:
        case Kind.INTEGER | Kind.DURATION | Kind.DAY | Kind.TIME:
            return _unchanged
        case Kind.BOOLEAN:
            labels = words.gettext(YES), words.gettext(NO)
            return lambda value: labels[0] if value else labels[1]
        case Kind.CHOICE if field.choices:
            return _Labels({str(c): words.gettext(c.label) for c in field.choices}).__getitem__
        case Kind.DATE:
            return _Dates(document.language).cell
        case Kind.STAMP:
            return _Moments(document.heading.as_of).cell
        case _:
            return _Texts(words.gettext).__getitem__


def _unchanged(value: Cell) -> Cell:
    return value


class _Texts(dict[object, Cell]):
    """Text as it is; a label in one language; what was met is remembered."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        super().__init__()
        self._translate = translate

    def __missing__(self, value: object) -> Cell:
        if value is None:
            return None
        text = self._translate(value.label) if isinstance(value, Labelled) else str(value)
        found = cell_text(text) or None
        if isinstance(value, Labelled):
            self[value] = found
        return found


class _Labels(dict[str, str]):
    """The labels of choices in one language; what is no choice (any more) is printed as it is."""

    def __missing__(self, value: str) -> str:
        return cell_text(value)


@dataclass(frozen=True, slots=True)
class _Dates:
    """A day that is known is a real date; anything vaguer stands in words."""

    language: str

    def cell(self, value: VagueDate) -> Cell:
        if value.is_exact and value.first == value.last:
            return value.first_day
        return value.in_words(self.language)


@dataclass(frozen=True, slots=True)
class _Moments:
    """Moments in the zone of the document, which a workbook cannot name."""

    as_of: datetime

    def cell(self, value: datetime) -> Cell:
        return value.astimezone(self.as_of.tzinfo).replace(tzinfo=None, microsecond=0)
