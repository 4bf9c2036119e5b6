"""The history: what was done, what each step changed in words, undo and redo, older steps."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Stage
from tests.ui.meeting_desk import Office
from ui.history.history_page import HistoryPage
from ui.shell.list_out import list_of

LEFT = Qt.MouseButton.LeftButton


class ShortReading(HistoryPage):
    at_once = 40


def shown(
    qtbot: QtBot,
    office: Office,
    later: timedelta = timedelta(),
    kind: type[HistoryPage] = HistoryPage,
) -> HistoryPage:
    page = kind(office.desk, lambda: datetime.now().astimezone() + later)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.bring_up()
    page.show()
    qtbot.waitExposed(page)
    return page


def column(page: HistoryPage, key: str) -> list[str]:
    model = page.model
    lines = [line for line in range(model.rowCount()) if model.row_at(line) is not None]
    return [model.text(model.index(line, model.column_of(key))) for line in lines]


def select(qtbot: QtBot, page: HistoryPage, label: str) -> None:
    """Select the latest step with this label and wait until it is read."""
    step = next(line for line in page.model.rows if line.label == label)
    page.details.model.set_rows(())
    page.table.select_ids([])
    page.table.select_ids([step.id])
    qtbot.waitUntil(lambda: page.details.model.rowCount() > 0)


def told(page: HistoryPage) -> list[tuple[str, ...]]:
    """Return what the details say: (record, remark) for a heading, (field, from, to) for a line."""
    found: list[tuple[str, ...]] = []
    model = page.details.model
    for line in range(model.rowCount()):
        group = model.group_at(line)
        if group is not None:
            found.append((group.group.title, group.group.subtitle))
        else:
            found.append(tuple(model.text(model.index(line, place)) for place in range(3)))
    return found


def test_the_models_keep_the_rules_of_qt(qtbot: QtBot, office: Office, qtmodeltester: ModelTester) -> None:
    page = shown(qtbot, office)
    qtmodeltester.check(page.model)
    office.workspace.people.add({"family_name": "Sarybay"})
    select(qtbot, page, "New person")
    qtmodeltester.check(page.details.model)


def test_steps_stand_newest_first_with_their_state(qtbot: QtBot, office: Office) -> None:
    people = office.workspace.people
    people.edit([people.add({"family_name": "Sarybay"})], {"position": "Secretary General"})
    office.workspace.history.undo()
    page = shown(qtbot, office)
    assert column(page, "label") == [
        "Undo: Change of “Position”",
        "Change of “Position”",
        "New person",
        "Load States and organizations",
    ]
    assert column(page, "standing") == ["Undoing", "Undone", "", "Loaded"]
    assert column(page, "count")[:3] == ["1", "1", "1"]
    assert column(page, "ago")[:3] == ["just now"] * 3  # the workspace was made for all tests, at any time
    assert page.status() == "4 steps    1 undone"


def test_steps_stand_under_their_days(qtbot: QtBot, office: Office) -> None:
    page = shown(qtbot, office, later=timedelta(days=1))
    group = page.model.group_at(0)
    assert group is not None
    assert group.group.title == "Yesterday"
    assert column(page, "ago") == ["yesterday"]
    assert f"{datetime.now().astimezone().year}, " in page.details.facts


def test_a_step_tells_fields_in_words_as_tables_show_them(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("YC", "2024-03")
    kazakhstan = next(row.id for row in office.workspace.parties.rows() if row.code == "KZ")
    values = {
        "stage": Stage.CONFIRMED,
        "date": VagueDate.parse("2024-05-12"),
        "country": kazakhstan,
        "place": "Astana",
    }
    office.workspace.meetings.edit([meeting], values)
    title = office.workspace.meetings.get(meeting).title
    page = shown(qtbot, office)
    select(qtbot, page, "Change of 4 cells")
    assert told(page) == [
        (f"Meeting: {title}", "Changed"),
        ("Date", "March 2024", "12 May 2024"),
        ("Place", "(empty)", "Astana"),
        ("Country", "(empty)", "Kazakhstan"),
        ("Stage", "Planned", "Confirmed"),
    ]


def test_copied_and_exported_changes_say_whose_they_are(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    people = office.workspace.people
    both = [people.add({"family_name": name}) for name in ("Sarybay", "Nurbayeva")]
    people.edit(both, {"position": "Expert"})
    page = shown(qtbot, office)
    select(qtbot, page, "Change of “Position” in 2 rows")
    table = page.details.table
    table.select_ids([line.id for line in page.details.model.rows])
    table.commands.copy_with_headings()
    rows = [
        ["Record", "Field", "From", "To"],
        ["Person: Sarybay", "Position", "(empty)", "Expert"],
        ["Person: Nurbayeva", "Position", "(empty)", "Expert"],
    ]
    copied = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert copied[0] == rows[0]
    assert sorted(copied[1:]) == sorted(rows[1:])
    handed = list_of(page)
    assert handed is not None
    handed.write(tmp_path / handed.name)
    sheet = load_workbook(tmp_path / "What the step changed.xlsx").worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == copied
    table.select_ids([])
    last = table.records.index(table.records.rowCount() - 1, table.records.column_of("after"))
    table.setCurrentIndex(last)
    table.commands.copy()
    assert QGuiApplication.clipboard().text() == "Expert"


def test_what_was_removed_keeps_its_name(qtbot: QtBot, office: Office) -> None:
    people = office.workspace.people
    person = people.add({"given_name": "Kairat", "family_name": "Sarybay", "family_first": True})
    people.edit([person], {"position": "Secretary General"})
    people.remove([person])
    page = shown(qtbot, office)
    select(qtbot, page, "Change of “Position”")
    assert told(page)[0] == ("Person: Sarybay Kairat", "Changed")
    select(qtbot, page, "Removal of 1 person")
    assert told(page) == [
        ("Person: Sarybay Kairat", "Removed"),
        ("Given name", "Kairat", ""),
        ("Family name", "Sarybay", ""),
        ("Family name first", "Yes", ""),
        ("Position", "Secretary General", ""),
    ]


def test_undo_and_redo_are_named_and_the_page_follows(qtbot: QtBot, office: Office) -> None:
    page = shown(qtbot, office)
    assert not page.undo_button.isEnabled()  # what was loaded is no step to undo
    assert not page.redo_button.isEnabled()
    people = office.workspace.people
    people.edit([people.add({"family_name": "Sarybay"})], {"position": "Secretary General"})
    assert page.undo_button.words == "Undo: Change of “Position”"
    qtbot.mouseClick(page.undo_button, LEFT)
    assert column(page, "standing")[:2] == ["Undoing", "Undone"]
    assert (page.undo_button.words, page.redo_button.words) == (
        "Undo: New person",
        "Redo: Change of “Position”",
    )
    qtbot.mouseClick(page.redo_button, LEFT)
    assert people.rows()[0].position == "Secretary General"
    assert column(page, "label")[0] == "Redo: Change of “Position”"
    assert not page.redo_button.isEnabled()


def test_the_selected_step_stays_selected_while_others_come(qtbot: QtBot, office: Office) -> None:
    office.workspace.people.add({"family_name": "Sarybay"})
    page = shown(qtbot, office)
    select(qtbot, page, "New person")
    before = told(page)
    office.plan("YC", "2024-03")
    assert told(page) == before
    assert page.table.selected_ids() != [page.model.rows[0].id]


def test_older_steps_are_read_at_the_end(qtbot: QtBot, office: Office) -> None:
    person = office.workspace.people.add({"family_name": "Sarybay"})
    for number in range(98):
        office.workspace.people.edit([person], {"position": f"Post {number}"})
    page = shown(qtbot, office, kind=ShortReading)
    assert page.status() == "the latest 40 steps"
    bar = page.table.verticalScrollBar()

    def scrolled_through() -> bool:
        bar.setValue(bar.maximum())
        return len(page.model.rows) == 100

    qtbot.waitUntil(scrolled_through)
    assert column(page, "label")[-1] == "Load States and organizations"
    assert page.status() == "100 steps"


def test_more_records_of_a_large_step_are_read_at_the_end(qtbot: QtBot, office: Office) -> None:
    people = office.workspace.people
    made = [people.add({"family_name": f"Person {number:03}"}) for number in range(250)]
    people.edit(made, {"position": "Expert"})
    page = shown(qtbot, office)
    select(qtbot, page, "Change of “Position” in 250 rows")
    assert len(page.details.model.rows) == 200
    bar = page.details.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(page.details.model.rows) == 250)
    assert len({line.group.title for line in page.details.model.rows}) == 250


def test_each_step_says_what_it_changed(qtbot: QtBot, office: Office) -> None:
    person = office.workspace.people.add({"family_name": "Sarybay"})
    page = shown(qtbot, office)
    qtbot.waitUntil(lambda: column(page, "subject")[0] == "Sarybay")
    office.workspace.people.edit([person], {"family_name": "Sarybayev", "position": "Envoy"})
    qtbot.waitUntil(lambda: column(page, "subject")[:2] == ["Sarybayev", "Sarybay"])
