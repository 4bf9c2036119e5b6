"""Whatever stands in a list, its columns are matched and its rows are read without an accident."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.imports.columns.mapping import ColumnUse, LetterCase, ListMapping, NameOrder
from cica_events.imports.columns.matching import match_columns
from cica_events.imports.rows.rows import read_rows
from cica_events.imports.sources.grid import Grid, Row, Sheet
from cica_events.imports.tables.table import Table
from cica_events.imports.words.party_names import Named, PartyNames
from tests.imports.program_lists import program_lists

FIELDS = tuple(fields_of(Participant).values())
PARTIES = PartyNames([Named("1", "KZ", "Kazakhstan", ("Казахстан",))])
KNOWN = [column.heading for listing in program_lists() for column in listing.columns]
WORDS = st.sampled_from(
    ["", " ", "Ivan", "IVANOV", "van der", "оглы", "Dr.", "H.E.", ",", ";", "(TBC)", "a@b.kz", "12/03/2024"]
)  # fmt: skip
CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.lists(WORDS, max_size=6).map(" ".join),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - a spreadsheet knows no zone
    st.times().map(time.isoformat),
)
HEADINGS = st.one_of(st.sampled_from(KNOWN), st.text(max_size=20))
KEYS = st.sampled_from([*(field.key for field in FIELDS if field.editable), "full_name", "middle_name"])
USES = st.builds(
    ColumnUse,
    st.lists(KEYS, max_size=3).map(tuple),
    st.sampled_from(["", ",", ";", " / ", "\n"]),
    st.sampled_from(LetterCase),
    st.sampled_from(NameOrder),
)


@st.composite
def lists(draw: st.DrawFn) -> Table:
    width, height = draw(st.integers(1, 7)), draw(st.integers(0, 5))
    headings = tuple(draw(HEADINGS) for _column in range(width))
    rows = tuple(
        Row(number, tuple(draw(CELLS) for _column in range(width))) for number in range(2, 2 + height)
    )
    grid = Grid(Path("x"), (Sheet("x"),), "x", tuple(range(1, width + 1)), rows)
    return Table(grid, 1, headings, rows, ())


@given(lists(), st.dictionaries(st.integers(0, 6), USES, max_size=3), st.data())
@settings(max_examples=120, deadline=None)
def test_any_list_is_matched_and_read(table: Table, uses: dict[int, ColumnUse], data: st.DataObject) -> None:
    columns: dict[int | str, ColumnUse] = {at: use for at, use in uses.items() if at < len(table.headings)}
    cells = [row.cells for row in table.rows]
    matches = match_columns(table.headings, cells, FIELDS, ListMapping(columns), parties=PARTIES)
    assert [match.index for match in matches] == list(range(len(table.headings)))
    assert all(match.reason and 0 <= match.confidence <= 1 for match in matches)
    assert not any(match.secret and match.use.fields for match in matches)
    taken = [match.field for match in matches if match.field and match.index not in columns]
    assert len(taken) == len(set(taken)) or taken.count("native_name") > 1

    numbers = [row.number for row in table.rows]
    mended = data.draw(
        st.dictionaries(st.tuples(st.sampled_from(numbers), KEYS), st.text(max_size=10), max_size=2)
        if numbers
        else st.just({})
    )
    read = read_rows(table, matches, FIELDS, PARTIES, mended=mended)
    assert [row.number for row in read] == numbers
    known = {field.key for field in FIELDS}
    assert all(set(row.values) <= known for row in read)
    assert all(problem.message and problem.row == row.number for row in read for problem in row.problems)
    assert all(doubt.message for row in read for doubt in row.doubts)
