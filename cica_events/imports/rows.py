"""Reads the rows of a table into values by field, and gathers every problem of the whole file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, Final

from cica_events.domain.fields import Field
from cica_events.domain.titles import joined_titles
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.imports.cells import as_text
from cica_events.imports.grid import Row, Value
from cica_events.imports.headings import Table
from cica_events.imports.matching import ColumnMatch
from cica_events.imports.names import split_name
from cica_events.imports.party_names import PartyNames
from cica_events.imports.people_in_row import names_in, parts_in
from cica_events.imports.posts import without_remark
from cica_events.imports.values import read_value
from cica_events.imports.vocabulary import FULL_NAME, MIDDLE_NAME, squashed
from cica_events.progress import Progress, silent

_PULSE: Final = 100  # rows between two reports
_FAMILY: Final = ("фамилия", "familyname", "lastname", "surname")
_NAMES: Final = ("family_name", "given_name")
_TITLES: Final = ("honorific", "courtesy", "rank")
_GIVEN: Final = ("имя", "givenname", "firstname", "name")


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
) -> tuple[ReadRow, ...]:
    """Return every row of `table` with all its problems; steps reported are rows.

    `mended` has, by row number and key of the field, texts that stand for what the file says.
    """
    reader = _RowReader(matches, fields, parties)
    rows = []
    for count, row in enumerate(table.rows):
        if count % _PULSE == 0:
            progress(count, len(table.rows))
        rows.append(reader.read(row))
    progress(len(table.rows), len(table.rows))
    return tuple(rows)


class _RowReader:
    """Reads one row after the other."""

    def __init__(self, matches: Sequence[ColumnMatch], fields: Sequence[Field], parties: PartyNames) -> None:
        self._fields = {field.key: field for field in fields}
        self._columns = {match.field: match for match in matches if match.field is not None}
        self._parties = parties
        whole = self._columns.get(FULL_NAME)
        self._family_first = _order_in(whole.heading) if whole else None

    def read(self, row: Row) -> ReadRow:
        draft = _Draft(row)
        if FULL_NAME in self._columns:
            self._divide(draft)
        else:
            self._look_for_two_people(draft)
        for key, match in self._columns.items():
            if key in self._fields:
                self._read_cell(draft, key, row.cells[match.index])
        self._add_middle_name(draft)
        draft.place_post()
        draft.part_titles()
        return draft.finished()

    def _read_cell(self, draft: _Draft, key: str, raw: Value) -> None:
        try:
            value = read_value(self._fields[key], raw, parties=self._parties, note=partial(draft.doubt, key))
        except ValidationError as error:
            draft.refuse(key, raw, error.reason)
            return
        if key in _NAMES:
            value = draft.without_remark(value)
        if value not in (None, "") or key not in draft.values:
            draft.values[key] = value

    def _divide(self, draft: _Draft) -> None:
        raw = draft.row.cells[self._columns[FULL_NAME].index]
        if len(names_in(as_text(raw))) > 1:
            draft.refuse("family_name", raw, _two_people())
            return
        self._read_cell(draft, "family_name", raw)
        whole = draft.values.get("family_name", "")
        if not whole:
            return
        name = split_name(whole, family_first=self._family_first)
        if not name.family_name:
            draft.refuse("family_name", raw, _("There is no name, only a title."))
        draft.values["given_name"], draft.values["family_name"] = name.given_name, name.family_name
        draft.values["family_first"], draft.name_divided = name.family_first, True
        draft.titles, draft.post = name.honorific, name.post
        if not name.sure:
            draft.name_guessed = True
            message = _(
                "“{text}” was divided into given name “{given}” and family name “{family}”: check it."
            )
            text = message.format(text=whole, given=name.given_name, family=name.family_name)
            draft.doubt("family_name", text)

    def _look_for_two_people(self, draft: _Draft) -> None:
        columns = [self._columns[key] for key in ("family_name", "given_name") if key in self._columns]
        cells = [as_text(draft.row.cells[column.index]) for column in columns]
        if parts_in(*cells) > 1:
            draft.refuse("family_name", " | ".join(cells), _two_people())

    def _add_middle_name(self, draft: _Draft) -> None:
        if MIDDLE_NAME in self._columns:
            middle = " ".join(as_text(draft.row.cells[self._columns[MIDDLE_NAME].index]).split())
            given = draft.values.get("given_name", "")
            draft.values["given_name"] = " ".join(part for part in (given, middle) if part)


class _Draft:
    """What has been read of a row so far."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.values: dict[str, Any] = {}
        self.doubts: list[Doubt] = []
        self.titles = ""  # that stood in the cell of the whole name
        self.post = ""  # that stood there behind a comma
        self.name_divided = False
        self.name_guessed = False
        self._problems: list[Problem] = []

    def doubt(self, key: str, message: str) -> None:
        self.doubts.append(Doubt(key, message))

    def refuse(self, key: str, raw: Value, reason: str) -> None:
        self._problems.append(Problem(self.row.number, key, as_text(raw), reason))

    def without_remark(self, name: str) -> str:
        """Return `name` without a "(TBC)", which is told."""
        name, remark = without_remark(name)
        if remark:
            message = _("“{text}” is no part of the name and was left out: check it.")
            self.doubt("family_name", message.format(text=remark))
        return name

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
        found = asdict(joined_titles(self.titles, *(self.values[key] or "" for key in columns)))
        self.values |= {key: text for key, text in found.items() if text or key in columns}

    def finished(self) -> ReadRow:
        return ReadRow(
            self.row.number,
            self.values,
            tuple(self._problems),
            tuple(self.doubts),
            self.name_divided,
            self.name_guessed,
        )


def _two_people() -> str:
    return _("There are two people in one row. Give each a row of their own.")


def _order_in(heading: str) -> bool | None:
    """Return whether the heading of whole names says that the family name stands first; None if neither."""
    text = squashed(heading)
    if text.startswith(("фио", *_FAMILY)):
        return True
    named_second = any(word in text for word in _FAMILY)
    return False if named_second and text.startswith(_GIVEN) else None
