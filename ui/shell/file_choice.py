"""Asks which workspace file to open, or where to make a new one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from cica_events.i18n import _

SUFFIX = ".cica"
ARCHIVE = ".zip"


def ask_open(window: QWidget, folder: Path) -> str:
    """Return the file to open, beginning in `folder`; empty if the user thought better of it."""
    return QFileDialog.getOpenFileName(window, _("Open a workspace"), str(folder), _kinds())[0]


def ask_create(window: QWidget, folder: Path) -> str:
    """Return the file to create, beginning in `folder`; empty if the user thought better of it."""
    return ask_new(window, folder / f"{_('Meetings')}{SUFFIX}", _("Create a workspace"))


def ask_new(window: QWidget, proposal: Path, title: str) -> str:
    """Return the workspace file to make; empty if the user thought better of it."""
    keep = QFileDialog.Option.DontConfirmOverwrite  # a file that exists is refused, never replaced
    chosen = QFileDialog.getSaveFileName(window, title, str(proposal), _kinds(), options=keep)[0]
    return chosen if not chosen or chosen.endswith(SUFFIX) else chosen + SUFFIX


def ask_archive(window: QWidget, proposal: Path) -> str:
    """Return the archive to write, which may replace another; empty if the user thought better of it."""
    title = _("Export everything to an archive")
    chosen = QFileDialog.getSaveFileName(window, title, str(proposal), _archives())[0]
    return chosen if not chosen or chosen.lower().endswith(ARCHIVE) else chosen + ARCHIVE


def ask_for_archive(window: QWidget, folder: Path) -> str:
    """Return the archive to read; empty if the user thought better of it."""
    return QFileDialog.getOpenFileName(window, _("Choose an archive"), str(folder), _archives())[0]


def _archives() -> str:
    return _("Archives of a workspace ({pattern})").format(pattern=f"*{ARCHIVE}")


def _kinds() -> str:
    return _("CICA Events workspaces ({pattern})").format(pattern=f"*{SUFFIX}")
