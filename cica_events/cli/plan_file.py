"""The verb that hands out the annual plan of events: export plan."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from cica_events.cli.output import complain, say
from cica_events.cli.verbs import Verbs, known_bodies, opened
from cica_events.i18n import _


def add_verb(exports: Verbs) -> None:
    """Declare the verb among the exports."""
    parser = exports.add("plan", hand_out_plan, _("Annual plan of events"))
    parser.add_argument("year", metavar=_("YEAR"), type=int, help=_("the year, such as 2024"))
    help_text = _("the file to write, ending in .docx, .pdf or .xlsx")
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=help_text)
    parser.add_argument(
        "--body", dest="bodies", action="append", metavar=_("CODE"), help=_("only meetings of this body")
    )


def hand_out_plan(arguments: Namespace) -> int:
    """Write the plan of a year."""
    with opened(arguments.workspace) as workspace:
        only = None
        if arguments.bodies:
            bodies = known_bodies(workspace, arguments.bodies)
            only = {row.id for row in workspace.calendar_view.all() if row.body in bodies}
        written = workspace.annual_plans.write(arguments.year, arguments.file, arguments.language, only)
    for notice in written.notices:
        complain(notice)
    say(_("Written: {path}").format(path=written.path))
    return 0
