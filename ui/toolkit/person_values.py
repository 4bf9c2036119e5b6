"""Shows and reads a person of a list: the picker offers those chosen last first, each with the flag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cica_events.domain.fields import Field
from ui.toolkit.marks import Mark, no_mark
from ui.toolkit.values import Values


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who may be chosen; `also` is another spelling of the name, `party_id` gives the flag."""

    id: str
    name: str
    party_id: str = ""
    also: str = ""


class PersonValues(Values):
    """Offers people where others offer States and organizations; `take` says whom."""

    def __init__(self, mark: Mark = no_mark) -> None:
        self._people: Sequence[Named] = ()
        self._homes: dict[str, str] = {}
        self._in_order: Sequence[tuple[str, str]] = ()
        super().__init__(self._all, mark)

    def _all(self) -> Sequence[tuple[str, str]]:
        return self._in_order

    def take(self, people: Sequence[Named]) -> None:
        """Offer these people."""
        self._people = people
        self._homes = {one.id: one.party_id for one in people}
        self._put_in_order()

    def home_of(self, value: str) -> str:
        """Return the party whose flag stands before a person."""
        return self._homes.get(value, value)

    def also(self, field: Field) -> Sequence[str]:
        """Return the other spelling of each name that is offered."""
        spelt = {one.id: one.also for one in self._people}
        return [spelt.get(one, "") for one, _name in self.offered(field)]

    def note(self, value: str) -> None:
        """Offer somebody first from now on."""
        super().note(value)
        self._put_in_order()

    def _put_in_order(self) -> None:
        place = {one: number for number, one in enumerate(self.lately)}
        ordered = sorted(self._people, key=lambda one: place.get(one.id, len(place)))
        self._in_order = [(one.id, one.name) for one in ordered]
