"""The text of a document as it will be printed; no sign of it is interpreted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from cica_events.i18n import _
from cica_events.services.documents import Cover
from ui.toolkit.colours import colour

PAGE = 100  # average characters
STEP = 16  # pixels by which a paragraph begins further in
MARGIN = 40  # pixels around the text, independent of the screen's density
GROUND = 12  # of them outside the page
_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")  # would begin another paragraph
Align = Qt.AlignmentFlag


class DocumentPreview(QTextEdit):
    """Shows the content of a document; it can be read and copied, not changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setAccessibleName(_("Preview of the document"))
        self.setTabChangesFocus(True)
        self.setProperty("page", True)  # stands in a panel, as a page on a desk
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(keys | Qt.TextInteractionFlag.TextSelectableByMouse)
        self._written: QTextDocument | None = None

    def write(self, document: QTextDocument, content: Any) -> None:
        """Write `content` into an empty document."""
        raise NotImplementedError

    def show_text(self, content: Any) -> None:
        """Show another content at the place where the reader was."""
        at = self.verticalScrollBar().value()
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(MARGIN)
        self.write(document, content)
        self.setDocument(document)  # which deletes only the one that the editor began with
        if self._written is not None:
            self._written.deleteLater()
        self._written = document
        self.verticalScrollBar().setValue(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page under the text."""
        view, at = self.viewport(), self.verticalScrollBar().value()
        high = max(round(self.document().size().height()), view.height())
        painter = QPainter(view)
        painter.setPen(colour(self.palette(), "line"))
        painter.setBrush(colour(self.palette(), "panel"))
        painter.drawRect(GROUND, GROUND - at, view.width() - 2 * GROUND - 1, high - 2 * GROUND - 1)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines of a wide window as short as those of a page."""
        page = self.fontMetrics().averageCharWidth() * PAGE
        side = max(0, (self.width() - page) // 2)
        self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)


class Writing:
    """Puts content into a text document, block by block."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._cursor = QTextCursor(document)
        self._size = document.defaultFont().pointSizeF()
        self._fresh = True

    def cover(self, cover: Cover) -> None:
        """Write what stands at the head of every document."""
        centre = Align.AlignHCenter
        self.line(cover.symbol, align=Align.AlignRight)
        title = cover.title or ", ".join(part for part in (cover.ordinal, cover.body) if part)
        self.line(title, size=1.15, bold=True, align=centre, above=8)
        where = ", ".join(part for part in (cover.place, cover.date) if part)
        self.line(where, align=centre, above=2)
        self.line(cover.heading, size=1.4, bold=True, align=centre, above=16)
        stage = ", ".join(part for part in (cover.stage, cover.as_of) if part)
        self.line(stage, align=centre, above=2)

    def line(
        self, text: str, *, size: float = 1, bold: bool = False, italic: bool = False, **block: Any
    ) -> None:
        """Begin a paragraph with `text`; nothing for an empty one."""
        if text:
            self.begin(**block)
            self.say(text, size=size, bold=bold, italic=italic)

    def begin(
        self,
        *,
        align: Qt.AlignmentFlag = Align.AlignLeft,
        above: int = 0,
        below: int = 0,
        inset: float = 0,
        stops: Sequence[float] = (),
    ) -> None:
        """Begin a paragraph at `inset`; its first line hangs by the last of `stops`, to which tabs lead."""
        block = QTextBlockFormat()
        block.setAlignment(align | Align.AlignAbsolute)
        block.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        block.setTopMargin(0 if self._fresh else above)
        block.setBottomMargin(below)
        block.setLeftMargin(STEP * inset)
        if stops:
            block.setTextIndent(-STEP * stops[-1])
            kind = QTextOption.TabType.LeftTab
            block.setTabPositions([QTextOption.Tab(STEP * stop, kind) for stop in stops])
        if self._fresh:
            self._cursor.setBlockFormat(block)
            self._fresh = False
        else:
            self._cursor.insertBlock(block)

    def say(self, text: str, *, size: float = 1, bold: bool = False, italic: bool = False) -> None:
        """Go on in the paragraph."""
        letters = QTextCharFormat()
        letters.setFontPointSize(self._size * size)
        letters.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        letters.setFontItalic(italic)
        self._cursor.insertText(_BREAKS.sub(" ", text), letters)
