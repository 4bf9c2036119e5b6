"""What the values of a column look like, so that a heading is not believed against them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from cica_events.domain.fields import Field, Kind
from cica_events.imports.choice_words import read_choice
from cica_events.imports.grid import Value
from cica_events.imports.leading_titles import is_courtesy

_DIGIT: Final = re.compile(r"\d")
_POSTS: Final = {"ambassador", "professor", "doctor", "посол", "профессор", "доктор"}
_NO_NAME: Final = re.compile(r"[\d@]")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")


@dataclass(frozen=True, slots=True)
class Contents:
    """The cells of a column that hold something, from the first rows."""

    values: tuple[Value, ...]

    def fit(self, field: Field) -> float | None:
        """Return the share of cells that could be values of `field`; None where that cannot be told."""
        match field.kind:
            case Kind.EMAIL:
                return self._share(lambda value: "@" in str(value))
            case Kind.PHONE:
                return self._share(lambda value: 5 <= len(_DIGIT.findall(str(value))) <= 40)
            case Kind.CHOICE if (choices := field.choices) is not None:
                return self._share(lambda value: read_choice(choices, str(value)) is not None)
            case Kind.DATE | Kind.DAY | Kind.TIME:
                return self._share(
                    lambda value: isinstance(value, date | time) or bool(_DIGIT.search(str(value)))
                )
            case _:
                return None

    def names(self) -> float | None:
        """Return the share of cells that could be names: no digits, no e-mail addresses."""
        return self._share(lambda value: isinstance(value, str) and not _NO_NAME.search(value))

    def courtesy(self) -> float:
        """Return the share of cells that hold words of courtesy only ("Mr.", "H.E. Ambassador"), no post."""
        return (
            self._share(lambda value: is_courtesy(text := str(value)) and text.casefold() not in _POSTS)
            or 0.0
        )

    def whole_numbers(self) -> float:
        """Return the share of cells with a small whole number, as running numbers are; 1 if all are empty."""
        share = self._share(lambda value: re.fullmatch(r"\d{1,6}[.)]?", str(value).strip()) is not None)
        return 1.0 if share is None else share

    def several_words(self) -> float:
        """Return the share of cells of two words or more."""
        return self._share(lambda value: len(str(value).split()) > 1) or 0.0

    def cyrillic(self) -> bool:
        """Return whether most cells are in Cyrillic letters."""
        return (self._share(lambda value: bool(_CYRILLIC.search(str(value)))) or 0.0) > 0.5

    def _share(self, looks_so: Callable[[Value], bool]) -> float | None:
        return sum(map(looks_so, self.values)) / len(self.values) if self.values else None


def contents_of(cells: Sequence[Value]) -> Contents:
    """Return the contents of a column; dates and times without a value for people are kept as they are."""
    return Contents(tuple(cell for cell in cells if cell is not None and not _is_blank(cell)))


def _is_blank(cell: Value) -> bool:
    return isinstance(cell, str) and not cell.strip() and not isinstance(cell, datetime)
