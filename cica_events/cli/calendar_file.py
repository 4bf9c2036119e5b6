"""The verb that hands out a programme as a calendar file: export calendar."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from cica_events.cli.output import complain, say
from cica_events.cli.verbs import Verbs, add_meeting, opened
from cica_events.errors import InputError
from cica_events.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from cica_events.queries.meetings import MeetingRow

_SUFFIX = ".ics"


def add_verb(exports: Verbs) -> None:
    """Declare the verb among the exports."""
    parser = exports.add("calendar", hand_out_calendar, _("Calendar of the programme"))
    add_meeting(parser)
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("the file to write, ending in .ics"))
    parser.add_argument("--day", metavar=_("DAY"), help=_("one day only: 1 for the first, or 2023-12-12"))
    parser.add_argument("--person", metavar=_("NAME"), help=_("only what concerns one participant"))
    parser.add_argument(
        "--for",
        dest="audience",
        choices=("public", "delegations", "secretariat"),
        default="delegations",
        help=_("who will read it; what is for fewer is left out"),
    )
    parser.add_argument(
        "--organizer", metavar=_("E-MAIL"), default="", help=_("the address that answers for the meeting")
    )
    parser.add_argument(
        "--without-cancelled", action="store_true", help=_("do not tell of sessions that were removed")
    )


def hand_out_calendar(arguments: Namespace) -> int:
    """Write a calendar file."""
    from cica_events.domain.agenda import Visibility

    if arguments.file.suffix.lower() != _SUFFIX:
        message = _("“{name}” must end in {suffixes}.")
        raise InputError(message.format(name=arguments.file.name, suffixes=_SUFFIX))
    with opened(arguments.workspace) as workspace:
        meeting = workspace.meetings.get(arguments.meeting)
        calendars = workspace.calendars
        written = calendars.write(
            meeting.id,
            arguments.file,
            day=_day(arguments.day, meeting) if arguments.day else None,
            person_id=calendars.person(meeting.id, arguments.person).id if arguments.person else None,
            language=arguments.language,
            audience=Visibility.of(arguments.audience),
            organizer=arguments.organizer,
            gone=not arguments.without_cancelled,
        )
    for notice in written.notices:
        complain(notice)
    say(_("Written: {path}").format(path=written.path))
    return 0


def _day(text: str, meeting: MeetingRow) -> date:
    """Return the day that is meant by its number or its date; InputError where there is none."""
    from cica_events.domain.dates import VagueDate
    from cica_events.domain.meeting_days import numbered_day
    from cica_events.errors import ValidationError

    try:
        if text.isdecimal() and len(text) < 4:
            return numbered_day(int(text), meeting.date)
        read = VagueDate.read(text)
    except ValidationError as error:
        raise InputError(error.reason) from error
    if read.days != 1:
        raise InputError(_("“{text}” is not one day.").format(text=text))
    return read.first_day
