"""The verbs that list: meetings, participants, agenda."""

from __future__ import annotations

from argparse import Namespace
from datetime import time
from typing import TYPE_CHECKING, Any

from cica_events.cli.output import say, say_document, say_table
from cica_events.cli.verbs import Verbs, add_json, add_meeting, opened
from cica_events.i18n import _, ngettext

if TYPE_CHECKING:
    from cica_events.queries.agenda import AgendaRow
    from cica_events.queries.meetings import MeetingRow
    from cica_events.queries.participants import ParticipantRow


def add_verbs(verbs: Verbs) -> None:
    """Declare the verbs."""
    add_json(verbs.add("meetings", meetings, _("list the meetings by date")))
    for name, run, description in (
        ("participants", participants, _("list the participants of a meeting in protocol order")),
        ("agenda", agenda, _("list the agenda of a meeting")),
    ):
        parser = verbs.add(name, run, description)
        add_meeting(parser)
        add_json(parser)


def meetings(arguments: Namespace) -> int:
    """List the meetings."""
    with opened(arguments.workspace) as workspace:
        rows = workspace.meetings.rows()
    if arguments.json:
        say_document([_meeting(row) for row in rows])
        return 0
    language = arguments.language
    say_table(
        [_("Key"), _("Date"), _("Title"), _("Place"), _("Stage"), _("Delegations"), _("Participants")],
        [
            (
                row.key,
                row.date.in_words(language) if row.date else "",
                row.shown_title(language),
                ", ".join(part for part in (row.place, row.country) if part),
                row.stage.text,
                row.delegations,
                row.participants,
            )
            for row in rows
        ],
    )
    say(ngettext("{count} meeting", "{count} meetings", len(rows)).format(count=len(rows)))
    return 0


def participants(arguments: Namespace) -> int:
    """List the participants of a meeting."""
    with opened(arguments.workspace) as workspace:
        meeting = workspace.meetings.get(arguments.meeting)
        rows = workspace.participants.rows(meeting.id)
    if arguments.json:
        say_document([_participant(row) for row in rows])
        return 0
    say(meeting.shown_title(arguments.language))
    say_table(
        [_("No."), _("Delegation"), _("Name"), _("Position"), _("Capacity"), _("Status")],
        [(row.number, row.party, row.name, row.position, row.capacity.text, row.status.text) for row in rows],
    )
    say(ngettext("{count} participant", "{count} participants", len(rows)).format(count=len(rows)))
    return 0


def agenda(arguments: Namespace) -> int:
    """List the agenda of a meeting."""
    with opened(arguments.workspace) as workspace:
        meeting = workspace.meetings.get(arguments.meeting)
        rows = workspace.agenda.rows(meeting.id)
    if arguments.json:
        say_document([_item(row) for row in rows])
        return 0
    say(meeting.shown_title(arguments.language))
    say_table(
        [_("No."), _("Title"), _("Kind"), _("Starts"), _("Minutes")],
        [
            (
                row.number,
                "   " * row.depth + row.shown_title(arguments.language),
                row.kind.text if row.kind else "",
                _clock(row.start) or "",
                row.duration,
            )
            for row in rows
        ],
    )
    say(ngettext("{count} item", "{count} items", len(rows)).format(count=len(rows)))
    return 0


def _meeting(row: MeetingRow) -> dict[str, Any]:
    return {
        "key": row.key,
        "body": row.body,
        "ordinal": row.ordinal,
        "title": row.title,
        "date": row.date.notation if row.date else None,
        "place": row.place or row.country,
        "format": row.format.value if row.format else None,
        "stage": row.stage.value,
        "delegations": row.delegations,
        "participants": row.participants,
    }


def _participant(row: ParticipantRow) -> dict[str, Any]:
    """Return the row by the keys of the catalogue; choices by their stored value."""
    from cica_events.domain.base import fields_of
    from cica_events.domain.participants import Participant

    return {"id": row.id} | {key: getattr(row, key) for key in fields_of(Participant)}


def _item(row: AgendaRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "title": row.title,
        "depth": row.depth,
        "kind": row.kind.value if row.kind else None,
        "duration": row.duration,
        "start": _clock(row.start),
    }


def _clock(moment: time | None) -> str | None:
    return None if moment is None else f"{moment:%H:%M}"
