"""The chair's annotated programme: who speaks in which order, and what the chair says meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cica_events.documents.agenda_paper import hung, lines_of
from cica_events.documents.chair_words import ChairWords
from cica_events.documents.cover import MeetingFacts, cover
from cica_events.documents.paper import Block, Line, Look, Paper, Part, Row, RowLook, line, quiet, strong
from cica_events.documents.paper_options import NOTES, PRONUNCIATION, TIMES, WORDS
from cica_events.documents.programme_view import PAUSES, ProgrammeView, day_table
from cica_events.documents.scripts import printable
from cica_events.documents.speaker_lines import function_of, minutes_of, name_of, present
from cica_events.queries.programme import ProgrammeItem, ProgrammeSitting, SpeakerRow

KEY: Final = "chair"
_WIDTHS: Final = (26, 134)  # millimetres


def build(meeting: MeetingFacts, view: ProgrammeView) -> Paper:
    """Return the chair's programme of a meeting."""
    options = view.options
    head = cover(meeting, options.language, view.words.word("chair_programme"), symbol=options.symbol)
    days = list(view.days())
    script = ChairWords(meeting, view, [one for _day, groups in days for group in groups for one in group])
    writing = _Writing(view, script)
    blocks = [block for heading, groups in days for block in writing.day(heading, groups)]
    if not blocks:
        blocks.append(view.empty())
    elif TIMES in options.show and (remark := view.local_time()):
        blocks.insert(0, line(Look.REMARK, quiet(remark)))
    return Paper(KEY, options.language, head, tuple(blocks))


class _Writing:
    def __init__(self, view: ProgrammeView, script: ChairWords) -> None:
        self._view = view
        self._words = view.words
        self._script = script
        self._show = view.options.printed

    def day(self, heading: str, groups: Sequence[Sequence[ProgrammeSitting]]) -> tuple[Block, ...]:
        """Return a day's table."""
        return day_table(heading, [row for group in groups for row in self._group(group)], _WIDTHS)

    def _group(self, group: Sequence[ProgrammeSitting]) -> Iterator[Row]:
        if len(group) == 1:
            yield from self._sitting(group[0], RowLook.BEGINNING, RowLook.FURTHER)
            return
        parallel = line(Look.PARALLEL, self._words.word("in_parallel"))
        yield Row(((), (parallel,)), RowLook.BEGINNING, together=True)
        for sitting in group:
            yield from self._sitting(sitting, RowLook.BESIDE, RowLook.BESIDE)

    def _sitting(self, sitting: ProgrammeSitting, first: RowLook, further: RowLook) -> Iterator[Row]:
        view = self._view
        pause = sitting.row.kind in PAUSES
        languages = printable(sitting.row.interpretation)
        lines = [
            line(Look.PAUSE if pause else Look.SESSION, view.title(sitting)),
            line(Look.PLACE, *view.place(sitting)),
            line(Look.PLACE, self._words.word("interpretation", languages=languages) if languages else ""),
            *self._notes(sitting.row.notes),
            *self._spoken(self._script.beginning(sitting)),
        ]
        span = view.span(sitting) if TIMES in self._show else ""
        yield _row(span, lines, first, together=bool(sitting.items))
        shown = f"{sitting.start:%H:%M}" if sitting.start else ""
        for item in sitting.items:
            time = f"{item.start:%H:%M}" if item.start and TIMES in self._show else ""
            yield from self._item(sitting, item, "" if time == shown else time, further)
            shown = time or shown
        ending = self._spoken(self._script.ending(sitting))
        if ending:
            yield _row("", ending, further)

    def _item(
        self, sitting: ProgrammeSitting, item: ProgrammeItem, time: str, look: RowLook
    ) -> Iterator[Row]:
        title = printable(item.row.shown_title(self._view.language))
        speakers = present(item.speakers)
        heading = line(Look.ENTRY, strong(title), number=hung(item.row.cited), level=1)
        said = self._spoken(self._script.item(sitting, item))
        yield _row(time, [heading, *self._notes(item.row.notes), *said], look, together=bool(speakers))
        for number, speaker in enumerate(speakers, start=1):
            before = speakers[number - 2] if number > 1 else None
            floor = self._script.floor(sitting, speaker, before)
            yield self._speaker(number, speaker, floor, look)
        after = self._spoken(self._script.after(sitting, item, speakers))
        if after:
            yield _row("", after, look)

    def _speaker(self, number: int, speaker: SpeakerRow, floor: Sequence[str], look: RowLook) -> Row:
        words = self._words
        function, sounds = function_of(speaker), printable(speaker.pronunciation)
        lines = [
            line(
                Look.SPEAKER,
                strong(name_of(speaker)),
                f", {function}" if function else "",
                number=f"({number})",  # items are numbered “1.”
            )
        ]
        if sounds and PRONUNCIATION in self._show:
            lines.append(line(Look.PRONOUNCED, words.word("pronounced", pronunciation=sounds)))
        lines += self._spoken(floor)
        time = minutes_of(speaker.minutes, words) if TIMES in self._show else ""
        return _row(time, lines, look, quietly=True)

    def _spoken(self, texts: Iterable[str]) -> list[Line]:
        """Return the words of the chair; what stands in brackets is what happens meanwhile."""
        if WORDS not in self._show:
            return []
        return [
            line(Look.DIRECTION if text.startswith("(") else Look.SPOKEN, printable(text)) for text in texts
        ]

    def _notes(self, text: str) -> Iterator[Line]:
        if NOTES in self._show:
            for note in lines_of(text):
                yield line(Look.INTERNAL, strong(self._words.word("internal")), Part(f" {note}"))


def _row(
    time: str, lines: Iterable[Line], look: RowLook, *, together: bool = False, quietly: bool = False
) -> Row:
    shown = (line(Look.TIME, quiet(time) if quietly else time),) if time else ()
    return Row((shown, tuple(each for each in lines if each.text)), look, together)
