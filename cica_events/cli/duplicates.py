"""The verb that lists who stands in the directory twice."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from cica_events.cli.output import say, say_document, say_table
from cica_events.cli.verbs import Verbs, add_json, opened
from cica_events.i18n import _, ngettext

if TYPE_CHECKING:
    from cica_events.queries.people import PersonRow


def add_verbs(verbs: Verbs) -> None:
    """Declare the verb."""
    add_json(verbs.add("duplicates", duplicates, _("list the people who may stand in the directory twice")))


def duplicates(arguments: Namespace) -> int:
    """List each two who may be one person, the likeliest first."""
    with opened(arguments.workspace) as workspace:
        found = workspace.duplicates.find()
    if arguments.json:
        say_document(
            [
                {
                    "one": _person(each.one),
                    "other": _person(each.other),
                    "score": each.score,
                    "reason": each.reason,
                }
                for each in found
            ]
        )
        return 0
    say_table(
        [_("Score"), _("Name"), _("Position"), _("Name"), _("Position"), _("Why")],
        [
            (each.score, each.one.name, each.one.position, each.other.name, each.other.position, each.reason)
            for each in found
        ],
    )
    say(ngettext("{count} pair", "{count} pairs", len(found)).format(count=len(found)))
    return 0


def _person(row: PersonRow) -> dict[str, Any]:
    return {"id": row.id, "name": row.name, "position": row.position, "party": row.party}
