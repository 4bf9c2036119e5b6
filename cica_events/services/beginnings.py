"""What a meeting begins with: its body's template, an earlier meeting, or a template of the office."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.agenda_templates import all_items
from cica_events.domain.beginnings import Beginning, FollowUp, Part, Start
from cica_events.domain.bodies import Body
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Delegation
from cica_events.domain.meeting_templates import MeetingTemplate
from cica_events.domain.meetings import Meeting, Stage
from cica_events.domain.rules import tidy
from cica_events.errors import NotFoundError, ValidationError
from cica_events.i18n import _, language, ngettext
from cica_events.persistence.database import Database
from cica_events.queries.meetings import MeetingRow, day_of, meeting_by
from cica_events.queries.parties import PartyRow, party_book
from cica_events.services.editing import NounService, one
from cica_events.services.follow_ups import open_follow_ups, take_up, with_follow_ups
from cica_events.services.meeting_copying import beginning_of
from cica_events.services.meeting_plan import MeetingPlan
from cica_events.services.meeting_templates import (
    KEPT,
    TemplateRow,
    beginning_from,
    content_of,
    template_rows,
)
from cica_events.services.meetings import MeetingService
from cica_events.services.removal import remove
from cica_events.services.usual_programme import add_usual_programme


class BeginningService(NounService):
    """Plans meetings from what was, and keeps the templates of the office."""

    entity = MeetingTemplate

    def __init__(self, database: Database, meetings: MeetingService) -> None:
        super().__init__(database)
        self._meetings = meetings

    # Where a meeting may begin

    def earlier(self, body_code: str) -> list[MeetingRow]:
        """Return the meetings of a body that another can begin with: those held first, the latest first."""
        rows = [row for row in self._meetings.rows() if row.body == body_code]
        rows = [row for row in rows if row.stage is not Stage.CANCELLED]
        rows.sort(key=_lateness, reverse=True)
        return rows

    def templates(self, body_code: str | None = None) -> list[TemplateRow]:
        """Return the templates that the office saved for a body, or all of them, by name."""
        with self._database.reading() as session:
            return template_rows(session, body_code)

    def offer(self, body_code: str, start: Start | None = None) -> Beginning:
        """Return what a meeting of the body can begin with at `start`, with what the last one left open.

        Raises NotFoundError where the meeting or template is gone, ValidationError where the template cannot
        be read.
        """
        body = self._meetings.bodies.get(body_code)
        start = start or Start()
        before = start.meeting_id or next((row.id for row in self.earlier(body_code)), None)
        with self._database.reading() as session:
            found = _beginning(session, start, body)
            return replace(found, follow_ups=open_follow_ups(session, body_code, before, language()))

    # Planning

    def plan(
        self,
        beginning: Beginning,
        when: VagueDate | None,
        ordinal: int | None = None,
        *,
        parts: Collection[Part] | None = None,
        follow_ups: Iterable[FollowUp] = (),
    ) -> MeetingPlan:
        """Return the meeting that begins so and is held on `when`, vague or exact; it can still be changed.

        Without `parts` those that are usually taken over; `follow_ups` become items of the agenda.
        """
        chosen = beginning.usual if parts is None else frozenset(parts) & frozenset(beginning.counts)
        base = self._meetings.plan(beginning.body, when, ordinal)
        plan = _with_parts(base, beginning, chosen, follow_ups)
        source = beginning.start.meeting_id
        if not source:
            return plan
        if Part.DELEGATIONS in chosen:
            plan = replace(plan, invited=self._invited(source, plan))
        return replace(plan, source_id=source)

    def create(self, plan: MeetingPlan) -> str:
        """Create the meeting with all that it begins with as one step, and return its id."""
        return self._meetings.create(plan)

    def _invited(self, source_id: str, plan: MeetingPlan) -> tuple[PartyRow, ...]:
        """Return whom the earlier meeting invited; where that was not recorded, all who are usual or came."""
        with self._database.reading() as session:
            query = select(Delegation.party_id, Delegation.invited).where(Delegation.meeting_id == source_id)
            then = {row.party_id: row.invited for row in session.execute(query) if row.party_id}
            book = party_book(session, language(), day_of(plan.date))
        wanted = {party_id for party_id, invited in then.items() if invited}
        wanted = wanted or {*then, *(row.id for row in plan.invited)}
        return tuple(row for row in book.in_order() if row.id in wanted)

    # A meeting that is there already

    def follow_ups(self, meeting_id: str) -> tuple[FollowUp, ...]:
        """Return what the last meeting left open or is meant for this one, but is no item of it yet."""
        row = self._meetings.get(meeting_id)
        with self._database.reading() as session:
            before = _last_before(session, row)
            found = open_follow_ups(session, row.body, before, language(), row.id)
            titles = set(session.scalars(select(AgendaItem.title).where(AgendaItem.meeting_id == row.id)))
        return tuple(each for each in found if each.title not in titles)

    def take_up(self, meeting_id: str, outcome_ids: Collection[str]) -> list[str]:
        """Make items of those of these outcomes that are open, as one step; return the items' ids."""
        chosen = [each for each in self.follow_ups(meeting_id) if each.outcome_id in outcome_ids]
        text = ngettext("{count} open outcome taken up", "{count} open outcomes taken up", len(chosen))
        with self._database.changing(text.format(count=len(chosen))) as session:
            return take_up(session, meeting_id, chosen)

    def add_usual_programme(self, meeting_id: str) -> list[str]:
        """Give a meeting without sessions the usual ones of its body as one step; return their ids.

        Where it has no agenda either, it gets that too. Raises ValidationError where it has sessions, or its
        body no usual programme.
        """
        body = self._meetings.bodies.get(self._meetings.get(meeting_id).body)
        with self._database.changing(_("Usual programme of the body")) as session:
            return add_usual_programme(session, meeting_id, body)

    # The templates of the office

    def save_template(self, meeting_id: str, name: str, parts: Collection[Part] = KEPT) -> str:
        """Save those of the `parts` of a meeting that a template can hold, and return the template's id.

        A template of that name for the same body is replaced. Raises ValidationError for an empty name, or
        where the meeting has nothing of the parts.
        """
        row = self._meetings.get(meeting_id)
        called = self._name(name)
        with self._database.reading() as session:
            found = beginning_of(session, row, Body.plain(row.body), language())
            patterns = beginning_of(session, row, self._meetings.bodies.get(row.body), language())
        wanted = frozenset(parts) & frozenset(KEPT) & frozenset(found.counts)
        if not wanted:
            raise ValidationError("content", _("The meeting has nothing that a template could keep."))
        content = content_of(patterns, wanted)
        with self._database.changing(_("Template “{name}”").format(name=called)) as session:
            same = _called(session, row.body, called)
            record = same[0] if same else MeetingTemplate(body=row.body)
            record.name, record.content = called, content
            session.add(record)
            return str(record.id)

    def rename(self, template_id: str, name: str) -> None:
        """Give a template another name; ValidationError where another of the body is called so."""
        called = self._name(name)
        with self._database.changing(_("Another name of a template")) as session:
            record: MeetingTemplate = one(session, MeetingTemplate, template_id)
            if any(other.id != template_id for other in _called(session, record.body, called)):
                reason = _("There is a template “{name}” already. Choose another name.")
                raise ValidationError("name", reason.format(name=called))
            record.name = called

    def remove(self, ids: Sequence[str]) -> None:
        """Remove saved templates."""
        text = ngettext("Removal of {count} template", "Removal of {count} templates", len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, MeetingTemplate, ids)

    def _name(self, name: str) -> str:
        called = str(tidy(self.fields["name"], " ".join(name.split())))
        if not called:
            raise ValidationError("name", _("Give the template a name."))
        return called


