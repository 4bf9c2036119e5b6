"""How agenda items are carried from one place of the programme to another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

ITEMS = "application/x-cica-agenda-items"


def item_mime(ids: Sequence[str]) -> QMimeData:
    """Return agenda items as what is dragged."""
    mime = QMimeData()
    mime.setData(ITEMS, "\n".join(ids).encode())
    return mime


def carried_items(mime: QMimeData) -> list[str]:
    """Return the ids of the agenda items that are dragged."""
    return bytes(mime.data(ITEMS).data()).decode().split("\n") if mime.hasFormat(ITEMS) else []
