"""Agenda, programme, chair's programme and list of speakers: what they say, and their files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cica_events.documents import agenda_paper, chair_paper, programme_paper, speakers_paper
from cica_events.documents.agenda_paper import AgendaEntry, visible
from cica_events.documents.cover import MeetingFacts
from cica_events.documents.house_words import HouseWords, house_words
from cica_events.documents.paper import Line, Look, Paper, Part, Row, RowLook, Table, Tone
from cica_events.documents.paper_options import (
    ANNOTATIONS,
    DOCUMENTS,
    KINDS,
    MAY_BE_PRINTED,
    NOTES,
    PRONUNCIATION,
    SPEAKERS,
    TIMES,
    USUALLY_PRINTED,
    WORDS,
    PaperOptions,
)
from cica_events.documents.paper_pdf import write_paper_pdf
from cica_events.documents.paper_word import write_paper_word
from cica_events.documents.programme_view import ProgrammeView
from cica_events.documents.typography import set_paper
from cica_events.domain.agenda import Visibility
from cica_events.domain.issues import AGENDA_STAGES, IssueStage
from cica_events.domain.zones import zone_called
from cica_events.errors import InputError, NotFoundError
from cica_events.exports.target import replacing
from cica_events.i18n import LANGUAGES, N_, _, ngettext
from cica_events.progress import Progress, silent
from cica_events.queries.issues import IssueRow
from cica_events.queries.meetings import MeetingRow
from cica_events.queries.programme import Programme
from cica_events.services.agenda import AgendaService
from cica_events.services.agenda_versions import AgendaContent, AgendaVersionService
from cica_events.services.exporting import Written
from cica_events.services.meeting_facts import meeting_facts
from cica_events.services.meetings import MeetingService
from cica_events.services.programme import ProgrammeService
from cica_events.services.speakers import SpeakerService

__all__ = [
    "AGENDA",
    "AGENDA_STAGES",
    "CHAIR",
    "KINDS_OF_PAPER",
    "MAY_BE_PRINTED",
    "NOTES",
    "PROGRAMME",
    "SPEAKERS_LIST",
    "SUFFIXES",
    "TIMES",
    "USUALLY_PRINTED",
    "IssueRow",
    "IssueStage",
    "Line",
    "Look",
    "Paper",
    "PaperKind",
    "PaperOptions",
    "PaperService",
    "Part",
    "Row",
    "RowLook",
    "Table",
    "Tone",
    "Visibility",
    "Written",
]

AGENDA: Final = agenda_paper.KEY
PROGRAMME: Final = programme_paper.KEY
CHAIR: Final = chair_paper.KEY
SPEAKERS_LIST: Final = speakers_paper.KEY
SUFFIXES: Final = (".docx", ".pdf")


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: what it is called, and what may be chosen for it, in the order of the form."""

    key: str
    label: str  # a text to be translated
    icon: str
    choices: tuple[str, ...]  # of MAY_BE_PRINTED
    stages: tuple[IssueStage, ...] = ()


KINDS_OF_PAPER: Final = (
    PaperKind(AGENDA, N_("Agenda"), "list-ordered", (ANNOTATIONS, DOCUMENTS, KINDS, NOTES), AGENDA_STAGES),
    PaperKind(PROGRAMME, N_("Programme"), "calendar-days", (SPEAKERS, TIMES, NOTES)),
    PaperKind(CHAIR, N_("Chair's programme"), "gavel", (WORDS, PRONUNCIATION, TIMES, NOTES)),
    PaperKind(SPEAKERS_LIST, N_("List of speakers"), "message-square-text", (TIMES, NOTES)),
)


