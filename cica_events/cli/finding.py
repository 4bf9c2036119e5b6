"""The verb that finds anything by a few words."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from cica_events.cli.output import say, say_document, say_table
from cica_events.cli.verbs import Verbs, add_json, opened
from cica_events.i18n import _, ngettext

if TYPE_CHECKING:
    from cica_events.domain.found import Hit

MANY = 20  # of each sort


def add_verbs(verbs: Verbs) -> None:
    """Declare the verb."""
    parser = verbs.add("find", find, _("find people, States, meetings, items, documents and outcomes"))
    parser.add_argument(
        "words", metavar=_("WORDS"), nargs="+", help=_("in any script and order; small slips are forgiven")
    )
    parser.add_argument("--kind", choices=_sorts(), action="append", help=_("only these; may be repeated"))
    add_json(parser)


def find(arguments: Namespace) -> int:
    """List what has all the words, the best first."""
    from cica_events.domain.found import Sort

    sorts = [Sort.of(value) for value in arguments.kind or _sorts()]
    question = " ".join(arguments.words)
    with opened(arguments.workspace) as workspace:
        workspace.finding.make()
        found = workspace.finding.find(question, sorts, MANY)
    hits = [hit for sort in found.sorts() for hit in found.of(sort)]
    if arguments.json:
        say_document([_plain(hit) for hit in hits])
        return 0
    say_table(
        [_("Kind"), _("Name"), _("Details"), _("Meeting")],
        [(hit.sort.text, hit.name, hit.detail, hit.meeting_key) for hit in hits],
    )
    say(ngettext("{count} found", "{count} found", len(hits)).format(count=len(hits)))
    return 0


def _sorts() -> list[str]:
    from cica_events.domain.found import Sort

    return [sort.value for sort in Sort]


def _plain(hit: Hit) -> dict[str, Any]:
    plain = {"kind": hit.sort.value, "id": hit.id or None, "name": hit.name, "detail": hit.detail}
    more = {"meeting": hit.meeting_key or None, "document": hit.document or None, "email": hit.email or None}
    return plain | more | {"exact": not hit.slipped}
