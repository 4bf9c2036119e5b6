"""The agenda of a meeting, numbered and timed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem, Counting, ItemKind, Visibility
from cica_events.domain.meetings import Meeting, NumberStyle
from cica_events.domain.numbering import Line, NumberedLine, numbered
from cica_events.domain.shown_texts import shown_text
from cica_events.queries.reading import of_meeting


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An agenda item in document order; times are None while the meeting has no starting time.

    `duration` is what was given, `minutes` what the item takes with its sub-items. `number` is what stands
    before the item in its place, such as "(a)" or nothing; `cited` is what it is called elsewhere: "2 (a)".
    `session` and `speakers` are filled by the service.
    """

    id: str
    version: int
    meeting_id: str
    parent_id: str | None
    order: int
    title: str
    title_ru: str
    kind: ItemKind | None
    duration: int | None
    symbol: str
    annotation: str
    expected: str
    visibility: Visibility
    dimension: str
    priority_area: str
    counting: Counting
    own_number: str
    notes: str
    pinned_start: time | None
    sitting_id: str | None
    place: int
    number: str
    depth: int
    minutes: int | None
    start: time | None
    end: time | None
    session: str = ""
    speakers: str = ""
    cited: str = ""

    def shown_title(self, language: str) -> str:
        """Return the title in `language`, in English where there is none."""
        return shown_text(self.title, self.title_ru, language)


def lines_of(session: Session, meeting_id: str) -> list[Line]:
    """Return the bare tree of a meeting's agenda."""
    query = select(
        AgendaItem.id,
        AgendaItem.parent_id,
        AgendaItem.order,
        AgendaItem.duration,
        AgendaItem.counting,
        AgendaItem.own_number,
    )
    found = session.execute(query.where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.id))
    return [Line(*row) for row in found]


def number_style_of(session: Session, meeting_id: str) -> NumberStyle:
    """Return how the items of a meeting are numbered."""
    found = session.scalar(select(Meeting.number_style).where(Meeting.id == meeting_id))
    return found or NumberStyle.DECIMAL


def agenda_rows(session: Session, meeting_id: str, start: time | None) -> list[AgendaRow]:
    """Return the items of a meeting that begins at `start`, in document order."""
    found = session.execute(of_meeting(AgendaItem, meeting_id)).all()
    by_id = {row.id: row for row in sorted(found, key=lambda row: row.id)}
    lines = [
        Line(row.id, row.parent_id, row.order, row.duration, row.counting, row.own_number)
        for row in by_id.values()
    ]
    return [
        AgendaRow(*(*by_id[line.id], *_derived(line), "", "", line.cited))
        for line in numbered(lines, start, number_style_of(session, meeting_id)).lines
    ]


def _derived(line: NumberedLine) -> tuple[str, int, int | None, time | None, time | None]:
    return line.number, line.depth, line.minutes, line.start, line.end
