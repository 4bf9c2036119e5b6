"""The looks of a workbook, each made once and shared by all of its cells."""

from __future__ import annotations

from functools import cache
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from cica_events.exports.block import SIZES
from cica_events.exports.sheet import Weight

FONT = "Calibri"
TABLE_SIZE = 10  # points
SECTION_SIZE = 12  # points
ACCENT, TINT, TEXT, MUTED, FAINT = "1F5FBF", "E6EFFB", "1C2430", "667085", "F3F5F8"
BAD = "FBD9D7"
HAIRLINE = Side("hair", color="B4BECB")
LINE = Side("thin", color=ACCENT)
UNDER_HEADING = Side("medium", color=ACCENT)

_BLOCK_FONTS: dict[str, dict[str, Any]] = {
    "meeting": {"bold": True, "color": TEXT},
    "place": {"color": TEXT},
    "document": {"bold": True, "color": ACCENT},
    "count": {"color": MUTED},
}


class Styles:
    """Hands out the looks of one sheet, each as the number under which its workbook keeps it."""

    def __init__(self, target: Any) -> None:
        self._target = target
        self.block = cache(self._block)
        self.heading = cache(self._heading)
        self.body = cache(self._body)
        self.closing = cache(self._closing)
        self.band = cache(self._band)
        self.by_hand = cache(self._by_hand)
        self.hidden = cache(self._hidden)
        self.refused = cache(self._refused)

    def _block(self, look: str) -> int:
        """Return the look of a line above the table."""
        font = Font(FONT, SIZES[look], **_BLOCK_FONTS[look])
        return self._look(font=font, alignment=Alignment(vertical="center"))

    def _heading(self, centred: bool) -> int:
        """Return the look of a column's heading."""
        return self._look(
            font=Font(FONT, TABLE_SIZE, bold=True, color=ACCENT),
            fill=PatternFill("solid", fgColor=TINT),
            border=Border(bottom=UNDER_HEADING, top=LINE),
            alignment=Alignment(_side(centred), "center", wrap_text=True),
        )

    def _body(
        self, number_format: str, centred: bool, wraps: bool, quoted: bool, depth: int, weight: Weight
    ) -> int:
        """Return the look of a cell; `quoted` keeps Excel from reading it as a formula when it is edited."""
        return self._look(
            font=Font(FONT, TABLE_SIZE, bold=weight is not Weight.PLAIN, color=TEXT),
            border=Border(top=LINE) if weight is Weight.TOTAL else Border(bottom=HAIRLINE),
            number_format=number_format,
            quotePrefix=quoted,
            alignment=Alignment(_side(centred), "center", wrap_text=wraps, indent=depth),
        )

    def _refused(self, number_format: str, quoted: bool, bad: bool) -> int:
        """Return the look of a cell of a row that was refused; a `bad` one is to blame."""
        return self._look(
            font=Font(FONT, TABLE_SIZE, color=TEXT),
            border=Border(bottom=HAIRLINE),
            number_format=number_format,
            quotePrefix=quoted,
            alignment=Alignment("left", "center", wrap_text=True),
            **({"fill": PatternFill("solid", fgColor=BAD)} if bad else {}),
        )

    def _closing(self, number_format: str, centred: bool) -> int:
        """Return the look of a cell in the last line."""
        return self._look(
            font=Font(FONT, TABLE_SIZE, bold=True, color=TEXT),
            border=Border(top=LINE),
            number_format=number_format,
            alignment=Alignment(_side(centred), "center"),
        )

    def _by_hand(self) -> int:
        """Return the look of a cell that is filled in later: a box."""
        return self._look(
            font=Font(FONT, TABLE_SIZE, color=TEXT),
            border=Border(left=HAIRLINE, right=HAIRLINE, top=HAIRLINE, bottom=HAIRLINE),
            alignment=Alignment("left", "center", wrap_text=True),
        )

    def _hidden(self) -> int:
        """Return the look of a cell in a column that nobody is to see."""
        return self._look(font=Font(FONT, TABLE_SIZE, color=MUTED), number_format="@")

    def _band(self, look: str, quoted: bool) -> int:
        """Return the look of a cell in a line across the table: "section", "party" or "gap"."""
        part: dict[str, Any] = {"font": Font(FONT, TABLE_SIZE)}
        if look == "section":
            part["font"] = Font(FONT, SECTION_SIZE, bold=True, color=ACCENT)
            part |= {"border": Border(bottom=LINE), "alignment": Alignment("left", "bottom")}
        if look == "party":
            part["font"] = Font(FONT, TABLE_SIZE, bold=True, color=TEXT)
            part |= {"fill": PatternFill("solid", fgColor=FAINT), "border": Border(bottom=HAIRLINE)}
            part["alignment"] = Alignment("left", "center")
        return self._look(**part, quotePrefix=quoted)

    def _look(self, **attributes: Any) -> int:
        pattern: Any = WriteOnlyCell(self._target)
        for name, value in attributes.items():
            setattr(pattern, name, value)
        return int(pattern.style_id)


def _side(centred: bool) -> str:
    return "center" if centred else "left"
