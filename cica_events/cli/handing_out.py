"""The verbs that hand out files: export."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cica_events.cli import archive_file, calendar_file, official_list, paper_files, plan_file
from cica_events.cli.column_choice import add_options, chosen_columns
from cica_events.cli.output import complain, say
from cica_events.cli.verbs import Verbs, add_meeting, opened
from cica_events.errors import InputError
from cica_events.exports.registry import all_exports, find_export
from cica_events.i18n import _


def add_verbs(verbs: Verbs) -> None:
    """Declare the verbs."""
    exports = verbs.group("export", _("write a document of a meeting"), _("WHAT"))
    for export in all_exports():
        parser = exports.add(export.key, hand_out, _(export.label))
        add_meeting(parser)
        suffixes = _(" or ").join((*export.suffixes, *paper_files.suffixes_of(export.key)))
        _add_file(parser, _("the file to write, ending in {suffix}").format(suffix=suffixes))
        add_options(parser, export)
        if export.comes_back:
            help_text = _("keep nothing to tell later what was edited")
            parser.add_argument("--plain", action="store_true", help=help_text)
        paper_files.add_options(parser, export.key)
    paper_files.add_verbs(exports)
    official_list.add_verb(exports)
    calendar_file.add_verb(exports)
    plan_file.add_verb(exports)
    archive_file.add_verb(exports)


def hand_out(arguments: Namespace) -> int:
    """Write a document of a meeting."""
    export, suffix = find_export(arguments.what), arguments.file.suffix.lower()
    of_papers = paper_files.suffixes_of(export.key)
    if suffix in of_papers:
        return paper_files.hand_out_paper(arguments)
    if suffix not in export.suffixes:
        message, suffixes = _("“{name}” must end in {suffixes}."), (*export.suffixes, *of_papers)
        raise InputError(message.format(name=arguments.file.name, suffixes=_(" or ").join(suffixes)))
    with opened(arguments.workspace) as workspace:
        meeting = workspace.meetings.get(arguments.meeting)
        written = workspace.exports.write(
            arguments.what,
            meeting.id,
            arguments.file,
            columns=chosen_columns(workspace, export, arguments),
            in_language=arguments.language,
            sheets=arguments.sheets,
            comes_back=not getattr(arguments, "plain", False),
        )
    for notice in written.notices:
        complain(notice)
    say(_("Written: {path}").format(path=written.path))
    return 0


def _add_file(parser: ArgumentParser, text: str) -> None:
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=text)
