"""The list of speakers as a paper: by item, in speaking order, with the time allotted to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cica_events.documents.agenda_paper import hung, visible
from cica_events.documents.cover import MeetingFacts, cover
from cica_events.documents.house_words import HouseWords
from cica_events.documents.paper import (
    Block,
    Line,
    Look,
    Paper,
    Row,
    RowLook,
    Table,
    line,
    quiet,
    slanted,
    strong,
)
from cica_events.documents.paper_options import NOTES, TIMES, PaperOptions
from cica_events.documents.scripts import printable
from cica_events.documents.speaker_lines import (
    function_of,
    minutes_of,
    name_of,
    present,
    remark_on,
    role_of,
)
from cica_events.i18n import translator
from cica_events.queries.agenda import AgendaRow
from cica_events.queries.programme import SpeakerRow

KEY: Final = "speakers"
_TIMED, _UNTIMED = (11, 77, 52, 20), (11, 89, 60)  # millimetres


def build(
    meeting: MeetingFacts,
    rows: Sequence[AgendaRow],
    speakers: Mapping[str, Sequence[SpeakerRow]],
    options: PaperOptions,
    words: HouseWords,
) -> Paper:
    """Return the list of those who speak to each item that the readers may see; `speakers` by item."""
    found = [(row, present(tuple(speakers.get(row.id, ())))) for row in visible(rows, options)]
    timed = TIMES in options.show and any(each.minutes for _row, people in found for each in people)
    writing = _Writing(options, words, timed=timed)
    blocks = [block for row, people in found if people for block in writing.item(row, people)]
    count = sum(len(people) for _row, people in found)
    language = translator(options.language)
    head = cover(
        meeting,
        options.language,
        words.word("list_of_speakers"),
        symbol=options.symbol,
        count=language.ngettext("{count} speaker", "{count} speakers", count).format(count=count),
    )
    nobody = line(Look.REMARK, quiet(words.word("no_speakers")))
    return Paper(KEY, options.language, head, tuple(blocks) or (nobody,))


class _Writing:
    def __init__(self, options: PaperOptions, words: HouseWords, *, timed: bool) -> None:
        self._options = options
        self._words = words
        self._timed = timed

    def item(self, row: AgendaRow, speakers: Sequence[SpeakerRow]) -> Iterator[Block]:
        """Yield an item's heading and its table."""
        title = printable(row.shown_title(self._options.language))
        yield line(Look.ITEM, strong(title), number=hung(row.cited), level=1)
        rows = [self._speaker(number, speaker) for number, speaker in enumerate(speakers, start=1)]
        total = sum(speaker.minutes or 0 for speaker in speakers)
        if self._timed and total and len(speakers) > 1:
            said = line(Look.FIGURE, strong(minutes_of(total, self._words)))
            name = line(Look.CELL, strong(self._words.word("total")))
            rows.append(Row(((), (name,), (), (said,)), RowLook.TOTAL))
        yield Table(_TIMED if self._timed else _UNTIMED, tuple(rows), self._heading())

    def _heading(self) -> Row:
        columns = ["column_number", "column_speaker", "column_topic"]
        cells = [(line(Look.COLUMN, self._words.word(key)),) for key in columns]
        if self._timed:
            cells.append((line(Look.FIGURES, self._words.word("column_minutes")),))
        return Row(tuple(cells), RowLook.HEADING)

    def _speaker(self, number: int, speaker: SpeakerRow) -> Row:
        words = self._words
        topic = printable(speaker.shown_topic(self._options.language))
        cells: list[tuple[Line, ...]] = [
            (line(Look.CELL, str(number)),),
            _said(
                line(Look.CELL, strong(name_of(speaker))),
                line(Look.CELL, function_of(speaker)),
                line(Look.INTERNAL, *(remark_on(speaker, words) if NOTES in self._options.printed else ())),
            ),
            _said(
                line(Look.CELL, role_of(speaker, words)),
                line(Look.CELL, slanted(words.word("topic", topic=topic) if topic else "")),
            ),
        ]
        if self._timed:
            cells.append(_said(line(Look.FIGURE, minutes_of(speaker.minutes, words))))
        return Row(tuple(cells), RowLook.BEGINNING)


def _said(*lines: Line) -> tuple[Line, ...]:
    return tuple(each for each in lines if each.text)
