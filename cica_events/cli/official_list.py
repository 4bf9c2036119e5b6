"""The verb that hands out the official List of Participants: export list-of-participants."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from cica_events.cli.output import complain, say
from cica_events.cli.verbs import Verbs, add_meeting, opened
from cica_events.i18n import _


def add_verb(exports: Verbs) -> None:
    """Declare the verb among the exports."""
    label = _("Official List of Participants")
    parser = exports.add("list-of-participants", hand_out_list, label)
    add_meeting(parser)
    parser.add_argument(
        "file", metavar=_("FILE"), type=Path, help=_("the file to write, ending in .docx, .pdf or .xlsx")
    )
    parser.add_argument(
        "--stage",
        choices=("provisional", "revision", "final"),
        help=_("print how final it is, and record that it was issued"),
    )
    parser.add_argument("--symbol", default="", help=_("the document's symbol; else the meeting's"))
    parser.add_argument("--two-columns", action="store_true", help=_("set the list in two columns"))
    parser.add_argument("--capitals", action="store_true", help=_("print family names in capitals"))
    parser.add_argument("--formal-names", action="store_true", help=_("print the formal names of States"))
    parser.add_argument(
        "--second-script", action="store_true", help=_("print names in their own script, too")
    )
    parser.add_argument("--contacts", action="store_true", help=_("print e-mail and phone, too"))
    parser.add_argument("--changes", action="store_true", help=_("add what changed since the last issue"))


def hand_out_list(arguments: Namespace) -> int:
    """Write the list, and record its issue where a stage is named."""
    from cica_events.services.documents import USUALLY_SHOWN, IssueStage, ListOptions

    chosen = {"native_name": arguments.second_script, "contacts": arguments.contacts}
    options = ListOptions(
        language=arguments.language,
        stage=IssueStage.of(arguments.stage) if arguments.stage else None,
        symbol=arguments.symbol,
        columns=2 if arguments.two_columns else 1,
        capitals=arguments.capitals,
        with_changes=arguments.changes,
        show=USUALLY_SHOWN | {name for name, wanted in chosen.items() if wanted},
        formal_names=arguments.formal_names,
    )
    with opened(arguments.workspace) as workspace:
        meeting = workspace.meetings.get(arguments.meeting)
        documents = workspace.documents
        write = documents.hand_out if options.stage is not None else documents.write
        written = write(meeting.id, arguments.file, options)
    for notice in written.notices:
        complain(notice)
    say(_("Written: {path}").format(path=written.path))
    return 0
