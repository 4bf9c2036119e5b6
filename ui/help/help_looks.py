"""How a topic looks: lines with room between them, keys as keys, links and words that were found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QKeySequence,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.help.words import places
from ui.toolkit.colours import colour

LINE = 130.0  # per cent of the height of a line
SIZES = {1: 1.55, 2: 1.2}  # of headings, in the size of the text
ABOVE = {1: 0.0, 2: 1.2}  # in the size of the text
BELOW = 0.5
PADDING = 6  # pixels in the cells of a table
_KEYS = re.compile(r"`([^`\n]+)`")


def keys_named(text: str) -> list[str]:
    """Return the keys that a source names, as it writes them."""
    return _KEYS.findall(text)


def with_native_keys(text: str) -> str:
    """Return `text` with its keys as this system writes them, in one piece."""
    return _KEYS.sub(lambda found: f"`\u2009{_native(found.group(1))}\u2009`", text)


def _native(keys: str) -> str:
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return (native or keys).replace("Return", "Enter").replace(" ", "\u00a0")  # as keyboards call it


def dress(document: QTextDocument, widget: QWidget) -> None:
    """Give headings, paragraphs, keys and links their look, with the colours of `widget`."""
    size = QFontInfo(widget.font()).pixelSize()
    cursor = QTextCursor(document)
    _dress_tables(document, widget)
    cursor.beginEditBlock()  # laid out once
    block = document.begin()
    while block.isValid():
        _dress_block(block, cursor, size)
        for fragment in list(fragments(block)):
            _dress_fragment(fragment, cursor, widget)
        block = block.next()
    cursor.endEditBlock()


def _dress_tables(document: QTextDocument, widget: QWidget) -> None:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            look = frame.format()
            look.setBorderCollapse(True)
            look.setBorder(1)
            look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setBorderBrush(colour(widget.palette(), "line"))
            look.setCellPadding(PADDING)
            look.setTopMargin(PADDING)
            look.setBottomMargin(2 * PADDING)
            frame.setFormat(look)


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """Yield the pieces of a block that look the same."""
    iterator = block.begin()
    while not iterator.atEnd():
        yield iterator.fragment()
        iterator += 1


def found_in(document: QTextDocument, wanted: list[str], widget: QWidget) -> list[QTextEdit.ExtraSelection]:
    """Return what marks every form of the wanted stems in the text."""
    marks = []
    for start, end, _stem in places(document.toRawText(), wanted) if wanted else ():
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(document)
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.format.setBackground(colour(widget.palette(), "warning_background"))
        mark.format.setFontUnderline(True)
        marks.append(mark)
    return marks


def _dress_block(block: QTextBlock, cursor: QTextCursor, size: int) -> None:
    look = QTextBlockFormat(block.blockFormat())
    level = look.headingLevel()
    if not any(fragment.charFormat().isImageFormat() for fragment in fragments(block)):
        look.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    look.setTopMargin(size * ABOVE.get(level, 0.0))
    look.setBottomMargin(size * BELOW * (0.5 if block.textList() is not None else 1.0))
    cursor.setPosition(block.position())
    cursor.setBlockFormat(look)
    for fragment in list(fragments(block)) if level else ():
        heading = fragment.charFormat()
        heading.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)  # it would win over the size
        heading.setProperty(QTextCharFormat.Property.FontPixelSize, round(size * SIZES.get(level, 1.0)))
        heading.setFontWeight(QFont.Weight.DemiBold)
        _choose(fragment, cursor)
        cursor.setCharFormat(heading)


def _choose(fragment: QTextFragment, cursor: QTextCursor) -> None:
    cursor.setPosition(fragment.position())
    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)


def _dress_fragment(fragment: QTextFragment, cursor: QTextCursor, widget: QWidget) -> None:
    look = fragment.charFormat()
    if look.isImageFormat() or not (look.fontFixedPitch() or look.isAnchor()):
        return
    _choose(fragment, cursor)
    if look.isAnchor():
        look.setForeground(colour(widget.palette(), "accent_text"))
    else:
        look.setFontFixedPitch(False)
        look.setFontFamilies([widget.font().family()])
        look.setBackground(colour(widget.palette(), "neutral_background"))
    cursor.setCharFormat(look)