class PaperService:
    """Builds and writes the papers of a meeting."""

    def __init__(
        self,
        meetings: MeetingService,
        agenda: AgendaService,
        programme: ProgrammeService,
        speakers: SpeakerService,
        versions: AgendaVersionService,
        templates_folder: Path | None = None,
    ) -> None:
        self._meetings = meetings
        self._agenda = agenda
        self._programme = programme
        self._speakers = speakers
        self._versions = versions
        self._templates_folder = templates_folder

    def kinds(self) -> tuple[PaperKind, ...]:
        """Return every kind of paper."""
        return KINDS_OF_PAPER

    def content(self, meeting_id: str, key: str, options: PaperOptions) -> Paper:
        """Return what the paper `key` says: now, or as it was issued where `options` name an issue.

        Raises InputError for an option that does not exist or words that cannot be used, NotFoundError for
        the meeting, the kind of paper or the issue.
        """
        _refuse_unknown(kind_of(key), options)
        meeting = self._meetings.get(meeting_id)
        words = house_words(options.language, meeting.body, self._templates_folder)
        facts = meeting_facts(self._meetings, meeting, options.language)
        if key == AGENDA and options.issue_id:
            return set_paper(self._issued(meeting, facts, options, words))
        return set_paper(self._now(meeting, facts, key, options, words))

    def write(
        self, meeting_id: str, key: str, path: Path, options: PaperOptions, progress: Progress = silent
    ) -> Written:
        """Write the paper as .docx or .pdf, by the ending of `path`: all of it or nothing.

        Raises as `content`, InputError for a template that cannot be used, OutputError where the file cannot
        be written, Cancelled.
        """
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES:
            message = _("“{name}” must end in {suffixes}.")
            raise InputError(message.format(name=path.name, suffixes=_(" or ").join(SUFFIXES)))
        paper = self.content(meeting_id, key, options)
        write = write_paper_pdf if suffix == ".pdf" else write_paper_word
        notices = write(paper, path, self._templates_folder, progress)
        return Written(path, (*notices, *self._left_out(meeting_id, key, options)))

    def hand_out(
        self, meeting_id: str, path: Path, options: PaperOptions, progress: Progress = silent
    ) -> Written:
        """Write the agenda at its stage and record that it was issued: both or neither.

        Raises as `write`, and InputError where `options` names no stage.
        """
        if options.stage is None:
            raise InputError(_("Choose the stage at which the agenda is issued."))
        issue_id = ""
        try:
            with TemporaryDirectory() as folder, replacing(path) as file:
                stage, language = options.stage, options.language
                issue_id = self._versions.issue(meeting_id, stage, options.symbol, language)
                issued = replace(options, issue_id=issue_id)
                draft = self.write(meeting_id, AGENDA, Path(folder) / path.name, issued, progress)
                file.write(draft.path.read_bytes())
        except BaseException:
            if issue_id:
                self._versions.withdraw([issue_id])
            raise
        return Written(path, draft.notices)

    def last_issue(self, meeting_id: str, stage: IssueStage) -> IssueRow | None:
        """Return the version of the agenda that was last issued at a stage."""
        return next((each for each in self._versions.issues(meeting_id) if each.stage is stage), None)

    def _now(
        self, meeting: MeetingRow, facts: MeetingFacts, key: str, options: PaperOptions, words: HouseWords
    ) -> Paper:
        if key in (PROGRAMME, CHAIR):
            programme = self._programme.read(meeting.id, options.language)
            others, hidden = self._others(programme, options.language), self._hidden(programme, options)
            view = ProgrammeView(programme, options, words, others, hidden)
            build = programme_paper.build if key == PROGRAMME else chair_paper.build
            return build(facts, view)
        rows, speakers = self._agenda.rows(meeting.id), self._speakers.rows(meeting.id, options.language)
        if key == SPEAKERS_LIST:
            return speakers_paper.build(facts, rows, speakers, options, words)
        found = agenda_paper.entries(rows, speakers, options.language)
        return agenda_paper.build(facts, found, options, words, revision=self._next_revision(meeting.id))

    def _issued(
        self, meeting: MeetingRow, facts: MeetingFacts, options: PaperOptions, words: HouseWords
    ) -> Paper:
        version = self._versions.issued(options.issue_id)
        stage = IssueStage.of(version.stage)
        facts = _as_issued(facts, version, meeting, options.language)
        chosen = replace(options, stage=stage, symbol=version.symbol)
        found = _issued_entries(version, options.language)
        return agenda_paper.build(facts, found, chosen, words, revision=version.revision)

    def _others(self, programme: Programme, language: str) -> dict[str, str]:
        """Return by id what the meetings are called that are held together with this one."""
        ids = {sitting.row.meeting_id for sitting in programme.sittings() if not sitting.own}
        return {each: self._meetings.get(each).shown_title(language) for each in sorted(ids)}

    def _hidden(self, programme: Programme, options: PaperOptions) -> frozenset[str]:
        """Return the items that the readers may not see, also those that lie under such a one."""
        if options.audience is Visibility.SECRETARIAT:
            return frozenset()
        meetings = {programme.meeting.id, *(one.row.meeting_id for one in programme.sittings())}
        rows = [row for each in sorted(meetings) for row in self._agenda.rows(each)]
        return frozenset(row.id for row in rows) - {row.id for row in visible(rows, options)}

    def _next_revision(self, meeting_id: str) -> int:
        issues = self._versions.issues(meeting_id)
        return 1 + max((row.number for row in issues if row.stage is IssueStage.REVISION), default=0)

    def _left_out(self, meeting_id: str, key: str, options: PaperOptions) -> tuple[str, ...]:
        """Tell that numbers are missing, where items are not for the readers."""
        if key != AGENDA or options.issue_id:
            return ()
        rows = self._agenda.rows(meeting_id)
        count = len(rows) - sum(1 for _row in visible(rows, options))
        if not count:
            return ()
        text = ngettext(
            "{count} item is not for these readers and was left out; the numbers of the others stay.",
            "{count} items are not for these readers and were left out; the numbers of the others stay.",
            count,
        )
        return (text.format(count=count),)


