"""The verbs on a workspace as a whole: new, check."""

from __future__ import annotations

from argparse import Namespace

from cica_events.cli.output import complain, say
from cica_events.cli.verbs import Verbs, opened
from cica_events.i18n import _, ngettext
from cica_events.paths import bodies_in, data_folder


def add_verbs(verbs: Verbs) -> None:
    """Declare the verbs."""
    new = verbs.add("new", create, _("create a workspace"))
    new.add_argument("--sample", action="store_true", help=_("with the meetings of a quarter to look at"))
    verbs.add("check", check, _("look over a whole workspace and say what is wrong"))


def create(arguments: Namespace) -> int:
    """Create a workspace."""
    from cica_events.services.workspace import create_workspace

    workspace = create_workspace(
        arguments.workspace, sample=arguments.sample, bodies_folder=bodies_in(data_folder())
    )
    try:
        count = len(workspace.meetings.rows())
        text = ngettext(
            "Created {name} with {count} meeting.", "Created {name} with {count} meetings.", count
        )
        say(text.format(name=workspace.address, count=count))
    finally:
        workspace.close()
    return 0


def check(arguments: Namespace) -> int:
    """Look over a workspace: status 1 if something is wrong with it."""
    with opened(arguments.workspace) as workspace:
        problems = workspace.check()
        for problem in problems:
            complain(problem)
        if not problems:
            say(_("{name} is sound.").format(name=workspace.address))
    return 1 if problems else 0
