"""Two people side by side, field by field, with what is best kept of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from cica_events.domain.base import fields_of
from cica_events.domain.fields import Field, Kind
from cica_events.domain.people import Person
from cica_events.queries.people import PersonRow
from cica_events.services.shared_meetings import SharedMeeting
from cica_events.services.whole_parts import suggested


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    """One field of two people: `one` and `other` as they are shown, the values as `merge` takes them."""

    field: Field
    one: Any
    other: Any
    one_value: Any
    other_value: Any
    suggested: Any  # one of the two values; never a part of one post beside a part of another
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two people side by side, and what becomes of the meetings in which both take part."""

    keep: PersonRow
    other: PersonRow
    lines: tuple[ComparisonLine, ...]
    shared: tuple[SharedMeeting, ...]

    @property
    def meetings(self) -> tuple[str, ...]:
        """Return the titles of the meetings in which both take part, each once."""
        return tuple({meeting.meeting_id: meeting.title for meeting in self.shared}.values())


def compared(keep: PersonRow, other: PersonRow, shared: Sequence[SharedMeeting]) -> Comparison:
    """Return two people field by field; a field of which neither has a value is left out."""
    found = {
        key: (field, stored)
        for key, field in fields_of(Person).items()
        if field.editable and (stored := f"{key}_id" if field.kind is Kind.PARTY else key) in _STORED
    }
    pairs = {key: (getattr(keep, stored), getattr(other, stored)) for key, (_field, stored) in found.items()}
    best = suggested(pairs)
    lines = [
        ComparisonLine(
            field,
            getattr(keep, key),
            getattr(other, key),
            *pairs[key],
            best[key],
            pairs[key][0] != pairs[key][1],
        )
        for key, (field, _stored) in found.items()
        if any(pairs[key])
    ]
    return Comparison(keep, other, tuple(lines), tuple(shared))


_STORED: Final = {each.name for each in fields(PersonRow)}