def kind_of(key: str) -> PaperKind:
    """Return the kind of paper called `key`; NotFoundError where there is none."""
    for kind in KINDS_OF_PAPER:
        if kind.key == key:
            return kind
    raise NotFoundError(_("There is no document called “{key}”.").format(key=key))


def _as_issued(
    facts: MeetingFacts, version: AgendaContent, meeting: MeetingRow, language: str
) -> MeetingFacts:
    as_of = facts.as_of
    if version.issued_on:
        day = date.fromisoformat(version.issued_on)
        as_of = datetime.combine(day, time(), zone_called(meeting.time_zone))
    return replace(
        facts,
        body=version.body.text(language),
        title=version.meeting.text(language),
        date=version.date.text(language),
        place=version.place.text(language),
        as_of=as_of,
    )


def _issued_entries(version: AgendaContent, language: str) -> Sequence[AgendaEntry]:
    return [
        AgendaEntry(
            number=item.number,
            depth=item.depth,
            title=item.title.text(language),
            kind=item.kind,
            documents=item.documents,
            annotation=item.annotation,
            expected=item.expected,
            introduced_by=tuple(
                ", ".join(part for part in (each.name.text(language), each.function) if part)
                for each in item.introducers
            ),
            visibility=item.visibility,
        )
        for item in version.items
    ]


def _refuse_unknown(kind: PaperKind, options: PaperOptions) -> None:
    if options.language not in LANGUAGES:
        message = _("Documents are written in {languages}, not in “{language}”.")
        raise InputError(message.format(languages=", ".join(LANGUAGES), language=options.language))
    unknown = sorted(options.show - MAY_BE_PRINTED)
    if unknown:
        message = _("The document cannot show “{name}”. Choose from: {names}.")
        raise InputError(message.format(name=unknown[0], names=", ".join(sorted(MAY_BE_PRINTED))))
    if options.stage is not None and kind.stages and options.stage not in kind.stages:
        names = ", ".join(each.text for each in kind.stages)
        raise InputError(_("An agenda is issued as one of these: {stages}.").format(stages=names))
