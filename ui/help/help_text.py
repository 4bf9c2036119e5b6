"""The text of a topic: Markdown without HTML, its pictures from our own package only and as wide as fits."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QUrl, Signal, Slot
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.help.library import HelpLibrary, Topic, topic_of_link

MARGIN = 24  # pixels around the text


class HelpText(QTextBrowser):
    """Shows one topic; `topic_asked` names the topic to which a link leads, nothing else is ever opened."""

    topic_asked = Signal(str)

    def __init__(self, library: HelpLibrary, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._topic: Topic | None = None
        self._widths: dict[str, int] = {}
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(MARGIN)
        self.anchorClicked.connect(self._follow)

    def show_topic(self, topic: Topic) -> None:
        """Show `topic` from its beginning."""
        self._topic = topic
        self.setAccessibleName(topic.title)
        self.document().setDefaultFont(self.font())
        self.document().setMarkdown(topic.text, QTextDocument.MarkdownFeature.MarkdownNoHTML)
        self._fit()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        """Return a picture of the help, and nothing for whatever else a text may name."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        name = QUrl(url).toString().removeprefix("pictures/")
        image = QImage.fromData(self._library.picture(name))
        self._widths[QUrl(url).toString()] = image.width()
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pictures within the window."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Write the text anew in another theme or size: headings and links keep what they were made with."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and self._topic is not None:
            at = self.verticalScrollBar().value()
            self.show_topic(self._topic)
            self.verticalScrollBar().setValue(at)

    def _fit(self) -> None:
        room = self.viewport().width() - 2 * MARGIN - 4
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                shape = fragment.charFormat().toImageFormat()
                if shape.isValid():
                    usual = self._widths.get(shape.name()) or self._measure(shape.name())
                    shape.setWidth(min(usual, room))
                    cursor.setPosition(fragment.position())
                    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
                    cursor.setCharFormat(shape)
                iterator += 1
            block = block.next()

    def _measure(self, name: str) -> int:
        self.loadResource(QTextDocument.ResourceType.ImageResource.value, name)
        return self._widths[name]

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        key = topic_of_link(link.toString())
        if key:
            self.topic_asked.emit(key)
