"""The verbs on a whole workspace as a file: export archive, rebuild, salvage."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cica_events.cli.output import complain, say
from cica_events.cli.passphrase_reading import key_at
from cica_events.cli.verbs import Verbs, opened
from cica_events.i18n import _


def add_verb(exports: Verbs) -> None:
    """Declare the archive among the exports."""
    parser = exports.add("archive", hand_out_archive, _("everything, as an archive of plain files"))
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("the file to write, ending in .zip"))
    parser.add_argument(
        "--sensitive",
        action="store_true",
        help=_("with passport, birth and health data, which are left out else"),
    )


def add_verbs(verbs: Verbs) -> None:
    """Declare what makes a workspace of a file."""
    parser = verbs.bare("rebuild", rebuild, _("make a workspace of an archive, as it was"))
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("an archive that ends in .zip"))
    _add_new(parser)
    parser = verbs.bare("salvage", salvage, _("save what can be saved of a damaged workspace"))
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("the damaged .cica file, only read"))
    _add_new(parser)


def _add_new(parser: ArgumentParser) -> None:

    help_text = _("the workspace to make: a .cica file or an empty database")
    parser.add_argument("workspace", metavar=_("WORKSPACE"), help=help_text)


def hand_out_archive(arguments: Namespace) -> int:
    """Write the archive of a workspace."""
    from cica_events.services import archives

    with opened(arguments.workspace) as workspace:
        archives.hand_out(workspace.database, arguments.file, sensitive=arguments.sensitive)
    say(_("Written: {path}").format(path=arguments.file))
    return 0


def rebuild(arguments: Namespace) -> int:
    """Make a workspace of an archive."""
    from cica_events.services import archives

    manifest = archives.rebuild(arguments.file, arguments.workspace)
    count = sum(entry.records for entry in manifest.tables)
    say(_("Made: {path}, {count} records of all kinds").format(path=arguments.workspace, count=count))
    return 0


def salvage(arguments: Namespace) -> int:
    """Save what can be read of a damaged file: status 1 where something was lost."""
    from cica_events.services.rescuing import save_what_can_be_saved, told

    saved = save_what_can_be_saved(
        arguments.file, Path(arguments.workspace), key=key_at(str(arguments.file), checked=False)
    )
    lines = told(saved)
    for line in lines:
        (say if saved.whole else complain)(line)
    say(_("Written: {path}").format(path=arguments.workspace))
    return 0 if saved.whole else 1
