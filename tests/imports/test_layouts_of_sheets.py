"""Lists as people lay them out: exactly those who are listed come out, each with their State."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.errors import InputError
from cica_events.imports.sources.grid import Grid, Merge, Row, Sheet, Value
from cica_events.imports.sources.source import Source
from cica_events.imports.tables.headings import find_tables
from cica_events.imports.tables.table import Table
from cica_events.imports.words.section_words import PartyWords
from tests.imports.ugly_sheets import HEADINGS, STATES, Ugly, ugly_sheet

FIELDS = tuple(fields_of(Participant).values())
WORDS = PartyWords()
RUSSIAN = {  # nominatives of the names in the genitive
    WORDS.named(text): state for state, text in STATES.items()
}


def column(table: Table, key: str) -> int | None:
    """Return the index of the column that a sheet calls by one of the headings of `key`."""
    names = {text.casefold() for text in HEADINGS[key]}
    found = [index for index, text in enumerate(table.headings) if text.casefold() in names]
    assert len(found) < 2
    return found[0] if found else None


def listed(table: Table) -> list[tuple[int, str, str, str, str]]:
    """Return row, State, family name, given name and e-mail address of everybody."""
    keys = {key: column(table, key) for key in HEADINGS}
    state = keys["country"] if keys["country"] is not None else len(table.headings) - 1
    places = (state, *(keys[key] for key in ("family", "given", "email")))
    found = []
    for row in table.rows:
        texts = [str(row.cells[place] or "") if place is not None else "" for place in places]
        found.append((row.number, canonical(texts[0]), *texts[1:]))
    return found


def canonical(text: str) -> str:
    """Return the State that `text` calls by one of its names."""
    same = [state for state in STATES if state.casefold() == text.casefold()]
    return same[0] if same else RUSSIAN.get(text, text)


@pytest.mark.parametrize("tens", range(30))
def test_everybody_on_an_ugly_sheet_comes_out_with_their_state(tens: int) -> None:
    for seed in range(tens * 10, tens * 10 + 10):
        sheet = ugly_sheet(seed)
        tables = find_tables(sheet.grid(), FIELDS)
        assert len(tables) == 1, (seed, sheet.made_of)
        wanted = [(each.row, each.state, each.family, each.given, each.email) for each in sheet.people]
        assert listed(tables[0]) == wanted, (seed, sheet.made_of)
        check_told(sheet, tables[0], seed)


def check_told(sheet: Ugly, table: Table, seed: int) -> None:
    """Check that each row that is nobody is told with what it says."""
    told = {each.number: each.text for each in table.left_out}
    for number, text in sheet.left_out.items():
        assert text in told.get(number, ""), (seed, number, text)


ANYTHING: tuple[Value, ...] = (
    *("Family name", "Given name", "Country", "E-mail", "No.", "Name", "Contact", "Phone", "Position"),
    *(
        "Kazakhstan",
        "Delegation of China",
        "Total: 5",
        "Итого",
        "Note: x",
        "a@b.org",
        "Kim",
        "Ana",
        "Country:",
    ),
    *(
        "MEMBER STATES",
        "Head of delegation",
        "Observers",
        "x" * 300,
        "\ud800",
        5,
        1,
        2.1,
        True,
        date(2026, 2, 1),
    ),
)


@pytest.mark.parametrize("hundred", range(5))
def test_every_row_of_any_sheet_is_told_or_taken(hundred: int) -> None:
    for seed in range(hundred * 100, hundred * 100 + 100):
        grid = any_grid(Random(seed))
        with suppress(InputError):
            tables = find_tables(grid, FIELDS)
            if len(tables) == 1 and not tables[0].turned:
                assert numbers_of(tables[0]) == sorted(row.number for row in grid.rows), seed
            for table in tables:
                assert len(table.columns) + table.added == len(table.headings)
                assert all(len(row.cells) == len(table.headings) for row in table.rows)


def numbers_of(table: Table) -> list[int]:
    """Return the numbers of all rows that are taken, headings, or told."""
    told = [each.number for each in table.left_out]
    return sorted({*told, *table.heading_rows, *(row.number for row in table.rows)})


def any_grid(random: Random) -> Grid:
    """Return a sheet of cells picked blindly."""
    width, density = random.randint(1, 8), random.choice((0.15, 0.4, 0.7, 1.0))
    rows, number = [Row(1, ("Kim",) * width)], 1
    for _row in range(random.randint(1, 25)):
        number += random.choice((1, 1, 1, 2, 5))
        cells = tuple(
            random.choice(ANYTHING) if random.random() < density else None for _cell in range(width)
        )
        if any(cell is not None for cell in cells):
            rows.append(Row(number, cells))
    steps = [random.choice((1, 1, 1, 2)) for _column in range(width)]
    columns = tuple(sum(steps[: place + 1]) for place in range(width))
    merges = tuple(Merge(number // 2, column, number, column) for column in columns[:2])
    return Grid(Source(Path("any.xlsx")), (Sheet("S"),), "S", columns, tuple(rows), merges)
