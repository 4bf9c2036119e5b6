"""Handing out the programme of a meeting as a calendar file: of all of it, of a day, or for one person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from cica_events.domain.agenda import Visibility
from cica_events.domain.agenda_readers import seen_by
from cica_events.domain.dates import Precision, VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.domain.participants import Capacity
from cica_events.domain.rules import email_address
from cica_events.domain.safe_names import file_name
from cica_events.domain.zones import zone_called
from cica_events.errors import InputError, NotFoundError
from cica_events.exports.calendar_ics import SUFFIX, CalendarInput, Organizer, write_calendar
from cica_events.i18n import LANGUAGES, N_, _, language, ngettext, translator
from cica_events.persistence.database import Database
from cica_events.queries.agenda import agenda_rows
from cica_events.queries.meetings import MeetingRow
from cica_events.queries.participants import ParticipantRow
from cica_events.queries.programme import programme_of
from cica_events.queries.programme_history import programme_history
from cica_events.services.calendar_changes import CalendarChanges
from cica_events.services.calendar_events import CalendarEvents
from cica_events.services.calendar_scope import CalendarScope
from cica_events.services.exporting import Written
from cica_events.services.meetings import MeetingService
from cica_events.services.participants import ParticipantService

_EMAIL: Final = Field("organizer", N_("E-mail"), Kind.EMAIL)


class CalendarService:
    """Writes calendar files and finds out whose they are to be."""

    def __init__(
        self, database: Database, meetings: MeetingService, participants: ParticipantService
    ) -> None:
        self._database, self._meetings, self._participants = database, meetings, participants

    def suggested_name(
        self, meeting_id: str, in_language: str, *, day: date | None = None, person_id: str | None = None
    ) -> str:
        """Return a file name such as "BC-6 Calendar 2023-11-13.ics", in the document's language."""
        parts = [self._meetings.get(meeting_id).key, translator(in_language).gettext(N_("Calendar"))]
        parts.extend([day.isoformat()] if day else [])
        parts.extend([self._people(meeting_id, person_id)[0].name] if person_id else [])
        return file_name(" ".join(parts) + SUFFIX)

    def person(self, meeting_id: str, text: str) -> ParticipantRow:
        """Return the participant whose id, name or part of a name is `text`.

        Raises NotFoundError where nobody is, or where several are.
        """
        rows = self._participants.rows(meeting_id, language())
        wanted = text.casefold().split()
        exact = [
            row for row in rows if text in (row.id, row.person_id) or row.name.casefold().split() == wanted
        ]
        found = exact or [row for row in rows if set(wanted) <= set(row.name.casefold().split())]
        if len({row.person_id for row in found}) == 1:
            return found[0]
        names = ", ".join(row.name for row in found[:10])
        message = (
            _("Several participants are called “{text}”: {names}. Write the whole name.")
            if found
            else _("Nobody called “{text}” takes part in this meeting.")
        )
        raise NotFoundError(message.format(text=text, names=names))

    def write(
        self,
        meeting_id: str,
        path: Path,
        *,
        day: date | None = None,
        person_id: str | None = None,
        language: str | None = None,
        audience: Visibility = Visibility.DELEGATIONS,
        organizer: str = "",
        gone: bool = True,
    ) -> Written:
        """Write the calendar of a meeting, of one of its days, or of what concerns one person.

        `person_id` is that of a participant or person, `organizer` an e-mail address that stands in each
        entry, if any; `audience` says who will read it, but members of the secretariat may read all of their
        own. With `gone` it also cancels what was there before, for those who have an earlier one.
        Raises NotFoundError for the meeting or person, InputError where there is nothing to put into a
        calendar, ValidationError for the address, OutputError where the file cannot be written.
        """
        in_language = _chosen(language)
        meeting = self._meetings.get(meeting_id)
        people = self._people(meeting.id, person_id) if person_id else []
        _refuse_vague(meeting, in_language, part=day is not None or bool(people))
        readers = _readers(audience, people)
        scope = CalendarScope(in_language, readers, day, frozenset(row.id for row in people), gone)
        entries = self._entries(meeting, scope)
        if not (events := entries.all()):
            raise InputError(_nothing(people, day, in_language))
        title = meeting.shown_title(in_language)
        name = f"{title}: {people[0].name}" if people else title
        zone, by = zone_called(meeting.time_zone), self._organizer(meeting, organizer)
        write_calendar(CalendarInput(name, in_language, zone, datetime.now(UTC), tuple(events), by), path)
        return Written(path, tuple(_notices(meeting, in_language, entries.untimed)))

    def _entries(self, meeting: MeetingRow, scope: CalendarScope) -> CalendarEvents:
        with self._database.reading() as session:
            history = programme_history(session, meeting.id)
            programme = programme_of(session, meeting.id, scope.language)
            items = agenda_rows(session, meeting.id, None)
        if programme is None:
            raise NotFoundError(_("The meeting was removed."))
        readable = {row.id for row in seen_by(items, scope.may_read)}
        return CalendarEvents(
            programme,
            CalendarChanges(history, meeting.id),
            scope,
            self._meetings.place_of(meeting.id, scope.language),
            frozenset(row.id for row in items if row.id not in readable),
        )

    def _people(self, meeting_id: str, person_id: str | None) -> list[ParticipantRow]:
        rows = self._participants.rows(meeting_id, language())
        chosen = [row for row in rows if person_id in (row.id, row.person_id)]
        same = {row.person_id for row in chosen}
        if not chosen:
            raise NotFoundError(_("This person does not take part in the meeting."))
        return [row for row in rows if row.person_id in same]

    def _organizer(self, meeting: MeetingRow, text: str) -> Organizer | None:
        if not text.strip():
            return None
        hosts = [host.name for host in self._meetings.hosts(meeting.id)]
        return Organizer(email_address(_EMAIL, text.strip()), hosts[0] if hosts else "")


