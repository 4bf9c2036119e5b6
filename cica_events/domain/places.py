"""Places in a list, stored counted from 0: which fields hold one, and which records were only shifted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cica_events.domain.ascending import surely_ascending
from cica_events.i18n import N_

_LONGEST: Final = 5000  # records of a list; a place beyond it is of a damaged file


@dataclass(frozen=True, slots=True)
class Place:
    """A field that holds a place; records of which the attributes `among` are the same stand in one list.

    `label` is what people call it, empty where the field itself is called so.
    """

    among: tuple[str, ...]
    label: str = ""


PLACES: Final[Mapping[tuple[str, str], Place]] = {
    ("agenda_item", "order"): Place(("meeting_id", "parent_id"), N_("Place in the list")),
    ("agenda_item", "place"): Place(("sitting_id",)),
    ("agenda_speaker", "order"): Place(("item_id",)),
    ("outcome", "order"): Place(("meeting_id",), N_("Place in the list")),
}
"""By table and attribute. Places given by hand, as of delegations, count from 1 and are no such."""


def counted(table: str, key: str, value: Any) -> Any:
    """Return a value as people count it: a place from 1, all others as they are."""
    return value + 1 if (table, key) in PLACES and isinstance(value, int) else value


def with_first_place(
    table: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]:
    """Return both sides of a change, with the place of an item that came first into a session or left it so.

    An item in no session is stored at 0 as well, so that its place is no part of what was changed.
    """
    if table != "agenda_item" or not before or not after or "place" in before or "place" in after:
        return before, after
    if (before.get("sitting_id", "") is None) == (after.get("sitting_id", "") is None):
        return before, after
    return {**before, "place": 0}, {**after, "place": 0}


def seen(place: int, gone: Collection[int], come: Collection[int]) -> int:
    """Return where a record stood in sight, counted from 0: places that surely stood empty are none.

    Of the places before a step, `gone` holds those that records left and `come` those that others took: what
    was taken without being left had been empty. Of the places after it, it is the other way round.
    """
    return place - sum(other < place for other in set(come) - set(gone))


def only_shifted(moves: Mapping[str, tuple[int, int]], came: Collection[int], stirred: bool) -> set[str]:
    """Return which records of a list were shifted only because another was moved, came or went.

    `moves` holds their places before and after; `came` the places of those that came; `stirred` tells
    whether any came or went. Of two that changed places nobody can tell which was moved: neither is shifted.
    """
    taken = {after for _before, after in moves.values()}.union(came)
    left = {before for before, _after in moves.values()}
    both, top = taken | left, min(max(taken, default=0), _LONGEST)
    stayed = [(place, place, "") for place in range(top) if place not in both]
    line = sorted([*stayed, *((before, after, key) for key, (before, after) in moves.items())])
    still = surely_ascending([after for _before, after, _key in line])
    found = {key for at, (_before, _after, key) in enumerate(line) if at in still and key}
    return found if stirred or len(found) < len(moves) else set()
