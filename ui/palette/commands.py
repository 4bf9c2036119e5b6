"""The actions that the window, its page and the selection offer, found by a few words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.domain.search_index import Entry, SearchIndex
from cica_events.domain.search_marks import marks_in
from cica_events.domain.search_words import Asked
from cica_events.i18n import _
from ui.palette.lines import Line
from ui.palette.parts import Parts
from ui.runtime.icons import NAME
from ui.runtime.reasons import why_not

Native = QKeySequence.SequenceFormat.NativeText
_TOLD = re.compile(r" \(((?:(?:Ctrl|Alt|Shift)\+)+[^\s()]+)\)$")  # keys at the end of a hint


@dataclass(frozen=True, slots=True)
class Way:
    """A page with a place of its own in the sidebar."""

    key: str
    title: str
    icon: str


class Commands:
    """What can be done and where one can go; gathered when the palette is opened.

    What pages hold that are not shown (`parts`) is only found.
    """

    def __init__(
        self, window: QWidget, ways: Iterable[Way], left_out: QAction, parts: Parts | None = None
    ) -> None:
        icons = {way.title: way.icon for way in ways}
        self.pages: list[Line] = []
        self.actions: list[Line] = []
        self.impossible: list[Line] = []  # just now; they are found, and say why
        known: set[str] = set()
        for action in _offered(window):
            line = _line(action, icons)
            if action is not left_out and line.text not in known:
                known.add(line.text)
                own = self.pages if action.text() in icons else self.actions
                (own if action.isEnabled() else self.impossible).append(line)
        self._shown = [*self.pages, *self.actions, *self.impossible]
        self._further = [
            each
            for each in (parts.lines() if parts else ())
            if not each[1].act or _plain(_(each[1].act)) not in known
        ]
        self._all = [*self._shown, *(line for line, _part in self._further)]

    @cached_property
    def _index(self) -> SearchIndex:
        """Made when something is first typed: the palette opens without it."""
        index = SearchIndex()
        for number, line in enumerate(self._shown):
            index.put(Entry(f"{number:032x}", (line.text,), () if line.impossible else (line.detail,)))
        for number, (line, part) in enumerate(self._further, len(self._shown)):
            index.put(Entry(f"{number:032x}", (line.text,), part.names()))
        return index

    def find(self, words: Sequence[Asked], limit: int) -> tuple[list[Line], list[Line]]:
        """Return the pages and the actions in which all `words` are found, the best first.

        Those that are not possible just now come last.
        """
        found = self._index.find(words, limit) or self._index.find(words, limit, slips=True)
        pages: list[Line] = []
        actions: list[Line] = []
        found = sorted(found, key=lambda match: bool(self._all[int(match.id, 16)].impossible))
        for match in found:
            number = int(match.id, 16)
            line = self._all[number]
            marked = _marked(line, words, match.rank)
            (pages if number < len(self.pages) else actions).append(marked)
        return pages, actions


def _marked(line: Line, words: Sequence[Asked], rank: int) -> Line:
    return replace(line, marks=marks_in(line.text, words), rank=rank)


def _offered(window: QWidget) -> Iterator[QAction]:
    """Yield the actions of what can be seen, possible ones first, of these those of page and selection."""
    everything = [action for action in window.findChildren(QAction) if _usable(action)]
    everything.sort(key=lambda action: not action.isEnabled())
    own = set(window.actions())
    yield from (action for action in everything if action not in own and _seen(action))
    yield from (action for action in everything if action in own)


def _usable(action: QAction) -> bool:
    plain = not action.isSeparator() and action.menu() is None
    return plain and bool(action.text().strip()) and action.isVisible()


def _seen(action: QAction) -> bool:
    """Tell whether a widget that has the action is to be seen, or it stands in the menu bar."""
    for owner in (*action.associatedObjects(), action.parent()):
        if isinstance(owner, QMenu):
            continue
        if isinstance(owner, QWidget) and owner.isVisible():
            return True
    return False


def _line(action: QAction, icons: dict[str, str]) -> Line:
    text = f"{group}: {_plain(action.text())}" if (group := _group(action)) else _plain(action.text())
    if action.isCheckable() and action.isChecked():
        text = f"✓ {text}"
    hint = action.toolTip()
    keys = action.shortcut().toString(Native)
    says = "" if _plain(hint) in text or (keys and keys in hint and len(hint) < len(text) + 12) else hint
    (text, own), (says, told) = _without_keys(text), _without_keys(says)
    icon = icons.get(action.text()) or str(action.property(NAME) or "zap")
    reason = "" if action.isEnabled() else why_not(action) or _("Not possible just now.")
    return Line(
        text,
        partial(_trigger, action),
        detail=reason or says,
        aside=keys or own or told,
        icon=icon,
        impossible=bool(reason),
    )


def _without_keys(words: str) -> tuple[str, str]:
    """Return words without the keys that they end with in brackets, and these, which stand at the right."""
    found = _TOLD.search(words)
    return (words[: found.start()], found[1]) if found else (words, "")


def _group(action: QAction) -> str:
    """Return the title of the menu within a menu in which an action stands: "Theme" of "Dark"."""
    for owner in action.associatedObjects():
        # not by its menuAction(): once that is let go of, PySide6 takes the menu's own action for deleted
        if isinstance(owner, QMenu) and isinstance(owner.parentWidget(), QMenu):
            return _plain(owner.title())
    return ""


def _plain(text: str) -> str:
    """Return a text without the sign that marks its letter in a menu."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _trigger(action: QAction) -> None:
    """Do it once the palette is gone and the keyboard is back where it was."""
    QTimer.singleShot(0, action, action.trigger)
