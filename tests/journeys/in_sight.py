"""What is shown in a window: all of a kind, without a look into what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

Kind = TypeVar("Kind", bound=QWidget)
CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly


def within(whole: QWidget, kind: type[Kind]) -> Iterator[Kind]:
    """Return what is shown of a kind in `whole`, in the order of `findChildren`; no windows of their own.

    A window keeps the pages that were gone to, and most of what there is in it is hidden with them.
    """
    for child in whole.findChildren(QWidget, options=CHILDREN) if whole.isVisible() else ():
        if not child.isHidden() and not child.isWindow():
            if isinstance(child, kind):
                yield child
            yield from within(child, kind)
