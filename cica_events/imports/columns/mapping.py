"""What the user says of the columns of a list: which field each holds, and how its cells are taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from cica_events.domain.fields import Labelled
from cica_events.i18n import N_


class LetterCase(Labelled):
    """What becomes of capital and small letters; nothing unless it is asked for."""

    AS_IS = "as-is", N_("As it is written")
    NAMES = "names", N_("Names: Capital First Letters")
    CAPITALS = "capitals", N_("ALL CAPITALS")


class NameOrder(Labelled):
    """How a whole name is divided into its parts."""

    BY_CUSTOM = "by-custom", N_("By the custom of its language")
    GIVEN_FIRST = "given-first", N_("Given name first")
    FAMILY_FIRST = "family-first", N_("Family name first")


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """How one column is taken.

    `fields` are the keys of fields: none to leave the column out, one to take it, several to split each
    cell at `separator` (an e-mail address and a phone number by their looks). Where several columns have
    the same one field, their cells are joined, in the order of the columns, with the `separator` of each
    before it (a blank where there is none).
    """

    fields: tuple[str, ...] = ()
    separator: str = ""
    case: LetterCase = LetterCase.AS_IS
    order: NameOrder = NameOrder.BY_CUSTOM


LEFT_OUT: Final = ColumnUse()
"""The use of a column that is left out."""


@dataclass(frozen=True, slots=True)
class ListMapping:
    """The use of columns, by heading or by index from 0, and values for rows that have none of their own."""

    columns: Mapping[int | str, ColumnUse] = field(default_factory=dict)
    fixed: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(
        cls, columns: Mapping[int | str, str | None], fixed: Mapping[str, Any] | None = None
    ) -> ListMapping:
        """Return the mapping that takes each column for one field, or leaves it out for None."""
        uses = {column: ColumnUse((key,) if key else ()) for column, key in columns.items()}
        return cls(uses, dict(fixed or {}))


@dataclass(frozen=True, slots=True)
class RememberedLayout:
    """How a list of these headings was taken in before."""

    id: str
    name: str
    headings: tuple[str, ...]
    mapping: ListMapping
