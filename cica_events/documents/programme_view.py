"""The programme as a paper needs it: what its readers may see, by day, parallel sessions together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cica_events.documents.house_words import HouseWords
from cica_events.documents.paper import Block, Line, Look, Part, Row, RowLook, Table, line
from cica_events.documents.paper_options import PaperOptions
from cica_events.documents.scripts import printable
from cica_events.domain.agenda import Visibility
from cica_events.domain.dates import VagueDate
from cica_events.domain.sittings import SittingKind
from cica_events.queries.programme import Programme, ProgrammeDay, ProgrammeItem, ProgrammeSitting
from cica_events.queries.sittings import SittingRow

PAUSES = frozenset({SittingKind.BREAK, SittingKind.LUNCH, SittingKind.PHOTO, SittingKind.RECEPTION})


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """What a document prints of a programme.

    `meetings` names by id those that are held together with it; `hidden` are the ids of items that lie under
    one that the readers may not see.
    """

    programme: Programme
    options: PaperOptions
    words: HouseWords
    meetings: Mapping[str, str]
    hidden: frozenset[str] = frozenset()

    @property
    def language(self) -> str:
        """The language of the document."""
        return self.options.language

    def days(self) -> Iterator[tuple[str, list[list[ProgrammeSitting]]]]:
        """Yield each day's heading with its sessions, those that are held at the same time in one list."""
        for day in self.programme.days:
            sittings = self._seen(day.sittings)
            if sittings:
                yield self._heading(day), _side_by_side(sittings, self.programme.rooms)
        unplaced = self._seen((*self.programme.unplaced, *self._agenda_alone()))
        if unplaced:
            yield self.words.word("undated"), [[each] for each in unplaced]

    def title(self, sitting: ProgrammeSitting) -> str:
        """Return the title of a session, else what its kind is called."""
        title = printable(sitting.row.shown_title(self.language))
        return title or self.words.name_of("kinds", sitting.row.kind.value)

    def place(self, sitting: ProgrammeSitting) -> tuple[Part, ...]:
        """Return the meeting, where it is another one, the room, and who is to be in the chair."""
        chair = "" if sitting.row.chair_absent else printable(sitting.chair)
        said = (
            "" if sitting.own else printable(self.meetings.get(sitting.row.meeting_id, "")),
            printable(sitting.row.room),
            self.words.word("chair", name=chair) if chair else "",
        )
        return (Part(" · ".join(part for part in said if part)),)

    def span(self, sitting: ProgrammeSitting) -> str:
        """Return "09:00–10:30"; empty without a start."""
        if sitting.start is None:
            return ""
        if sitting.end is None:
            return f"{sitting.start:%H:%M}"
        end = f"{sitting.end:%H:%M}"
        if sitting.end.date() > sitting.start.date():
            end = self.words.word("next_day", time=end)
        return f"{sitting.start:%H:%M}–{end}"

    def same_title(self, sitting: ProgrammeSitting, item: ProgrammeItem) -> bool:
        """Tell whether an item is called like its session, so that one title is enough."""
        return printable(item.row.shown_title(self.language)).casefold() == self.title(sitting).casefold()

    def local_time(self) -> str:
        """Return how the times stand to UTC; empty where none is known."""
        start = next((one.start for one in self.programme.sittings() if one.start is not None), None)
        return self.words.word("local_time", offset=_offset(start)) if start else ""

    def empty(self) -> Line:
        """Return what is said instead of a programme that has nothing."""
        return line(Look.REMARK, self.words.word("no_sessions"))

    def _agenda_alone(self) -> Iterator[ProgrammeSitting]:
        """Yield one session of all items where none was planned yet."""
        items = self.programme.unscheduled
        if items and next(self.programme.sittings(), None) is None:
            first = items[0].row
            row = SittingRow(
                id="", version=0, meeting_id=first.meeting_id, title="", title_ru="",
                kind=SittingKind.PLENARY, day=None, start=None, duration=None, room="", pinned=False,
                chair_id=None, interpretation="", visibility=Visibility.PUBLIC, notes="", order=0,
            )  # fmt: skip
            minutes = sum(item.minutes for item in items)
            yield ProgrammeSitting(row, True, None, None, minutes, minutes, "", tuple(items))

    def _heading(self, day: ProgrammeDay) -> str:
        if not self.programme.dated:
            return self.words.word("day", number=day.number)
        return f"{self.words.weekday(day.day.weekday())}, {VagueDate.of(day.day).in_words(self.language)}"

    def _seen(self, sittings: Sequence[ProgrammeSitting]) -> list[ProgrammeSitting]:
        return [
            replace(each, items=tuple(self.seen_items(each.items)))
            for each in sittings
            if self.options.may_see(each.row.visibility)
        ]

    def left_over(self) -> Iterator[ProgrammeItem]:
        """Yield the items that stand in no session while others do."""
        if next(self.programme.sittings(), None) is not None:
            yield from self.seen_items(self.programme.unscheduled)

    def seen_items(self, items: Sequence[ProgrammeItem]) -> Iterator[ProgrammeItem]:
        """Yield the items that the readers may see."""
        for item in items:
            if item.row.id not in self.hidden and self.options.may_see(item.row.visibility):
                yield item


def day_table(heading: str, rows: Sequence[Row], widths: tuple[int, ...]) -> tuple[Block, ...]:
    """Return a day: its heading stands above its sessions, again on each page."""
    return (Table(widths, tuple(rows), Row(((line(Look.DAY, heading),),), RowLook.HEADING)),)


def _side_by_side(sittings: Sequence[ProgrammeSitting], rooms: Sequence[str]) -> list[list[ProgrammeSitting]]:
    """Return the sessions in order of time; those that overlap come together, in the order of the rooms."""
    order = {room: number for number, room in enumerate(rooms)}
    groups: list[list[ProgrammeSitting]] = []
    until = 0.0
    for sitting in sorted(sittings, key=_when):
        untimed, start = _when(sitting)
        if not untimed and start < until:
            groups[-1].append(sitting)
        else:
            groups.append([sitting])
        if sitting.end is not None:
            until = max(until, sitting.end.timestamp())
    return [sorted(group, key=lambda one: (_when(one), order.get(one.row.room, -1))) for group in groups]


def _when(sitting: ProgrammeSitting) -> tuple[bool, float]:
    return (sitting.start is None, sitting.start.timestamp() if sitting.start else 0)


def _offset(moment: datetime) -> str:
    """Return "+5" or "+5:30" for the distance of a moment's zone from UTC."""
    minutes = (moment.utcoffset() or timedelta()) // timedelta(minutes=1)
    sign, minutes = ("−" if minutes < 0 else "+"), abs(minutes)
    return f"{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")
