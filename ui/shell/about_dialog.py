"""What the application is, and the licences of what it is made of."""

from __future__ import annotations

from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata, version
from importlib.resources import files

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from cica_events.i18n import _
from ui.toolkit.buttons import ActionButton
from ui.toolkit.plain import PlainLabel

PARTS = (
    "PySide6-Essentials",
    "shiboken6",
    "SQLAlchemy",
    "alembic",
    "openpyxl",
    "python-calamine",
    "charset-normalizer",
    "Babel",
    "psycopg",
    "rapidfuzz",
    "anyascii",
    "pyuca",
    "python-docx",
    "lxml",
    "typst",
    "icalendar",
    "sqlcipher3",
)

UNNAMED = {"sqlcipher3": "zlib; with SQLCipher (BSD-3-Clause, ZETETIC LLC) and OpenSSL (Apache-2.0)"}

PICTURES = {"Lucide icons": "icons", "Flags: flag-icons 7.5.0": "flags", "Noto fonts": "fonts"}


class AboutDialog(QDialog):
    """Name and version, the licences in full, and `copy`, which copies facts for a report of an error."""

    def __init__(self, parent: QWidget, copy: QAction) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About CICA Events"))
        self.setMinimumSize(560, 440)
        title = PlainLabel(f"CICA Events {own_version()}", self)
        title.setProperty("role", "title")
        words = PlainLabel(_("Plans intergovernmental meetings: participants, agenda and outcomes."), self)
        words.setWordWrap(True)
        heading = PlainLabel(_("Licences"), self)
        heading.setProperty("role", "heading")
        text = QPlainTextEdit(licences(), self)
        text.setReadOnly(True)
        text.setAccessibleName(_("Licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, Qt.Orientation.Horizontal, self)
        buttons.rejected.connect(self.reject)
        buttons.addButton(ActionButton(copy, parent=self), QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        for widget in (title, words, heading):
            layout.addWidget(widget)
        layout.addWidget(text, 1)
        layout.addWidget(buttons)


def own_version() -> str:
    """Return the version of this application as installed; nothing where it was not installed."""
    try:
        return version("cica-events")
    except PackageNotFoundError:
        return ""


def licences() -> str:
    """Return the licence of every part, as its makers name it, and those of the icons and flags in full."""
    lines = [f"{part} {version}: {licence}" for part, version, licence in map(_licence, PARTS) if version]
    for title, folder in PICTURES.items():
        lines += ["", title, "", (files("resources") / folder / "LICENSE.txt").read_text("utf-8")]
    return "\n".join(lines)


def _licence(part: str) -> tuple[str, str, str]:
    try:
        about = metadata(part)
    except PackageNotFoundError:
        return part, "", ""
    named = _one(about, "License-Expression") or _one(about, "License")
    if not named or len(named) > 100:
        kinds = [kind for kind in about.get_all("Classifier", []) if kind.startswith("License")]
        named = ", ".join(kind.rpartition(" :: ")[2] for kind in kinds)
    return part, about["Version"], named or UNNAMED.get(part, "")


def _one(about: PackageMetadata, key: str) -> str:
    return str((about.get_all(key) or [""])[0])
