"""People who stand in the directory twice: found, told to be two, compared, merged, and brought back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cica_events.progress import Progress
from cica_events.services.backups import BackupReason
from tests.contents import contents
from tests.ui.directory import PEOPLE, join, shown
from tests.ui.meeting_desk import Office, laid_once
from tests.ui.toolkit_typing import press
from ui.people.compared_line import DIFFERS, SAME, ComparedLine
from ui.people.merge_dialog import MergeDialog
from ui.people.people_page import PeoplePage
from ui.toolkit.editors import LineEditor

LEFT = Qt.MouseButton.LeftButton
VARIANT: dict[str, Any] = {
    "given_name": "Alibek",
    "family_name": "Bakaev",
    "position": "First Deputy Minister",
    "email": "a.b@example.org",
    "passport_number": "N 0123",
    "dietary": "No pork",
}
TURNED: dict[str, Any] = {"given_name": "Zhang", "family_name": "Xiao", "native_name": "张霄"}


@pytest.fixture
@laid_once
def ids(office: Office) -> list[str]:
    """The first and the fourth are one person, so are the third and the fifth; the first has a meeting."""
    ids = [office.workspace.people.add(values) for values in (*PEOPLE, VARIANT, TURNED)]
    join(office, ids[0])
    return ids


@pytest.fixture
def page(qtbot: QtBot, office: Office, ids: list[str]) -> PeoplePage:
    page = shown(qtbot, office)
    page.duplicates_action.trigger()
    qtbot.waitUntil(lambda: not page.duplicates.searching)
    return page


def pairs(page: PeoplePage) -> set[tuple[str, str]]:
    return {(row.one.id, row.other.id) for row in page.duplicates.model.rows}


def choose(page: PeoplePage, one: str, other: str) -> None:
    page.duplicates.table.select_ids([f"{one}/{other}"])


def merging(page: PeoplePage, one: str, other: str) -> MergeDialog:
    """Open the merge window of a pair."""
    choose(page, one, other)
    page.duplicates.merge_action.trigger()
    dialog = page.findChildren(MergeDialog)[-1]
    assert isinstance(dialog, MergeDialog)
    return dialog


def differing(dialog: MergeDialog) -> set[str]:
    return {line.line.field.key for line in dialog.lines if line.label.text().startswith(DIFFERS)}


def text(line: ComparedLine) -> str:
    assert line.kept is not None
    return line.kept.draft()


# The list


def test_the_model_keeps_the_rules_of_qt(page: PeoplePage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.duplicates.model)


def test_pairs_are_shown_with_score_and_reason(page: PeoplePage, ids: list[str]) -> None:
    assert pairs(page) == {(ids[0], ids[3]), (ids[2], ids[4])}
    assert page.status() == "2 pairs"
    assert not page.table.isVisible()
    model = page.duplicates.model
    row = next(row for row in model.rows if row.one.id == ids[0])
    line = model.line_of(row.id)
    assert model.text(model.index(line, 0)) == f"{row.score} %"
    assert row.reason
    choose(page, ids[0], ids[3])
    told = [label.text() for label in page.duplicates.panel.findChildren(QLabel) if label.isVisible()]
    assert f"{row.score} %: {row.reason}" in told
    assert {"H.E. Mr. Alibek Bakayev", "Alibek Bakaev", "Takes part in 1 meeting"} <= set(told)


def test_the_likeliest_pair_is_selected_at_first(page: PeoplePage) -> None:
    first = page.duplicates.model.rows[0]
    assert page.duplicates.table.selected_ids() == [first.id]
    assert page.duplicates.merge_action.isEnabled()
    told = [label.text() for label in page.duplicates.panel.findChildren(QLabel) if label.isVisible()]
    assert first.one.name in told


def test_who_takes_part_in_more_meetings_stands_left(
    page: PeoplePage, office: Office, ids: list[str]
) -> None:
    for when in ("2024-01-10", "2024-02-10"):
        join(office, ids[3], when=when)
    assert (ids[3], ids[0]) in pairs(page)


def test_two_people_are_no_longer_proposed_until_it_is_undone(
    qtbot: QtBot, page: PeoplePage, office: Office, ids: list[str]
) -> None:
    choose(page, ids[0], ids[3])
    page.duplicates.apart_action.trigger()
    assert pairs(page) == {(ids[2], ids[4])}
    assert page.duplicates.table.selected_ids() == [f"{ids[2]}/{ids[4]}"]  # ready for the next decision
    page.duplicates.search_action.trigger()
    qtbot.waitUntil(lambda: not page.duplicates.searching)
    assert pairs(page) == {(ids[2], ids[4])}


def test_undo_brings_a_pair_back(page: PeoplePage, office: Office, ids: list[str]) -> None:
    choose(page, ids[0], ids[3])
    page.duplicates.apart_action.trigger()
    assert "are two people" in office.desk.messages.text
    office.press_message_button("Undo")
    assert (ids[0], ids[3]) in pairs(page)


def test_nobody_twice_says_so_and_leads_back(qtbot: QtBot, office: Office) -> None:
    office.workspace.people.add(PEOPLE[0])
    page = shown(qtbot, office)
    page.duplicates_action.trigger()
    qtbot.waitUntil(lambda: not page.duplicates.searching)
    assert not page.duplicates.frame.shows_list
    page.duplicates.back_action.trigger()
    assert page.table.isVisible()
    assert page.status() == "1 person"


def test_a_search_that_is_cancelled_leads_back_to_the_directory(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    page = shown(qtbot, office)
    office.desk.tasks.started.connect(lambda task: task.cancel())
    page.duplicates_action.trigger()
    qtbot.waitUntil(page.table.isVisible)
    assert not page.duplicates.searched
    assert page.duplicates.search_action.isEnabled()


def test_a_person_of_a_pair_is_shown_in_the_directory(page: PeoplePage, ids: list[str]) -> None:
    choose(page, ids[0], ids[3])
    buttons = page.duplicates.panel.findChildren(QPushButton)
    links = [one for one in buttons if one.text() == "Show in the directory" and one.isVisible()]
    links[1].click()
    assert page.table.isVisible()
    assert page.table.selected_ids() == [ids[3]]


def test_enter_opens_the_merge_window(page: PeoplePage, ids: list[str]) -> None:
    choose(page, ids[0], ids[3])
    press(page.duplicates.table, Qt.Key.Key_Return)
    [dialog] = page.findChildren(MergeDialog)
    assert [side.text for side in dialog.line("family_name").sides] == ["Bakayev", "Bakaev"]
    assert [side.text for side in dialog.line("email").sides] == ["—", "a.b@example.org"]
    dialog.reject()


# The merge


def test_two_people_selected_in_the_directory_can_be_merged(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    page = shown(qtbot, office)
    page.table.select_ids(ids[:1])
    assert not page.merge_action.isEnabled()
    page.table.select_ids([ids[3], ids[0]])
    page.merge_action.trigger()
    [dialog] = page.findChildren(MergeDialog)
    dialog.primary.click()
    assert [row.id for row in office.workspace.people.rows()].count(ids[3]) == 0
    assert len(office.workspace.people.attendances(ids[0])) == 1
    assert page.list.count() == 4


def test_what_differs_is_marked_by_a_sign_and_can_be_chosen(page: PeoplePage, ids: list[str]) -> None:
    dialog = merging(page, ids[0], ids[3])
    assert differing(dialog) == {
        "honorific",
        "family_name",
        "position",
        "email",
        "passport_number",
        "dietary",
    }
    same = dialog.line("given_name")
    assert same.label.text() == f"{SAME}  Given name"
    assert same.kept is None
    family = dialog.line("family_name")
    assert [side.text for side in family.sides] == ["Bakayev", "Bakaev"]
    assert family.sides[0].radio.isChecked()
    assert text(dialog.line("email")) == "a.b@example.org"  # the one side that says something
    dialog.reject()


def test_a_post_is_never_proposed_in_parts_of_two(page: PeoplePage, office: Office, ids: list[str]) -> None:
    office.workspace.people.edit([ids[3]], {"organization": "Embassy"})
    dialog = merging(page, ids[0], ids[3])
    assert text(dialog.line("position")) == "Deputy Minister"
    assert text(dialog.line("organization")) == ""
    dialog.reject()
    office.workspace.people.edit([ids[0]], {"position": ""})
    dialog = merging(page, ids[0], ids[3])
    assert text(dialog.line("position")) == "First Deputy Minister"
    assert text(dialog.line("organization")) == "Embassy"
    dialog.reject()


def test_choosing_a_side_or_typing_decides_what_is_kept(
    qtbot: QtBot, page: PeoplePage, office: Office, ids: list[str]
) -> None:
    dialog = merging(page, ids[0], ids[3])
    position, family = dialog.line("position"), dialog.line("family_name")
    qtbot.mouseClick(position.sides[1], LEFT)
    assert text(position) == "First Deputy Minister"
    assert family.kept is not None
    assert isinstance(family.kept.editor, LineEditor)
    family.kept.editor.setText("Bakay")
    family.kept.save()
    assert [side.radio.isChecked() for side in family.sides] == [False, False]
    dialog.primary.click()
    row = office.workspace.people.rows([ids[0]])[0]
    assert (row.family_name, row.position, row.honorific) == ("Bakay", "First Deputy Minister", "H.E. Mr.")
    assert (row.email, row.passport_number) == ("a.b@example.org", "N 0123")
    assert pairs(page) == {(ids[2], ids[4])}


def test_all_of_one_side_may_be_taken(page: PeoplePage, office: Office, ids: list[str]) -> None:
    dialog = merging(page, ids[0], ids[3])
    dialog.take_side(1)
    assert (text(dialog.line("family_name")), text(dialog.line("honorific"))) == ("Bakaev", "")
    dialog.primary.click()
    assert office.workspace.people.rows([ids[0]])[0].name == "Alibek Bakaev"


def test_a_merge_is_told_and_undone_whole(page: PeoplePage, office: Office, ids: list[str]) -> None:
    before = contents(office.workspace.database)
    merging(page, ids[0], ids[3]).primary.click()
    assert office.workspace.people.count() == 4
    assert office.desk.messages.text == "Both records of Alibek Bakayev are one now."
    office.press_message_button("Undo")
    assert contents(office.workspace.database) == before
    assert (ids[0], ids[3]) in pairs(page)


def test_a_backup_is_made_before_a_merge(
    page: PeoplePage,
    office: Office,
    ids: list[str],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path))
    told: list[str] = []
    office.workspace.keep_backups(told.append)
    dialog = merging(page, ids[0], ids[3])
    qtbot.waitUntil(dialog.primary.isEnabled)
    dialog.primary.click()
    (backup,) = office.workspace.backups.all()
    assert (backup.reason, backup.counts["person"]) == (BackupReason.MERGE, 5)


def test_an_unexpected_error_of_the_backup_is_reported_and_holds_nobody_up(
    page: PeoplePage, office: Office, ids: list[str], qtbot: QtBot
) -> None:
    def fail(_reason: BackupReason, _progress: Progress) -> None:
        raise KeyError("nobody")

    office.workspace.database.secure = fail
    dialog = merging(page, ids[0], ids[3])
    qtbot.waitUntil(dialog.primary.isEnabled)
    assert [type(error) for error in office.reported] == [KeyError]
    office.reported.clear()
    dialog.reject()


def test_the_meetings_that_move_are_named(page: PeoplePage, office: Office, ids: list[str]) -> None:
    shared = join(office, ids[3])
    office.workspace.meetings.edit([shared], {"title": "Youth meeting"})
    dialog = merging(page, ids[0], ids[3])
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "1 meeting moves: Youth meeting." in told
    dialog.primary.click()
    assert [row.meeting_id for row in office.workspace.people.attendances(ids[0])].count(shared) == 1


def test_the_window_says_which_entry_of_a_shared_meeting_stays(
    page: PeoplePage, office: Office, ids: list[str]
) -> None:
    meeting = join(office, ids[3])
    names = {"family_name": "Bakayev", "party": office.workspace.parties.rows()[1].id}
    office.workspace.participants.add(
        meeting, names | {"capacity": "head", "status": "attended"}, person_id=ids[0]
    )
    dialog = merging(page, ids[0], ids[3])
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    (shared,) = office.workspace.duplicates.compare(ids[0], ids[3]).shared
    assert f"“{shared.stays}” stays, “{shared.goes}” goes." in told
    assert shared.stays.endswith("Head of delegation, Attended")
    dialog.reject()


def test_passport_and_needs_stay_hidden_until_asked_for(page: PeoplePage, ids: list[str]) -> None:
    dialog = merging(page, ids[0], ids[3])
    passport = dialog.line("passport_number")
    assert not any(part.isVisible() for part in passport.parts)
    assert dialog.reveal.text() == "Show passport and needs, which differ too"
    dialog.reveal.click()
    assert all(part.isVisible() for part in passport.parts)
    dialog.reject()
    other = merging(page, ids[2], ids[4])
    assert not other.reveal.isVisible()
    other.reject()


def test_an_empty_family_name_is_refused_under_its_field(
    page: PeoplePage, office: Office, ids: list[str]
) -> None:
    dialog = merging(page, ids[0], ids[3])
    family = dialog.line("family_name")
    assert family.kept is not None
    assert isinstance(family.kept.editor, LineEditor)
    family.kept.editor.clear()
    dialog.primary.click()
    assert dialog.isVisible()
    assert "cannot be empty" in family.kept.problem
    assert office.workspace.people.count() == 5
    dialog.reject()


def test_text_that_looks_like_markup_is_shown_as_it_is(qtbot: QtBot, office: Office, ids: list[str]) -> None:
    office.workspace.people.edit([ids[3]], {"position": "<b>Head</b>"})
    page = shown(qtbot, office)
    page.duplicates_action.trigger()
    qtbot.waitUntil(lambda: not page.duplicates.searching)
    dialog = merging(page, ids[0], ids[3])
    labels = [label for label in dialog.findChildren(QLabel) if "Head" in label.text()]
    assert [(label.text(), label.textFormat()) for label in labels] == [
        ("<b>Head</b>", Qt.TextFormat.PlainText)
    ]
    dialog.reject()