def _lateness(row: Any) -> tuple[object, ...]:
    """Return the sorting key by which the meeting held last is the greatest."""
    return row.stage is Stage.HELD, row.date is not None, row.date.sort_key if row.date else (), row.key


def _last_before(session: Session, row: MeetingRow) -> str | None:
    """Return the meeting of its body that was held last before `row`; of thousands little is read."""
    columns = (Meeting.id, Meeting.key, Meeting.ordinal, Meeting.date, Meeting.stage)
    query = select(*columns).where(Meeting.body == row.body, Meeting.stage == Stage.HELD)
    found = [one for one in session.execute(query) if _is_before(one, row)]
    return max(found, key=_lateness).id if found else None


def _is_before(one: Any, row: MeetingRow) -> bool:
    if one.id == row.id:
        return False
    if one.ordinal is not None and row.ordinal is not None:
        return bool(one.ordinal < row.ordinal)
    return row.date is None or (one.date is not None and one.date < row.date)


def _called(session: Session, body: str, name: str) -> list[MeetingTemplate]:
    records = session.scalars(select(MeetingTemplate).where(MeetingTemplate.body == body))
    return [record for record in records if record.name.casefold() == name.casefold()]


def _beginning(session: Session, start: Start, body: Body) -> Beginning:
    if start.template_id:
        return replace(beginning_from(session, start.template_id), body=body.code)
    if start.meeting_id:
        row = meeting_by(session, language(), start.meeting_id)
        if row is None:
            raise NotFoundError(_("The meeting was removed."))
        return beginning_of(session, row, body, language())
    counts = {
        Part.AGENDA: len(list(all_items(body.agenda))),
        Part.PROGRAMME: len(body.programme),
        Part.ROOMS: len(body.rooms),
    }
    found = {part: count for part, count in counts.items() if count}
    return Beginning(
        start=start,
        body=body.code,
        name=body.name.text(language()),
        counts=found,
        usual=frozenset(found),
        agenda=body.agenda,
        programme=body.programme,
        rooms=body.rooms,
    )


def _with_parts(
    base: MeetingPlan, beginning: Beginning, parts: frozenset[Part], follow_ups: Iterable[FollowUp]
) -> MeetingPlan:
    programme = beginning.programme
    if Part.ROOMS not in parts:
        programme = tuple(replace(each, room="") for each in programme)
    place = dict(beginning.place) if Part.ROOMS in parts else {}
    settings = dict(beginning.settings)
    form = settings.pop("format", base.format)
    chair = settings.pop("chair_id", None)
    if chair and Part.HOSTS in parts:
        settings["chair_id"] = chair
    return replace(
        base,
        place=place.pop("place", base.place),
        country_id=place.pop("country_id", base.country_id),
        format=form,
        agenda=with_follow_ups(beginning.agenda if Part.AGENDA in parts else (), follow_ups),
        with_programme=Part.PROGRAMME in parts,
        programme=programme,
        rooms=beginning.rooms if Part.ROOMS in parts else (),
        hosts=beginning.hosts if Part.HOSTS in parts else (),
        links=beginning.links if Part.LINKS in parts else (),
        parts=parts,
        settings=settings | place,
    )
