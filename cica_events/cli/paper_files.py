"""The verbs that hand out agenda, programme, chair's programme and list of speakers as Word and PDF."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cica_events.cli.output import complain, say
from cica_events.cli.verbs import Verbs, add_meeting, opened
from cica_events.documents.paper_options import (
    ANNOTATIONS,
    DOCUMENTS,
    KINDS,
    NOTES,
    PRONUNCIATION,
    SPEAKERS,
    TIMES,
    USUALLY_PRINTED,
    WORDS,
    PaperOptions,
)
from cica_events.domain.agenda import Visibility
from cica_events.domain.issues import AGENDA_STAGES, IssueStage
from cica_events.errors import InputError
from cica_events.i18n import N_, _

if TYPE_CHECKING:
    from cica_events.services.workspace import Workspace

SUFFIXES: Final = (".docx", ".pdf")
AGENDA: Final = "agenda"
MORE: Final = {
    AGENDA: (ANNOTATIONS, DOCUMENTS, KINDS, NOTES),
    "programme": (NOTES,),
    "chair": (NOTES,),
    "speakers": (NOTES,),
}
"""What each paper prints only where it is asked for."""
LESS: Final = {
    "programme": (SPEAKERS, TIMES),
    "chair": (WORDS, PRONUNCIATION, TIMES),
    "speakers": (TIMES,),
}
"""What each paper prints unless it is left out."""
ALONE: Final = {"chair": N_("Chair's programme"), "speakers": N_("List of speakers")}
"""The papers that are no workbook, too."""


def add_verbs(exports: Verbs) -> None:
    """Declare the papers that no export of the same name is for."""
    for key, label in ALONE.items():
        parser = exports.add(key, hand_out_paper, _(label))
        add_meeting(parser)
        suffixes = _(" or ").join(SUFFIXES)
        help_text = _("the file to write, ending in {suffix}").format(suffix=suffixes)
        parser.add_argument("file", metavar=_("FILE"), type=Path, help=help_text)
        add_options(parser, key)


def suffixes_of(key: str) -> tuple[str, ...]:
    """Return in which formats the paper is written that is called like an export."""
    return SUFFIXES if key in MORE else ()


def add_options(parser: ArgumentParser, key: str) -> None:
    """Let the verb choose what the Word and PDF files of the paper hold; nothing for what is no paper."""
    if key not in MORE:
        return
    of_papers = parser.add_argument_group(_("Word and PDF"))
    of_papers.add_argument("--symbol", default="", help=_("the document's symbol; else the meeting's"))
    of_papers.add_argument(
        "--for",
        dest="audience",
        choices=[each.value for each in Visibility],
        default=Visibility.DELEGATIONS.value,
        help=_("who will read it; what is for fewer is left out"),
    )
    of_papers.add_argument(
        "--with", dest="more", action="append", default=[], choices=MORE[key], help=_("print this, too")
    )
    if key in LESS:
        of_papers.add_argument(
            "--without", action="append", default=[], choices=LESS[key], help=_("leave this out")
        )
    if key == AGENDA:
        of_papers.add_argument(
            "--stage",
            choices=[each.value for each in AGENDA_STAGES],
            help=_("the version: as it was issued at this stage, else as it is now"),
        )
        of_papers.add_argument(
            "--issue", action="store_true", help=_("record that the agenda is issued now at this stage")
        )


def hand_out_paper(arguments: Namespace) -> int:
    """Write a paper of a meeting."""
    options = _options(arguments)
    issues = getattr(arguments, "issue", False)
    if issues and options.stage is None:
        raise InputError(_("Choose the stage at which the agenda is issued."))
    with opened(arguments.workspace) as workspace:
        meeting = workspace.meetings.get(arguments.meeting)
        papers, key, path = workspace.papers, arguments.what, arguments.file
        if issues:
            written = papers.hand_out(meeting.id, path, options)
        else:
            written = papers.write(meeting.id, key, path, _of_stage(workspace, meeting.id, options))
    for notice in written.notices:
        complain(notice)
    say(_("Written: {path}").format(path=written.path))
    return 0


def _options(arguments: Namespace) -> PaperOptions:
    left_out = frozenset(getattr(arguments, "without", ()))
    stage = getattr(arguments, "stage", None)
    if NOTES in arguments.more and arguments.audience == Visibility.PUBLIC.value:
        message = _("Internal notes are never printed for the public. Leave them out, or name other readers.")
        raise InputError(message)
    return PaperOptions(
        language=arguments.language,
        stage=IssueStage.of(stage) if stage else None,
        symbol=arguments.symbol,
        audience=Visibility.of(arguments.audience),
        show=(USUALLY_PRINTED - left_out) | frozenset(arguments.more),
    )


def _of_stage(workspace: Workspace, meeting_id: str, options: PaperOptions) -> PaperOptions:
    """Return the options that write what was issued at the stage; say so."""
    if options.stage is None:
        return options
    issue = workspace.papers.last_issue(meeting_id, options.stage)
    if issue is None or issue.issued_at is None:
        return options
    complain(_("As it was issued on {day}.").format(day=issue.issued_at.date().isoformat()))
    return replace(options, issue_id=issue.id)
