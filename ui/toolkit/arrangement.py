"""Which rows a table shows and in which order: filtered, sorted and grouped on keys prepared once per row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count, islice
from operator import attrgetter, is_not
from typing import Any

from cica_events.domain.collation import search_key, sort_key
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from ui.toolkit.row_store import StoredRows
from ui.toolkit.value_columns import columns_of
from ui.toolkit.value_filters import ValueFilter, passing
from ui.toolkit.values import Values


@dataclass(frozen=True, slots=True)
class Group:
    """What rows are gathered under: "Kazakhstan", with a muted remark beside it.

    `party_id` names the State or organization whose mark stands before the title.
    """

    id: str
    title: str
    subtitle: str = ""
    party_id: str = ""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group's heading as a line of the table."""

    group: Group
    count: int
    folded: bool

    @property
    def id(self) -> str:
        """What tells the line from all others: its group's id behind a mark that no record's has."""
        return f"\0{self.group.id}"


@dataclass(frozen=True, slots=True)
class SortBy:
    """One step of a sort."""

    key: str
    descending: bool = False


GroupOf = Callable[[Any], Group]
Texts = Mapping[str, Callable[[Any], str]]
Gathered = list[tuple[Group, list[Any]]]
Gather = Callable[[Sequence[Any], bool], Gathered]
"""Puts rows, in the order in which they are shown, under groups; the groups downwards if that is true."""


def line_ids(lines: Iterable[Any]) -> Any:
    """Return what tells each line from all others: a list, or for rows of a store what looks like one."""
    return lines.ids() if isinstance(lines, StoredRows) else list(map(_ID, lines))


_ID = attrgetter("id")


