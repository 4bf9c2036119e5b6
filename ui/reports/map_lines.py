"""The rows of the map in the order chosen, and what stands above its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from PySide6.QtCore import QDate, QLocale

from cica_events.directions import DOT
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Labelled
from cica_events.i18n import N_, _, language
from cica_events.queries.reports import ReportMeeting
from cica_events.queries.reports_map import MapCell, MapParty, ParticipationMap

YEAR = 4  # letters


class Order(Labelled):
    """How the rows of the map are sorted."""

    PROTOCOL = "protocol", N_("In protocol order")
    PARTICIPATION = "participation", N_("By participation")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the map: a party, or, where `party` is None, the heading of a section."""

    text: str
    total: int
    party: MapParty | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Columns side by side, counted from 0, that have a text in common; `longer` where there is room."""

    text: str
    first: int
    last: int
    longer: str = ""


def lines_of(found: ParticipationMap, order: Order) -> list[Line]:
    """Return the rows; in protocol order each section has its heading, with how many attended of how many."""
    parties = [Line(each.name, found.per_party.get(each.id, 0), each) for each in found.parties]
    if order is Order.PARTICIPATION:
        return sorted(parties, key=lambda line: -line.total)
    lines: list[Line] = []
    for section, group in groupby(parties, key=lambda line: line.party.section if line.party else None):
        members = list(group)
        if section is not None:
            lines.append(Line(section.text, sum(line.total for line in members)))
        lines += members
    return lines


def runs_of(meetings: Sequence[ReportMeeting], key: Callable[[ReportMeeting], object]) -> list[Run]:
    """Return the columns that share the value of `key`."""
    runs = []
    for shared, group in groupby(enumerate(meetings), key=lambda pair: key(pair[1])):
        columns = [column for column, _meeting in group]
        text = shared[-1] if isinstance(shared, tuple) else shared
        runs.append(Run(str(text), columns[0], columns[-1]))
    return runs


def body_runs(meetings: Sequence[ReportMeeting], name: Callable[[str], str]) -> list[Run]:
    """Return the columns of one body in one year, with the `name` of the body behind its code."""
    runs = runs_of(meetings, lambda meeting: (meeting.year, meeting.body))
    return [replace(run, longer=f"{run.text} · {name(run.text)}") for run in runs]


def short_date(date: VagueDate | None) -> str:
    """Return a date as short as it stays clear beside its year: "12 Dec", "Dec", "Q3" or the year."""
    if date is None:
        return "–"
    day, point = date.first_day, date.notation.partition("/")[0]
    if date.is_exact:
        return f"{day.day} {_month(day.month, language())}"
    if "Q" in point:
        return point[5:]
    return _month(day.month, language()) if len(point) > YEAR else point


@cache
def _month(number: int, code: str) -> str:
    return QLocale(code).toString(QDate(2000, number, 1), "MMM")


def told(party: MapParty, meeting: ReportMeeting, cell: MapCell) -> str:
    """Return a cell in words: "China, YC-6, 12 October 2023: attended in person, host"."""
    when = meeting.date.in_words(language()) if meeting.date else ""
    roles = [_("Host")] if cell.host else []
    roles += [_("Chair")] if cell.chair else []
    what = DOT.join([cell.presence.text, *roles])
    return _("{party}, {meeting}, {date}: {what}").format(
        party=party.name, meeting=meeting.key, date=when, what=what
    )
