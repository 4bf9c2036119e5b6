"""The versions of an agenda that were given out: issuing, reading, comparing and withdrawing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.agenda_changes import AgendaChange, AgendaChangeKind, compare
from cica_events.domain.agenda_versions import AgendaContent, VersionItem, VersionSpeaker, freeze, thaw
from cica_events.domain.body_file import Wording
from cica_events.domain.issues import AGENDA_STAGES, Issue, IssueStage
from cica_events.domain.participation import ABSENT
from cica_events.domain.zones import zone_called
from cica_events.errors import InputError, NotFoundError
from cica_events.i18n import LANGUAGES, _, language, ngettext
from cica_events.persistence.database import Database
from cica_events.queries.agenda import AgendaRow
from cica_events.queries.agenda_in_programme import full_agenda_rows
from cica_events.queries.issues import IssueRow, issue_rows, stage_name
from cica_events.queries.meetings import MeetingRow, meeting_by
from cica_events.queries.speakers import SpeakerRow, speaker_rows
from cica_events.services.editing import one
from cica_events.services.meetings import MeetingService
from cica_events.services.removal import remove

__all__ = [
    "AGENDA_STAGES",
    "AgendaChange",
    "AgendaChangeKind",
    "AgendaContent",
    "AgendaVersionService",
    "IssueRow",
    "IssueStage",
    "VersionItem",
    "VersionSpeaker",
]

DOCUMENT: Final = "agenda"
_REVISION: Final = "/Rev."
_CLOCK: Final = "%H:%M"


class AgendaVersionService:
    """Freezes an agenda at each of its stages, and tells what changed between two versions."""

    def __init__(self, database: Database, meetings: MeetingService) -> None:
        self._database = database
        self._meetings = meetings

    def present(self, meeting_id: str) -> AgendaContent:
        """Return the agenda as it is now; NotFoundError where the meeting is gone."""
        with self._database.reading() as session:
            meetings = [meeting_by(session, each, meeting_id) for each in ("en", "ru")]
            if meetings[0] is None or meetings[1] is None:
                raise NotFoundError(_("The meeting was removed."))
            items = _items(session, meetings[0])
            places = [", ".join(filter(None, (row.venue, row.place, row.country))) for row in meetings if row]
        meeting = meetings[0]
        dates = [meeting.date.in_words(each) if meeting.date else "" for each in ("en", "ru")]
        return AgendaContent(
            body=self._meetings.bodies.get(meeting.body).name,
            meeting=Wording(meeting.title, meeting.title_ru),
            date=Wording(*dates),
            place=Wording(*places),
            style=meeting.number_style,
            items=items,
        )

    def proposed_symbol(self, meeting_id: str, stage: IssueStage) -> str:
        """Return the symbol that the next version of `stage` would have by the body's pattern.

        A revision keeps the symbol of what it revises, with "/Rev.1"; empty where the body has no pattern.
        """
        meeting = self._meetings.get(meeting_id)
        issues = self.issues(meeting.id)
        if stage is IssueStage.REVISION and issues and issues[0].symbol:
            return f"{_unrevised(issues[0].symbol)}{_REVISION}{_next_revision(issues)}"
        with self._database.reading() as session:
            given = session.scalars(select(Issue.symbol).where(Issue.meeting_id == meeting.id))
            taken = {"", meeting.symbol, *map(_unrevised, given)}
        body = self._meetings.bodies.get(meeting.body)
        if not body.symbol_pattern:
            return meeting.symbol
        day = meeting.date.first_day if meeting.date else date.today()  # noqa: DTZ011 - the organizer's own day
        numbers = range(1, len(taken) + 1)
        symbols = (body.symbol(number, meeting.ordinal, day.year) for number in numbers)
        return next((symbol for symbol in symbols if symbol not in taken), "")

    def issue(self, meeting_id: str, stage: IssueStage, symbol: str = "", language: str = "en") -> str:
        """Record that the agenda is given out as it is now, and return the issue's id.

        Without a `symbol` it has the proposed one. Revisions are numbered from 1. Raises InputError for a
        stage or a language that an agenda does not have, and for an agenda without items.
        """
        _refuse_unknown(stage, language)
        content = self.present(meeting_id)
        if not content.items:
            raise InputError(_("The agenda has no item yet. Write one before you issue it."))
        revision = _next_revision(self.issues(meeting_id)) if stage is IssueStage.REVISION else 0
        name = stage_name(stage, revision, _interface())
        with self._database.changing(_("Issue of the agenda: {version}").format(version=name)) as session:
            record = Issue(
                meeting_id=meeting_id,
                document=DOCUMENT,
                stage=stage,
                number=revision,
                symbol=symbol.strip() or self.proposed_symbol(meeting_id, stage),
                language=language,
                issued_at=datetime.now(UTC),
                content=freeze(content),
            )
            session.add(record)
            return str(record.id)

    def issues(self, meeting_id: str) -> list[IssueRow]:
        """Return the versions that were given out, the newest first."""
        with self._database.reading() as session:
            return issue_rows(session, meeting_id, DOCUMENT)

    def issued(self, issue_id: str) -> AgendaContent:
        """Return the agenda as it was given out; NotFoundError where there is no such version."""
        with self._database.reading() as session:
            record: Issue = one(session, Issue, issue_id)
            if record.document != DOCUMENT:
                raise NotFoundError(_("This is no version of an agenda."))
            zone = zone_called(self._meetings.get(record.meeting_id).time_zone)
            frozen = thaw(record.content)
            moment = record.issued_at.astimezone(zone).date().isoformat() if record.issued_at else ""
            return _labelled(frozen, record, moment)

    def compare(self, before_id: str, after_id: str | None = None) -> list[AgendaChange]:
        """Return what changed from one version to another, or to the agenda as it is now."""
        before = self.issued(before_id)
        if after_id is not None:
            return compare(before, self.issued(after_id))
        with self._database.reading() as session:
            meeting_id = str(one(session, Issue, before_id).meeting_id)
        return compare(before, self.present(meeting_id))

    def withdraw(self, issue_ids: Sequence[str]) -> None:
        """Remove versions as one step that can be undone."""
        text = ngettext("Withdrawal of {count} issue", "Withdrawal of {count} issues", len(issue_ids))
        with self._database.changing(text.format(count=len(issue_ids))) as session:
            remove(session, Issue, issue_ids)


def _refuse_unknown(stage: IssueStage, language: str) -> None:
    if stage not in AGENDA_STAGES:
        names = ", ".join(each.text for each in AGENDA_STAGES)
        raise InputError(_("An agenda is issued as one of these: {stages}.").format(stages=names))
    if language not in LANGUAGES:
        message = _("Documents are written in {languages}, not in “{language}”.")
        raise InputError(message.format(languages=", ".join(LANGUAGES), language=language))


def _interface() -> str:
    return language()


def _unrevised(symbol: str) -> str:
    return symbol.partition(_REVISION)[0]


def _next_revision(issues: Sequence[IssueRow]) -> int:
    return 1 + max((row.number for row in issues if row.stage is IssueStage.REVISION), default=0)


def _labelled(content: AgendaContent, record: Issue, issued_on: str) -> AgendaContent:
    return replace(
        content,
        symbol=record.symbol,
        stage=record.stage.value,
        revision=record.number,
        issued_on=issued_on,
    )


def _items(session: Session, meeting: MeetingRow) -> tuple[VersionItem, ...]:
    english = full_agenda_rows(session, meeting, "en")
    russian = full_agenda_rows(session, meeting, "ru")
    speakers = [speaker_rows(session, meeting.id, each) for each in ("en", "ru")]
    return tuple(
        _item(row, other, [_coming(found.get(row.id, ())) for found in speakers])
        for row, other in zip(english, russian, strict=True)
    )


def _coming(speakers: Sequence[SpeakerRow]) -> list[SpeakerRow]:
    """Return who is still to speak: nobody who declined or was replaced."""
    return [each for each in speakers if each.status not in ABSENT]


def _item(row: AgendaRow, russian: AgendaRow, speakers: Sequence[Sequence[SpeakerRow]]) -> VersionItem:
    return VersionItem(
        id=row.id,
        parent_id=row.parent_id,
        depth=row.depth,
        number=row.number,
        cited=row.cited,
        title=Wording(row.title, row.title_ru),
        kind=row.kind,
        annotation=row.annotation,
        documents=tuple(line.strip() for line in row.symbol.splitlines() if line.strip()),
        speakers=tuple(_speaker(*both) for both in zip(*speakers, strict=True)),
        expected=row.expected,
        visibility=row.visibility,
        dimension=row.dimension,
        priority_area=row.priority_area,
        minutes=row.duration,
        session=Wording(row.session, russian.session),
        start=_clock(row.start),
        end=_clock(row.end),
    )


def _speaker(row: SpeakerRow, russian: SpeakerRow) -> VersionSpeaker:
    return VersionSpeaker(
        role=row.role,
        name=Wording(row.speaker, russian.speaker),
        party=Wording(row.party, russian.party),
        function=row.function,
        topic=Wording(row.topic, row.topic_ru),
        minutes=row.minutes,
    )


def _clock(moment: time | None) -> str:
    return moment.strftime(_CLOCK) if moment else ""