class Arrangement:
    """Rows in their own (protocol) order and what of them is to be seen."""

    def __init__(self, fields: Sequence[Field], values: Values, texts: Texts) -> None:
        self._fields = {field.key: field for field in fields}
        self._values = values
        self._texts = texts
        self._searchable: dict[str, str] = {}
        self._unprepared: Iterator[Any] = iter(())
        self._held: dict[str, Any] = {}  # rows as they were when they were edited in their cells
        self.rows: Sequence[Any] = ()
        self.words: tuple[str, ...] = ()
        self.order: tuple[SortBy, ...] = ()
        self.columns = columns_of(fields, values, texts)
        self.filters: tuple[ValueFilter, ...] = ()
        self.group_of: GroupOf | None = None
        self.gather: Gather | None = None  # instead of `group_of`: by a column, not as the list has it
        self.gathered_by = ""
        self.folded: set[str] = set()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Take `rows`, forgetting what was prepared for those that changed."""
        new = tuple(rows)
        before, after = exchanged(self.rows, new)
        gone = self.rows[before.start : before.stop]
        known = {row.id: row for row in gone}
        come = tuple(_same(known.get(row.id), row) for row in new[after.start : after.stop])
        self.rows = (*new[: after.start], *come, *new[after.stop :])
        stay = set(map(id, come))
        for row in gone:
            if id(row) not in stay:
                self._searchable.pop(row.id, None)
        self._unprepared = iter(self.rows)

    def hold(self, ids: Collection[str]) -> None:
        """Let rows that are about to be edited stay where they are until sorted or filtered again."""
        for row in self._rows_of(ids) if self.order or self.filters else ():
            self._held.setdefault(row.id, row)

    def _rows_of(self, ids: Collection[str]) -> Iterable[Any]:
        return (row for row in self.rows if row.id in ids)

    @property
    def holding(self) -> bool:
        """Whether rows may stand where they were before they were edited."""
        return bool(self._held)

    def let_go(self) -> None:
        """Sort and filter all rows by what they hold now."""
        self._held = {}

    def forget_texts(self) -> None:
        """Forget what was prepared, as `texts` says otherwise now."""
        self._searchable = {}
        self._unprepared = iter(self.rows)

    def prepare(self, count: int) -> bool:
        """Prepare the next `count` rows to be searched; tell whether any are left."""
        rows = list(islice(self._unprepared, count))
        for row in rows:
            self.searchable(row)
        return len(rows) == count

    def text(self, row: Any, field: Field) -> str:
        """Return what the cell shows."""
        special = self._texts.get(field.key)
        return special(row) if special else self._values.shown(field, getattr(row, field.key))

    def lines(self) -> list[Any]:
        """Return the rows to be seen, under their groups if there are any."""
        return self._under_groups(self._sorted(self.found()))

    def found(self, but: str = "") -> list[Any]:
        """Return the rows that pass the filters, that of the column `but` apart."""
        return self._filtered(self._searched(), but)

    def passing_values(self) -> list[Any]:
        """Return the rows that pass the filters by values, whatever words are looked for."""
        return self._filtered(list(self.rows))

    @property
    def grouped(self) -> bool:
        """Whether rows are gathered under groups."""
        return self.gather is not None or self.group_of is not None

    def _filtered(self, rows: list[Any], but: str = "") -> list[Any]:
        passed = self._passing(rows, but)
        kept = {row.id for row in self._passing(list(self._held.values()), but)} if self._held else set()
        if not kept or passed is rows:
            return passed
        every: Any = rows  # of a store, perhaps
        if isinstance(every, StoredRows):
            found: Any = every.chosen_with(passed, kept)  # type: ignore[arg-type]
            return found  # type: ignore[no-any-return]
        known = kept.union(line_ids(passed))
        return list(compress(rows, map(known.__contains__, line_ids(rows))))

    def _passing(self, rows: list[Any], but: str) -> list[Any]:
        """Return the rows that pass the filters by what they hold."""
        for each in self.filters:
            if each.key != but and each.key in self.columns:
                rows = passing(rows, self.columns[each.key], each)
        return rows

    def _under_groups(self, rows: list[Any]) -> list[Any]:
        if self.gather is not None:
            down = bool(self.order) and self.order[0] == SortBy(self.gathered_by, descending=True)
            return self._headed(self.gather(rows, down))
        return rows if self.group_of is None else self._grouped(rows, self.group_of)

    def searchable(self, row: Any) -> str:
        """Return the row's text in the form that is searched."""
        found = self._searchable.get(row.id)
        if found is None:
            texts = [self.text(row, field) for field in self._fields.values()]
            found = self._searchable[row.id] = search_key("\n".join(filter(None, texts)))
        return found

    def _searched(self) -> list[Any]:
        if not self.words:
            return list(self.rows)
        words, searchable = self.words, self.searchable
        return [row for row in self.rows if all(word in searchable(row) for word in words)]

    def _sorted(self, rows: list[Any]) -> list[Any]:
        """Sort by the last step first, so that the first one wins; empty cells always come last."""
        for step in reversed(self.order):
            field = self._fields.get(step.key)
            if field is None:
                continue
            keys = [self._place_key(row, field) for row in rows]
            filled = [(key, number) for number, key in enumerate(keys) if key is not None]
            filled.sort(key=lambda pair: pair[0], reverse=step.descending)
            empty = [row for row, key in zip(rows, keys, strict=True) if key is None]
            rows = [rows[number] for _key, number in filled] + empty
        return rows

    def _place_key(self, row: Any, field: Field) -> Any:
        return self._key(self._held.get(row.id, row) if self._held else row, field)

    def _key(self, row: Any, field: Field) -> Any:
        value = getattr(row, field.key)
        if value is None or value == "":
            return None
        match field.kind:
            case Kind.DATE if isinstance(value, VagueDate):
                return value.sort_key
            case Kind.INTEGER | Kind.DURATION | Kind.TIME | Kind.STAMP | Kind.DAY | Kind.DATE:
                return value
            case Kind.BOOLEAN:
                return not value
            case Kind.CHOICE if field.choices:
                members: list[Any] = list(field.choices)
                return members.index(value) if value in members else len(members)
            case _:
                return sort_key(self.text(row, field))

    def _grouped(self, rows: list[Any], group_of: GroupOf) -> list[Any]:
        groups: dict[str, tuple[Group, list[Any]]] = {}
        every = len(rows) == len(self.rows) and not self.order  # then one way through them is enough
        last: Group | None = None
        members: list[Any] = []
        for row in self.rows:
            group = group_of(row)
            if group is not last:  # most stand beside others of their group
                last, members = group, groups.setdefault(group.id, (group, []))[1]
            if every:
                members.append(row)
        for row in () if every else rows:
            groups[group_of(row).id][1].append(row)
        return self._headed(list(groups.values()))

    def _headed(self, groups: Gathered) -> list[Any]:
        """Return the lines of the groups that are not empty, each under its heading."""
        lines: list[Any] = []
        for group, members in groups:
            if members:
                folded = group.id in self.folded
                lines.append(GroupLine(group, len(members), folded))
                lines.extend(() if folded else members)
        return lines


def column_text(name: str) -> Callable[[Any], str]:
    """Return a text for `Texts` that is the row's attribute `name`, joined by the query."""
    read = attrgetter(name)
    return lambda row: str(read(row) or "")


def exchanged(old: Sequence[Any], new: Sequence[Any]) -> tuple[range, range]:
    """Return the places between which alone two sequences hold other objects, or hold them elsewhere."""
    most = min(len(old), len(new))
    head = next(compress(count(), map(is_not, old, new)), most)
    tail = next(compress(count(), map(is_not, reversed(old), reversed(new))), most)
    tail = min(tail, most - head)
    return range(head, len(old) - tail), range(head, len(new) - tail)


def _same(before: Any, after: Any) -> Any:
    """Return the row known already where the new one says the same, so that it need not be prepared anew."""
    return before if before is not None and (before is after or before == after) else after
