"""Where a message may stand without covering what the user works on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget

LARGE = 0.5  # of the page's height: what is higher than this cannot be kept clear as a whole


STEP = QPoint(24, 12)  # pixels between two looks at what lies under a message


def clear_place(room: QRect, card: QSize, work: QRect, margin: int, takes: Callable[[QRect], bool]) -> QPoint:
    """Return where in `room` the card hides nothing of `work`: at the foot if it can be, else at the head.

    A place that `takes` nothing away that the mouse may want comes before one that does.
    """
    places = list(_places(room, card, margin))
    clear = [place for place in places if not QRect(place, card).intersects(work)] or places[:1]
    return next((place for place in clear if not takes(QRect(place, card))), clear[0])


def takes_button(area: QWidget, rect: QRect) -> bool:
    """Tell whether a button, or a block that is taken hold of like one, lies under `rect` of `area`."""
    across = (*range(rect.left(), rect.right(), STEP.x()), rect.right())
    down = (*range(rect.top(), rect.bottom(), STEP.y()), rect.bottom())
    return any(isinstance(area.childAt(QPoint(*at)), QAbstractButton) for at in product(across, down))


def worked_on(area: QWidget) -> QRect:
    """Return the cell, field or block with the keyboard, in the coordinates of `area`; empty if none."""
    focus = area.window().focusWidget()
    if not area.isAncestorOf(focus):
        return QRect()
    if isinstance(focus, QAbstractItemView) and focus.currentIndex().isValid():
        view = focus.viewport()
        cell = focus.visualRect(focus.currentIndex()).intersected(view.rect())
        return QRect(view.mapTo(area, cell.topLeft()), cell.size())
    rect = QRect(focus.mapTo(area, QPoint(0, 0)), focus.size()).intersected(area.rect())
    return rect if rect.height() <= area.height() * LARGE else QRect()


def _places(room: QRect, card: QSize, margin: int) -> Iterator[QPoint]:
    left, right = room.left() + margin, room.right() + 1 - card.width() - margin
    middle = room.left() + (room.width() - card.width()) // 2
    foot, head = room.bottom() + 1 - card.height() - margin, room.top() + margin
    for top in (foot, head):
        for at in (middle, left, right):
            yield QPoint(at, top)
