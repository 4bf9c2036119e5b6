"""The verb that erases sensitive details: of those whom the rule means by now, or of everybody."""

from __future__ import annotations

from argparse import Namespace

from cica_events.cli.output import complain, say
from cica_events.cli.verbs import Verbs, opened
from cica_events.i18n import _, ngettext


def add_verbs(verbs: Verbs) -> None:
    """Declare the verb."""
    parser = verbs.add("erase", erase, _("erase passport, birth and health data for good, from backups too"))
    parser.add_argument(
        "--all", action="store_true", help=_("of everybody, not only of those whom the rule means by now")
    )
    parser.add_argument("--yes", action="store_true", help=_("do it; without this it is only told whose"))


def erase(arguments: Namespace) -> int:
    """Tell whose details are meant, and erase them where that was said."""
    from datetime import datetime

    with opened(arguments.workspace) as workspace:
        service = workspace.erasing
        today = datetime.now().astimezone().date()
        people = service.holdings() if arguments.all else service.due(today)
        if not arguments.yes:
            for each in people:
                say(each.name or each.id)
        wanted = arguments.yes and (people or arguments.all)
        erased = service.erase([each.id for each in people], everybody=arguments.all) if wanted else None
    text = ngettext("{count} person", "{count} people", len(people)).format(count=len(people))
    say((_("Erased: {people}") if arguments.yes else _("To be erased: {people}")).format(people=text))
    for line in (*erased.left, *erased.damaged) if erased else ():
        complain(line)
    return 1 if erased and erased.left else 0
