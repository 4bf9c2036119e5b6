"""Remembers how the user divided the room of each page between its parts."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter

from ui.runtime.settings import Settings
from ui.shell.in_sight import in_sight
from ui.shell.page import Page

KEY = "splitters"
KNOWN = "remembered as"  # name of a property


class SplitterSizes(QObject):
    """Divides what is shown as it was divided, and keeps what the user changes."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings

    def follow(self, key: str, page: Page) -> None:
        """Look after the splitters that are shown on `page`, whose key is `key`."""
        here = "/".join(filter(None, (key, page.part())))
        seen = [each for each in in_sight(page) if isinstance(each, QSplitter)]
        for number, splitter in enumerate(seen):
            if splitter.property(KNOWN) is None:
                name = f"{here}/{number}"
                splitter.setProperty(KNOWN, name)
                self._divide(splitter, self._settings.layout(KEY).get(name))
                splitter.splitterMoved.connect(partial(self._keep, splitter, name))

    def _divide(self, splitter: QSplitter, sizes: Any) -> None:
        fits = isinstance(sizes, list) and len(sizes) == splitter.count()
        if fits and all(isinstance(size, int) and size >= 0 for size in sizes) and any(sizes):
            splitter.setSizes(sizes)

    def _keep(self, splitter: QSplitter, name: str, _at: int, _number: int) -> None:
        self._settings.set_layout(KEY, {**self._settings.layout(KEY), name: splitter.sizes()})
