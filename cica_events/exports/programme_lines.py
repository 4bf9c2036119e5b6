"""The programme of a meeting as the lines of a list, one for each session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from cica_events.domain.agenda import Visibility
from cica_events.domain.meeting_days import day_number
from cica_events.domain.shown_texts import shown_text
from cica_events.domain.sittings import SittingKind
from cica_events.queries.programme import Programme, ProgrammeSitting


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A session; `day` is None while the meeting's days have only numbers, from 1.

    `duration` is what it takes, in minutes, its own or worked out; `items` are its items, one on each line.
    """

    id: str
    day_number: int | None
    day: date | None
    start: time | None
    end: time | None
    duration: int | None
    room: str
    kind: SittingKind
    title: str
    title_ru: str
    chair: str
    items: str
    interpretation: str
    visibility: Visibility
    pinned: bool
    notes: str

    def shown_title(self, language: str) -> str:
        """Return the title in `language`, else in English; empty where the kind says it all."""
        return shown_text(self.title, self.title_ru, language)


def programme_lines(programme: Programme, language: str) -> list[ProgrammeLine]:
    """Return the sessions of a meeting by day and time, those without a time last; items in `language`."""
    return [_line(programme, each, language) for each in programme.sittings() if each.own]


def _line(programme: Programme, sitting: ProgrammeSitting, language: str) -> ProgrammeLine:
    row = sitting.row
    return ProgrammeLine(
        id=row.id,
        day_number=day_number(row.day, programme.meeting.date) if row.day else None,
        day=row.day if programme.dated else None,
        start=row.start,
        end=sitting.end.time().replace(second=0, microsecond=0) if sitting.end else None,
        duration=sitting.minutes if sitting.start else row.duration,
        room=row.room,
        kind=row.kind,
        title=row.title,
        title_ru=row.title_ru,
        chair=sitting.chair,
        items="\n".join(_items(sitting, language)),
        interpretation=row.interpretation,
        visibility=row.visibility,
        pinned=row.pinned,
        notes=row.notes,
    )


def _items(sitting: ProgrammeSitting, language: str) -> Iterator[str]:
    for item in sitting.items:
        yield " ".join(part for part in (item.row.number, item.row.shown_title(language)) if part)
