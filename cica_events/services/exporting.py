"""Handing out documents of a meeting."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol, TypedDict, Unpack, cast

from cica_events.documents.content import ListChange, ListOptions
from cica_events.documents.list_of_participants import capitals
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field
from cica_events.domain.safe_names import file_name
from cica_events.domain.zones import zone_called
from cica_events.errors import InputError, StorageError
from cica_events.exports.agenda_titles import as_edited
from cica_events.exports.export import (
    Changes,
    Export,
    ExportInput,
    ListedChange,
    MeetingHeading,
    Provenance,
)
from cica_events.exports.listed import listed
from cica_events.exports.participant_fields import person_fields
from cica_events.exports.participant_sets import official_columns
from cica_events.exports.present import PresentTexts
from cica_events.exports.programme_lines import ProgrammeLine, programme_lines
from cica_events.exports.registry import all_exports, find_export
from cica_events.exports.text import cell_text
from cica_events.i18n import LANGUAGES, _, language, translator
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.queries.agenda import AgendaRow
from cica_events.queries.delegations import DelegationRow
from cica_events.queries.issues import IssueRow
from cica_events.queries.meetings import MeetingRow
from cica_events.queries.participants import ParticipantRow
from cica_events.queries.particulars import particulars
from cica_events.queries.programme import programme_of
from cica_events.services.agenda import AgendaService
from cica_events.services.meetings import MeetingService
from cica_events.services.participants import ParticipantService


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was handed out, and what the user should be told about it."""

    path: Path
    notices: tuple[str, ...]


class IssuedLists(Protocol):
    """What is known of the lists that were issued: the service of documents, which stands on this one."""

    def issues(self, meeting_id: str) -> list[IssueRow]:
        """Return the issues, the newest first."""

    def changes(self, meeting_id: str, options: ListOptions, since: str | None = None) -> list[ListChange]:
        """Return what changed since the issue `since`."""


