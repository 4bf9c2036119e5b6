"""Lists as people lay them out: exactly those who are listed come out, each with their State."""

from __future__ import annotations

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.imports.headings import find_tables
from cica_events.imports.section_words import PartyWords
from cica_events.imports.table import Table
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
