"""What can be done with the programme of a meeting: its sessions on days and in rooms, and items in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.lengths import check_minutes, check_shift
from cica_events.domain.meetings import Meeting
from cica_events.domain.programme_moves import Standing, following, pushed, shifted
from cica_events.domain.programme_times import minutes_between
from cica_events.domain.rules import tidy
from cica_events.domain.sittings import Sitting
from cica_events.errors import NotFoundError, ValidationError
from cica_events.i18n import _, language, ngettext
from cica_events.persistence.database import Database
from cica_events.queries.programme import Programme, programme_of
from cica_events.queries.timetables import timetable_of
from cica_events.services.editing import one, present
from cica_events.services.item_places import place, place_rest
from cica_events.services.sittings import SittingService, session_name


class ProgrammeService:
    """Reads and changes the days, sessions and rooms of meetings, and what is dealt with in each session."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sittings = SittingService(database)

    def read(self, meeting_id: str, in_language: str | None = None) -> Programme:
        """Return the programme of a meeting; NotFoundError where it is gone."""
        with self._database.reading() as session:
            found = programme_of(session, meeting_id, in_language or language())
        if found is None:
            raise NotFoundError(_("The meeting was removed."))
        return found

    # Sessions

    def add(self, meeting_id: str, values: Mapping[str, Any]) -> str:
        """Add a session and return its id; `values` by field key, `chair` takes a participant's id."""
        return self._sittings.add(meeting_id, values)

    def move(
        self, sitting_id: str, day: date | None, start: time | None, room: str, *, shift: bool = False
    ) -> None:
        """Let a session begin at another time, on another day or in another room.

        With `shift`, what follows in its room on the same day moves along by as much; one that comes to
        another day or room pushes on what begins there later. Fixed sessions stay. None for both `day` and
        `start` takes it out of the days.
        """
        with self._database.changing(self._named(sitting_id, _("Move of “{session}”"))) as session:
            record: Sitting = one(session, Sitting, sitting_id)
            before = _standing(session, record.meeting_id) if shift else {}
            was = before.get(sitting_id)
            record.day, record.start = day, start
            record.room = tidy(self._sittings.fields["room"], room)
            if not shift:
                return
            session.flush()
            now = _standing(session, record.meeting_id).get(sitting_id)
            if now is None:
                return
            if was is not None and (was.day, was.room) == (now.day, now.room):
                self._shift(session, following(before.values(), was), minutes_between(was.start, now.start))
            else:
                self._shift(session, *pushed(before.values(), now))

    def resize(self, sitting_id: str, minutes: int, *, shift: bool = False) -> None:
        """Let a session last so many minutes; with `shift`, what follows moves by what it became longer."""
        check_minutes("duration", minutes)
        label = self._named(sitting_id, _("Duration of “{session}”"))
        with self._database.changing(label) as session:
            record: Sitting = one(session, Sitting, sitting_id)
            standing = _standing(session, record.meeting_id) if shift else {}
            was = standing.get(sitting_id)
            record.duration = minutes
            if was is not None:
                self._shift(session, following(standing.values(), was), minutes - was.minutes)

    def shift_following(self, sitting_id: str, minutes: int) -> None:
        """Move what begins after a session on its day by so many minutes, earlier below 0.

        That is what is in its room and what is in all rooms; fixed sessions stay.
        """
        check_shift(minutes)
        label = self._named(sitting_id, _("Move of what follows “{session}”"))
        with self._database.changing(label) as session:
            record: Sitting = one(session, Sitting, sitting_id)
            standing = _standing(session, record.meeting_id)
            if sitting_id not in standing:
                raise ValidationError(
                    "start", _("The session has no time yet. Give it a day and a start first.")
                )
            self._shift(session, following(standing.values(), standing[sitting_id]), minutes)

    # Items in sessions

    def place(self, item_ids: Sequence[str], sitting_id: str | None, index: int | None = None) -> None:
        """Put items into a session, before the item at `index` there or last; None takes them out of all.

        `index` counts what stands there besides the items themselves. A sub-item goes with the item above it
        as long as it is not put elsewhere.
        """
        if not item_ids:
            return
        if sitting_id is None:
            text = ngettext(
                "{count} agenda item taken out of its session",
                "{count} agenda items taken out of their sessions",
                len(item_ids),
            )
        else:
            text = ngettext(
                "{count} agenda item put into “{session}”",
                "{count} agenda items put into “{session}”",
                len(item_ids),
            )
        label = self._named(sitting_id, text, count=len(item_ids))
        with self._database.changing(label) as session:
            place(session, item_ids, sitting_id, index)

    def schedule_rest(self, meeting_id: str) -> list[str]:
        """Put the items that stand in no session into those that have room left, in the order of the agenda.

        Returns the ids of those that were put; what fits nowhere stays as it is.
        """
        with self._database.changing(_("Scheduling of the remaining items")) as session:
            return place_rest(session, meeting_id)

    # Rooms

    def set_rooms(
        self, meeting_id: str, rooms: Sequence[str], renamed: Mapping[str, str] | None = None
    ) -> None:
        """Let these rooms stand side by side in this order, as one step.

        `renamed` gives new names by old ones, all at once, so that two rooms can change theirs; their
        sessions go along, into all rooms where the new name is empty.
        """
        field = self._sittings.fields["room"]
        names = {old: tidy(field, new) for old, new in (renamed or {}).items()}
        label = _("Change of rooms")
        if len(names) == 1:
            ((old, new),) = names.items()
            label = _("Room “{old}” becomes “{new}”").format(old=old, new=new)
        with self._database.changing(label) as session:
            meeting: Meeting = one(session, Meeting, meeting_id)
            meeting.rooms = _lines(tidy(field, room) for room in rooms)
            query = select(Sitting).where(Sitting.meeting_id == meeting_id, Sitting.room.in_(names))
            for sitting in session.scalars(query):
                sitting.room = names[sitting.room]

    def _named(self, sitting_id: str | None, text: str, **values: object) -> str:
        """Return what the history calls a step that concerns a session."""
        with self._database.reading() as session:
            found = present(session, Sitting, [sitting_id] if sitting_id else [])
        name = session_name(found[sitting_id]) if sitting_id in found else ""
        return text.format(session=name, **values)

    @staticmethod
    def _shift(session: Session, sessions: Sequence[Standing], minutes: int) -> None:
        if not minutes:
            return
        records = present(session, Sitting, (each.id for each in sessions))
        for each in sessions:
            records[each.id].day, records[each.id].start = shifted(each, minutes)


def _standing(session: Session, meeting_id: str) -> dict[str, Standing]:
    """Return the sessions of a meeting that have a time."""
    blocks = timetable_of(session, meeting_id).blocks
    found = {}
    for each in session.scalars(select(Sitting).where(Sitting.meeting_id == meeting_id)):
        block = blocks[each.id]
        if block.start is not None and each.day is not None:
            found[each.id] = Standing(each.id, each.day, block.start, block.minutes, each.room, each.pinned)
    return found


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))
