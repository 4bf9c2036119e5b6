"""The lines above the table that say whose list it is and of when."""

from __future__ import annotations

from textwrap import wrap

from cica_events.domain.dates import VagueDate
from cica_events.exports.sheet import Sheet
from cica_events.exports.text import cell_text
from cica_events.i18n import translator

SIZES = {"meeting": 15, "place": 11, "document": 11, "count": 9}  # points
_ROOM = 0.9  # of the width that letters of a size may fill


def block_lines(sheet: Sheet, characters: float) -> list[tuple[str, str]]:
    """Return the lines as pairs of look and text, broken so that none is wider than the table."""
    document = sheet.document
    heading = document.heading
    where = " · ".join(part for part in (heading.body, heading.date, heading.place) if part)
    texts = (
        ("meeting", heading.title),
        ("place", where),
        ("document", " · ".join(filter(None, (sheet.title, document.version, document.symbol)))),
        ("count", f"{sheet.count} · {_as_of(sheet)}" if sheet.count else _as_of(sheet)),
    )
    lines = [(look, line) for look, text in texts for line in _broken(look, text, characters)]
    return [*lines, ("gap", "")]


def _broken(look: str, text: str, characters: float) -> list[str]:
    return wrap(cell_text(text), max(20, int(characters * _ROOM * 11 / SIZES[look])))


def _as_of(sheet: Sheet) -> str:
    moment, language = sheet.document.heading.as_of, sheet.document.language
    day = VagueDate.of(moment.date()).in_words(language)
    return translator(language).gettext("as of {day}, {time}").format(day=day, time=f"{moment:%H:%M}")
