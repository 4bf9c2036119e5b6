"""What the programme says of each agenda item: its session, its times there, and who speaks to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from cica_events.domain.meeting_days import day_in_words
from cica_events.domain.programme_times import ItemTimes, Timetable
from cica_events.i18n import translator
from cica_events.queries.agenda import AgendaRow, agenda_rows
from cica_events.queries.meetings import MeetingRow
from cica_events.queries.sittings import SittingRow, sitting_rows
from cica_events.queries.speakers import speaker_rows
from cica_events.queries.timetables import timetable_of

Span = tuple[datetime, datetime]
BETWEEN = "; "  # the names of two speakers


def full_agenda_rows(session: Session, meeting: MeetingRow, language: str) -> list[AgendaRow]:
    """Return the items of a meeting with their sessions and speakers in words.

    As soon as one item stands in a session, times are those of the sessions: an item in none has no time.
    """
    rows = agenda_rows(session, meeting.id, meeting.start_time)
    sittings = {row.id: row for row in sitting_rows(session, meeting.id)}
    speakers = speaker_rows(session, meeting.id, language)
    names = {item_id: BETWEEN.join(each.speaker for each in them) for item_id, them in speakers.items()}
    if not any(row.sitting_id in sittings for row in rows):
        return [replace(row, speakers=names.get(row.id, "")) for row in rows]
    times = timetable_of(session, meeting.id)
    homes = {each.id: block.id for block in times.blocks.values() for each in block.items}
    words = sessions_in_words(list(sittings.values()), meeting, language)
    spans = item_spans(rows, times)
    return [
        replace(
            row,
            start=spans[row.id][0].time() if row.id in spans else None,
            end=spans[row.id][1].time() if row.id in spans else None,
            session=words.get(homes.get(row.id, ""), ""),
            speakers=names.get(row.id, ""),
        )
        for row in rows
    ]


def sessions_in_words(sittings: Sequence[SittingRow], meeting: MeetingRow, language: str) -> dict[str, str]:
    """Return what each session is called, with its day where they are held on several."""
    several = len({row.day for row in sittings if row.day}) > 1
    words = {}
    for row in sittings:
        name = row.shown_title(language) or translator(language).gettext(row.kind.label)
        day = day_in_words(row.day, meeting.date, language) if row.day and several else ""
        words[row.id] = f"{name} ({day})" if day else name
    return words


def item_spans(rows: Sequence[AgendaRow], times: Timetable) -> Mapping[str, Span]:
    """Return when each item begins and ends that stands in a session or has all its times from below it."""
    found = {each.id: span for each in times.items() if (span := _span(each))}
    own = frozenset(found)
    for row in reversed(rows):
        span, above = found.get(row.id), row.parent_id
        if span and above and above not in own:
            known = found.get(above, span)
            found[above] = (min(known[0], span[0], key=_stamp), max(known[1], span[1], key=_stamp))
    return found


def _span(each: ItemTimes) -> Span | None:
    return None if each.start is None or each.end is None else (each.start, each.end)


def _stamp(moment: datetime) -> float:
    return moment.timestamp()
