"""The command line: reads what is asked for, does it, and turns every outcome into an exit status.

0 is done; 1 is refused, with the reason on standard error in plain sentences; 2 is wrong usage.
What the verbs need is loaded when they run, as the window's launcher asks this module for their names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cica_events.cli.output import complain, finish, use_utf8
from cica_events.errors import Cancelled, CicaError
from cica_events.i18n import _, use_language

if TYPE_CHECKING:  # the launcher of the window asks for SUBCOMMANDS only
    from argparse import Namespace

SUBCOMMANDS = (
    "new",
    "meeting",
    "meetings",
    "participants",
    "agenda",
    "parties",
    "people",
    "duplicates",
    "find",
    "conflicts",
    "report",
    "import",
    "export",
    "undo",
    "redo",
    "take-back",
    "history",
    "check",
    "backups",
    "backup",
    "restore",
    "rebuild",
    "salvage",
    "passphrase",
    "erase",
)
DONE, REFUSED, WRONG_USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name; by default the process's own)."""
    use_utf8()
    arguments = _parsed(argv)
    if isinstance(arguments, int):
        return arguments
    use_language(arguments.language)
    return _run(arguments)


def _parsed(argv: Sequence[str] | None) -> Namespace | int:
    try:
        from cica_events.cli.parser import build_parser

        return build_parser().parse_args(argv)
    except SystemExit as end:  # argparse has said why
        return end.code if isinstance(end.code, int) else WRONG_USAGE
    except KeyboardInterrupt:  # the verbs take their time to load
        complain(_("Stopped."))
        return REFUSED


def _run(arguments: Namespace) -> int:
    try:
        status = int(arguments.run(arguments))
        finish()
        return status
    except Cancelled:
        complain(_("Stopped. Nothing was changed."))
    except CicaError as error:
        complain(str(error))
    except KeyboardInterrupt:
        complain(_("Stopped."))
    except BrokenPipeError:  # nobody reads on (`... | head`)
        return DONE
    except Exception as error:  # noqa: BLE001 - the last place at which a traceback is kept from the user
        from cica_events.cli.crash_log import keep

        place = keep(error, arguments.command)
        complain(_("Something unexpected went wrong, a fault of the program.") + " " + place)
    return REFUSED
