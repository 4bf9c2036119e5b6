"""Where a list comes from: a file that is chosen or dropped, or what lies on the clipboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cica_events.i18n import N_, _
from cica_events.imports.sources.source import Source
from ui.runtime.icons import Icons
from ui.runtime.settings import Settings
from ui.toolkit.buttons import with_shortcut
from ui.toolkit.empty_state import words_below
from ui.toolkit.file_dialogs import FileDialogs
from ui.toolkit.list_sources import holds_list
from ui.toolkit.plain import PlainLabel

KINDS: Final = (
    (N_("Excel"), (".xlsx", ".xlsm", ".xls", ".xlsb")),
    (N_("LibreOffice"), (".ods",)),
    (N_("Text"), (".csv", ".tsv", ".txt")),
    (N_("Word"), (".docx",)),
    (N_("Address cards"), (".vcf",)),
)
SUFFIXES: Final = tuple(suffix for _name, suffixes in KINDS for suffix in suffixes)
PICTURE: Final = 40  # device-independent pixels
WIDTH: Final = 72  # average characters


class SourcePage(QFrame):
    """Emits the file that was chosen, or that the clipboard shall be read."""

    chosen = Signal(Path)
    paste_asked = Signal()
    without_asked = Signal(object)  # the Source whose first row is data already

    def __init__(self, icons: Icons, settings: Settings, title: str, example: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._dialogs = FileDialogs(settings, "import")
        self._title = title
        self.setProperty("panel", True)
        self._make_buttons(icons)
        self._take_keys()
        QGuiApplication.clipboard().dataChanged.connect(self._look)
        self._look()
        self._lay_out(icons, example)

    def _make_buttons(self, icons: Icons) -> None:
        self.choose = QPushButton(_("Choose a file…"), self)
        self.choose.setProperty("primary", True)
        self.choose.setToolTip(with_shortcut(_("Choose a file"), QKeySequence(QKeySequence.StandardKey.Open)))
        self.choose.clicked.connect(self.ask)
        self.paste = QPushButton(_("Paste a table"), self)
        self.paste.setAutoDefault(False)
        self.paste.setToolTip(
            with_shortcut(_("Read what is on the clipboard"), QKeySequence(QKeySequence.StandardKey.Paste))
        )
        self.paste.clicked.connect(self.paste_asked)
        icons.put(self.paste, "clipboard-paste", "text")

    def _take_keys(self) -> None:
        for keys, act in (
            (QKeySequence.StandardKey.Open, self.ask),
            (QKeySequence.StandardKey.Paste, self._paste),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

    def _lay_out(self, icons: Icons, example: str) -> None:
        picture = PlainLabel(self)
        icons.put_picture(picture, "file-spreadsheet", "muted", PICTURE)
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._problem_frame())
        column.addWidget(picture)
        column.addWidget(words_below(self, _("Drop a list here"), "heading", WIDTH))
        column.addWidget(words_below(self, example, "muted", WIDTH))
        column.addSpacing(8)
        column.addLayout(self._buttons())
        column.addSpacing(8)
        column.addWidget(words_below(self, _kinds_in_words(), "small", WIDTH))
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)

    def _problem_frame(self) -> QFrame:
        self._notice = QFrame(self)
        self._notice.setProperty("notice", "danger")
        self._problem = PlainLabel(self._notice)
        self._problem.setWordWrap(True)
        self._problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self._notice)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._problem)
        self._unheaded: Source | None = None
        self.without = QPushButton(_("The first row is already data"), self._notice)
        self.without.setAutoDefault(False)
        self.without.setToolTip(_("Name the columns A, B, C and choose what each holds"))
        self.without.clicked.connect(self._ask_without)
        layout.addWidget(self.without, 0, Qt.AlignmentFlag.AlignLeft)
        self._notice.hide()
        return self._notice

    def tell(self, problem: str) -> None:
        """Say why the last file could not be read; an empty text takes it away."""
        self._problem.setText(problem)
        self._notice.setVisible(bool(problem))
        self.without.hide()

    @Slot(object)
    def offer_without(self, source: Source) -> None:
        """Offer to read `source`, which was refused for want of headings, without any."""
        self._unheaded = source
        self.without.show()

    @Slot()
    def _ask_without(self) -> None:
        if self._unheaded is not None:
            self.without_asked.emit(replace(self._unheaded, headings=0))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.choose)
        row.addWidget(self.paste)
        row.addStretch(1)
        return row

    @Slot()
    def _look(self) -> None:
        """Offer the clipboard only while it holds something that may be a list."""
        data = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())  # None where there is none
        self.paste.setEnabled(data is not None and holds_list(data))

    @Slot()
    def _paste(self) -> None:
        if self.paste.isEnabled():
            self.paste_asked.emit()

    @Slot()
    def ask(self) -> None:
        """Let the user choose a file."""
        path = self._dialogs.ask_open(self, self._title, file_kinds())
        if path is not None:
            self.chosen.emit(path)


def file_kinds() -> str:
    """Return what file dialogs offer: all lists, each kind by its name, all files."""
    patterns = [(_(name), " ".join(f"*{suffix}" for suffix in suffixes)) for name, suffixes in KINDS]
    every = " ".join(pattern for _name, pattern in patterns)
    lists = [_("Lists ({patterns})").format(patterns=every)]
    return ";;".join([*lists, *(f"{name} ({pattern})" for name, pattern in patterns), _("All files (*)")])


def _kinds_in_words() -> str:
    return " · ".join(f"{_(name)} {' '.join(suffixes)}" for name, suffixes in KINDS)
