"""Reads the rows of a table into values by field, and gathers every problem of the whole file."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from cica_events.domain.fields import Field, Kind
from cica_events.domain.titles import joined_titles
from cica_events.i18n import _
from cica_events.imports.columns.column_contents import sampled
from cica_events.imports.columns.mapping import NameOrder
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.rows.cell_takers import Taker, takers_of
from cica_events.imports.rows.field_reader import FieldReader
from cica_events.imports.sources.grid import Row, Value
from cica_events.imports.tables.headings import Table
from cica_events.imports.values.cells import as_text
from cica_events.imports.values.date_order import DAY_FIRST, DateOrder, date_order
from cica_events.imports.values.names import Orders, is_cyrillic, split_name, usual_orders
from cica_events.imports.values.people_in_row import may_be_several, names_in, parts_in
from cica_events.imports.words.name_orders import order_in
from cica_events.imports.words.party_names import PartyNames
from cica_events.imports.words.posts import begins_with_post
from cica_events.imports.words.vocabulary import FULL_NAME, MIDDLE_NAME, squashed
from cica_events.progress import Progress, silent

_PULSE: Final = 100  # rows between two reports
_TITLES: Final = ("honorific", "courtesy", "rank")
_TOLD: Final = {NameOrder.GIVEN_FIRST: False, NameOrder.FAMILY_FIRST: True}
_PARTING: Final = re.compile(r"\n|\s[-–—]\s")
_ASIDE: Final = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]](?=\s*$)")
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be taken in; `row` counts as the spreadsheet does, `value` is the cell as text."""

    row: int
    field: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What people should look at in a row; `field` is "" where it is of the whole row."""

    field: str
    message: str  # translated


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row's values by field key: empty where its cell is empty, absent where it has no column."""

    number: int
    values: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    name_divided: bool = False  # a whole name was divided into its parts ...
    name_guessed: bool = False  # ... by the order of its words alone

    @property
    def is_empty(self) -> bool:
        """Return whether no column that is taken holds anything in this row."""
        return not self.problems and all(value in (None, "", False) for value in self.values.values())


def read_rows(
    table: Table,
    matches: Sequence[ColumnMatch],
    fields: Sequence[Field],
    parties: PartyNames,
    progress: Progress = silent,
    mended: Mapping[tuple[int, str], str] | None = None,
    *,
    only: Collection[int] | None = None,
) -> tuple[ReadRow, ...]:
    """Return every row of `table` with all its problems, or `only` those of some numbers; steps are rows.

    `mended` has, by row number and key of the field, texts that stand for what the file says. How dates and
    names are usually written is told by all rows of the table, also where only some are read.
    """
    reader = _RowReader(table.rows, matches, fields, parties)
    typed = _by_row(mended or {})
    rows = []
    wanted = table.rows if only is None else [row for row in table.rows if row.number in only]
    for count, row in enumerate(wanted):
        if count % _PULSE == 0:
            progress(count, len(wanted))
        rows.append(reader.read(row, typed.get(row.number, _NOTHING)))
    progress(len(wanted), len(wanted))
    return tuple(rows)