def _readers(audience: Visibility, people: Sequence[ParticipantRow]) -> Visibility:
    """Return for whose eyes a calendar is: members of the secretariat may read everything."""
    trusted = bool(people) and all(row.capacity is Capacity.SECRETARIAT for row in people)
    return Visibility.SECRETARIAT if trusted else audience


def _chosen(wanted: str | None) -> str:
    if wanted is not None and wanted not in LANGUAGES:
        message = _("Documents are written in {languages}, not in “{language}”.")
        raise InputError(message.format(languages=", ".join(LANGUAGES), language=wanted))
    return wanted or language()


def _refuse_vague(meeting: MeetingRow, in_language: str, *, part: bool) -> None:
    """Refuse a calendar of a meeting whose days are not known, but for one entry where the month is."""
    if meeting.date is None:
        raise InputError(_("The meeting has no date yet, so there is nothing to put into a calendar."))
    if meeting.date.is_exact or (meeting.date.precision is Precision.MONTH and not part):
        return
    message = _(
        "The date of the meeting is not fixed yet: {date}. Once the days are known, its sessions can be put "
        "into a calendar; as long as only the month is known, the meeting as a whole."
    )
    raise InputError(message.format(date=meeting.date.in_words(in_language)))


def _notices(meeting: MeetingRow, in_language: str, untimed: int) -> list[str]:
    found = []
    if meeting.date and not meeting.date.is_exact:
        message = _(
            "The days are not fixed yet: the calendar holds one tentative entry for {date}, and no sessions."
        )
        found.append(message.format(date=meeting.date.in_words(in_language)))
    if untimed:
        text = ngettext(
            "{count} item has no time yet and is left out.",
            "{count} items have no time yet and are left out.",
            untimed,
        )
        found.append(text.format(count=untimed))
    return found


def _nothing(people: list[ParticipantRow], day: date | None, in_language: str) -> str:
    if people:
        message = _("{name} neither chairs a session nor speaks to an item that has a time.")
        return message.format(name=people[0].name)
    assert day is not None  # a whole meeting has an entry of its own
    return _("There is no session on {day}.").format(day=VagueDate.of(day).in_words(in_language))
