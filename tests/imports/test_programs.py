"""Lists as other programs export them are taken as they come, without a click."""

from __future__ import annotations

from pathlib import Path

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.imports.columns.matching import match_columns
from cica_events.imports.rows.rows import read_rows
from cica_events.imports.sources.grid import Grid, Row, Sheet
from cica_events.imports.tables.table import Table
from cica_events.imports.words.party_names import Named, PartyNames
from tests.imports.program_lists import COUNTRIES, ProgramList, program_lists

FIELDS = tuple(fields_of(Participant).values())
PARTIES = PartyNames(
    [Named(str(number), "", english, (russian,)) for number, (english, russian) in enumerate(COUNTRIES)]
)
LISTS = program_lists()


def test_there_are_lists_of_every_kind_of_program() -> None:
    assert len(LISTS) >= 20


@pytest.mark.parametrize("listing", LISTS, ids=lambda listing: listing.key)
@pytest.mark.parametrize("seed", [None, 1, 2, 3])
def test_every_column_is_taken_right_without_a_click_in_any_order(
    listing: ProgramList, seed: int | None
) -> None:
    shown = listing if seed is None else listing.shuffled(seed)
    matches = match_columns([each.heading for each in shown.columns], shown.rows(), FIELDS, parties=PARTIES)
    taken = sorted((match.heading, match.field or "", match.doubtful, match.secret) for match in matches)
    assert taken == sorted((each.heading, each.field, each.doubtful, each.secret) for each in shown.columns)
    assert all(match.reason for match in matches)


@pytest.mark.parametrize("listing", LISTS, ids=lambda listing: listing.key)
def test_without_the_workspaces_own_parties_the_usual_names_of_countries_serve(listing: ProgramList) -> None:
    matches = match_columns([each.heading for each in listing.columns], listing.rows(), FIELDS)
    taken = {(match.index, match.field or "") for match in matches}
    assert taken == {(index, each.field) for index, each in enumerate(listing.columns)}


@pytest.mark.parametrize("listing", LISTS, ids=lambda listing: listing.key)
def test_every_row_is_read_without_a_problem(listing: ProgramList) -> None:
    headings = tuple(each.heading for each in listing.columns)
    cells = listing.rows()
    rows = tuple(Row(number, row) for number, row in enumerate(cells, 2))
    grid = Grid(Path("list.csv"), (Sheet("list"),), "list", tuple(range(1, len(headings) + 1)), rows)
    table = Table(grid, 1, headings, rows, ())
    read = read_rows(table, match_columns(headings, cells, FIELDS, parties=PARTIES), FIELDS, PARTIES)
    assert [problem for row in read for problem in row.problems] == []
    assert all(row.values["family_name"] for row in read)
