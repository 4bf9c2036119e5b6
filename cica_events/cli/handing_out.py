"""The verbs that hand out files: export."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

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
        _add_file(parser, _("the file to write, ending in {suffix}").format(suffix=export.suffix))
        columns = ", ".join(field.key for field in export.fields)
        parser.add_argument(
            "--columns",
            type=_names,
            metavar="a,b,c",
            help=_("the columns in their order; any of: {columns}").format(columns=columns),
        )


def hand_out(arguments: Namespace) -> int:
    """Write a document of a meeting."""
    suffix = find_export(arguments.what).suffix
    if arguments.file.suffix.lower() != suffix:
        message = _("“{name}” must end in {suffix}.")
        raise InputError(message.format(name=arguments.file.name, suffix=suffix))
    with opened(arguments.workspace) as workspace:
        meeting = workspace.meetings.get(arguments.meeting)
        written = workspace.exports.write(
            arguments.what,
            meeting.id,
            arguments.file,
            columns=arguments.columns,
            in_language=arguments.language,
        )
    for notice in written.notices:
        complain(notice)
    say(_("Written: {path}").format(path=written.path))
    return 0


def _add_file(parser: ArgumentParser, text: str) -> None:
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=text)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
