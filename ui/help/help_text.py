"""The text of a topic: Markdown without HTML, its pictures from our own package only and as wide as fits."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QResizeEvent, QTextCursor, QTextDocument, QTextImageFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.help.help_looks import dress, found_in, fragments, with_native_keys
from ui.help.library import HelpLibrary, Topic, topic_of_link
from ui.toolkit.colours import colour

MARGIN = 24  # pixels around the text
FEATURES = QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature.MarkdownDialectGitHub
IMAGE = QTextDocument.ResourceType.ImageResource.value


class HelpText(QTextBrowser):
    """Shows one topic; `topic_asked` names the topic to which a link leads, nothing else is ever opened."""

    topic_asked = Signal(str)

    def __init__(self, library: HelpLibrary, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._topic: Topic | None = None
        self._wanted: list[str] = []
        self._pictures: dict[str, QImage] = {}
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # pictures keep their width
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(MARGIN)
        self.anchorClicked.connect(self._follow)

    def show_topic(self, topic: Topic, wanted: list[str] | None = None) -> None:
        """Show `topic` from its beginning, else from the first of the `wanted` stems, which are marked."""
        self._topic, self._wanted = topic, wanted or []
        self._pictures.clear()
        self.setAccessibleName(topic.title)
        self.document().setDefaultFont(self.font())
        self.document().setMarkdown(with_native_keys(topic.text), FEATURES)
        dress(self.document(), self)
        self._fit()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self.mark(self._wanted)

    def mark(self, wanted: list[str]) -> None:
        """Mark every form of the `wanted` stems and show the first."""
        self._wanted = wanted
        marks = found_in(self.document(), wanted, self)
        self.setExtraSelections(marks)
        if marks:
            first = QTextCursor(self.document())
            first.setPosition(marks[0].cursor.selectionStart())
            self.setTextCursor(first)

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        """Return a picture of the help, and nothing for whatever else a text may name."""
        return self._picture(QUrl(url).toString()) if kind == IMAGE else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pictures within the window."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Write the text anew in another theme or size: headings and links keep what they were made with."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and self._topic is not None:
            at = self.verticalScrollBar().value()
            self.show_topic(self._topic, self._wanted)
            self.verticalScrollBar().setValue(at)

    def _picture(self, name: str) -> QImage:
        if name not in self._pictures:
            image = QImage.fromData(self._library.picture(name.removeprefix("pictures/")))
            if not image.isNull():
                image = image.convertToFormat(QImage.Format.Format_ARGB32)
                painter = QPainter(image)
                painter.setPen(colour(self.palette(), "control"))
                painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
                painter.end()
            self._pictures[name] = image
        return self._pictures[name]

    def _fit(self) -> None:
        block = self.document().begin()
        while block.isValid():
            for fragment in list(fragments(block)):
                shape = fragment.charFormat().toImageFormat()
                if shape.isValid():
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(
                        fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor
                    )
                    cursor.setCharFormat(self._fitted(shape))
            block = block.next()

    def _fitted(self, shape: QTextImageFormat) -> QTextImageFormat:
        """Return the shape of a picture, which is drawn small by us: Qt would leave lines of letters out."""
        room, ratio = self.viewport().width() - 2 * MARGIN - 4, self.devicePixelRatioF()
        image = self._picture(shape.name())
        width = max(1, min(image.width(), room))
        if not image.isNull() and width * ratio < image.width():
            image = image.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
        if not image.isNull():
            self.document().addResource(IMAGE, QUrl(shape.name()), image)
        shape.setWidth(width)
        shape.setHeight(width * image.height() / max(1, image.width()))
        return shape

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        key = topic_of_link(link.toString())
        if key:
            self.topic_asked.emit(key)
