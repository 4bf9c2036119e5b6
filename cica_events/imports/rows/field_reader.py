"""Reads one field of row after row, quickly where a cell needs no care."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from cica_events.domain.fields import Field, Kind
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.imports.rows.cell_takers import Taker
from cica_events.imports.sources.grid import Value
from cica_events.imports.values.date_order import DateOrder
from cica_events.imports.values.values import Surroundings, read_value
from cica_events.imports.words.party_names import PartyNames
from cica_events.imports.words.posts import without_remark

NAMES: Final = ("family_name", "given_name")
_KEPT: Final = 20_000  # texts of a column whose values are kept
_TEXTUAL: Final = {Kind.TEXT, Kind.MULTILINE, Kind.CODE, Kind.EMAIL, Kind.PHONE}
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}", re.ASCII)
_PHONE: Final = re.compile(r"\+?\d[\d ().-]{4,30}", re.ASCII)
_MAY_BE_REMARK: Final = re.compile(r"[(\[]|\bt\.?b\.?[acd]|to be|уточн|^[\W_]*$|^\s*[nн][./]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell was read as: a value, what to look at, or why it could not be read."""

    value: Any
    notes: tuple[str, ...] = ()
    refusal: str = ""


class FieldReader:
    """Reads the cells of one field; what a text was read as is kept, as columns say the same again."""

    def __init__(self, field: Field, taker: Taker, parties: PartyNames, dates: DateOrder) -> None:
        self.key = field.key
        self.index = taker.index
        self.taker = taker
        self.nothing = "" if field.kind in _TEXTUAL else None
        self.quick: Callable[[str], str | None] = self._quick(field.kind)
        self._field = field
        self._parties = parties
        self._dates = dates
        self._known: dict[str, Reading] = {}

    def read(self, raw: Value) -> Reading:
        """Return what `raw` was read as."""
        if not isinstance(raw, str):
            return self._read(raw)
        found = self._known.get(raw)
        if found is None:
            found = self._read(raw)
            if len(self._known) < _KEPT:
                self._known[raw] = found
        return found

    def _read(self, raw: Value) -> Reading:
        notes: list[str] = []
        around = Surroundings(self.taker.heading, self._dates, notes.append)
        try:
            value = read_value(self._field, raw, parties=self._parties, around=around)
        except ValidationError as error:
            return Reading(None, tuple(notes), error.reason)
        if self.key in NAMES and value:
            value, remark = without_remark(value)
            if remark:
                message = _("“{text}” is no part of the name and was left out: check it.")
                notes.append(message.format(text=remark))
        return Reading(value, tuple(notes))

    def _quick(self, kind: Kind) -> Callable[[str], str | None]:
        """Return what reads a text that needs no care, and gives None for any other."""
        if self.key in NAMES:
            return self._quick_name
        quick = {Kind.TEXT: self._quick_text, Kind.EMAIL: _quick_email, Kind.PHONE: _quick_phone}
        return quick.get(kind, _never)

    def _quick_text(self, raw: str) -> str | None:
        return raw.strip() if _is_simple(raw) and len(raw) <= self._field.limit else None

    def _quick_name(self, raw: str) -> str | None:
        return None if _MAY_BE_REMARK.search(raw) else self._quick_text(raw)


def _is_simple(raw: str) -> bool:
    """Return whether a text holds nothing to tidy: only what is seen, in its usual form, and no error."""
    return raw.isprintable() and "#" not in raw and (raw.isascii() or unicodedata.is_normalized("NFC", raw))


def _quick_email(raw: str) -> str | None:
    return raw if len(raw) < 200 and _EMAIL.fullmatch(raw) else None


def _quick_phone(raw: str) -> str | None:
    return raw if _PHONE.fullmatch(raw) else None


def _never(_raw: str) -> str | None:
    return None
