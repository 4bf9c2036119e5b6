"""The text of the List of Participants as it will stand in the document; no sign of it is interpreted."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from cica_events.i18n import _, ngettext
from cica_events.services.documents import Cover, ListContent, ListedPerson

MOST = 1000  # people shown; the document has them all
PAGE = 100  # average characters
MARGIN = 28  # pixels around the text, independent of the screen's density
_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")  # would begin another paragraph
Align = Qt.AlignmentFlag


class ListPreview(QTextEdit):
    """Shows the content of a document; it can be read and copied, not changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setAccessibleName(_("Preview of the document"))
        self.setTabChangesFocus(True)
        self.setProperty("bare", True)  # stands in a panel
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(keys | Qt.TextInteractionFlag.TextSelectableByMouse)
        self.content: ListContent | None = None
        self._written: QTextDocument | None = None

    def show_content(self, content: ListContent) -> None:
        """Show another document at the place where the reader was."""
        if content == self.content:
            return
        at = self.verticalScrollBar().value()
        self.content = content
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(MARGIN)
        _Writing(document).write(content)
        self.setDocument(document)  # which deletes only the one that the editor began with
        if self._written is not None:
            self._written.deleteLater()
        self._written = document
        self.verticalScrollBar().setValue(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines of a wide window as short as those of a page."""
        page = self.fontMetrics().averageCharWidth() * PAGE
        side = max(0, (self.width() - page) // 2)
        self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)


class _Writing:
    """Puts the content into a text document, block by block."""

    def __init__(self, document: QTextDocument) -> None:
        self._cursor = QTextCursor(document)
        self._size = document.defaultFont().pointSizeF()
        self._fresh = True

    def write(self, content: ListContent) -> None:
        """Write all of it, people up to MOST."""
        self._cursor.beginEditBlock()
        self._cover(content.cover)
        left = MOST
        for section in content.sections:
            if left > 0:
                self._line(section.name, size=1.15, bold=True, above=20, below=4)
            for party in section.parties:
                shown = party.people[: max(0, left)]
                if shown and party.heading:
                    self._line(party.heading, bold=True, above=12, below=2)
                for person in shown:
                    self._person(person)
                left -= len(party.people)
        if left < 0:
            self._rest(-left)
        self._changes(content)
        self._cursor.endEditBlock()

    def _cover(self, cover: Cover) -> None:
        centre = Align.AlignHCenter
        self._line(cover.symbol, align=Align.AlignRight)
        title = cover.title or ", ".join(part for part in (cover.ordinal, cover.body) if part)
        self._line(title, size=1.15, bold=True, align=centre, above=8)
        where = ", ".join(part for part in (cover.place, cover.date) if part)
        self._line(where, align=centre, above=2)
        self._line(cover.heading, size=1.4, bold=True, align=centre, above=16)
        stage = ", ".join(part for part in (cover.stage, cover.as_of) if part)
        self._line(stage, align=centre, above=2)

    def _person(self, person: ListedPerson) -> None:
        self._line(person.titles or person.name, bold=not person.titles, above=8, inset=1)
        if person.titles:
            self._say(f" {person.name}", bold=True)
        if person.native_name:
            self._say(f"   {person.native_name}")
        for text in person.function:
            self._line(text, inset=1)
        self._line(person.capacity, italic=True, inset=1)
        for text in person.contacts:
            self._line(text, inset=1)

    def _changes(self, content: ListContent) -> None:
        self._line(content.changes_heading, size=1.15, bold=True, above=20, below=4)
        party = ""
        for change in content.changes:
            if change.party != party:
                party = change.party
                self._line(party, bold=True, above=12, below=2)
            self._line(f"{change.name}: {change.text}", above=2, inset=1)

    def _rest(self, count: int) -> None:
        text = ngettext(
            "The preview ends here; {count} more participant stands in the document.",
            "The preview ends here; {count} more participants stand in the document.",
            count,
        )
        self._line(text.format(count=count), italic=True, above=20)

    def _line(
        self,
        text: str,
        *,
        size: float = 1,
        bold: bool = False,
        italic: bool = False,
        align: Qt.AlignmentFlag = Align.AlignLeft,
        above: int = 0,
        below: int = 0,
        inset: int = 0,
    ) -> None:
        """Begin a paragraph with `text`; nothing for an empty one."""
        if not text:
            return
        block = QTextBlockFormat()
        block.setAlignment(align | Align.AlignAbsolute)
        block.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        block.setTopMargin(0 if self._fresh else above)
        block.setBottomMargin(below)
        block.setLeftMargin(16 * inset)
        if self._fresh:
            self._cursor.setBlockFormat(block)
            self._fresh = False
        else:
            self._cursor.insertBlock(block)
        self._say(text, size=size, bold=bold, italic=italic)

    def _say(self, text: str, *, size: float = 1, bold: bool = False, italic: bool = False) -> None:
        letters = QTextCharFormat()
        letters.setFontPointSize(self._size * size)
        letters.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        letters.setFontItalic(italic)
        self._cursor.insertText(_BREAKS.sub(" ", text), letters)
