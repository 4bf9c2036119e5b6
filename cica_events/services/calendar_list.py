"""Handing out many meetings as one calendar file: each as whole days, vague ones as notes or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cica_events.errors import InputError
from cica_events.exports.calendar_ics import CalendarEvent, CalendarInput, write_calendar
from cica_events.i18n import N_, _, language, ngettext, translator
from cica_events.persistence.database import Database
from cica_events.queries.calendar import CalendarMeeting, LastStep, last_steps, meetings_called
from cica_events.services.calendar_events import NOT_FIXED, marked, status_of
from cica_events.services.exporting import Written

_DAY: Final = dt.timedelta(days=1)
_NAME: Final = N_("Meetings of CICA")


@dataclass(frozen=True, slots=True)
class CalendarList:
    """What is to be written: the ids of the meetings, and whether vague dates become notes."""

    ids: Collection[str]
    vague: bool = False


def write_list(database: Database, wanted: CalendarList, path: Path) -> Written:
    """Write the meetings as entries of whole days, in the language of the interface.

    A vague one becomes a tentative note over all days that may be meant, or is left out and told among the
    notices. Raises InputError where nothing is left, OutputError where the file cannot be written.
    """
    with database.reading() as session:
        rows = meetings_called(session, language(), wanted.ids)
        steps = last_steps(session, [row.id for row in rows])
    taken = [row for row in rows if row.date is not None and (wanted.vague or row.is_exact)]
    if not taken:
        raise InputError(
            _("None of these meetings has exact days, so there is nothing to put into a calendar.")
        )
    events = tuple(_event(row, steps) for row in taken)
    name = translator(language()).gettext(_NAME)
    write_calendar(CalendarInput(name, language(), dt.UTC, dt.datetime.now(dt.UTC), events), path)
    return Written(path, tuple(_notices(rows, taken)))


def _event(row: CalendarMeeting, steps: Mapping[str, LastStep]) -> CalendarEvent:
    assert row.date is not None
    lines = [row.date.in_words(language())]
    if not row.is_exact:
        lines.append(translator(language()).gettext(NOT_FIXED))
    last = steps.get(row.id)
    event = CalendarEvent(
        key=row.id,
        start=row.date.first_day,
        end=row.date.last_day + _DAY,
        summary=row.shown_title(language()),
        description="\n".join(lines),
        location=", ".join(part for part in (row.venue, row.place, row.country) if part),
        status=status_of(row.stage, exact=row.is_exact),
        sequence=last.sequence if last else 0,
        changed=last.at if last else None,
        busy=False,
    )
    return marked(event, language())


def _notices(rows: Sequence[CalendarMeeting], taken: Sequence[CalendarMeeting]) -> list[str]:
    out = len(rows) - len(taken)
    if not out:
        return []
    text = ngettext(
        "{count} meeting without exact days is left out.",
        "{count} meetings without exact days are left out.",
        out,
    )
    return [text.format(count=out)]
