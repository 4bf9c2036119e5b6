"""What can be done with meetings: plan one from its body, change it, link it, remove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.dates import VagueDate
from cica_events.domain.identity import is_id
from cica_events.domain.meetings import (
    HostRole,
    LinkKind,
    Meeting,
    MeetingHost,
    MeetingLink,
)
from cica_events.domain.shown_texts import shown_text
from cica_events.errors import NotFoundError, ValidationError
from cica_events.i18n import _, language
from cica_events.persistence.database import Database
from cica_events.queries import meetings as queries
from cica_events.queries.meetings import HostRow, LinkRow, MeetingCounts, MeetingRow
from cica_events.queries.near_meetings import NearMeetings, near_meetings, silent_delegations
from cica_events.services.editing import NounService, loaded
from cica_events.services.removal import remove, secure

if TYPE_CHECKING:  # needed only when a meeting is planned or created
    from cica_events.domain.bodies import Body
    from cica_events.queries.bodies import BodyCatalogue
    from cica_events.queries.parties import PartyBook, PartyRow
    from cica_events.services.meeting_plan import MeetingPlan


class MeetingService(NounService):
    """Reads and changes meetings."""

    entity = Meeting

    def __init__(self, database: Database, bodies_folder: Path | None = None) -> None:
        super().__init__(database)
        self._bodies_folder = bodies_folder

    @cached_property
    def bodies(self) -> BodyCatalogue:
        """Return the bodies of the application and of the office; read when first needed."""
        from cica_events.queries.bodies import BodyCatalogue

        return BodyCatalogue.load(self._bodies_folder)

    def rows(self) -> list[MeetingRow]:
        """Return all meetings by date."""
        with self._database.reading() as session:
            return queries.meeting_rows(session, language())

    def lines(self) -> list[tuple[str, str]]:
        """Return id and name with date and key, in the user's language, of all meetings by date."""
        with self._database.reading() as session:
            return queries.meeting_lines(session, language())

    def count(self) -> int:
        """Return how many meetings there are."""
        with self._database.reading() as session:
            return queries.meeting_count(session)

    def near(self, day: date, ahead: int, behind: int) -> NearMeetings:
        """Return at most `ahead` meetings that come after `day`, as many overdue, the last `behind` held."""
        with self._database.reading() as session:
            return near_meetings(session, language(), day, ahead, behind)

    def silent(self, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Return by meeting how many delegations were invited, and how many of those have not replied."""
        with self._database.reading() as session:
            return silent_delegations(session, ids)

    def get(self, key_or_id: str) -> MeetingRow:
        """Return one meeting by its short key or id; NotFoundError in words where there is none."""
        with self._database.reading() as session:
            row = queries.meeting_by(session, language(), key_or_id)
        if row is None:
            message = _("There is no meeting “{key}” in this workspace.")
            gone = _("The meeting was removed.") if is_id(key_or_id) else message.format(key=key_or_id)
            raise NotFoundError(gone)
        return row

    def rehearse(self) -> None:
        """Get ready to read the first meeting as fast as the next."""
        with self._database.reading() as session:
            queries.meeting_by(session, language(), "")
            queries.counts_of(session, "")

    def place_of(self, key_or_id: str, in_language: str | None = None) -> str:
        """Return venue, place and country of a meeting as one line, as far as they are known."""
        with self._database.reading() as session:
            row = queries.meeting_by(session, in_language or language(), key_or_id)
        return ", ".join(part for part in (row.venue, row.place, row.country) if part) if row else ""

    def counts(self, meeting_id: str) -> MeetingCounts:
        """Return how much a meeting holds."""
        with self._database.reading() as session:
            return queries.counts_of(session, meeting_id)

    def hosts(self, meeting_id: str) -> list[HostRow]:
        """Return who organizes, hosts and supports a meeting."""
        with self._database.reading() as session:
            return queries.hosts_of(session, meeting_id)

    def links(self, meeting_id: str) -> Sequence[LinkRow]:
        """Return the meetings that a meeting prepares, follows, accompanies or plans, both ways."""
        with self._database.reading() as session:
            return queries.links_of(session, meeting_id)

    def plan(self, body_code: str, when: VagueDate | None, ordinal: int | None = None) -> MeetingPlan:
        """Return the next meeting of a body as the body's rules propose it for the date `when`.

        The ordinal goes on from the meetings known; the invited are those that have a status on that date.
        """
        from cica_events.queries.parties import party_book
        from cica_events.services.meeting_plan import MeetingPlan

        body = self.bodies.get(body_code)
        with self._database.reading() as session:
            held = session.scalars(select(Meeting.ordinal).where(Meeting.body == body_code))
            number = ordinal or body.next_ordinal(one for one in held if one is not None)
            day = when.first_day if when else None
            book = party_book(session, language(), day)
        year = when.first_day.year if when else None
        return MeetingPlan(
            body=body_code,
            ordinal=number,
            title=body.title(number, "en", year),
            title_ru=body.title(number, "ru", year),
            date=when,
            place=body.place,
            country_id=next((row.id for row in book.rows.values() if row.code == body.country), None),
            format=body.format,
            invited=tuple(_invited(book, body)),
            agenda=body.agenda,
            programme=body.programme,
            rooms=body.rooms,
        )

    def create(self, plan: MeetingPlan) -> str:
        """Create the meeting with all that it begins with as one step, and return its id."""
        if not plan.title.strip():
            raise ValidationError("title", _("Give the meeting a title."))
        from cica_events.services.meeting_making import make_meeting

        label = _("New meeting “{title}”").format(title=_read_title(plan))
        with self._database.changing(label) as session:
            return str(make_meeting(session, plan, self.bodies.get(plan.body)).id)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove meetings with all that belongs to them."""
        secure(self._database, sum(1 + self.counts(one).participants for one in ids))
        with self._database.changing(self._removal_label(ids)) as session:
            remove(session, Meeting, ids)

    def add_host(self, meeting_id: str, role: HostRole, name: str, party_id: str | None = None) -> str:
        """Add an organizer, host or supporter and return its id."""
        label = _("New {role} “{name}”").format(role=role.text.lower(), name=name)
        with self._database.changing(label) as session:
            count = len(queries.hosts_of(session, meeting_id))
            host = MeetingHost(
                meeting_id=meeting_id, role=role, name=name.strip(), party_id=party_id, order=count
            )
            session.add(host)
            return str(host.id)

    def edit_host(self, host_id: str, values: Mapping[str, Any]) -> None:
        """Change an organizer, host or supporter; `values` by field key."""
        _HostEditing(self._database).edit([host_id], values)

    def remove_host(self, host_id: str) -> None:
        """Remove an organizer, host or supporter."""
        with self._database.changing(_("Removal of a host")) as session:
            remove(session, MeetingHost, [host_id])

    def link(self, source_id: str, target_id: str, kind: LinkKind) -> str:
        """Record that one meeting prepares, follows, accompanies or plans another; return the link's id."""
        if source_id == target_id:
            raise ValidationError("target", _("A meeting cannot be linked with itself."))
        with self._database.changing(_("New link between meetings")) as session:
            link = MeetingLink(source_id=source_id, target_id=target_id, kind=kind)
            session.add(link)
            return str(link.id)

    def unlink(self, link_id: str) -> None:
        """Remove a link between two meetings."""
        with self._database.changing(_("Removal of a link between meetings")) as session:
            remove(session, MeetingLink, [link_id])

    def _removal_label(self, ids: Sequence[str]) -> str:
        with self._database.reading() as session:
            titles = [_read_title(record) for record in loaded(session, Meeting, ids[:1]).values()]
        if len(ids) == 1:
            return _("Removal of “{title}”").format(title=titles[0])
        return _("Removal of {count} meetings").format(count=len(ids))

    def _set(self, session: Session, record: Any, key: str, value: Any) -> None:
        if key == "key" and not value:
            raise ValidationError("key", _("A meeting needs a key."))
        if key == "date":
            from cica_events.services.meeting_dates import move_days  # a start can do without sessions

            move_days(session, record, value)
        super()._set(session, record, key, value)


class _HostEditing(NounService):
    """Changes hosts field by field."""

    entity = MeetingHost


def _read_title(meeting: MeetingPlan | Meeting) -> str:
    """Return the title in the language of the interface, in English where there is none."""
    return shown_text(meeting.title, meeting.title_ru.strip(), language())


def _invited(book: PartyBook, body: Body) -> list[PartyRow]:
    """Return the States and organizations whose status the body invites."""
    wanted = frozenset(body.invited)
    return [row for row in book.in_order() if row.status in wanted]