def _by_row(mended: Mapping[tuple[int, str], str]) -> Mapping[int, Mapping[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for (row, key), text in mended.items():
        found.setdefault(row, {})[key] = text
    return found


class _RowReader:
    """Reads one row after the other."""

    def __init__(
        self,
        rows: Sequence[Row],
        matches: Sequence[ColumnMatch],
        fields: Sequence[Field],
        parties: PartyNames,
    ) -> None:
        takers = takers_of(matches)
        orders = {match.field: match.use.order for match in matches}
        self._whole = takers.get(FULL_NAME)
        self._middle = takers.get(MIDDLE_NAME)
        self._orders = self._orders_of(rows, _TOLD.get(orders.get(FULL_NAME, NameOrder.BY_CUSTOM)))
        self._known = {field.key: field for field in fields}
        readers = [
            FieldReader(field, taker, parties, _dates_of(field, taker, rows))
            for key, taker in takers.items()
            if (field := self._known.get(key))
        ]
        self._parties = parties
        self._in_parts = [takers[key] for key in ("family_name", "given_name") if key in takers]
        self._plain = [
            (reader.index, reader.key, reader.quick, reader) for reader in readers if reader.index is not None
        ]
        self._other = [reader for reader in readers if reader.index is None]
        name = self._known.get("family_name")
        self._name = FieldReader(name, Taker("", ()), parties, DAY_FIRST) if name else None

    def _orders_of(self, rows: Sequence[Row], told: bool | None) -> Mapping[bool, Orders]:
        """Return in which order the whole names stand, for Cyrillic ones and for others."""
        if self._whole is None:
            return {}
        taker = self._whole
        usual = usual_orders(as_text(taker.raw(row.cells)) for row in sampled(rows))
        heading = order_in(taker.heading)
        return {script: Orders(told, heading, usual.get(script)) for script in (True, False)}

    def read(self, row: Row, mended: Mapping[str, str] = _NOTHING) -> ReadRow:
        """Return what `row` says, but for the fields that were `mended`."""
        draft = _Draft(row)
        cells = row.cells
        if self._whole:
            self._divide(draft, mended.get(FULL_NAME, self._whole.raw(cells)))
        else:
            self._look_for_two_people(draft)
        values = draft.values
        for index, key, quick, reader in self._plain:
            raw = cells[index]
            if raw is None:
                values.setdefault(key, reader.nothing)
            elif type(raw) is str and (text := quick(raw)):
                values[key] = text
            else:
                self._put(draft, reader, raw)
        for reader in self._other:
            self._put(draft, reader, reader.taker.raw(cells))
        if self._middle:
            draft.add_middle_name(mended.get(MIDDLE_NAME, self._middle.raw(cells)))
        draft.place_post()
        draft.part_titles()
        for key, text in mended.items():
            self._mend(draft, key, text)
        return draft.finished()

    def _put(self, draft: _Draft, reader: FieldReader, raw: Value) -> None:
        found = reader.read(raw)
        for note in found.notes:
            draft.doubt(reader.key, note)
        if found.refusal:
            draft.refuse(reader.key, raw, found.refusal)
        elif found.value not in (None, "") or reader.key not in draft.values:
            draft.values[reader.key] = found.value

    def _mend(self, draft: _Draft, key: str, text: str) -> None:
        """Take a text that was typed over the value of a field."""
        if key in self._known:
            draft.forget(key)
            reader = FieldReader(self._known[key], Taker("", ()), self._parties, DAY_FIRST)
            self._put(draft, reader, text)

    def _divide(self, draft: _Draft, raw: Value) -> None:
        if raw is None or self._name is None:
            draft.values["family_name"] = ""
            return
        if may_be_several(text := as_text(raw)) and len(names_in(text)) > 1:
            draft.refuse("family_name", raw, _two_people())
            return
        raw = _post_behind_comma(raw) if isinstance(raw, str) and _PARTING.search(raw) else raw
        if isinstance(raw, str) and (name := self._name.quick(raw)):
            draft.values["family_name"] = name
        else:
            self._put(draft, self._name, raw)
        if whole := draft.values.get("family_name", ""):
            draft.divide(whole, raw, self._orders[is_cyrillic(whole)])

    def _look_for_two_people(self, draft: _Draft) -> None:
        cells = [as_text(taker.raw(draft.row.cells)) for taker in self._in_parts]
        if any(map(may_be_several, cells)) and parts_in(*cells) > 1:
            draft.refuse("family_name", " | ".join(cells), _two_people())


class _Draft:
    """What has been read of a row so far."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.values: dict[str, Any] = {}
        self.titles = ""  # that stood in the cell of the whole name
        self.post = ""  # that stood there behind a comma
        self.name_divided = False
        self.name_guessed = False
        self._doubts: list[Doubt] = []
        self._problems: list[Problem] = []

    def doubt(self, key: str, message: str) -> None:
        self._doubts.append(Doubt(key, message))

    def refuse(self, key: str, raw: Value, reason: str) -> None:
        self._problems.append(Problem(self.row.number, key, as_text(raw), reason))

    def forget(self, key: str) -> None:
        """Forget what was read for a field, and what was wrong with it."""
        self.values.pop(key, None)
        self._doubts = [doubt for doubt in self._doubts if doubt.field != key]
        self._problems = [problem for problem in self._problems if problem.field != key]

    def divide(self, whole: str, raw: Value, orders: Orders) -> None:
        """Divide a whole name into its parts, without what stands in brackets behind it and is no title."""
        name = split_name(whole, orders)
        aside = _ASIDE.search(name.given_name) or _ASIDE.search(name.family_name)
        if aside and (bare := whole.replace(aside[0].strip(), "").strip()).count(" "):
            text = _("“{text}” in brackets behind the name was left out: check it.")
            self.doubt("family_name", text.format(text=aside[1]))
            whole, name = bare, split_name(bare, orders)
        if not name.family_name:
            self.refuse("family_name", raw, _("There is no name, only a title."))
        self.values["given_name"], self.values["family_name"] = name.given_name, name.family_name
        self.values["family_first"], self.name_divided = name.family_first, True
        self.titles, self.post = name.honorific, name.post
        if not name.sure:
            self.name_guessed = True
            message = _(
                "“{text}” was divided into given name “{given}” and family name “{family}”: check it."
            )
            text = message.format(text=whole, given=name.given_name, family=name.family_name)
            self.doubt("family_name", text)

    def add_middle_name(self, raw: Value) -> None:
        """Put a middle name behind the given one."""
        if middle := " ".join(as_text(raw).split()):
            given = self.values.get("given_name", "")
            self.values["given_name"] = " ".join(part for part in (given, middle) if part)

    def place_post(self) -> None:
        """Take what stood behind the name for the position, or for the rank where there is a position."""
        position = self.values.get("position") or ""
        if not self.post or squashed(self.post) == squashed(position):
            return
        if position:
            self.titles, key = " ".join(filter(None, (self.titles, self.post))), "rank"
            message = _("“{text}” behind the name was taken for the rank or title: check it.")
        else:
            self.values["position"], key = self.post, "position"
            message = _("“{text}” behind the name was taken for the position: check it.")
        self.doubt(key, message.format(text=self.post))

    def part_titles(self) -> None:
        """Give honorific, courtesy title and rank their own places, whichever columns held them."""
        columns = [key for key in _TITLES if key in self.values]
        texts = (self.titles, *(self.values[key] or "" for key in columns))
        if any(texts):
            found = _parted(texts)
            self.values.update((key, text) for key, text in found.items() if text or key in columns)

    def finished(self) -> ReadRow:
        return ReadRow(
            self.row.number,
            self.values,
            tuple(self._problems),
            tuple(self._doubts),
            self.name_divided,
            self.name_guessed,
        )


def _post_behind_comma(text: str) -> str:
    """Return a name whose post stands in a line below it, or behind a dash, with the post behind a comma."""
    parts = [" ".join(part.split()) for part in _PARTING.split(text) if part.strip()]
    behind = (at for at in range(1, len(parts)) if begins_with_post(parts[at]))
    if (at := next(behind, 0)) and not parts[at - 1].endswith(","):
        return f"{' '.join(parts[:at])}, {' '.join(parts[at:])}"
    return text


@lru_cache(maxsize=2**12)
def _parted(texts: tuple[str, ...]) -> Mapping[str, str]:
    return asdict(joined_titles(*texts))


def _dates_of(field: Field, taker: Taker, rows: Sequence[Row]) -> DateOrder:
    """Return in which order the numbers of a column of dates stand."""
    if field.kind not in (Kind.DATE, Kind.DAY):
        return DAY_FIRST
    return date_order(taker.raw(row.cells) for row in rows)


def _two_people() -> str:
    return _("There are two people in one row. Give each a row of their own.")
