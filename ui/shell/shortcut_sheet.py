"""What the keyboard can do in the window now, gathered from its actions by the place where they hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from cica_events.domain.collation import search_key
from cica_events.i18n import N_, _
from ui.shell.page import Page

ALSO = {"F1": "?"}  # keys that are no shortcut, as they may be typed


class Where(IntEnum):
    """Where a shortcut holds, in the order of the sheet."""

    PAGE = 0
    TABLE = 1
    EVERYWHERE = 2

    @property
    def title(self) -> str:
        """What the group is called."""
        return (_("On this page"), _("In a table"), _("Everywhere"))[self.value]


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One line of the sheet."""

    where: Where
    text: str
    keys: str


# What a table does with keys that are no actions, as they are used all the time.
IN_TABLES = (
    (N_("To the next cell, the next line"), "Tab · Enter"),
    (N_("Edit the cell"), "F2"),
    (N_("Replace what the cell holds"), N_("any letter")),
    (N_("Leave the cell as it was"), "Esc"),
    (N_("Select several cells"), "Shift + ↑ ↓ ← →"),
    (N_("Empty the selected cells"), "Del"),
    (N_("Fold and unfold a group"), "← · →"),
)


def gather(window: QWidget, page: Page | None) -> list[Shortcut]:
    """Return every shortcut that holds in `window` while `page` is shown, by place and in their order."""
    found: dict[tuple[Where, str], Shortcut] = {}
    tables = any(view.isVisible() for view in page.findChildren(QAbstractItemView)) if page else False
    for action in window.findChildren(QAction):
        where, keys, text = _where(action, page), shown_keys(action), plain_text(action)
        if where is not None and keys and text:
            found.setdefault((where, text), Shortcut(where, text, keys))
    if tables:
        for text, keys in IN_TABLES:
            found.setdefault((Where.TABLE, _(text)), Shortcut(Where.TABLE, _(text), _(keys)))
    return sorted(found.values(), key=lambda each: each.where)


def matching(shortcuts: Iterable[Shortcut], words: str) -> list[Shortcut]:
    """Return those whose text or keys hold every one of `words`."""
    wanted = search_key(words).split()
    return [
        each for each in shortcuts if all(word in search_key(f"{each.text} {each.keys}") for word in wanted)
    ]


def shown_keys(action: QAction) -> str:
    """Return the keys of an action as this system writes them, an empty text for none."""
    native = QKeySequence.SequenceFormat.NativeText
    named = (key.toString(native).replace("Return", "Enter") for key in action.shortcuts())
    keys = [key for key in dict.fromkeys(named) if key]
    return " · ".join([*keys, *(ALSO[key] for key in keys if key in ALSO)])


def plain_text(action: QAction) -> str:
    """Return what an action is called, without marks for its key and for a dialog that follows."""
    return action.text().replace("&", "").rstrip("…")


def _where(action: QAction, page: Page | None) -> Where | None:
    """Tell where an action holds; None for one that belongs to what is not shown."""
    if not action.isVisible():
        return None
    widget, table, elsewhere = _owner(action), False, False
    if widget is None or not (widget.isWindow() or widget.isVisible()):
        return None
    above: QWidget | None = widget
    while above is not None and not above.isWindow():
        table = table or isinstance(above, QAbstractItemView)
        if above is page:
            return Where.TABLE if table else Where.PAGE
        elsewhere = elsewhere or isinstance(above, Page)
        above = above.parentWidget()
    return None if elsewhere else Where.EVERYWHERE


def _owner(action: QAction) -> QWidget | None:
    """Return the widget to which an action belongs; a menu belongs to what opens it."""
    owner: QObject | None = action.parent()
    while owner is not None and (not isinstance(owner, QWidget) or isinstance(owner, QMenu)):
        owner = owner.parent()
    return owner
