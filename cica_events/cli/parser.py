"""The grammar of the command line; each module of verbs adds its own."""

from __future__ import annotations

from argparse import ArgumentParser
from importlib.metadata import PackageNotFoundError, version

from cica_events.cli import (
    archive_file,
    backups,
    conflicts,
    directory,
    duplicates,
    erasing,
    finding,
    handing_out,
    lists,
    new_meeting,
    passphrases,
    reports,
    steps,
    taking_in,
    workspaces,
)
from cica_events.cli.passphrase_reading import hint
from cica_events.cli.verbs import Verbs
from cica_events.i18n import _

PROGRAM = "cica-events"


def build_parser() -> ArgumentParser:
    """Return the parser of the whole command line."""
    parser = ArgumentParser(
        prog=PROGRAM,
        description=_("Plan the meetings of a secretariat. Without a command, the window opens."),
        epilog=hint()
        + " "
        + _("Exit status: 0 done, 1 refused with the reason on standard error, 2 wrong usage."),
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {_version()}")
    verbs = Verbs(parser.add_subparsers(dest="command", metavar=_("COMMAND"), required=True))
    listing = (lists, directory, duplicates, finding, conflicts)
    whole = (backups, archive_file, passphrases, erasing)
    for module in (workspaces, new_meeting, *listing, reports, taking_in, handing_out, steps, *whole):
        module.add_verbs(verbs)
    return parser


def _version() -> str:
    try:
        return version("cica-events")
    except PackageNotFoundError:
        return "0"
