"""Sets text as printers do: what belongs together stays in one line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from cica_events.documents.paper import Line, Paper, Part, Row, Table

FIXED: Final = "\u00a0"  # a blank at which no line ends
_DASH = re.compile(r" (?=[–—] )")
_RUSSIAN_SHORT = re.compile(
    r"(?<![\w\u00a0-])(а|б|в|во|г|до|за|и|из|из-за|к|как|ко|на|над|не|ни|но|о|об|обо|от|по|под|при|про|с|со|у)"
    r" (?=\w|«)",
    re.IGNORECASE,
)
_RUSSIAN_ABBREVIATION = re.compile(r"(?<!\w)(г-(?:н|на|ну|жа|жи|же)|им\.|№|п\.|ст\.|стр\.|д-р|проф\.) ")
_RUSSIAN_TOWN = re.compile(r"(?<!\w)(?<!\d[ \u00a0])(г\.) (?=[А-ЯЁ])")
_RUSSIAN_YEAR = re.compile(r"(?<=\d) (?=г\.|гг\.|году|года|год\b)")
_TITLE = re.compile(r"(?<!\w)(Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|H\.E\.|No\.|St\.) (?=\w)")
_UNIT = re.compile(r"(?<=\d) (?=(?:min|minutes?|h|hours?|мин|минут[аы]?|ч|час|часа|часов|%)\b)")
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
)
_DAY = re.compile(rf"(?<=\d) (?={_MONTHS}\b)")
_OF_YEAR = re.compile(rf"(?<=\d[ {FIXED}])({_MONTHS}) (?=\d{{4}}\b)")
_INITIAL = re.compile(r"(?<!\w)([A-ZА-ЯЁ]\.) ?(?=[A-ZА-ЯЁ]\w)")
_STRAIGHT = re.compile(r'"([^"\n]+)"')


def well_set(text: str, language: str) -> str:
    """Return `text` with fixed blanks, and in Russian with guillemets for straight quotation marks."""
    if " " not in text:
        return text
    made = _UNIT.sub(FIXED, _DAY.sub(FIXED, _DASH.sub(FIXED, text)))
    made = _OF_YEAR.sub(rf"\1{FIXED}", made)
    made = _TITLE.sub(rf"\1{FIXED}", made)
    if language != "ru":
        return _STRAIGHT.sub("“\\1”", made)
    made = _STRAIGHT.sub("«\\1»", made)
    made = _RUSSIAN_SHORT.sub(rf"\1{FIXED}", made)
    made = _RUSSIAN_TOWN.sub(rf"\1{FIXED}", _RUSSIAN_ABBREVIATION.sub(rf"\1{FIXED}", made))
    return _INITIAL.sub(rf"\1{FIXED}", _RUSSIAN_YEAR.sub(FIXED, made))


def set_paper(paper: Paper) -> Paper:
    """Return the paper with all its texts well set."""
    language = paper.language
    cover = replace(
        paper.cover,
        **{
            name: well_set(getattr(paper.cover, name), language)
            for name in ("body", "title", "date", "place", "as_of")
        },
    )
    blocks = tuple(
        _line(block, language) if isinstance(block, Line) else _table(block, language)
        for block in paper.blocks
    )
    return replace(paper, cover=cover, blocks=blocks)


def _table(table: Table, language: str) -> Table:
    heading = _row(table.heading, language) if table.heading else None
    return replace(table, heading=heading, rows=tuple(_row(row, language) for row in table.rows))


def _row(row: Row, language: str) -> Row:
    return replace(row, cells=tuple(tuple(_line(each, language) for each in cell) for cell in row.cells))


def _line(line: Line, language: str) -> Line:
    return replace(line, parts=tuple(Part(well_set(part.text, language), part.tone) for part in line.parts))
