"""Writing an agenda: adding, renaming, moving and nesting items, and their numbers and times."""

from __future__ import annotations

from datetime import date, time

import pytest

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.agenda_entries import Entry
from cica_events.domain.dates import VagueDate
from cica_events.domain.speakers import Speaker
from cica_events.errors import ConflictError, NotFoundError, ValidationError
from cica_events.services.workspace import Workspace
from tests.services.made_once import once


@once
def empty(workspace: Workspace) -> str:
    """The id of a meeting without an agenda."""
    return workspace.meetings.create(workspace.meetings.plan("OTHER", None))


@once
def items(workspace: Workspace, empty: str) -> dict[str, str]:
    """The ids of the items A, B with B1 and B2, and C."""
    found = {title: workspace.agenda.add(empty, title) for title in "ABC"}
    for title in ("B1", "B2"):
        found[title] = workspace.agenda.add(empty, title, parent_id=found["B"])
    return found


def shown(workspace: Workspace, meeting: str) -> list[str]:
    return [f"{row.number} {row.title}" for row in workspace.agenda.rows(meeting)]


ALL = ["1 A", "2 B", "2.1 B1", "2.2 B2", "3 C"]


def test_items_are_numbered_in_document_order(
    workspace: Workspace, empty: str, items: dict[str, str]
) -> None:
    assert shown(workspace, empty) == ALL
    assert [row.depth for row in workspace.agenda.rows(empty)] == [0, 0, 1, 1, 0]


def test_an_item_is_added_right_behind_another(
    workspace: Workspace, empty: str, items: dict[str, str]
) -> None:
    workspace.agenda.add(empty, "A+", after_id=items["A"])
    workspace.agenda.add(empty, "B1+", after_id=items["B1"])
    assert shown(workspace, empty) == ["1 A", "2 A+", "3 B", "3.1 B1", "3.2 B1+", "3.3 B2", "4 C"]
    assert len(workspace.history.steps()) == 1 + len(items) + 2
    workspace.history.undo()
    workspace.history.undo()
    assert shown(workspace, empty) == ALL


def test_several_items_are_added_as_one_step_in_their_tree(
    workspace: Workspace, empty: str, items: dict[str, str]
) -> None:
    entries = [Entry(title, depth=depth) for title, depth in (("X", 0), ("X1", 1), ("X2", 1), ("Y", 0))]
    workspace.agenda.add_entries(empty, entries, items["A"])
    assert shown(workspace, empty) == [
        "1 A", "2 X", "2.1 X1", "2.2 X2", "3 Y", "4 B", "4.1 B1", "4.2 B2", "5 C",
    ]  # fmt: skip
    workspace.history.undo()
    assert shown(workspace, empty) == ALL
    workspace.agenda.add_entries(empty, entries[:1])
    assert shown(workspace, empty) == [*ALL, "4 X"]
    with pytest.raises(NotFoundError):
        workspace.agenda.add_entries(empty, entries, "no such item")


def test_adding_behind_or_below_what_is_gone_is_refused(
    workspace: Workspace, empty: str, items: dict[str, str]
) -> None:
    workspace.agenda.remove([items["C"]])
    with pytest.raises(NotFoundError, match="no longer exists"):
        workspace.agenda.add(empty, "Late", after_id=items["C"])
    with pytest.raises(NotFoundError, match="no longer exists"):
        workspace.agenda.add(empty, "Late", parent_id=items["C"])
    elsewhere = workspace.meetings.create(workspace.meetings.plan("SOC", None))
    with pytest.raises(NotFoundError):
        workspace.agenda.add(elsewhere, "Of two meetings", parent_id=items["A"])
    assert shown(workspace, empty) == ALL[:-1]


