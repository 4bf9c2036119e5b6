"""Draws what stands around the cells of the map: parties at the left, years, bodies and dates above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from cica_events.queries.reports import ReportMeeting
from ui.reports.map_lines import Line, Run, short_date
from ui.reports.report_colours import ReportColours
from ui.toolkit.directions import cut_text
from ui.toolkit.marks import Mark, draw_mark

PADDING = 8
BAND = 1.4  # heights of a line of text that a band of years or bodies takes
SMALL = 0.86  # of the font, for dates and totals
NARROWEST = 0.7  # of the font, for a year or body over a narrow column
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def small(font: QFont) -> QFont:
    """Return the font of dates and totals."""
    return scaled_font(font, SMALL)


def scaled_font(font: QFont, share: float) -> QFont:
    """Return the font in that share of its size."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * share)
    else:
        made.setPixelSize(max(7, round(font.pixelSize() * share)))
    return made


def strong(font: QFont) -> QFont:
    """Return the font of years and sections."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


@dataclass(frozen=True, slots=True)
class HeadingSizes:
    """How high the parts of the heading are, in pixels from the top: year, body, date, total."""

    band: int
    dates: int

    @classmethod
    def of(cls, font: QFont, meetings: Sequence[ReportMeeting]) -> HeadingSizes:
        """Return the sizes for these meetings."""
        metrics = QFontMetrics(small(font))
        single = {year for year, count in Counter(one.year for one in meetings).items() if count == 1}
        texts = {
            heading_of(one, [*([str(one.year)] if one.year in single else []), one.body]) for one in meetings
        }
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return cls(round(QFontMetrics(font).height() * BAND), longest + 2 * PADDING)

    @property
    def height(self) -> int:
        """Return the height of the whole."""
        return 2 * self.band + self.dates + self.band


def heading_of(meeting: ReportMeeting, before: Sequence[str]) -> str:
    """Return what stands over a column: its date, behind the year and body that had no room of their own."""
    return " ".join([*before, short_date(meeting.date)])


def tell(told: dict[int, list[str]], run: Run) -> None:
    """Note that the columns of a run have to say its words themselves."""
    for column in range(run.first, run.last + 1):
        told.setdefault(column, []).append(run.text)


def draw_column(
    painter: QPainter,
    box: QRectF,
    text: str,
    total: int,
    sizes: HeadingSizes,
    colours: ReportColours,
) -> None:
    """Draw in the `small` font the date of a meeting, standing, and under it how many took part."""
    painter.setPen(colours["text"])
    painter.save()
    top = box.top() + 2 * sizes.band
    painter.translate(box.left(), top + sizes.dates)
    painter.rotate(-90)
    painter.drawText(QRectF(PADDING, 0, sizes.dates - PADDING, box.width()), _LEFT, text)
    painter.restore()
    if painter.fontMetrics().horizontalAdvance(str(total)) <= box.width():
        painter.setPen(colours["text" if total else "muted"])
        below = QRectF(box.left(), top + sizes.dates, box.width(), sizes.band)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(total))


def draw_run(painter: QPainter, box: QRectF, run: Run, colours: ReportColours, *, year: bool) -> bool:
    """Draw what columns side by side have in common; return whether there was room for its words."""
    painter.fillRect(
        QRectF(box.right() - 1, box.top(), 1, box.height()), colours["control" if year else "line"]
    )
    metrics = QFontMetrics(painter.font())
    texts = (text for text in (run.longer, run.text) if text)
    fitting = next((text for text in texts if metrics.horizontalAdvance(text) + 4 <= box.width()), "")
    font, ratio = painter.font(), (box.width() - 3) / max(1, metrics.horizontalAdvance(run.text))
    if not fitting and ratio >= NARROWEST:
        fitting = run.text
        painter.setFont(scaled_font(font, ratio))
    painter.setPen(colours["text" if year else "muted"])
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, fitting)
    painter.setFont(font)
    return bool(fitting)


def draw_line_heading(painter: QPainter, box: QRect, line: Line, colours: ReportColours, mark: Mark) -> None:
    """Draw the name of a party with its flag and total, or the heading of a section."""
    painter.fillRect(box, colours["panel" if line.party else "background"])
    painter.fillRect(box.left(), box.bottom(), box.width(), 1, colours["line"])
    base = QFont(painter.font())
    inner = box.adjusted(PADDING, 0, -PADDING, -1)
    if line.party is None:
        painter.setFont(strong(base))
        painter.setPen(colours["muted"])
        _elided(painter, inner, line.text)
        painter.setFont(base)
        return
    total = str(line.total)
    painter.setPen(colours["text" if line.total else "muted"])
    painter.drawText(inner, _RIGHT, total)
    inner.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(total) - PADDING, 0)
    painter.setPen(colours["text"])
    inner.adjust(draw_mark(painter, inner, inner.left(), line.party.id, mark), 0, 0, 0)
    _elided(painter, inner, line.text)
    painter.setFont(base)


def _elided(painter: QPainter, box: QRect, text: str) -> None:
    cut = cut_text(painter.fontMetrics(), text, box.width())
    painter.drawText(box, _LEFT | Qt.TextFlag.TextSingleLine, cut)
