"""What a meeting decided, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.meeting_names import listed_name
from cica_events.domain.meetings import Meeting
from cica_events.domain.outcomes import Outcome, OutcomeKind
from cica_events.queries.parties import PartyBook
from cica_events.queries.reading import columns


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An outcome with the names of what it refers to."""

    id: str
    version: int
    meeting_id: str
    order: int
    kind: OutcomeKind
    text: str
    item_id: str | None
    addressee: str
    prepared_by_id: str | None
    followed_by_id: str | None
    item: str
    prepared_by: str
    followed_by: str


def outcome_rows(session: Session, book: PartyBook, meeting_id: str) -> list[OutcomeRow]:
    """Return the outcomes of a meeting, each with its item's title in the book's language.

    `followed_by` is the title and date of the meeting that took it up.
    """
    later = aliased(Meeting)
    named = later.title.label("later"), later.title_ru.label("later_ru"), later.date.label("later_date")
    query = (
        select(*columns(Outcome), _title(book.language), *named)
        .outerjoin(AgendaItem, AgendaItem.id == Outcome.item_id)
        .outerjoin(later, later.id == Outcome.followed_by_id)
        .where(Outcome.meeting_id == meeting_id)
        .order_by(Outcome.order, Outcome.id)
    )
    width = len(columns(Outcome))
    return [
        OutcomeRow(
            *(*row[:width], row[width] or "", book.name(row.prepared_by_id), _follower(row, book.language))
        )
        for row in session.execute(query)
    ]


def _follower(row: Any, language: str) -> str:
    """Return the name of the meeting that took an outcome up; an empty text where none did."""
    return listed_name(row.later, row.later_ru, row.later_date, language) if row.followed_by_id else ""


def _title(language: str) -> ColumnElement[str]:
    """Return the title of an agenda item in `language`, in English where there is none."""
    english = AgendaItem.title.expression
    return func.coalesce(func.nullif(AgendaItem.title_ru, ""), english) if language == "ru" else english
