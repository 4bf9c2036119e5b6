"""Which items of an agenda its readers may see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from cica_events.domain.agenda import Visibility


class Item(Protocol):
    """An item in document order; `depth` counts from 0."""

    @property
    def depth(self) -> int: ...
    @property
    def visibility(self) -> Visibility: ...


Seen = TypeVar("Seen", bound=Item)


def seen_by(found: Iterable[Seen], may_see: Callable[[Visibility], bool]) -> Iterator[Seen]:
    """Yield what readers may see; below an item that they may not see everything is hidden."""
    hidden: int | None = None
    for entry in found:
        if hidden is not None and entry.depth > hidden:
            continue
        hidden = None if may_see(entry.visibility) else entry.depth
        if hidden is None:
            yield entry
