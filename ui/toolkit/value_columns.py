"""What the rows of a list hold in one column, told apart as its filter and its groups tell it apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from operator import attrgetter
from typing import Any

from cica_events.domain.collation import sort_key
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind, Privacy
from cica_events.domain.veiling import VEIL
from cica_events.errors import CicaError
from cica_events.i18n import _, language
from ui.toolkit.row_store import StoredRows
from ui.toolkit.values import Values, choice_text

DATED = frozenset({Kind.DATE, Kind.DAY, Kind.STAMP})
WRITTEN = frozenset({Kind.TEXT, Kind.MULTILINE, Kind.EMAIL, Kind.PHONE, Kind.CODE})
EMPTY = ""  # what stands for a cell with nothing in it
YES, NO = "yes", "no"
ALL = "*"  # ends what stands for a whole year or month

_YEAR = re.compile(r"(\d{4})(?:-(\d\d)(?!\d))?")


class ValueColumn:
    """One column: `raws` of rows are cheap to get and to count; each has a `token` that can be stored.

    A token stays the same in another language, but for texts that are translated; that of a date is its
    notation, and a year or a month ("2024*", "2024-05*") stands for all dates that begin in it.
    """

    def __init__(self, field: Field, values: Values, text: Callable[[Any], str] | None) -> None:
        self.field = field
        self.dated = field.kind in DATED
        self.written = field.kind in WRITTEN
        self.worded = self.written or field.kind is Kind.PARTY
        self._values = values
        self._text = text
        self._read = text if text and self.written else attrgetter(field.key)
        if (
            field.privacy is Privacy.SENSITIVE
        ):  # filters are kept with their values: only whether there is one
            self._read = partial(_veil, attrgetter(field.key))
            self.dated, self.written, self.worded = False, True, True

    def raws(self, rows: Iterable[Any]) -> Iterator[Hashable]:
        """Return what each row holds."""
        if isinstance(rows, StoredRows) and isinstance(self._read, attrgetter):
            values = rows.store.values(self.field.key, rows.places)
            if values is not None:
                return values
        return map(self._read, rows)

    def token(self, raw: Any) -> str:
        """Return what stands for `raw` in a filter; an empty text for nothing."""
        if self.field.kind is Kind.BOOLEAN:
            return YES if raw else NO
        if raw is None or raw == "":
            return EMPTY
        match raw:
            case VagueDate():
                return raw.notation
            case datetime():
                return raw.astimezone().date().isoformat()
            case date():
                return raw.isoformat()
        return str(raw).strip()

    def label(self, raw: Any, row: Any) -> str:
        """Return `raw` in words, as `row` shows it; empty for nothing."""
        field = self.field
        match field.kind:
            case Kind.BOOLEAN:
                return _("Yes") if raw else _("No")
            case Kind.CHOICE if raw:
                return choice_text(field, raw)
            case Kind.STAMP if raw:
                return in_words(self.token(raw))
        if self.written:
            return str(raw or "")
        return self._text(row) if self._text else self._values.shown(field, raw)

    def words(self, token: str) -> str:
        """Return a value in words by its token alone; empty where only a row knows them."""
        field = self.field
        if token == EMPTY:
            return _("(empty)")
        if self.dated:
            return in_words(token)
        if field.kind is Kind.BOOLEAN:
            return _("Yes") if token == YES else _("No")
        if field.kind is Kind.PARTY:
            return self._values.shown(field, token)
        return choice_text(field, token) if field.kind is Kind.CHOICE else token if self.written else ""

    def rank(self, raw: Any, label: str) -> Any:
        """Return what a value that is not empty is sorted by among the others."""
        match self.field.kind:
            case Kind.INTEGER | Kind.DURATION | Kind.TIME | Kind.DAY | Kind.DATE:
                return raw
            case Kind.STAMP:
                return self.token(raw)
            case Kind.BOOLEAN:
                return not raw
            case Kind.CHOICE if self.field.choices:
                members: list[Any] = list(self.field.choices)
                return members.index(raw) if raw in members else len(members)
        return sort_key(label)


def _veil(read: Callable[[Any], Any], row: Any) -> Any:
    return read(row) and VEIL


def columns_of(
    fields: Iterable[Field], values: Values, texts: Mapping[str, Callable[[Any], str]]
) -> dict[str, ValueColumn]:
    """Return the column of each field by its key."""
    return {field.key: ValueColumn(field, values, texts.get(field.key)) for field in fields}


def branches(token: str) -> tuple[str, ...]:
    """Return what stands for the year of a date's notation, and for its month if that is known."""
    found = _YEAR.match(token)
    if not found:
        return ()
    year, month = found.groups()
    return (f"{year}{ALL}", f"{year}-{month}{ALL}") if month else (f"{year}{ALL}",)


def in_words(notation: str) -> str:
    """Return a date's notation as a person reads it; a text that is none as it stands."""
    try:
        return VagueDate.parse(notation.removesuffix(ALL)).in_words(language())
    except CicaError:
        return notation
