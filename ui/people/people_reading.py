"""Reads the directory beside the window: a short one as a list of rows, a long one into a store."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Protocol

from cica_events.domain.veiling import VEIL, has_veils, veiled
from cica_events.progress import Progress
from cica_events.queries.people import NOBODY, SENSITIVE, PersonRow, by_name
from cica_events.queries.reading import in_parts
from ui.toolkit.gentle_sorting import breathing, sorted_places
from ui.toolkit.large_table_model import LargeTableModel
from ui.toolkit.row_store import RowStore, StoredRows, known_by

SEVERAL = 20  # of so many people one may have changed without all being sorted anew

People = Sequence[PersonRow] | StoredRows


class ReadPeople(Protocol):
    """Reads people as `PeopleService` does, revealed or veiled."""

    def rows(
        self,
        ids: Sequence[str] | None = None,
        known: Mapping[str, PersonRow] = NOBODY,
        *,
        revealed: bool = True,
    ) -> list[PersonRow]:
        """Return the people, all of them or those with `ids`."""

    def parts(self, *, revealed: bool = True) -> Iterator[list[PersonRow]]:
        """Yield all people part by part."""

    def count(self) -> int:
        """Return how many people there are."""


def read_people(
    service: ReadPeople,
    revealed: bool,
    before: People,
    changed: Collection[str] | None,
    progress: Progress,
) -> People:
    """Read who `changed`, else all; of those who are as they were `before`, rows and order stay.

    A store that is there stays as it is: what is read goes into a draft of it, to be `settled` in the window.
    """
    if changed is None:
        count = service.count()
        if count > LargeTableModel.at_once:
            return _all_stored(service.parts(revealed=revealed), before, count, progress)
        if isinstance(before, StoredRows):
            before = ()
        known = {row.id: row for row in before}
        rows = service.rows(known=known, revealed=revealed)
        fresh = [row for row in rows if known.get(row.id) is not row]
        return _sorted_in(before, fresh, {row.id for row in rows}.difference(row.id for row in fresh))
    fresh = [row for part in in_parts(changed) for row in service.rows(part, revealed=revealed)]
    return renewed(before.draft() if isinstance(before, StoredRows) else before, fresh, changed, progress)


def settled(people: People) -> People:
    """Return what `read_people` read, to be shown from now on."""
    return people.settled() if isinstance(people, StoredRows) else people


def renewed(
    before: People, rows: Sequence[PersonRow], changed: Collection[str], progress: Progress | None = None
) -> People:
    """Return the people with `rows` in the place of those who `changed`."""
    if not isinstance(before, StoredRows):
        return _sorted_in(before, rows, {row.id for row in before}.difference(changed))
    store, known = before.store, before.store.places(changed)
    gone = set(known.values())
    order = array("I", [place for place in before.places if place not in gone])
    fresh = []
    for row in rows:
        place = known.pop(row.id, -1)
        if place < 0:
            place = store.add(row)
        else:
            store.renew(place, row)
        fresh.append(place)
    for place in known.values():
        store.drop(place)
    return StoredRows(store, _ordered(store, order, fresh, progress), frozenset(fresh))


def _sorted_in(before: Sequence[PersonRow], fresh: Sequence[PersonRow], stayed: set[str]) -> list[PersonRow]:
    kept = [row for row in before if row.id in stayed]
    if len(fresh) > len(kept) // SEVERAL:
        return sorted([*kept, *fresh], key=by_name)
    for row in fresh:
        insort(kept, row, key=by_name)
    return kept


def _all_stored(
    parts: Iterable[Sequence[PersonRow]], before: People, count: int, progress: Progress
) -> StoredRows:
    """Read all into a draft of the store that is there, in which who did not change stays in place, or into
    a new one.
    """
    there = before.draft() if isinstance(before, StoredRows) and before else None
    store = RowStore(PersonRow, count) if there is None else there.store
    order = array("I") if there is None else there.places
    known = {known_by(store.id(place)): place for place in order}
    fresh: list[int] | array[int] = array("I")
    for row in breathing(chain.from_iterable(parts), count, progress):
        place = known.pop(known_by(row.id), -1)
        if place < 0:
            fresh.append(store.add(row))
        elif store.renew(place, row):
            fresh.append(place)
    gone = set(known.values())
    for place in gone:
        store.drop(place)
    if not order:
        store = store.in_order(_ordered(store, array("I"), fresh, progress))
        return StoredRows(store, array("I", range(len(store))))
    away = gone.union(fresh)
    kept = array("I", [place for place in order if place not in away])
    return StoredRows(store, _ordered(store, kept, fresh, progress), frozenset(fresh))


def _ordered(
    store: RowStore, kept: array[int], fresh: Sequence[int], progress: Progress | None
) -> array[int]:
    """Return the places `kept` in their order with the `fresh` ones by their names among them."""

    def key(place: int) -> Any:
        light: Any = store.light(place)
        return by_name(light)

    if progress is not None and len(fresh) > len(kept) // SEVERAL:
        return sorted_places([*kept, *fresh] if kept else fresh, key, progress=progress)
    for place in fresh:
        kept.insert(bisect_left(kept, key(place), key=key), place)
    return kept


def hidden(people: People) -> People:
    """Return the people with all that is sensitive veiled."""
    if not isinstance(people, StoredRows):
        return [veiled(row, SENSITIVE) for row in people]
    shown = _where(people, lambda value: bool(value) and value is not VEIL)
    for name in SENSITIVE:
        people.store.change_all(name, lambda value: value and VEIL)
    return StoredRows(people.store, people.places, people.renewed.union(shown))


def with_veils(people: People) -> set[str]:
    """Return the ids of people of whom something is hidden."""
    if not isinstance(people, StoredRows):
        return {row.id for row in people if has_veils(row, SENSITIVE)}
    return set(map(people.store.id, _where(people, lambda value: value is VEIL)))


def _where(people: StoredRows, holds: Callable[[Any], bool]) -> set[int]:
    found: set[int] = set()
    for name in SENSITIVE:
        values = people.store.values(name, people.places) or ()
        found.update(place for place, value in zip(people.places, values, strict=True) if holds(value))
    return found


def homes(people: People) -> set[str]:
    """Return the parties that people come from."""
    if isinstance(people, StoredRows):
        return set(filter(None, people.store.values("party_id", people.places) or ()))
    return {row.party_id for row in people if row.party_id}


def chosen(people: People, ids: Sequence[str]) -> People:
    """Return the people with these ids; of very many, rows that read what they are asked for."""
    if not isinstance(people, StoredRows):
        known = {row.id: row for row in people}
        return [known[one] for one in ids if one in known]
    if len(ids) == len(people):
        return people
    places = people.store.places(ids)
    found = [places[one] for one in ids if one in places]
    if len(found) > LargeTableModel.at_once:
        return StoredRows(people.store, array("I", found))
    return list(map(people.store.row, found))
