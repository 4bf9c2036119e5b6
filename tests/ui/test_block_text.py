"""The words in a block of the day: what is cut says so."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from ui.programme.block_text import BlockText, Paragraph

SPEAKERS = "Mr. Raimbek Batalov · Председатель: H.E. Ambassador Kairat Sarybay"


def test_a_text_that_does_not_fit_ends_in_an_ellipsis_at_every_width(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    for size in (12, 13):
        font.setPixelSize(size)
        for width in range(60, 420):
            layout = BlockText(
                [Paragraph(SPEAKERS, lines=2)], font, width, 2 * QFontMetricsF(font).height() + 2
            )
            words = layout.written[0].layout
            last = words.lineAt(words.lineCount() - 1)
            seen = words.text()[: last.textStart() + last.textLength()].rstrip()
            assert seen == SPEAKERS or seen.endswith("…"), (size, width, seen)
