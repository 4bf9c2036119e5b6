"""The annual plan of events as a paper: one table, by dimension, priority area and coordinator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from cica_events.documents.cover import MeetingFacts, cover
from cica_events.documents.house_words import HouseWords
from cica_events.documents.paper import Line, Look, Paper, Row, RowLook, Table, line, quiet, strong
from cica_events.documents.scripts import printable
from cica_events.domain.meetings import HostRole, Stage
from cica_events.i18n import translator
from cica_events.queries.annual_plan import AnnualPlan, PlanGroup
from cica_events.queries.calendar import CalendarMeeting

KEY: Final = "plan"
_WIDTHS: Final = (36, 112, 84, 35)  # millimetres, on a page that lies on its side
_COLUMNS: Final = ("column_date", "column_event", "column_organizers", "column_place")
_UNSURE: Final = (Stage.POSTPONED, Stage.CANCELLED)


def build(plan: AnnualPlan, as_of: datetime, words: HouseWords) -> Paper:
    """Return the plan as a paper; `as_of` is aware, in the zone in which its day is printed."""
    count = translator(plan.language).ngettext("{count} event", "{count} events", plan.count)
    facts = MeetingFacts(
        body="",
        ordinal=None,
        title=words.word("plan_of_year", year=plan.year),
        date="",
        place="",
        symbol="",
        as_of=as_of,
    )
    head = cover(facts, plan.language, words.word("plan"), count=count.format(count=plan.count))
    if not plan.count:
        return Paper(KEY, plan.language, head, (line(Look.REMARK, quiet(words.word("no_events"))),))
    rows = tuple(_Writing(plan, words).rows())
    heading = Row(tuple((line(Look.COLUMN, words.word(key)),) for key in _COLUMNS), RowLook.HEADING)
    return Paper(KEY, plan.language, head, (Table(_WIDTHS, rows, heading),))


class _Writing:
    def __init__(self, plan: AnnualPlan, words: HouseWords) -> None:
        self._plan, self._words = plan, words

    def rows(self) -> Iterator[Row]:
        """Yield the rows of the table: a heading stays with what stands under it."""
        for part in self._plan.parts:
            name = part.name or self._words.word("other_events")
            yield Row(((line(Look.DAY, printable(name)),),), together=True)
            for group in part.groups:
                if group.name:
                    yield Row(((self._heading(group),),), together=True)
                yield from (self._event(event) for event in group.events)

    def _heading(self, group: PlanGroup) -> Line:
        said = [
            self._words.word(key, names=", ".join(names))
            for key, names in (
                ("coordinator", group.coordinators),
                ("co_coordinator", group.co_coordinators),
            )
            if names
        ]
        coordination = f" — {'; '.join(said)}" if said else ""
        return line(Look.SESSION, strong(printable(group.name)), quiet(coordination))

    def _event(self, event: CalendarMeeting) -> Row:
        language = self._plan.language
        date = event.date.in_words(language) if event.date else self._words.word("undated_event")
        stage = translator(language).gettext(event.stage.label) if event.stage in _UNSURE else ""
        title = line(
            Look.CELL, printable(event.shown_title(language)), quiet(f" ({stage.lower()})" if stage else "")
        )
        return Row(
            (
                (line(Look.CELL, date),),
                (title,),
                (line(Look.CELL, printable(organizers(event))),),
                (line(Look.CELL, printable(event.where)),),
            ),
            RowLook.BEGINNING,
        )


def organizers(event: CalendarMeeting) -> str:
    """Return who organizes and hosts an event, as one line."""
    return "; ".join(host.name for host in event.hosts if host.role is not HostRole.SUPPORTER)
