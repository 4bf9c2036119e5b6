"""Makes the entries of a calendar from the programme of a meeting and from what its history tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from cica_events.domain.changes import Values
from cica_events.domain.meetings import Stage
from cica_events.domain.programme_times import after, minutes_between, moment
from cica_events.domain.shown_texts import shown_text
from cica_events.domain.sittings import SittingKind
from cica_events.domain.speakers import SpeakerRole
from cica_events.domain.zones import zone_called
from cica_events.exports.calendar_ics import CalendarEvent, EventStatus
from cica_events.i18n import N_, translator
from cica_events.queries.programme import Programme, ProgrammeItem, ProgrammeSitting
from cica_events.services.calendar_changes import CalendarChanges
from cica_events.services.calendar_scope import CalendarScope

_STATUS: Final = {
    Stage.PLANNED: EventStatus.TENTATIVE,
    Stage.CONFIRMED: EventStatus.CONFIRMED,
    Stage.HELD: EventStatus.CONFIRMED,
    Stage.POSTPONED: EventStatus.TENTATIVE,
    Stage.CANCELLED: EventStatus.CANCELLED,
}
_USUAL_MINUTES: Final = 60  # of a session that is no more and never said how long it takes
_LEAST: Final = 15  # minutes, of an item that does not say how long it takes
_IN_THE_CHAIR: Final = N_("In the chair")
_INTERPRETATION: Final = N_("Interpretation")
_CANCELLED: Final = N_("Cancelled: {title}")
NOT_FIXED: Final = N_("The days are not fixed yet.")


def status_of(stage: Stage, *, exact: bool) -> EventStatus:
    """Return how sure a meeting is; one whose days are not known is tentative at best."""
    status = _STATUS[stage]
    return status if exact or status is EventStatus.CANCELLED else EventStatus.TENTATIVE


def marked(event: CalendarEvent, language: str) -> CalendarEvent:
    """Return an entry that says so itself where it is cancelled: not every program minds its status."""
    if event.status is not EventStatus.CANCELLED:
        return event
    text = translator(language).gettext(_CANCELLED).format(title=event.summary)
    return replace(event, summary=text, busy=False)


@dataclass(slots=True)
class CalendarEvents:
    """The entries of one calendar; `place` is the venue of the meeting in words, `untimed` counts items.

    `hidden` are the ids of the items that its readers may not see, also those that lie under such a one.
    """

    programme: Programme
    changes: CalendarChanges
    scope: CalendarScope
    place: str
    hidden: frozenset[str]
    untimed: int = field(default=0, init=False)

    def all(self) -> list[CalendarEvent]:
        """Return every entry by its beginning."""
        found = {event.key: event for event in self._gone()} if self.scope.gone else {}
        found |= {event.key: event for event in self._present()}
        zone = zone_called(self.programme.meeting.time_zone)

        def begins(event: CalendarEvent) -> tuple[datetime, bool, str]:
            if isinstance(event.start, datetime):
                return event.start, True, event.key
            return datetime.combine(event.start, time(), zone), False, event.key

        return sorted((marked(event, self.scope.language) for event in found.values()), key=begins)

    def _present(self) -> Iterator[CalendarEvent]:
        if self.scope.whole and self.programme.meeting.date:
            yield self._banner()
        if not self.programme.dated:
            return
        for sitting in self.programme.sittings():
            if sitting.own:
                if self._is_wanted(sitting):
                    yield self._sitting_event(sitting)
                yield from self._items_of(sitting)
        if self.scope.participant_ids:
            loose = [item for item in self.programme.unscheduled if self._speaking(item)]
            self.untimed += len(loose)

    def _is_wanted(self, sitting: ProgrammeSitting, *, any_day: bool = False) -> bool:
        values = self.changes.stored(sitting.row.id)
        return sitting.start is not None and self.scope.takes(values, any_day=any_day)

    def _banner(self) -> CalendarEvent:
        """Return the meeting as whole days, which leaves the time free: sessions take it."""
        meeting = self.programme.meeting
        assert meeting.date is not None
        text = translator(self.scope.language).gettext
        status = status_of(meeting.stage, exact=meeting.date.is_exact)
        lines = [meeting.date.in_words(self.scope.language)]
        if not meeting.date.is_exact:
            lines.append(text(NOT_FIXED))
        latest = self.changes.of_meeting
        return CalendarEvent(
            key=meeting.id,
            start=meeting.date.first_day,
            end=meeting.date.last_day + timedelta(days=1),
            summary=meeting.shown_title(self.scope.language),
            description="\n".join(lines),
            location=self.place,
            status=status,
            sequence=latest.sequence if latest else 0,
            changed=latest.at if latest else None,
            busy=False,
        )

    def _sitting_event(self, sitting: ProgrammeSitting) -> CalendarEvent:
        assert sitting.start is not None
        assert sitting.end is not None
        row = sitting.row
        title = self._title(row.title, row.title_ru, row.kind)
        return self._event(
            self._key(row.id, row.chair_id),
            row.id,
            (sitting.start, sitting.end),
            summary=self._in_the_chair(title) if self.scope.participant_ids else title,
            description="\n".join(self._described(sitting)),
            room=row.room,
            kind=row.kind,
        )

    def _event(
        self,
        key: str,
        sitting_id: str,
        span: tuple[datetime, datetime],
        *,
        summary: str,
        description: str,
        room: str,
        kind: SittingKind,
        cancelled: bool = False,
    ) -> CalendarEvent:
        latest = self.changes.latest(sitting_id)
        status = EventStatus.CANCELLED if cancelled else _STATUS[self.programme.meeting.stage]
        return CalendarEvent(
            key=key,
            start=span[0],
            end=span[1],
            summary=summary,
            description=description,
            location=", ".join(part for part in (room, self.place) if part),
            status=status,
            sequence=latest.sequence if latest else 0,
            changed=latest.at if latest else None,
            category=translator(self.scope.language).gettext(kind.label),
        )

    def _key(self, record_id: str, participant_id: str | None) -> str:
        """Return what names an entry: one in a person's own calendar is another than that for everybody."""
        if not self.scope.participant_ids:
            return record_id
        return f"{record_id}.{participant_id}"

    def _title(self, title: str, title_ru: str, kind: SittingKind | None) -> str:
        shown = shown_text(title, title_ru, self.scope.language)
        return shown or (translator(self.scope.language).gettext(kind.label) if kind else "")

    def _in_the_chair(self, title: str) -> str:
        return f"{translator(self.scope.language).gettext(_IN_THE_CHAIR)}: {title}"

    def _described(self, sitting: ProgrammeSitting) -> Iterator[str]:
        """Yield the lines below a session: no names of people, no internal notes."""
        text = translator(self.scope.language).gettext
        yield self.programme.meeting.shown_title(self.scope.language)
        if sitting.row.interpretation:
            yield f"{text(_INTERPRETATION)}: {sitting.row.interpretation}"
        told = [item for item in sitting.items if item.row.id not in self.hidden]
        if told:
            yield ""
        for item in told:
            clock = f"{item.start:%H:%M}" if item.start else ""
            parts = (clock, item.row.cited, item.row.shown_title(self.scope.language))
            yield " ".join(part for part in parts if part)

    # What concerns one person

    def _speaking(self, item: ProgrammeItem) -> list[tuple[str, SpeakerRole]]:
        """Return the ids by which the person speaks to an item, with the role."""
        if item.row.id in self.hidden:
            return []
        wanted = self.scope.participant_ids
        found = {each.participant_id: each.role for each in item.speakers if each.participant_id in wanted}
        return [(key, role) for key, role in found.items() if key]

    def _items_of(self, sitting: ProgrammeSitting) -> Iterator[CalendarEvent]:
        """Yield the items of a session at which the person speaks."""
        if not self.scope.may_read(sitting.row.visibility):
            return
        for item in sitting.items:
            for participant_id, role in self._speaking(item):
                if item.start is None or item.end is None:
                    self.untimed += 1
                elif self.scope.day in (None, sitting.row.day):
                    yield self._item_event(sitting, item, participant_id, role)

    def _item_event(
        self, sitting: ProgrammeSitting, item: ProgrammeItem, participant_id: str, role: SpeakerRole
    ) -> CalendarEvent:
        assert item.start is not None
        assert item.end is not None
        text, language = translator(self.scope.language).gettext, self.scope.language
        title = self._title(sitting.row.title, sitting.row.title_ru, sitting.row.kind)
        topics = [
            each.shown_topic(language) for each in item.speakers if each.participant_id == participant_id
        ]
        lines = [self.programme.meeting.shown_title(language), title, *filter(None, topics)]
        subject = " ".join(part for part in (item.row.cited, item.row.shown_title(language)) if part)
        return self._event(
            self._key(item.row.id, participant_id),
            sitting.row.id,
            (item.start, item.end if minutes_between(item.start, item.end) else after(item.start, _LEAST)),
            summary=f"{text(role.label)}: {subject}",
            description="\n".join(lines),
            room=sitting.row.room,
            kind=sitting.row.kind,
        )

    # What is not there any more

    def _gone(self) -> Iterator[CalendarEvent]:
        present = {sitting.row.id: sitting for sitting in self.programme.sittings()}
        for sitting_id, values in self.changes.gone(self.scope):
            moved = present.get(sitting_id)
            if moved and self.programme.dated and self._is_wanted(moved, any_day=True):
                yield self._sitting_event(moved)  # to another day, which those who have this one are told
            else:
                yield self._cancelled(sitting_id, values)
        if self.scope.participant_ids:
            yield from self._silent(self.programme)

    def _cancelled(self, sitting_id: str, values: Values) -> CalendarEvent:
        kind = SittingKind.of(values["kind"])
        title = self._title(values["title"], values["title_ru"], kind)
        return self._event(
            self._key(sitting_id, values.get("chair_id")),
            sitting_id,
            self._span(values, values.get("duration")),
            summary=self._in_the_chair(title) if self.scope.participant_ids else title,
            description=self.programme.meeting.shown_title(self.scope.language),
            room=values["room"],
            kind=kind,
            cancelled=True,
        )

    def _silent(self, programme: Programme) -> Iterator[CalendarEvent]:
        """Yield the items at which the person was to speak; those that stand take their place again."""
        timed = {
            item.row.id: (item, sitting)
            for sitting in programme.sittings()
            for item in sitting.items
            if item.start and item.end and sitting.row.day and programme.dated
        }
        for item_id, participant_id in self.changes.once_spoken(self.scope):
            place = self.changes.last_place(item_id)
            if place is None:
                continue
            values, sitting_id, sitting = place
            span = self._span(sitting, values.get("duration"))
            if item_id in timed:
                item, home = timed[item_id]
                sitting_id, span = home.row.id, (item.start or span[0], item.end or span[1])
            if item_id not in self.hidden and self._may_be_told(sitting, values):
                yield self._event(
                    self._key(item_id, participant_id),
                    sitting_id,
                    span,
                    summary=self._title(values["title"], values["title_ru"], None),
                    description=programme.meeting.shown_title(self.scope.language),
                    room=sitting["room"],
                    kind=SittingKind.of(sitting["kind"]),
                    cancelled=True,
                )

    def _may_be_told(self, sitting: Values, item: Values) -> bool:
        readable = all(self.scope.may_read(each["visibility"]) for each in (sitting, item))
        return readable and bool(sitting.get("day")) and self.scope.on_day(sitting)

    def _span(self, sitting: Values, minutes: int | None) -> tuple[datetime, datetime]:
        zone = zone_called(self.programme.meeting.time_zone)
        start = moment(date.fromisoformat(sitting["day"]), time.fromisoformat(sitting["start"]), zone)
        return start, after(start, minutes or _USUAL_MINUTES)
