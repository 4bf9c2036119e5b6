"""Edits a workbook that was exported, at random, as people do, and says what must come back of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import load_workbook

from cica_events.domain.origins import ID_HEADING
from cica_events.domain.plain_texts import plain_text

Newcomer = Callable[[int], Mapping[str, str]]
"""Gives the texts of a new row by key."""

LETTERS = "аәбвгдёңXYZxyz éß漢 +=-'@0123,;\"/.:_"


@dataclass
class Expected:
    """What was done: by id and key the new text of each edited cell, and what became of rows."""

    cells: dict[tuple[str, str], str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    added: int = 0
    copied: int = 0
    missing: set[str] = field(default_factory=set)  # keys whose columns were removed


class Editor:
    """The rows of the first sheet of a workbook, in memory; `keys` names each of its columns."""

    def __init__(self, path: Path, keys: Sequence[str], random: Random) -> None:
        self._book, self._random = load_workbook(path), random
        self._sheet: Any = self._book.worksheets[0]
        lines = [[cell.value for cell in row] for row in self._sheet.iter_rows()]
        at = next(at for at, line in enumerate(lines) if ID_HEADING in line[1:])
        lines = [line[: len(keys) + 1] for line in lines]
        self._above, self._headings = at, lines[at]
        self._rows = [line for line in lines[at + 1 :] if line[-1]]
        self._below = [line for line in lines[at + 1 :] if not line[-1]]
        self._keys: list[str] = [*keys, ID_HEADING]
        self._ids = {line[-1] for line in self._rows}
        self._exported: dict[tuple[str, str], str] = {}  # of the cells that were edited
        self.expected = Expected()

    def edit_cells(self, count: int, keys: Sequence[str], choices: Mapping[str, Sequence[str]]) -> None:
        """Write something else into `count` cells under `keys`, or clear them."""
        for _ in range(count if self._rows else 0):
            line, key = self._random.choice(self._rows), self._random.choice(keys)
            place = self._keys.index(key)
            new = self._new(key, choices)
            exported = self._exported.setdefault((line[-1], key), plain_text(line[place]))
            line[place] = new
            self.expected.cells[line[-1], key] = plain_text(new)
            if plain_text(new) == exported:
                del self.expected.cells[line[-1], key]

    def _new(self, key: str, choices: Mapping[str, Sequence[str]]) -> str | None:
        if key in choices:
            return self._random.choice(choices[key]) or None
        if self._random.random() < 0.2:
            return None
        return "".join(self._random.choices(LETTERS, k=self._random.randint(1, 12))).strip() or "x"

    def remove_rows(self, count: int) -> None:
        """Delete some rows."""
        for _ in range(min(count, len(self._rows))):
            line = self._rows.pop(self._random.randrange(len(self._rows)))
            self.expected.gone.add(line[-1])
            self.expected.cells = {at: text for at, text in self.expected.cells.items() if at[0] != line[-1]}

    def shuffle_rows(self) -> None:
        """Sort the rows some other way."""
        self._random.shuffle(self._rows)

    def add_rows(self, count: int, newcomer: Newcomer) -> None:
        """Type new rows anywhere; nobody fills in a hidden column."""
        for number in range(count):
            values = newcomer(number)
            line = [None if key == ID_HEADING else values.get(key) for key in self._keys]
            self._rows.insert(self._random.randint(0, len(self._rows)), line)
            self.expected.added += 1

    def copy_rows(self, count: int) -> None:
        """Copy rows with all their cells, to the end, and edit most of the copy."""
        originals = [line for line in self._rows if line[self._keys.index(ID_HEADING)]]
        for line in self._random.sample(originals, min(count, len(originals))):
            copy = [f"copy {cell}" if isinstance(cell, str) else cell for cell in line]
            copy[self._keys.index(ID_HEADING)] = line[self._keys.index(ID_HEADING)]
            self._rows.append(copy)
            self.expected.copied += 1

    def move_columns(self) -> None:
        """Put the columns in another order."""
        order = list(range(len(self._keys)))
        self._random.shuffle(order)
        self._arrange(order)

    def remove_column(self, key: str) -> None:
        """Delete a column."""
        self._arrange([at for at, each in enumerate(self._keys) if each != key])
        self.expected.missing.add(key)
        self.expected.cells = {at: text for at, text in self.expected.cells.items() if at[1] != key}

    def add_column(self, heading: str) -> None:
        """Put a column of one's own anywhere."""
        place = self._random.randint(0, len(self._keys))
        self._keys.insert(place, "")
        self._headings.insert(place, heading)
        for line in self._rows:
            line.insert(place, "noted")
        for line in self._below:
            line.insert(place, None)

    def hide(self) -> None:
        """Hide a row and a column, and show the one that was hidden."""
        for column in self._sheet.column_dimensions.values():
            column.hidden = self._random.random() < 0.3
        self._sheet.row_dimensions[self._above + 2].hidden = True

    def _arrange(self, order: Sequence[int]) -> None:
        self._keys = [self._keys[at] for at in order]
        self._headings = [self._headings[at] for at in order]
        self._rows = [[line[at] for at in order] for line in self._rows]
        self._below = [[line[at] for at in order] for line in self._below]

    def save(self, path: Path) -> None:
        """Write the workbook as it is now."""
        self._sheet.delete_rows(self._above + 1, self._sheet.max_row)
        for number, line in enumerate([self._headings, *self._rows, *self._below], self._above + 1):
            for column, value in enumerate(line, 1):
                if value is not None:
                    cell = self._sheet.cell(number, column, value)
                    cell.data_type = "s" if isinstance(value, str) else cell.data_type
        self._book.save(path)


def edit_at_random(
    path: Path,
    target: Path,
    keys: Sequence[str],
    editable: Sequence[str],
    choices: Mapping[str, Sequence[str]],
    seed: int,
    newcomer: Newcomer = lambda number: {"family_name": f"New {number}", "position": "new"},
    *,
    rows: bool = True,
) -> Expected:
    """Edit the workbook at `path` into `target`; `choices` are all that some of its columns may hold.

    Without `rows` none is added, copied or moved.
    """
    random = Random(seed)
    editor = Editor(path, keys, random)
    editor.edit_cells(random.randint(0, 8), editable, choices)
    editor.remove_rows(random.choice((0, 0, 1, 2)))
    if rows and random.random() < 0.6:
        editor.shuffle_rows()
    editor.hide()
    if random.random() < 0.4:
        editor.add_column("Remark")
    if random.random() < 0.4:
        editor.remove_column(random.choice(editable))
    if random.random() < 0.5:
        editor.move_columns()
    if rows:
        editor.copy_rows(random.choice((0, 0, 1)))
        editor.add_rows(random.choice((0, 0, 1, 2)), newcomer)
    editor.save(target)
    return editor.expected
