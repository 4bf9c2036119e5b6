"""Counts the participants of a meeting: by section, delegation, capacity and mode, women and men."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from cica_events.domain.names import Gender
from cica_events.domain.titles import MEN, WOMEN, plain


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of one kind; `delegations` is None where that is not counted."""

    table: str  # in which the line stands
    label: str
    delegations: int | None
    participants: int
    women: int
    men: int
    unknown: int
    total: bool = False


def gender_of(row: Any) -> Gender | None:
    """Return what is recorded, else what the courtesy title or the honorific tells; None for neither."""
    if row.gender:
        return cast(Gender, row.gender)
    words = {plain(word) for word in f"{row.courtesy} {row.honorific}".split()}
    if words & WOMEN:
        return None if words & MEN else Gender.FEMALE
    return Gender.MALE if words & MEN else None


def grouped(
    rows: Sequence[Any],
    kind: Callable[[Any], Hashable],
    label: Callable[[Any], str],
    order: Sequence[Hashable] | None = None,
) -> Iterator[tuple[str, list[Any]]]:
    """Yield the rows of each kind with its label, in the order of the rows or in `order`."""
    groups: dict[Hashable, list[Any]] = {}
    for row in rows:
        groups.setdefault(kind(row), []).append(row)
    for one in groups if order is None else order:
        if one in groups:
            yield label(groups[one][0]), groups[one]


def count_of(
    table: str, label: str, rows: Sequence[Any], *, delegations: bool = False, total: bool = False
) -> Count:
    """Return the line that counts `rows`."""
    genders = [gender_of(row) for row in rows]
    women, men = genders.count(Gender.FEMALE), genders.count(Gender.MALE)
    return Count(
        table,
        label,
        len({row.delegation_id for row in rows}) if delegations else None,
        len(rows),
        women,
        men,
        len(rows) - women - men,
        total,
    )
