"""The verb that tells what does not fit in the programme of a meeting."""

from __future__ import annotations

from argparse import Namespace

from cica_events.cli.output import say, say_document
from cica_events.cli.verbs import Verbs, add_json, add_meeting, opened
from cica_events.i18n import _, ngettext


def add_verbs(verbs: Verbs) -> None:
    """Declare the verb."""
    parser = verbs.add("conflicts", conflicts, _("tell what does not fit in the programme of a meeting"))
    add_meeting(parser)
    add_json(parser)


def conflicts(arguments: Namespace) -> int:
    """List each conflict in words, those that were accepted last."""
    with opened(arguments.workspace) as workspace:
        found = workspace.conflicts.of(workspace.meetings.get(arguments.meeting).id)
    if arguments.json:
        say_document(
            [
                {
                    "key": each.key,
                    "kind": each.kind.value,
                    "text": each.text,
                    "sessions": each.sitting_ids,
                    "items": each.item_ids,
                    "participants": each.participant_ids,
                    "accepted": each.accepted,
                }
                for each in found
            ]
        )
        return 0
    for each in found:
        say(each.text)
        if each.accepted_id:
            say(_("   accepted: {reason}").format(reason=each.accepted))
    open_ = sum(each.accepted_id is None for each in found)
    text = ngettext(
        "{count} conflict, {open} of them open", "{count} conflicts, {open} of them open", len(found)
    )
    say(text.format(count=len(found), open=open_))
    return 0