def test_an_item_needs_a_title(workspace: Workspace, empty: str, items: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        workspace.agenda.add(empty, "  ")
    with pytest.raises(ValidationError):
        workspace.agenda.rename(items["A"], "")
    workspace.agenda.rename(items["A"], " Opening ")
    assert shown(workspace, empty)[0] == "1 Opening"


def test_an_item_moves_with_its_sub_items(workspace: Workspace, empty: str, items: dict[str, str]) -> None:
    workspace.agenda.move(items["B"], None, 0)
    assert shown(workspace, empty) == ["1 B", "1.1 B1", "1.2 B2", "2 A", "3 C"]
    workspace.agenda.move(items["B"], items["C"], 0)
    assert shown(workspace, empty) == ["1 A", "2 C", "2.1 B", "2.1.1 B1", "2.1.2 B2"]
    workspace.history.undo()
    workspace.history.undo()
    assert shown(workspace, empty) == ALL


def test_an_item_cannot_move_into_itself(workspace: Workspace, empty: str, items: dict[str, str]) -> None:
    for target in ("B", "B1"):
        with pytest.raises(ValidationError, match="into itself"):
            workspace.agenda.move(items["B"], items[target], 0)
    assert shown(workspace, empty) == ALL


def test_nesting_lifting_and_shifting(workspace: Workspace, empty: str, items: dict[str, str]) -> None:
    workspace.agenda.nest(items["C"])
    assert shown(workspace, empty)[-1] == "2.3 C"
    workspace.agenda.lift(items["C"])
    assert shown(workspace, empty) == ALL
    workspace.agenda.shift(items["C"], -2)
    assert shown(workspace, empty)[0] == "1 C"
    workspace.agenda.shift(items["B2"], -1)
    assert shown(workspace, empty)[3:] == ["3.1 B2", "3.2 B1"]


def test_what_changes_nothing_is_no_step(workspace: Workspace, empty: str, items: dict[str, str]) -> None:
    steps = len(workspace.history.steps())
    workspace.agenda.nest(items["A"])
    workspace.agenda.lift(items["A"])
    workspace.agenda.shift(items["A"], -1)
    workspace.agenda.move(items["A"], None, 0)
    assert len(workspace.history.steps()) == steps


def test_durations_give_times_from_the_start_of_the_meeting(
    workspace: Workspace, empty: str, items: dict[str, str]
) -> None:
    workspace.agenda.edit([items["A"]], {"duration": 15})
    workspace.agenda.edit([items["B1"], items["B2"]], {"duration": 30})
    assert [row.start for row in workspace.agenda.rows(empty)] == [None] * 5
    workspace.meetings.edit([empty], {"start_time": time(9, 30)})
    rows = {row.title: row for row in workspace.agenda.rows(empty)}
    assert [(rows[title].start, rows[title].end) for title in ("A", "B", "B2")] == [
        (time(9, 30), time(9, 45)),
        (time(9, 45), time(10, 45)),
        (time(10, 15), time(10, 45)),
    ]
    assert rows["B"].minutes == 60
    assert rows["B"].duration is None


def test_what_is_gone_is_told(workspace: Workspace, empty: str, items: dict[str, str]) -> None:
    workspace.agenda.remove([items["B"]])
    for verb in (workspace.agenda.nest, workspace.agenda.lift):
        with pytest.raises(NotFoundError):
            verb(items["B1"])
    workspace.meetings.remove([empty])
    with pytest.raises(NotFoundError, match="meeting was removed"):
        workspace.agenda.rows(empty)
    with pytest.raises(ConflictError):
        workspace.agenda.add(empty, "Late")


def test_the_title_is_shown_in_the_language_with_english_in_its_place(
    workspace: Workspace, empty: str, items: dict[str, str]
) -> None:
    workspace.agenda.edit([items["A"]], {"title_ru": "Открытие"})
    one, two = workspace.agenda.rows(empty)[:2]
    assert (one.shown_title("ru"), one.shown_title("en"), two.shown_title("ru")) == ("Открытие", "A", "B")


def test_items_in_sessions_have_the_times_of_these(
    workspace: Workspace, empty: str, items: dict[str, str]
) -> None:
    workspace.meetings.edit([empty], {"start_time": time(9), "date": VagueDate.parse("2023-11-13")})
    workspace.agenda.edit(list(items.values()), {"duration": 20})
    values = {"title": "Afternoon", "day": date(2023, 11, 13), "start": time(14)}
    afternoon = workspace.sittings.add(empty, values)
    with workspace.database.changing("Placing") as session:
        for place, title in enumerate(("B1", "B2")):
            item = session.get_one(AgendaItem, items[title])
            item.sitting_id, item.place = afternoon, place
    rows = {row.title: row for row in workspace.agenda.rows(empty)}
    assert [(title, row.start, row.end) for title, row in rows.items()] == [
        ("A", None, None),
        ("B", time(14), time(14, 40)),
        ("B1", time(14), time(14, 20)),
        ("B2", time(14, 20), time(14, 40)),
        ("C", None, None),
    ]
    assert [row.session for row in rows.values()] == ["", "", "Afternoon", "Afternoon", ""]


def test_rows_name_the_speakers_in_their_order(
    workspace: Workspace, empty: str, items: dict[str, str]
) -> None:
    with workspace.database.changing("Speakers") as session:
        session.add(Speaker(item_id=items["A"], name="Second Speaker", order=1))
        session.add(Speaker(item_id=items["A"], name="First Speaker", order=0))
    assert [row.speakers for row in workspace.agenda.rows(empty)][:2] == ["First Speaker; Second Speaker", ""]


@pytest.mark.parametrize("minutes", [0, 30 * 60])
def test_a_length_that_no_item_has_is_refused(
    workspace: Workspace, empty: str, items: dict[str, str], minutes: int
) -> None:
    with pytest.raises(ValidationError, match="from 1 minute to 24 hours"):
        workspace.agenda.edit([items["A"]], {"duration": minutes})
    with pytest.raises(ValidationError, match="from 1 minute to 24 hours"):
        workspace.agenda.add_entries(empty, [Entry("X"), Entry("Y", minutes=minutes)])
    assert shown(workspace, empty) == ALL


def test_titles_are_cleaned_of_breaks_and_control_characters(
    workspace: Workspace, empty: str, items: dict[str, str]
) -> None:
    long = "Ten words\r\nand\x07 a\u202e bell " * 45
    clean = ("Ten words and a bell " * 45).strip()
    for item in (
        workspace.agenda.add(empty, long),
        *workspace.agenda.add_entries(empty, [Entry(long, title_ru=long)]),
    ):
        row = next(row for row in workspace.agenda.rows(empty) if row.id == item)
        assert row.title == clean
    workspace.agenda.rename(items["A"], long)
    assert shown(workspace, empty)[0] == f"1 {clean}"
    workspace.agenda.rename(items["A"], "x" * 1000 + "\x00")
    with pytest.raises(ValidationError, match="too long: 1001 characters"):
        workspace.agenda.rename(items["A"], "x" * 1001)
