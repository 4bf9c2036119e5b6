"""What the inspector remarks on a selected delegation: what is amiss, and why it stands where it does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.delegations.delegation_line import PLACED, PROBLEM, DelegationLine


def notes_on(rows: Sequence[DelegationLine], parent: QWidget) -> list[QWidget]:
    """Return the remarks on one delegation, none on several."""
    if len(rows) != 1:
        return []
    (row,) = rows
    notes: list[QWidget] = [_notice(f"{PROBLEM} {problem.text}", parent) for problem in row.problems]
    if row.order:
        placed = QLabel(f"{PLACED} {row.why_here}", parent)
        placed.setProperty("role", "muted")
        placed.setTextFormat(Qt.TextFormat.PlainText)
        placed.setWordWrap(True)
        notes.append(placed)
    return notes


def _notice(text: str, parent: QWidget) -> QFrame:
    note = QFrame(parent)
    note.setProperty("notice", "warning")
    words = QLabel(text, note)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    layout = QVBoxLayout(note)
    layout.setContentsMargins(10, 8, 10, 8)
    layout.addWidget(words)
    return note
