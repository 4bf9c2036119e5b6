"""Which meetings the calendar shows: those that hold the words, and of each list one of the values chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from cica_events.domain.collation import search_key
from cica_events.i18n import N_
from cica_events.queries.calendar import CalendarMeeting


class Facet(StrEnum):
    """What meetings can be chosen by."""

    BODY = "body"
    DIMENSION = "dimension"
    PLACE = "place"
    FORMAT = "format"
    STAGE = "stage"

    @property
    def label(self) -> str:
        """Return what it is called; marked for translation."""
        labels = {
            Facet.BODY: N_("Body"),
            Facet.DIMENSION: N_("Dimension"),
            Facet.PLACE: N_("Place"),
            Facet.FORMAT: N_("Format"),
            Facet.STAGE: N_("Stage"),
        }
        return labels[self]


_VALUES: Mapping[Facet, Callable[[CalendarMeeting], str]] = {
    Facet.BODY: lambda row: row.body,
    Facet.DIMENSION: lambda row: row.dimension,
    Facet.PLACE: lambda row: row.where,
    Facet.FORMAT: lambda row: row.format.value if row.format else "",
    Facet.STAGE: lambda row: row.stage.value,
}


@dataclass(slots=True)
class Sieve:
    """The words typed, and the values chosen of each facet; nothing chosen lets all pass."""

    words: str = ""
    chosen: dict[Facet, set[str]] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)

    @property
    def active(self) -> bool:
        """Return whether anything is kept back."""
        return bool(self.words.strip()) or any(self.chosen.values())

    def toggle(self, facet: Facet, value: str) -> None:
        """Choose a value, or choose it no more."""
        self.chosen.setdefault(facet, set()).symmetric_difference_update({value})

    def clear(self) -> None:
        """Let all pass."""
        self.words = ""
        self.chosen.clear()

    def passed(
        self, rows: Iterable[CalendarMeeting], body_name: Callable[[str], str]
    ) -> list[CalendarMeeting]:
        """Return the rows that pass."""
        return self._through(rows, body_name)

    def counts(
        self, facet: Facet, rows: Iterable[CalendarMeeting], body_name: Callable[[str], str]
    ) -> list[tuple[str, int]]:
        """Return the values of a facet with how many rows each would show, the most first.

        What is chosen is listed also where it would show none.
        """
        value = _VALUES[facet]
        found = Counter(map(value, self._through(rows, body_name, without=facet)))
        for chosen in self.chosen.get(facet, ()):
            found.setdefault(chosen, 0)
        return sorted(found.items(), key=lambda each: (-each[1], each[0]))

    def _through(
        self,
        rows: Iterable[CalendarMeeting],
        body_name: Callable[[str], str],
        without: Facet | None = None,
    ) -> list[CalendarMeeting]:
        found = list(rows)
        for facet, chosen in self.chosen.items():
            if chosen and facet is not without:
                value = _VALUES[facet]
                found = [row for row in found if value(row) in chosen]
        wanted = search_key(self.words).split()
        return [row for row in found if self._holds(row, wanted, body_name)] if wanted else found

    def _holds(self, row: CalendarMeeting, wanted: Sequence[str], body_name: Callable[[str], str]) -> bool:
        key = self._keys.get(row.id)
        if key is None:
            texts = row.title, row.title_ru, row.key, body_name(row.body), row.where, row.venue
            more = row.dimension, row.priority_area, *(host.name for host in row.hosts)
            key = self._keys[row.id] = search_key(" ".join((*texts, *more)))
        return all(word in key for word in wanted)

    def forget(self) -> None:
        """Read the words of all rows again."""
        self._keys.clear()

    def stored(self) -> dict[str, Any]:
        """Return it as settings keep it."""
        chosen = {facet.value: sorted(values) for facet, values in self.chosen.items() if values}
        return {"words": self.words, "chosen": chosen}

    @classmethod
    def read(cls, stored: object) -> Sieve:
        """Return what `stored` holds; what cannot be understood is left out."""
        sieve = cls()
        if not isinstance(stored, dict):
            return sieve
        words, chosen = stored.get("words"), stored.get("chosen")
        sieve.words = words if isinstance(words, str) else ""
        for facet in Facet:
            values = chosen.get(facet.value) if isinstance(chosen, dict) else None
            if isinstance(values, list):
                sieve.chosen[facet] = {value for value in values if isinstance(value, str)}
        return sieve
