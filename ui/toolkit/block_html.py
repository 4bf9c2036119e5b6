"""Writes a block of cells as an HTML table that Excel and LibreOffice take in with its formats.

Texts are marked as texts, so that "+7 777", "007" and "1-2" stay what they are and no formula is run. Excel
reads the number formats by class, LibreOffice numbers and dates by `sdval` and `sdnum`; dates are written as
year-month-day besides, which every program understands in any language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from html import escape
from typing import Final

from cica_events.domain.fields import Kind
from cica_events.i18n import _
from ui.runtime.theme import colours
from ui.toolkit.cell_blocks import Cell
from ui.toolkit.colours import Tone
from ui.toolkit.packed_forms import Packed

_FIRST_DAY: Final = date(1899, 12, 30).toordinal()  # that spreadsheets count days from
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STRONG = re.compile(
    "([A-Za-z\u00aa-\u02b8\u0370-\u058f\u0900-\u1fff\u2c00-\ufb1c])"  # left to right
    "|([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])"  # Hebrew, Arabic and their like
)
_BREAK = "<br>"


@dataclass(frozen=True, slots=True)
class Format:
    """How a kind of value is written: the class of its cells and the codes of the two programs."""

    name: str
    excel: str  # the value of mso-number-format
    libre: str  # the code of sdnum: one of its built-in formats, others are lost


TEXT: Final = Format("t", '"\\@"', "@")
_TOP: Final = "valign=top"  # in each cell: LibreOffice minds neither that of a row nor style sheets
_FONT: Final = 'face="Arial"'  # else LibreOffice takes a serif font
_AS_TEXT: Final = f'{_TOP} class=t x:str sdnum="1033;0;@"'
FORMATS: Final = {
    Kind.INTEGER: Format("n", "0", "0"),
    Kind.DURATION: Format("m", "", "0"),  # its word is translated
    Kind.DAY: Format("d", '"yyyy\\-mm\\-dd"', "YYYY-MM-DD"),
    Kind.TIME: Format("h", '"hh\\:mm"', "HH:MM"),
    Kind.STAMP: Format("s", '"yyyy\\-mm\\-dd\\ hh\\:mm"', "YYYY-MM-DD HH:MM:SS"),
}


def _formatted(kind: Kind) -> Format:
    if kind is not Kind.DURATION:
        return FORMATS[kind]
    words = _("{minutes} min").format(minutes="\n").split("\n")
    parts = [f"\\0022{word}\\0022" if word else "" for word in words]
    return replace(FORMATS[kind], excel=f'"{parts[0]}0{parts[1]}"')


class HtmlTable:
    """Gathers the rows of a table in the colours of the light theme: it is pasted on white."""

    def __init__(self) -> None:
        self._formats = {kind: _formatted(kind) for kind in FORMATS}
        self._inks = colours("light")
        self._document = Packed(self._head())

    def add(self, cells: Sequence[Cell], *, heads: bool = False) -> None:
        """Write the next row, as headings if these are the `heads`."""
        write = self._heading if heads else self._cell
        self._document += f"<tr>{''.join(map(write, cells))}</tr>\n"

    def document(self) -> Packed:
        """Return the whole; nothing can be added then."""
        self._document += "</table><!--EndFragment--></body></html>"
        return self._document

    def _head(self) -> str:
        forms = (TEXT, *self._formats.values())
        return "".join(
            (
                '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>',
                '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>',
                "br{mso-data-placement:same-cell;}",
                *(f".{form.name}{{mso-number-format:{form.excel};}}" for form in forms),
                "</style></head><body><!--StartFragment--><table>",
            )
        )

    def _heading(self, cell: Cell) -> str:
        ground, text = self._inks["background"], cell.text
        return f'<th {_AS_TEXT} align=left bgcolor="{ground}"{_direction(text)}>{_in_sans(text)}</th>'

    def _cell(self, cell: Cell) -> str:
        text = cell.text
        if not text:
            return "<td></td>"
        if cell.value is not None:
            return self._value(cell)
        if cell.tone is not None:
            return self._badge(cell, cell.tone)
        return f"<td {_AS_TEXT}{_direction(text)}>{_in_sans(text)}</td>"

    def _value(self, cell: Cell) -> str:
        form = self._formats[cell.kind]
        number, text = _number(cell.value), f"<font {_FONT}>{_spelled(cell)}</font>"
        code = escape(f"1033;0;{form.libre}")
        return f'<td {_TOP} class={form.name} align=right sdval="{number}" sdnum="{code}">{text}</td>'

    def _badge(self, cell: Cell, tone: Tone) -> str:
        ink, ground = (
            ("accent_text", "selection") if tone is Tone.ACCENT else (tone.value, f"{tone.value}_background")
        )
        body = f'<font {_FONT} color="{self._inks[ink]}">{_body(cell.text)}</font>'
        return f'<td {_AS_TEXT} bgcolor="{self._inks[ground]}"{_direction(cell.text)}>{body}</td>'


def _number(value: int | date | time | datetime | None) -> str:
    """Return what a spreadsheet stores for a value: whole days since its first, and parts of a day."""
    days = value.toordinal() - _FIRST_DAY if isinstance(value, date) else 0
    if isinstance(value, (datetime, time)):
        return repr(days + (value.hour * 60 + value.minute) / 1440)
    if isinstance(value, date):
        return str(days)
    return str(value)


def _spelled(cell: Cell) -> str:
    match cell.value:
        case datetime():
            return f"{cell.value:%Y-%m-%d %H:%M}"
        case date():
            return cell.value.isoformat()
        case time():
            return f"{cell.value:%H:%M}"
    return str(cell.value)


def _in_sans(text: str) -> str:
    return f"<font {_FONT}>{_body(text)}</font>" if text else ""


def _body(text: str) -> str:
    if text.isalnum():
        return text
    if text.isprintable():
        return escape(text, quote=False)
    text = escape(_UNWRITABLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n"), quote=False)
    return text.replace("\n", _BREAK)


def _direction(text: str) -> str:
    """Return the attribute of a text that is read from right to left, going by its first strong letter."""
    if text.isascii():
        return ""
    found = _STRONG.search(text)
    return " dir=rtl" if found and found[2] else ""