class Wanted(TypedDict, total=False):
    """What may be said of a document that is written; whatever is not said, or None, is the usual.

    `columns` are keys of fields and columns of one's own ("=Room"); a private one is taken where it is named,
    and no other. `sheets` are those wanted beside the first, `only` the ids of the delegations that are
    wanted; without a word all. What `comes_back`, as it does unless told otherwise, keeps hidden the ids of
    its records and the values of the chosen columns, to tell what was edited there.
    """

    columns: Sequence[str] | None
    in_language: str | None
    sheets: Collection[str] | None
    only: Collection[str] | None
    comes_back: bool


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is wanted of a document; None for the usual columns, all sheets, all delegations."""

    columns: Sequence[str] | None
    language: str
    sheets: Collection[str] | None = None
    only: Collection[str] | None = None
    version: str = ""
    symbol: str = ""
    dress: Callable[[ParticipantRow], ParticipantRow] | None = None  # prints names another way
    comes_back: bool = False  # with the ids of its records and the values as exported


class ExportService:
    """Gathers what a document needs and lets its export write it."""

    def __init__(
        self,
        database: Database,
        meetings: MeetingService,
        participants: ParticipantService,
        agenda: AgendaService,
        issued: Callable[[], IssuedLists],
    ) -> None:
        self._database, self._issued = database, issued
        self._meetings = meetings
        self._participants = participants
        self._agenda = agenda

    def all(self) -> tuple[Export, ...]:
        """Return every kind of document."""
        return all_exports()

    def suggested_name(self, key: str, meeting_id: str, in_language: str) -> str:
        """Return a file name such as "SOC-2023-12-12 Agenda.xlsx", in the document's language."""
        export = find_export(key)
        label = translator(in_language).gettext(export.label)
        return file_name(f"{self._meetings.get(meeting_id).key} {label}{export.suffix}")

    def changes_known(self, key: str, meeting_id: str) -> bool:
        """Tell whether the document can say what changed: a list of participants that was issued before."""
        return key == "participants" and bool(self._issued().issues(meeting_id))

    def write(
        self,
        key: str,
        meeting_id: str,
        path: Path,
        *,
        progress: Progress = silent,
        **wanted: Unpack[Wanted],
    ) -> Written:
        """Write the document `key` of a meeting to `path`: all of it or nothing, in the language at hand.

        Raises InputError for a column, sheet or language that does not exist, NotFoundError for the meeting,
        OutputError where the file cannot be written, Cancelled.
        """
        choice = _Choice(
            wanted.get("columns"),
            wanted.get("in_language") or language(),
            wanted.get("sheets"),
            wanted.get("only"),
            comes_back=wanted.get("comes_back", True),
        )
        return self._write(find_export(key), meeting_id, path, choice, progress)

    def present_texts(
        self, key: str, meeting_id: str, columns: Sequence[str], in_language: str
    ) -> Mapping[str, Mapping[str, str]]:
        """Return by the record's id the plain texts that the document `key` would hold now, by key of field.

        `columns` are those of a document that came back, in the language `in_language`; fields that do not
        exist any more are left out. Raises NotFoundError for the meeting or the document.
        """
        export, meeting = find_export(key), self._meetings.get(meeting_id)
        known = {field.key for field in export.fields}
        fields = export.columns([each for each in columns if each in known])
        rows = self._rows(key, meeting, fields, _Choice(None, in_language))
        if key == "agenda":
            rows = as_edited(cast(Sequence[AgendaRow], rows), in_language, columns)
        if key == "programme":
            rows = as_edited(cast(Sequence[ProgrammeLine], rows), in_language, columns)
        return PresentTexts(ExportInput(in_language, self._heading(meeting, in_language), fields, rows))

    def write_official(
        self,
        meeting_id: str,
        path: Path,
        options: ListOptions,
        *,
        version: str = "",
        formal_names: Mapping[str, str] | None = None,
        progress: Progress = silent,
    ) -> Written:
        """Write the official list of participants as a workbook, without those who declined or were replaced.

        `version`, such as "Provisional", and the symbol stand beside the title; `formal_names` by party id
        replace the short ones. Columns are of a printed page, so `options.columns` says nothing here.
        Raises as `write`.
        """
        symbol = cell_text(options.symbol or self._meetings.get(meeting_id).symbol)
        dress = partial(_dressed, in_capitals=options.capitals, formal_names=formal_names or {})
        columns = official_columns(options.show)
        choice = _Choice(columns, options.language, version=version, symbol=symbol, dress=dress)
        return self._write(find_export("participants"), meeting_id, path, choice, progress)

    def _write(
        self, export: Export, meeting_id: str, path: Path, choice: _Choice, progress: Progress
    ) -> Written:
        if choice.language not in LANGUAGES:
            message = _("Documents are written in {languages}, not in “{language}”.")
            raise InputError(message.format(languages=", ".join(LANGUAGES), language=choice.language))
        columns, sheets = export.columns(choice.columns), export.chosen_sheets(choice.sheets)
        meeting = self._meetings.get(meeting_id)
        rows = self._rows(export.key, meeting, columns, choice)
        heading = self._heading(meeting, choice.language)
        document = ExportInput(choice.language, heading, columns, rows, sheets)
        document = replace(document, version=choice.version, symbol=choice.symbol)
        if choice.comes_back and export.comes_back:
            document = replace(document, provenance=Provenance(export.key, meeting.id))
        notices: tuple[str, ...] = ()
        if export.key == "participants" and document.wants("changes"):
            try:
                document = replace(document, changes=self._changes(meeting, choice.language))
            except StorageError as error:  # of what was issued: the list as it is now can still be handed out
                notices = (str(error),)
        return Written(path, (*notices, *export.write(document, path, progress)))

    def _rows(
        self, key: str, meeting: MeetingRow, columns: Sequence[Field], choice: _Choice
    ) -> Sequence[object]:
        if key == "agenda":
            return self._agenda.rows(meeting.id)
        if key == "programme":
            return self._programme(meeting, choice.language)
        if key == "delegations":
            return self._delegations(meeting, choice.language, choice.only)
        of_person = set(person_fields())
        asked = [(field.key, field.kind) for field in columns if field in of_person]
        with self._database.reading() as session:
            people = particulars(session, meeting.id, asked, choice.language)
        rows = self._participants.rows(meeting.id, choice.language)
        return listed([choice.dress(row) for row in rows] if choice.dress else rows, people)

    def _programme(self, meeting: MeetingRow, in_language: str) -> Sequence[ProgrammeLine]:
        with self._database.reading() as session:
            found = programme_of(session, meeting.id, in_language)
        return programme_lines(found, in_language) if found else []

    def _delegations(
        self, meeting: MeetingRow, in_language: str, only: Collection[str] | None
    ) -> Sequence[DelegationRow]:
        rows = self._participants.with_delegations(meeting.id, in_language)[1]
        return [row for row in rows if only is None or row.id in only]

    def _changes(self, meeting: MeetingRow, in_language: str) -> Changes | None:
        """Return what changed since the list was issued last; None where it never was."""
        lists = self._issued()
        issues = lists.issues(meeting.id)
        if not issues:
            return None
        found = lists.changes(meeting.id, ListOptions(language=in_language), issues[0].id)
        text = translator(in_language).gettext
        lines = [ListedChange(text(one.kind.label), one.party, one.name, one.text) for one in found]
        return Changes(_called(issues[0], meeting, in_language), tuple(lines))

    def _heading(self, meeting: MeetingRow, in_language: str) -> MeetingHeading:
        country = self._meetings.place_of(meeting.id, in_language)
        return MeetingHeading(
            key=cell_text(meeting.key),  # it stands at the foot of pages, too
            title=meeting.shown_title(in_language),
            body=self._meetings.bodies.get(meeting.body).name.text(in_language),
            date=meeting.date.in_words(in_language) if meeting.date else "",
            place=country,
            as_of=datetime.now(zone_called(meeting.time_zone)),
        )


def _dressed(row: ParticipantRow, *, in_capitals: bool, formal_names: Mapping[str, str]) -> ParticipantRow:
    family_name = capitals(row.family_name) if in_capitals else row.family_name
    party = formal_names.get(row.party_id or "") or row.party
    return row._replace(family_name=family_name, party=party)


def _called(issue: IssueRow, meeting: MeetingRow, in_language: str) -> str:
    """Return "Revision 1, 5 December 2023"."""
    if issue.issued_at is None:
        return issue.name(in_language)
    day = issue.issued_at.astimezone(zone_called(meeting.time_zone)).date()
    return f"{issue.name(in_language)}, {VagueDate.of(day).in_words(in_language)}"
