"""The sheet of keyboard shortcuts: by place, with a search, to be printed."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from cica_events.i18n import _
from ui.runtime.zoom import scaled
from ui.shell.page import Page
from ui.shell.shortcut_sheet import Shortcut, Where, gather, matching
from ui.toolkit.plain import PlainLabel

WIDTH = 84  # average characters
SHARE = 0.85  # of the screen's height, that a long list takes at the most
INDENT, ROOM, ABOVE = 8, 10, 8  # pixels: before a shortcut, around its line, over a heading besides
FRAME = 6  # pixels around the lines


class ShortcutsDialog(QDialog):
    """Lists what the keyboard can do in the window now; typing narrows the list."""

    def __init__(self, window: QWidget, page: Page | None = None) -> None:
        super().__init__(window)
        self._shortcuts = gather(window, page)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Find a shortcut by what it does or by its keys"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.list = self._list()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, Qt.Orientation.Horizontal, self)
        buttons.rejected.connect(self.reject)
        self.print = QPushButton(_("Print…"), self)
        self.print.setAutoDefault(False)
        self.print.clicked.connect(self._print)
        buttons.addButton(self.print, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        title = PlainLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        layout.addWidget(title)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self._fill("")
        self._size()
        self.search.setFocus()

    def _size(self) -> None:
        """Be as high as the list asks for, where the screen has room for that."""
        screen = self.screen().availableGeometry().size()
        besides = self.sizeHint().height() - self.list.sizeHint().height()
        wide = min(self.fontMetrics().averageCharWidth() * WIDTH, screen.width() - 80)
        self.resize(wide, min(besides + self._whole_list(), round(screen.height() * SHARE)))

    def _whole_list(self) -> int:
        """Return how high the list is with all its lines in sight, in pixels."""
        high = self.list.header().sizeHint().height() + 2 * scaled(FRAME)
        lines = QTreeWidgetItemIterator(self.list)
        while (line := lines.value()) is not None:
            high += line.sizeHint(0).height()
            lines += 1
        return high

    def _list(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setAccessibleName(_("Keyboard shortcuts"))
        tree.setProperty("roomy", True)
        tree.setColumnCount(2)
        tree.setHeaderLabels([_("What it does"), _("Keys")])
        tree.setRootIsDecorated(False)
        tree.setIndentation(scaled(INDENT))
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    @Slot(str)
    def _fill(self, words: str) -> None:
        self.list.clear()
        found = matching(self._shortcuts, words)
        for where in Where:
            lines = [each for each in found if each.where is where]
            if lines:
                self._add_group(where, lines)
        if not found:
            nothing = QTreeWidgetItem(self.list, [_("No shortcut does that.")])
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add_group(self, where: Where, lines: list[Shortcut]) -> None:
        head = QTreeWidgetItem(self.list, [where.title])
        font = self.list.font()
        font.setBold(True)
        head.setFont(0, font)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFirstColumnSpanned(True)
        high = self.list.fontMetrics().height() + scaled(ROOM)
        head.setSizeHint(0, QSize(0, high + scaled(ABOVE)))
        for line in lines:
            QTreeWidgetItem(head, [line.text, line.keys]).setSizeHint(0, QSize(0, high))
        head.setExpanded(True)

    @Slot()
    def _print(self) -> None:
        from PySide6.QtGui import QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            document = QTextDocument(self)
            document.setHtml(as_html(matching(self._shortcuts, self.search.text())))
            document.print_(printer)


def as_html(shortcuts: list[Shortcut]) -> str:
    """Return the sheet for the printer."""
    parts = [f"<h1>{escape(_('Keyboard shortcuts'))}</h1>"]
    for where in Where:
        lines = [each for each in shortcuts if each.where is where]
        if lines:
            rows = (
                f"<tr><td>{escape(each.text)}</td><td><b>{escape(each.keys)}</b></td></tr>" for each in lines
            )
            parts.append(f"<h2>{escape(where.title)}</h2><table cellpadding='3'>{''.join(rows)}</table>")
    return "".join(parts)
