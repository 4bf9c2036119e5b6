"""The programme as a paper: by day and session, with rooms, and what is dealt with in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cica_events.documents.agenda_paper import hung, lines_of
from cica_events.documents.cover import MeetingFacts, cover
from cica_events.documents.paper import Block, Line, Look, Paper, Part, Row, RowLook, line, quiet, strong
from cica_events.documents.paper_options import NOTES, SPEAKERS, TIMES, PaperOptions
from cica_events.documents.programme_view import PAUSES, ProgrammeView, day_table
from cica_events.documents.scripts import printable
from cica_events.documents.speaker_lines import parts_of, present
from cica_events.queries.programme import ProgrammeItem, ProgrammeSitting

KEY: Final = "programme"
_TIMED, _UNTIMED = (26, 134), (160,)  # millimetres
_TOGETHER: Final = 4  # speakers between whom no page ends


def build(meeting: MeetingFacts, view: ProgrammeView) -> Paper:
    """Return the programme as the options of the `view` want it."""
    options, words = view.options, view.words
    head = cover(meeting, options.language, words.word("programme"), symbol=options.symbol)
    writing = _Writing(view, options)
    blocks = [block for heading, groups in view.days() for block in writing.day(heading, groups)]
    if not blocks:
        blocks.append(view.empty())
    elif TIMES in options.show and (remark := view.local_time()):
        blocks.insert(0, line(Look.REMARK, quiet(remark)))
    blocks += writing.left_over()
    return Paper(KEY, options.language, head, tuple(blocks))


class _Writing:
    def __init__(self, view: ProgrammeView, options: PaperOptions) -> None:
        self._view = view
        self._show = options.printed
        self._language = options.language
        self._timed = TIMES in options.show

    def day(self, heading: str, groups: Sequence[Sequence[ProgrammeSitting]]) -> tuple[Block, ...]:
        """Return a day's table."""
        rows = [row for group in groups for row in self._group(group)]
        return day_table(heading, rows, _TIMED if self._timed else _UNTIMED)

    def left_over(self) -> Iterator[Block]:
        """Yield the items that stand in no session, where internal notes are printed."""
        items = list(self._view.left_over())
        if items and NOTES in self._show:
            rows = [row for item in items for row in self._item(item, "", 1, RowLook.BEGINNING)]
            widths = _TIMED if self._timed else _UNTIMED
            yield from day_table(self._view.words.word("unscheduled"), rows, widths)

    def _group(self, group: Sequence[ProgrammeSitting]) -> Iterator[Row]:
        if len(group) == 1:
            yield from self._sitting(group[0], RowLook.BEGINNING, RowLook.FURTHER)
            return
        yield self._row("", (line(Look.PARALLEL, self._view.words.word("in_parallel")),), RowLook.BEGINNING)
        for sitting in group:
            yield from self._sitting(sitting, RowLook.BESIDE, RowLook.BESIDE)

    def _sitting(self, sitting: ProgrammeSitting, first: RowLook, further: RowLook) -> Iterator[Row]:
        view = self._view
        lines = [line(Look.PAUSE if sitting.row.kind in PAUSES else Look.SESSION, view.title(sitting))]
        lines += self._if_any(line(Look.PLACE, *view.place(sitting)))
        lines += self._notes(sitting.row.notes)
        items = sitting.items
        if len(items) == 1 and view.same_title(sitting, items[0]):
            yield from self._parted(view.span(sitting), lines, items[0], first, further)
            return
        yield self._row(view.span(sitting), lines, first, together=bool(items))
        shown = f"{sitting.start:%H:%M}" if sitting.start else ""
        top = min((item.row.depth for item in items), default=0)
        for item in items:
            time = f"{item.start:%H:%M}" if item.start else ""
            yield from self._item(item, "" if time == shown else time, item.row.depth - top + 1, further)
            shown = time or shown

    def _item(self, item: ProgrammeItem, time: str, level: int, look: RowLook) -> Iterator[Row]:
        title = printable(item.row.shown_title(self._language))
        heading = line(Look.ENTRY, title, number=hung(item.row.number), level=min(level, 2))
        yield from self._parted(time, [heading], item, look, look)

    def _parted(
        self, time: str, lines: list[Line], item: ProgrammeItem, first: RowLook, further: RowLook
    ) -> Iterator[Row]:
        """Yield an item with those who speak to it, in rows among which a page may end."""
        below = [*self._speakers(item), *self._notes(item.row.notes)]
        yield self._row(time, [*lines, *below[:_TOGETHER]], first)
        for at in range(_TOGETHER, len(below), _TOGETHER):
            yield self._row("", below[at : at + _TOGETHER], further)

    def _speakers(self, item: ProgrammeItem) -> Iterator[Line]:
        if SPEAKERS in self._show:
            for speaker in present(item.speakers):
                yield line(Look.SPEAKER, *parts_of(speaker, self._view.words, self._language))

    def _notes(self, text: str) -> Iterator[Line]:
        if NOTES in self._show:
            for note in lines_of(text):
                yield line(Look.INTERNAL, strong(self._view.words.word("internal")), Part(f" {note}"))

    def _if_any(self, made: Line) -> Iterator[Line]:
        if made.text:
            yield made

    def _row(self, time: str, lines: Sequence[Line], look: RowLook, *, together: bool = False) -> Row:
        text = tuple(lines)
        if not self._timed:
            return Row((text,), look, together)
        return Row(((line(Look.TIME, time),) if time else (), text), look, together)
