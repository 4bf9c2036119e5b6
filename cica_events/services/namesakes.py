"""Tells people of the same name apart, and gives each row of a list its own one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from cica_events.imports.words.vocabulary import squashed

Values = Mapping[str, Any]


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


_TELLING: Final[Mapping[str, Callable[[str], str]]] = {
    "position": squashed,
    "email": str.casefold,
    "phone": _digits,
}


def differing(one: Values, other: Values) -> str:
    """Return the key of the first field that tells two people apart, empty if none does."""
    return next((key for key, same in _compared(one, other).items() if not same), "")


def _compared(one: Values, other: Values) -> dict[str, bool]:
    """Return, for the telling fields that both hold, whether they are equal."""
    return {
        key: plain(one[key]) == plain(other[key])
        for key, plain in _TELLING.items()
        if one.get(key) and other.get(key)
    }


class Claims:
    """The people already known, each of whom one row of a list may be."""

    def __init__(self, known: Mapping[str, Values]) -> None:
        self._known = known
        self._reserved: dict[str, int] = {}
        self._taken: dict[str, int] = {}

    def reserve(self, candidates: Sequence[str], number: int, values: Values) -> None:
        """Keep for the row `number` the first free one of `candidates` who agrees with it in all it tells."""
        for known in candidates:
            found = _compared(values, self._known[known]).values()
            if found and all(found) and known not in self._reserved:
                self._reserved[known] = number
                return

    def free(self, candidates: Sequence[str], number: int, values: Values) -> str | None:
        """Return who of `candidates` the row is: of those no other row has, who agrees with it most."""
        free = [
            known
            for known in candidates
            if known not in self._taken and self._reserved.get(known, number) == number
        ]
        if len(free) < 2:
            return free[0] if free else None
        return min(free, key=lambda known: self._distance(known, number, values))

    def _distance(self, known: str, number: int, values: Values) -> tuple[bool, int]:
        agreeing = sum(_compared(values, self._known[known]).values())
        return self._reserved.get(known) != number, -agreeing

    def take(self, known: str, number: int) -> None:
        """Note that the row `number` is the person `known`."""
        self._taken[known] = number

    def holders(self, candidates: Sequence[str]) -> list[int]:
        """Return the rows that are one of `candidates`."""
        return [self._taken[known] for known in candidates if known in self._taken]
