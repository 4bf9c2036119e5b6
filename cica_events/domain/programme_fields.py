"""The columns of a programme as a list: what each session holds, and what follows from that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from cica_events.domain import programme_words as words
from cica_events.domain.base import fields_of
from cica_events.domain.fields import Field, Kind
from cica_events.domain.sittings import Sitting
from cica_events.i18n import N_

NUMBER: Final = Field(
    "day_number", N_("Day no."), Kind.INTEGER, editable=False, width=6, synonyms=words.NUMBER
)
END: Final = Field("end", N_("Ends at"), Kind.TIME, editable=False, width=8, synonyms=words.END)
ITEMS: Final = Field("items", N_("Agenda items"), Kind.MULTILINE, editable=False, width=44)

_INTERNAL: Final = {"order"}  # shown by the order of the rows
_HEADINGS: Final = {
    "day": words.DAY,
    "start": words.START,
    "duration": words.DURATION,
    "room": words.ROOM,
    "kind": words.KIND,
    "title": words.TITLE,
    "title_ru": words.TITLE_RU,
    "chair": words.CHAIR,
    "interpretation": words.INTERPRETATION,
    "notes": words.NOTES,
}
_ORDER: Final = (
    *("day_number", "day", "start", "end", "duration", "room", "kind", "title", "title_ru", "chair"),
    *("items", "interpretation", "visibility", "pinned", "notes"),
)


@cache
def programme_fields() -> tuple[Field, ...]:
    """Return every column, in the usual order; what the catalogue has beside these stands behind them."""
    known = {field.key: field for field in _fields()}
    order = [*_ORDER, *(key for key in known if key not in _ORDER)]
    return tuple(known[key] for key in order if key in known)


def _fields() -> Iterator[Field]:
    yield from (NUMBER, END, ITEMS)
    for key, field in fields_of(Sitting).items():
        if key not in _INTERNAL:
            label = N_("Date") if key == "day" else field.label
            yield replace(field, label=label, synonyms=(*field.synonyms, *_HEADINGS.get(key, ())))
