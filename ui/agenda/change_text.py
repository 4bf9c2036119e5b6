"""What changed in an agenda as a text to read: item by item, what went struck out, what came underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from cica_events.directions import DOT
from cica_events.domain.word_changes import Fate, Piece, word_changes
from cica_events.i18n import _, language, ngettext
from cica_events.services.agenda_versions import AgendaChange, AgendaChangeKind
from ui.toolkit.colours import colour

Kind = AgendaChangeKind
SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "−", Kind.MOVED: "↕"}
INDENT = 24  # pixels
LINE = "\u2028"  # breaks a line within a paragraph


class ChangeText(QTextBrowser):
    """Shows the changes given to `show_changes`, or a remark in their place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Changes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._changes: Sequence[AgendaChange] = ()
        self._remark = ""

    def show_changes(self, changes: Sequence[AgendaChange]) -> None:
        """Show changes in their order."""
        self._changes, self._remark = changes, "" if changes else _("Nothing changed.")
        self._write()

    def show_remark(self, text: str) -> None:
        """Say something where there is nothing to compare."""
        self._changes, self._remark = (), text
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange} and hasattr(self, "_remark"):
            self._write()

    def _write(self) -> None:
        self.clear()
        cursor = self.textCursor()
        if self._remark:
            cursor.insertText(self._remark, self._ink("muted"))
        for _item, group in groupby(self._changes, key=lambda change: change.item_id):
            self._write_item(cursor, list(group))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_item(self, cursor: QTextCursor, changes: Sequence[AgendaChange]) -> None:
        first = changes[0]
        self._paragraph(cursor, above=10, indent=0)
        renumbered = [change for change in changes if change.kind is Kind.RENUMBERED]
        quiet = len(renumbered) == len(changes)
        self._write_number(cursor, first, renumbered)
        title = self._ink("muted" if quiet else "text", strong=not quiet)
        if first.kind is Kind.REMOVED:
            title = self._went()
        cursor.insertText(first.title.text(language()), title)
        if first.kind in SIGNS:
            cursor.insertText(f"   {SIGNS[first.kind]} {first.kind.text}", self._ink("accent_text"))
        for change in changes:
            if change.kind is not Kind.RENUMBERED:
                self._write_change(cursor, change)

    def _write_number(
        self, cursor: QTextCursor, first: AgendaChange, renumbered: Sequence[AgendaChange]
    ) -> None:
        before, after = "", first.number
        if renumbered:
            before = renumbered[0].before.text(language())
        elif first.kind is Kind.MOVED:
            before = first.before.text(language())
        if before and before != after:
            cursor.insertText(before, self._went())
            cursor.insertText(" → ", self._ink("muted"))
        cursor.insertText(f"{after}  " if after else "", self._ink("muted"))

    def _write_change(self, cursor: QTextCursor, change: AgendaChange) -> None:
        before, after = change.before.text(language()), change.after.text(language())
        if change.kind is Kind.MOVED or not (before or after):
            return
        self._paragraph(cursor, above=2, indent=INDENT)
        if change.kind not in SIGNS:
            cursor.insertText(f"{change.kind.text}: ", self._ink("muted"))
        for piece in _pieces(change, before, after):
            cursor.insertText(piece.text.replace("\n", LINE), self._of(piece.fate))

    def _paragraph(self, cursor: QTextCursor, *, above: int, indent: int) -> None:
        looks = QTextBlockFormat()
        looks.setTopMargin(above)
        looks.setLeftMargin(indent)
        if self.document().isEmpty():
            cursor.setBlockFormat(looks)
        else:
            cursor.insertBlock(looks)

    def _of(self, fate: Fate) -> QTextCharFormat:
        if fate is Fate.WENT:
            return self._went()
        if fate is Fate.STAYED:
            return self._ink("text")
        looks = self._ink("good", strong=True)
        looks.setFontUnderline(True)
        return looks

    def _went(self) -> QTextCharFormat:
        looks = self._ink("danger")
        looks.setFontStrikeOut(True)
        return looks

    def _ink(self, name: str, *, strong: bool = False) -> QTextCharFormat:
        looks = QTextCharFormat()
        looks.setForeground(colour(self.palette(), name))
        looks.setFontWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return looks


def _pieces(change: AgendaChange, before: str, after: str) -> Iterator[Piece]:
    """Yield the words that went and came; short facts are told as a whole, with an arrow between."""
    if change.kind in {Kind.KIND, Kind.DURATION, Kind.TIME, Kind.VISIBILITY, Kind.SESSION}:
        if before:
            yield Piece(Fate.WENT, before)
        if before and after:
            yield Piece(Fate.STAYED, " → ")
        if after:
            yield Piece(Fate.CAME, after)
        return
    last: Piece | None = None
    for piece in word_changes(before, after):
        if last and last.fate is Fate.WENT and piece.fate is Fate.CAME and not last.text[-1:].isspace():
            yield Piece(Fate.STAYED, "\n" if "\n" in last.text + piece.text else " ")
        yield piece
        last = piece


def summary(changes: Sequence[AgendaChange]) -> str:
    """Return how many items came, went, moved and changed, as far as any did."""
    came, went = _count(changes, {Kind.ADDED}), _count(changes, {Kind.REMOVED})
    moved = _count(changes, {Kind.MOVED})
    changed = _count(changes, set(Kind) - {Kind.ADDED, Kind.REMOVED, Kind.MOVED, Kind.RENUMBERED})
    parts = (
        (came, ngettext("{count} new item", "{count} new items", came)),
        (went, ngettext("{count} item taken out", "{count} items taken out", went)),
        (moved, ngettext("{count} item moved", "{count} items moved", moved)),
        (changed, ngettext("{count} item changed", "{count} items changed", changed)),
    )
    return DOT.join(words.format(count=count) for count, words in parts if count)


def _count(changes: Sequence[AgendaChange], kinds: set[AgendaChangeKind]) -> int:
    return len({change.item_id for change in changes if change.kind in kinds})
