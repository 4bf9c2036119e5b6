"""Lists that were exported, edited and taken in again: exactly what was edited comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cica_events.domain import base
from cica_events.domain.fields import Kind
from cica_events.domain.participants import Capacity, Mode, Participant
from cica_events.errors import InputError
from cica_events.exports.export import Provenance
from cica_events.exports.present import PresentTexts
from cica_events.exports.registry import find_export
from cica_events.imports.columns.mapping import ListMapping
from cica_events.imports.columns.matching import ColumnMatch, match_columns
from cica_events.imports.finding import read_table
from cica_events.imports.round_trip.came_back import texts_of
from cica_events.imports.round_trip.our_columns import known_columns
from cica_events.imports.round_trip.own_list import own_list
from cica_events.imports.round_trip.own_matches import own_mapping, untaken_edits, with_own_reasons
from cica_events.imports.round_trip.there_and_back import RowState, Verdict, compare
from cica_events.imports.sources.origin import SHEET
from cica_events.imports.sources.source import Source
from cica_events.progress import silent
from tests.coming_back import (
    AWKWARD,
    CHOICES,
    COLUMNS,
    EDITABLE,
    MEETING,
    PARTIES,
    check,
    compared,
    edited_cells,
    fields_of,
    seen,
    states,
    taken_in,
    written,
)
from tests.edited_workbook import edit_at_random
from tests.exports.examples import EXAMPLES, agenda, document, participant, participants

FILES = Path(__file__).parent / "files"
PARTICIPANT = tuple(base.fields_of(Participant).values())
TAKEN = {field.key for field in PARTICIPANT if field.editable}
Edit = Callable[[Any], None]


def edited(path: Path, *edits: Edit) -> Path:
    """Change the first sheet of the workbook at `path` and save it."""
    book = load_workbook(path)
    for edit in edits:
        edit(book.worksheets[0])
    book.save(path)
    return path


def put(place: str, value: Any) -> Edit:
    def edit(sheet: Any) -> None:
        sheet[place] = value

    return edit


texts = st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(codec="utf-8"), max_size=30))
someone = st.builds(
    lambda **given: given,
    party=st.sampled_from(PARTIES),
    family_name=texts,
    given_name=texts,
    position=texts,
    phone=texts,
    capacity=st.sampled_from(list(Capacity)),
    mode=st.sampled_from([*Mode, None]),
)
crowds = st.lists(someone, min_size=1, max_size=7).map(
    lambda people: [participant(number=at, **given) for at, given in enumerate(people, 1)]
)
FEW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(crowds, st.integers(0, 10**9))
@FEW
def test_exactly_what_was_edited_in_a_workbook_comes_back(tmp_path: Path, rows: list[Any], seed: int) -> None:
    path = written(tmp_path / "list.xlsx", rows)
    done = edit_at_random(path, tmp_path / "edited.xlsx", COLUMNS, EDITABLE, CHOICES, seed)
    check(tmp_path / "edited.xlsx", rows, done)


@given(crowds, crowds)
@FEW
def test_unedited_a_list_brings_back_nothing_whatever_happened_here(
    tmp_path: Path, rows: list[Any], later: list[Any]
) -> None:
    for name in ("list.xlsx", "list.csv"):
        found = compared(written(tmp_path / name, rows), rows)
        assert not any(row.cells for row in found.rows.values())
        assert found.gone == ()
        found = compared(tmp_path / name, later)
        assert edited_cells(found) == edited_cells(found, Verdict.CONFLICT) == {}


def test_what_changed_there_and_here_and_on_both_sides_is_told_apart(tmp_path: Path) -> None:
    rows = participants()[:3]
    path = written(tmp_path / "list.xlsx", rows, ["family_name", "position", "phone"])
    edited(path, put("A7", "Bakaev"), put("B7", "Minister"), put("C7", "+7 700"), put("B9", None))
    now = [rows[0]._replace(position="Envoy", phone="+7 700"), rows[1]._replace(phone="112"), rows[2]]
    first, second, third = compared(path, now).rows.values()
    assert {key: cell.verdict for key, cell in first.cells.items()} == {
        "family_name": Verdict.EDITED,
        "position": Verdict.CONFLICT,
    }
    conflict = first.cells["position"]
    assert (conflict.base, conflict.theirs, conflict.ours) == (rows[0].position, "Minister", "Envoy")
    assert {key: cell.verdict for key, cell in second.cells.items()} == {"phone": Verdict.CHANGED_HERE}
    assert (third.cells["position"].verdict, third.cells["position"].theirs) == (Verdict.EDITED, "")


def test_the_row_that_was_edited_least_stands_for_a_record_that_stands_twice(tmp_path: Path) -> None:
    path = written(tmp_path / "list.xlsx", participants()[:2], ["family_name", "position"])
    copy = [put("A9", "Someone"), put("B9", "Else"), put("C9", "participant 1"), put("B7", "Minister")]
    first, _second, third = compared(edited(path, *copy), participants()[:2]).rows.values()
    assert (first.state, first.record_id) == (RowState.KNOWN, "participant 1")
    assert (third.state, third.record_id, third.copy_of) == (RowState.COPIED, "participant 1", 7)


def test_a_record_that_is_no_more_is_told_and_so_are_rows_that_were_removed(tmp_path: Path) -> None:
    path = written(tmp_path / "list.xlsx", participants()[:4], ["family_name"])
    edited(path, put("A8", "New"), lambda sheet: sheet.delete_rows(9))
    found = compared(path, [participants()[at] for at in (0, 2)])
    assert [row.state for row in found.rows.values()] == [
        RowState.KNOWN,
        RowState.REMOVED_HERE,
        RowState.REMOVED_HERE,
    ]
    assert found.rows[8].cells["family_name"].theirs == "New"
    assert found.rows[9].cells == {}
    assert found.gone == ("participant 3",)


def test_a_text_file_tells_which_row_was_removed_where_that_is_sure(tmp_path: Path) -> None:
    path = written(tmp_path / "list.csv", participants()[:3], ["family_name"])
    lines = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([lines[0], lines[3], lines[1]]), "utf-8-sig")
    assert compared(path, participants()[:3]).gone == ("participant 2",)
    assert compared(path, participants()[:5]).gone == ()


def test_cells_of_a_text_file_are_restored_before_they_are_compared(tmp_path: Path) -> None:
    rows = [participant(number=1, phone="+7 701", position="'s", party="=x")]
    path = written(tmp_path / "list.csv", rows, ["phone", "position", "party"])
    assert "'+7 701,''s,'=x," in path.read_text("utf-8-sig")
    path.write_text(path.read_text("utf-8-sig").replace("'+7 701", "'+7 702"), "utf-8-sig")
    table, _origin = taken_in(path)
    assert table.rows[0].cells[:3] == ("+7 702", "'s", "=x")
    assert edited_cells(compared(path, rows)) == {("participant 1", "phone"): "+7 702"}


def test_what_excel_makes_of_a_text_file_is_no_edit(tmp_path: Path) -> None:
    path = written(tmp_path / "agenda.csv", agenda(), ["number", "title", "duration", "start"], "agenda")
    text = path.read_text("utf-8-sig")
    text = text.replace(",09:30,", ",9:30:00 AM,").replace(",15,", ",15.0,").replace(",10:05,", ",10:05:00,")
    path.write_text(text, "utf-8-sig")
    assert not any(row.cells for row in compared(path, agenda(), "agenda").rows.values())


@pytest.mark.parametrize("shown", ["1970-02-03", "03.02.1970", "2/3/1970", "3/2/70", "03-Feb-70", 25602])
def test_a_day_is_the_same_however_another_program_shows_it(shown: Any) -> None:
    assert "1970-02-03" in set(texts_of(shown, Kind.DATE))
    assert "1970-02-04" not in set(texts_of(shown, Kind.DATE))


def test_a_heading_that_was_renamed_is_known_by_what_stands_below_it(tmp_path: Path) -> None:
    for name in ("list.xlsx", "list.csv"):
        path = written(tmp_path / name, participants(), ["family_name", "position", "organization"])
        if path.suffix == ".xlsx":
            edited(path, put("B6", "Job"), put("B7", "Minister"), put("A6", "Organization"))
        else:
            path.write_text(path.read_text("utf-8-sig").replace("Position", "Job", 1), "utf-8-sig")
        table, origin = taken_in(path)
        known = known_columns(origin, table, fields_of("participants"))
        assert [known.get(at) for at in range(3)] == ["family_name", "position", "organization"]


def test_the_total_below_an_agenda_is_no_row(tmp_path: Path) -> None:
    path = written(tmp_path / "agenda.xlsx", agenda(), ["number", "title", "duration"], "agenda")
    edited(path, put("D13", None), put("B14", "One more item"))
    table, _origin = taken_in(path, "agenda")
    assert [row.cells[1] for row in table.rows][-2:] == ["Any other business", "One more item"]


@pytest.mark.parametrize("kept", [["title"], ["duration", "title"], ["title", "duration"]])
def test_the_total_is_known_whatever_became_of_its_columns(kept: list[str], tmp_path: Path) -> None:
    path = written(tmp_path / "agenda.xlsx", agenda(), kept and ["title", "duration"], "agenda")
    if kept[0] == "duration":
        edited(path, lambda sheet: sheet.move_range("A6:A13", cols=5))
    if len(kept) == 1:
        edited(path, lambda sheet: sheet.delete_cols(2))
    table, _origin = taken_in(path, "agenda")
    assert len(table.rows) == len(agenda())


def test_the_russian_title_of_an_agenda_is_edited_as_such(tmp_path: Path) -> None:
    path = tmp_path / "agenda.xlsx"
    given_input = document("agenda", language="ru", provenance=Provenance("agenda", MEETING))
    find_export("agenda").write(given_input, path, silent)
    _table, origin = taken_in(path, "agenda")
    assert [key for key, _heading in origin.columns][:2] == ["number", "title_ru"]
    assert origin.base["item 2"][1] == "Концепции"


def test_what_was_read_in_part_tells_of_no_row_that_is_gone(tmp_path: Path) -> None:
    table, origin = taken_in(written(tmp_path / "list.xlsx", participants(), ["family_name"]))
    part = replace(table, grid=replace(table.grid, complete=False), rows=table.rows[:1])
    found = compare(origin, part, [], PresentTexts(document("participants")))
    assert found.gone == ()


def damaged(sheet: Any) -> None:
    sheet["A2"] = sheet["A2"].value[:-9]


def a_strangers(sheet: Any) -> None:
    sheet["A1"] = "our list"


def cut_off(sheet: Any) -> None:
    sheet.delete_rows(2, 99)


def emptied(sheet: Any) -> None:
    sheet.delete_rows(1, 99)


@pytest.mark.parametrize("damage", [damaged, a_strangers, cut_off, emptied])
def test_a_damaged_or_strange_origin_makes_an_ordinary_list_and_is_told(damage: Edit, tmp_path: Path) -> None:
    path = written(tmp_path / "list.xlsx", participants())
    book = load_workbook(path)
    damage(book[SHEET])
    book.save(path)
    table, origin = seen(path)
    assert origin is None
    assert len(table.rows) == 5
    assert "missing or damaged" in table.notices[-1]


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_a_list_of_another_meeting_is_an_ordinary_one_and_that_is_told(name: str, tmp_path: Path) -> None:
    path = written(tmp_path / name, participants())
    table = read_table(Source(path), fields_of("participants")).chosen
    found, origin = own_list(table, "participants", "meeting2")
    assert origin is None
    assert "another meeting" in found.notices[-1]


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_a_list_of_another_kind_is_refused_and_its_place_is_told(name: str, tmp_path: Path) -> None:
    path = written(tmp_path / name, participants())
    table = read_table(Source(path), fields_of("participants")).chosen
    for meeting in (MEETING, "meeting2"):
        with pytest.raises(InputError, match="Import it with the participants"):
            own_list(table, "agenda", meeting)


def test_without_its_hidden_column_a_list_is_an_ordinary_one_and_that_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "list.xlsx", participants(), ["family_name", "given_name", "position"])
    edited(path, lambda sheet: sheet.delete_cols(4))
    table, origin = seen(path)
    assert origin is None
    assert "identifiers is gone" in table.notices[-1]


def test_a_list_of_a_stranger_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Family name,Phone\nBakayev,'+7 701\n", "utf-8")
    table = read_table(Source(path), fields_of("participants")).chosen
    assert own_list(table, "participants", MEETING) == (table, None)


def matched(path: Path, given: ListMapping) -> list[tuple[str | None, str]]:
    """Return for each column the field that it is taken for and why."""
    table, origin = taken_in(path)
    exported = fields_of("participants")
    mapping = own_mapping(origin, table, exported, TAKEN, given)
    matches = match_columns(table.headings, [row.cells for row in table.rows], PARTICIPANT, mapping)
    return [(each.field, each.reason) for each in with_own_reasons(matches, origin, table, exported, given)]


def test_columns_are_taken_for_what_was_exported_in_them_unless_the_user_says_otherwise(
    tmp_path: Path,
) -> None:
    path = written(tmp_path / "list.xlsx", participants(), ["number", "name", "family_name", "position"])
    edited(path, put("D6", "Organization"))
    exported = "It was exported from here in this column."
    assert matched(path, ListMapping()) == [
        (None, "It was exported from here, but is not taken in from a list."),
        (None, "It was exported from here, but is not taken in from a list."),
        ("family_name", exported),
        ("position", exported),
        (None, "By these the application knows the rows again."),
    ]
    given = ListMapping.of({"Organization": "organization"})
    assert matched(path, given)[3] == ("organization", "You chose it.")
    assert matched(path, ListMapping.of({1: "family_name"}))[2][0] is None


@pytest.mark.parametrize("name", ["returned-agenda.xlsx", "returned-agenda.ods", "returned-delegations.ods"])
def test_what_libreoffice_only_opened_and_saved_brings_back_nothing(name: str) -> None:
    key = name.removeprefix("returned-").partition(".")[0]
    found = compared(FILES / name, EXAMPLES[key](), key)
    assert [row for row in found.rows.values() if row.cells or row.state is not RowState.KNOWN] == []
    assert found.gone == ()


def test_a_text_file_that_libreoffice_saved_brings_back_nothing() -> None:
    found = compared(FILES / "returned-participants.csv", participants())
    assert not any(row.cells for row in found.rows.values())
    assert states(found) == {RowState.KNOWN: 6}


@pytest.mark.parametrize("name", ["returned-participants.xlsx", "returned-participants.ods"])
def test_what_was_sorted_edited_cleared_and_deleted_in_libreoffice_comes_back(name: str) -> None:
    """Edited in LibreOffice itself, whose hidden sheet is not as deeply hidden as ours was."""
    found = compared(FILES / name, participants())
    assert edited_cells(found) == {
        ("participant 1", "position"): "Minister",
        ("participant 2", "phone"): "",
        ("participant 3", "position"): "=1+1",
        ("participant 6", "family_name"): "Came after all",
        ("participant 6", "status"): "Registered",
    }
    assert found.gone == ("participant 5",)


def test_a_column_that_was_added_is_taken_only_where_its_heading_is_sure(tmp_path: Path) -> None:
    path = written(tmp_path / "list.xlsx", participants(), ["family_name", "position"])
    more = [("D", "Our notes on this"), ("E", "E-mail"), ("F", "Organisationn")]
    edited(path, *(put(f"{letter}6", heading) for letter, heading in more), put("D7", "noted"))
    edited(path, put("E7", "a@example.org"), put("F7", "Ministry"))
    found = matched(path, ListMapping())
    assert [field for field, _reason in found] == ["family_name", "position", None, None, "email", None]
    assert found[5][1] == "It was added to the list: say what it holds if it is to be taken in."


def test_edits_of_a_column_that_is_not_taken_in_are_told(tmp_path: Path) -> None:
    for name in ("list.xlsx", "list.csv"):
        path = written(tmp_path / name, participants(), ["number", "title", "name", "position"])
        if path.suffix == ".xlsx":
            edited(path, put("A7", 99), put("B7", "Dr."), put("B8", "Ms."), put("D8", "Minister"))
        else:
            path.write_text(path.read_text("utf-8-sig").replace("Ms.,", "Mrs.,"), "utf-8-sig")
        table, origin = taken_in(path)
        matches = [ColumnMatch(3, "Position", "position", 1.0, "")]
        (told,) = untaken_edits(origin, table, fields_of("participants"), matches)
        assert told.startswith("“Titles” was edited in ")


def test_the_apostrophe_that_keeps_text_from_being_a_formula_is_no_part_of_it(tmp_path: Path) -> None:
    texts = ("'=1+1", "'-chief", "'+7 701", "'007", "''Quoted", "'Abd", "'90s")
    path = tmp_path / "list.csv"
    path.write_text("\n".join(["Family name,Position", *(f"Kim,{text}" for text in texts)]), "utf-8")
    table = read_table(Source(path), fields_of("participants")).chosen
    assert [row.cells[1] for row in table.rows] == [
        "=1+1",
        "-chief",
        "+7 701",
        "007",
        "''Quoted",
        "'Abd",
        "'90s",
    ]
