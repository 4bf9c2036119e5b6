"""The official List of Participants: what it says, its files, and its issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from cica_events.documents.content import (
    MAY_BE_SHOWN,
    USUALLY_SHOWN,
    ChangeKind,
    ListChange,
    ListContent,
    ListedParty,
    ListedPerson,
    ListedSection,
    ListOptions,
)
from cica_events.documents.cover import Cover
from cica_events.documents.frozen import freeze, thaw
from cica_events.documents.list_changes import compare
from cica_events.documents.list_of_participants import build
from cica_events.documents.pdf import write_pdf
from cica_events.documents.word import write_word
from cica_events.domain.dates import VagueDate
from cica_events.domain.issues import LIST_STAGES, Issue, IssueStage
from cica_events.domain.zones import zone_called
from cica_events.errors import InputError
from cica_events.exports.target import replacing
from cica_events.i18n import LANGUAGES, N_, _, language, ngettext, translator
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.queries.issues import IssueRow, issue_rows, stage_name
from cica_events.queries.parties import party_book
from cica_events.services.editing import one
from cica_events.services.exporting import ExportService, Written
from cica_events.services.meeting_facts import meeting_facts
from cica_events.services.meetings import MeetingService
from cica_events.services.participants import ParticipantService
from cica_events.services.removal import remove

__all__ = [
    "LIST_STAGES",
    "MAY_BE_SHOWN",
    "USUALLY_SHOWN",
    "ChangeKind",
    "Cover",
    "DocumentService",
    "IssueRow",
    "IssueStage",
    "ListChange",
    "ListContent",
    "ListOptions",
    "ListedParty",
    "ListedPerson",
    "ListedSection",
    "Written",
]

DOCUMENT = "list-of-participants"
_SINCE = {
    IssueStage.PROVISIONAL: N_("Changes since the provisional list"),
    IssueStage.REVISION: N_("Changes since Revision {number}"),
    IssueStage.FINAL: N_("Changes since the final list"),
}
SUFFIXES = (".docx", ".pdf", ".xlsx")


class DocumentService:
    """Builds, writes and issues the List of Participants of a meeting."""

    def __init__(
        self,
        database: Database,
        meetings: MeetingService,
        participants: ParticipantService,
        exports: ExportService,
        templates_folder: Path | None = None,
    ) -> None:
        self._database = database
        self._meetings = meetings
        self._participants = participants
        self._exports = exports
        self._templates_folder = templates_folder

    def content(self, meeting_id: str, options: ListOptions) -> ListContent:
        """Return what the list says now, in protocol order.

        Who declined or was replaced is left out; changes are those since the last issue. Raises InputError
        for a language or option that does not exist, NotFoundError for the meeting.
        """
        _refuse_unknown(options)
        meeting = self._meetings.get(meeting_id)
        rows = self._participants.rows(meeting.id, options.language)
        made = build(
            meeting_facts(self._meetings, meeting, options.language),
            rows,
            options,
            revision=self._next_revision(meeting.id),
            formal_names=self._formal_names(options),
        )
        return self._with_changes(meeting.id, made) if options.with_changes else made

    def write(
        self, meeting_id: str, path: Path, options: ListOptions, progress: Progress = silent
    ) -> Written:
        """Write the list as .docx, .pdf or .xlsx, by the ending of `path`: all of it or nothing.

        Raises InputError for an option or a template that cannot be used, NotFoundError for the meeting,
        OutputError where the file cannot be written, Cancelled.
        """
        suffix = _suffix_of(path, SUFFIXES)
        if suffix == ".xlsx":
            _refuse_unknown(options)
            version = stage_name(options.stage, self._next_revision(meeting_id), options.language)
            return self._exports.write_official(
                meeting_id,
                path,
                options,
                version=version,
                formal_names=self._formal_names(options),
                progress=progress,
            )
        return self._write(self.content(meeting_id, options), path, progress)

    def hand_out(
        self, meeting_id: str, path: Path, options: ListOptions, progress: Progress = silent
    ) -> Written:
        """Write the list as `write` does and record its issue as `issue` does: both or neither."""
        # One order: a draft is written aside, then the issue is recorded, last the draft takes its place.
        # Where recording fails no file appears; where the last step fails the issue is withdrawn again.
        issue_id = ""
        try:
            with TemporaryDirectory() as folder, replacing(path) as file:
                draft = self.write(meeting_id, Path(folder) / path.name, options, progress)
                file.write(draft.path.read_bytes())
                file.flush()
                issue_id = self.issue(meeting_id, options)
        except BaseException:
            if issue_id:
                self.withdraw([issue_id])
            raise
        return Written(path, draft.notices)

    def write_issue(self, issue_id: str, path: Path, progress: Progress = silent) -> Written:
        """Write a list as it was issued, as .docx or .pdf; raises as `write`."""
        _suffix_of(path, SUFFIXES[:2])
        return self._write(self.issued(issue_id), path, progress)

    def issue(self, meeting_id: str, options: ListOptions) -> str:
        """Record that the list is given out as it is now, and return the issue's id.

        Revisions are numbered from 1. Raises InputError where `options` names no stage.
        """
        if options.stage is None:
            raise InputError(_("Choose what is issued: provisional, a revision or final."))
        content = self.content(meeting_id, options)
        meeting = self._meetings.get(meeting_id)
        revision = self._next_revision(meeting.id) if options.stage is IssueStage.REVISION else 0
        name = stage_name(options.stage, revision, language())
        label = _("Issue of the list of participants: {version}").format(version=name)
        with self._database.changing(label) as session:
            record = Issue(
                meeting_id=meeting.id,
                document=DOCUMENT,
                stage=options.stage,
                number=revision,
                symbol=content.cover.symbol,
                language=options.language,
                issued_at=datetime.now(UTC),
                content=freeze(content),
            )
            session.add(record)
            return str(record.id)

    def issues(self, meeting_id: str) -> list[IssueRow]:
        """Return the issues of the list, the newest first."""
        with self._database.reading() as session:
            return issue_rows(session, meeting_id, DOCUMENT)

    def issued(self, issue_id: str) -> ListContent:
        """Return what an issue said; NotFoundError where there is none."""
        with self._database.reading() as session:
            return thaw(str(one(session, Issue, issue_id).content))

    def changes(self, meeting_id: str, options: ListOptions, since: str | None = None) -> list[ListChange]:
        """Return what changed since the issue `since`, or since the last one; nothing without an issue."""
        issues = self.issues(meeting_id)
        before = since or (issues[0].id if issues else None)
        if before is None:
            return []
        return compare(self.issued(before), self.content(meeting_id, replace(options, with_changes=False)))

    def withdraw(self, issue_ids: Sequence[str]) -> None:
        """Remove issues as one step that can be undone."""
        text = ngettext("Withdrawal of {count} issue", "Withdrawal of {count} issues", len(issue_ids))
        with self._database.changing(text.format(count=len(issue_ids))) as session:
            remove(session, Issue, issue_ids)

    def _write(self, content: ListContent, path: Path, progress: Progress) -> Written:
        write = write_pdf if path.suffix.lower() == ".pdf" else write_word
        return Written(path, write(content, path, self._templates_folder, progress))

    def _formal_names(self, options: ListOptions) -> dict[str, str]:
        if not options.formal_names:
            return {}
        with self._database.reading() as session:
            book = party_book(session, options.language)
        russian = options.language == "ru"
        return {row.id: (row.formal_name_ru if russian else row.formal_name) for row in book.rows.values()}

    def _next_revision(self, meeting_id: str) -> int:
        numbers = (row.number for row in self.issues(meeting_id) if row.stage is IssueStage.REVISION)
        return max(numbers, default=0) + 1

    def _with_changes(self, meeting_id: str, made: ListContent) -> ListContent:
        issues = self.issues(meeting_id)
        if not issues:
            return made
        last, words = issues[0], translator(made.language)
        zone = zone_called(self._meetings.get(meeting_id).time_zone)
        day = last.issued_at.astimezone(zone).date() if last.issued_at else None
        heading = words.gettext(_SINCE[last.stage]).format(number=last.number)
        if day:
            heading += f" ({VagueDate.of(day).in_words(made.language)})"
        changes = tuple(compare(self.issued(last.id), made))
        return replace(made, changes_heading=heading, changes=changes)


def _refuse_unknown(options: ListOptions) -> None:
    if options.language not in LANGUAGES:
        message = _("Documents are written in {languages}, not in “{language}”.")
        raise InputError(message.format(languages=", ".join(LANGUAGES), language=options.language))
    unknown = sorted(options.show - MAY_BE_SHOWN)
    if unknown:
        message = _("The list cannot show “{name}”. Choose from: {names}.")
        raise InputError(message.format(name=unknown[0], names=", ".join(sorted(MAY_BE_SHOWN))))
    if options.columns not in (1, 2):
        raise InputError(_("The list has one column or two."))


def _suffix_of(path: Path, suffixes: Sequence[str]) -> str:
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        message = _("“{name}” must end in {suffixes}.")
        raise InputError(message.format(name=path.name, suffixes=_(" or ").join(suffixes)))
    return suffix
