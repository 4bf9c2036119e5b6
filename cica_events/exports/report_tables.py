"""The tables of each report, in the language of the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cica_events.domain.participants import Participation
from cica_events.domain.presence import Presence
from cica_events.domain.press_sentence import SECTIONS
from cica_events.domain.representatives import People
from cica_events.exports.cells import Cell
from cica_events.exports.report_table import Chart, ChartKind, Column, ReportTable
from cica_events.i18n import N_, translator
from cica_events.queries.reports_attendance import Attendance, AttendanceLine, By
from cica_events.queries.reports_map import ParticipationMap
from cica_events.queries.reports_press import PressCount, PressFacts
from cica_events.queries.reports_trends import ALL, TrendPoint

_TEXT, _NUMBER, _SHARE = Column.TEXT, Column.NUMBER, Column.SHARE
_COUNTED = tuple(each for each in Presence if each not in (Presence.NOT_INVITED, Presence.UNKNOWN))
_ATTENDANCE = (
    (N_("Group"), _TEXT),
    (N_("Delegations"), _NUMBER),
    (N_("Participants"), _NUMBER),
    (N_("Women"), _NUMBER),
    (N_("Men"), _NUMBER),
    (N_("Not stated"), _NUMBER),
    (N_("Women of those stated"), _SHARE),
)
_TRENDS = (
    (N_("Year"), _TEXT),
    (N_("Body"), _TEXT),
    (N_("Meetings"), _NUMBER),
    (N_("Participants"), _NUMBER),
    (N_("States"), _NUMBER),
    (N_("Women"), _NUMBER),
    (N_("Men"), _NUMBER),
    (N_("Not stated"), _NUMBER),
    (N_("Women of those stated"), _SHARE),
)
_CHARTED = {By.SECTION, By.STATE, By.CAPACITY, By.MODE}


def map_tables(found: ParticipationMap, language: str) -> tuple[ReportTable, ...]:
    """Return how often each party was what, with a chart of how often it attended."""
    words = translator(language)
    names = (N_("State or organization"), N_("Section"), N_("Times attended"))
    rows: list[tuple[Cell, ...]] = []
    for party in sorted(found.parties, key=lambda one: -found.per_party.get(one.id, 0)):
        cells = Counter(found.cell(party.id, meeting).presence for meeting in found.meetings)
        counts = (cells[each] for each in _COUNTED)
        section = words.gettext(party.section.label)
        rows.append((party.name, section, found.per_party.get(party.id, 0), *counts))
    name = words.gettext("By State or organization")
    there = sum(count > 0 for count in found.per_party.values())
    return (
        ReportTable(
            name[:31],
            name,
            (*map(words.gettext, names), *(words.gettext(each.label) for each in _COUNTED)),
            (_TEXT, _TEXT, *[_NUMBER] * (1 + len(_COUNTED))),
            tuple(rows),
            charts=(Chart(ChartKind.BARS, words.gettext("Meetings attended"), (2,), lines=there),)
            if there
            else (),
        ),
    )


def attendance_tables(found: Attendance, language: str) -> tuple[ReportTable, ...]:
    """Return a table for each way to count, with women and men in a chart."""
    words = translator(language)
    return tuple(
        ReportTable(
            words.gettext(by.label)[:31],
            words.gettext(by.label),
            tuple(words.gettext(label) for label, _kind in _ATTENDANCE),
            tuple(kind for _label, kind in _ATTENDANCE),
            tuple(_line(line) for line in (*found.tables[by], found.total)),
            total=True,
            charts=(_of_genders(words.gettext("Participants")),)
            if by in _CHARTED and found.tables[by]
            else (),
        )
        for by in By
    )


def _of_genders(title: str) -> Chart:
    return Chart(ChartKind.STACKED, title, (3, 4, 5))


def _line(line: AttendanceLine) -> tuple[Cell, ...]:
    return (line.label, line.delegations, line.people, line.women, line.men, line.unknown, line.share)


def trend_tables(
    points: Sequence[TrendPoint], bodies: Mapping[str, str], language: str
) -> tuple[ReportTable, ...]:
    """Return the years of all bodies together with charts, then each year of each body."""
    words = translator(language)
    headings = tuple(words.gettext(label) for label, _kind in _TRENDS)
    kinds = tuple(kind for _label, kind in _TRENDS)
    together = tuple(_point(one, words.gettext("All bodies")) for one in points if one.body == ALL)
    apart = tuple(_point(one, bodies.get(one.body, one.body)) for one in points if one.body != ALL)
    charts = (
        Chart(ChartKind.COLUMNS, words.gettext("Participants"), (3,)),
        Chart(ChartKind.COLUMNS, words.gettext("States"), (4,)),
        Chart(ChartKind.LINE, words.gettext("Share of women"), (8,)),
    )
    return (
        ReportTable(
            words.gettext("By year"), words.gettext("By year"), headings, kinds, together, charts=charts
        ),
        ReportTable(
            words.gettext("By year and body"), words.gettext("By year and body"), headings, kinds, apart
        ),
    )


def _point(one: TrendPoint, body: str) -> tuple[Cell, ...]:
    counts = one.meetings, one.people, one.states, one.women, one.men, one.unknown
    return (str(one.year), body, *counts, one.share)


def press_tables(
    facts: PressFacts, count: PressCount, sentences: Sequence[str], language: str
) -> tuple[ReportTable, ...]:
    """Return the sentences, the parties by section with a chart, and the people by step and kind."""
    words = translator(language)
    parties = tuple((words.gettext(each.label), count.parties.get(each, 0)) for each in SECTIONS)
    steps, kinds = facts.by_step(People), facts.by_kind(Participation)
    people = [(words.gettext(each.label), steps.get(each, 0)) for each in Participation]
    people += [(words.gettext(each.label), kinds.get(each, 0)) for each in People]
    title = words.gettext("Press sentence")
    return (
        ReportTable(title, title, (title,), (_TEXT,), tuple((each,) for each in sentences)),
        ReportTable(
            words.gettext("Parties"),
            words.gettext("States and organizations that took part"),
            (words.gettext("Section"), words.gettext("Count")),
            (_TEXT, _NUMBER),
            parties,
            charts=(Chart(ChartKind.BARS, words.gettext("States and organizations that took part"), (1,)),),
        ),
        ReportTable(
            words.gettext("People"),
            words.gettext("People by status and kind"),
            (words.gettext("Group"), words.gettext("Count")),
            (_TEXT, _NUMBER),
            tuple(people),
        ),
    )
