"""Asks which workspace file to open, or where to make a new one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from cica_events.i18n import _

SUFFIX = ".cica"


def ask_open(window: QWidget, folder: Path) -> str:
    """Return the file to open, beginning in `folder`; empty if the user thought better of it."""
    return QFileDialog.getOpenFileName(window, _("Open a workspace"), str(folder), _kinds())[0]


def ask_create(window: QWidget, folder: Path) -> str:
    """Return the file to create, beginning in `folder`; empty if the user thought better of it."""
    proposal = folder / f"{_('Meetings')}{SUFFIX}"
    keep = QFileDialog.Option.DontConfirmOverwrite  # a file that exists is refused, never replaced
    chosen = QFileDialog.getSaveFileName(
        window, _("Create a workspace"), str(proposal), _kinds(), options=keep
    )[0]
    return chosen if not chosen or chosen.endswith(SUFFIX) else chosen + SUFFIX


def _kinds() -> str:
    return _("CICA Events workspaces ({pattern})").format(pattern=f"*{SUFFIX}")
