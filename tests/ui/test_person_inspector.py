"""The details of a person: the name as printed, what is hidden, posts, picture and meetings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.errors import InputError
from cica_events.services.photos import JPEG
from tests.ui.directory import PEOPLE, column, join, retype, shown
from tests.ui.meeting_desk import Office, laid_once
from tests.ui.toolkit_typing import press, type_text
from ui.people.attendance_line import AttendanceLine
from ui.people.people_fields import NATIONALITY
from ui.people.people_page import PeoplePage
from ui.people.person_inspector import PersonInspector
from ui.people.pictures import SIDE, jpeg_of
from ui.toolkit.editors import CheckEditor
from ui.toolkit.form_dialog import FormDialog
from ui.toolkit.party_editor import PartyEditor

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
@laid_once
def ids(office: Office) -> list[str]:
    return [office.workspace.people.add(values) for values in PEOPLE]


@pytest.fixture
def page(qtbot: QtBot, office: Office, ids: list[str]) -> PeoplePage:
    page = shown(qtbot, office)
    page.table.select_ids(ids[:1])
    return page


@pytest.fixture
def inspector(page: PeoplePage) -> PersonInspector:
    return page.inspector


def cards(inspector: PersonInspector) -> list[list[str]]:
    return [card.words for card in inspector.posts.cards]


def dialog(inspector: PersonInspector) -> FormDialog:
    return inspector.posts.findChildren(FormDialog)[-1]


# What is hidden


def test_passport_and_needs_are_hidden_until_asked_for_and_hidden_again_for_the_next_person(
    qtbot: QtBot, page: PeoplePage, inspector: PersonInspector, ids: list[str]
) -> None:
    keys = ("dietary", "access_needs", "birth_date", "passport_number", "passport_expires")
    assert not any(inspector.field(key).isVisible() for key in keys)
    assert inspector.field("mobile").isVisible()
    qtbot.mouseClick(inspector.reveal, LEFT)
    assert all(inspector.field(key).isVisible() for key in keys)
    retype(inspector.field("passport_number"), "N 0123")
    assert inspector.field("passport_number").isVisible()  # the same person, renewed
    page.table.select_ids(ids[1:2])
    assert not any(inspector.field(key).isVisible() for key in keys)
    page.table.select_ids(ids[:1])
    assert not any(inspector.field(key).isVisible() for key in keys)


def test_no_sensitive_column_is_shown_at_first(page: PeoplePage) -> None:
    states = {state.key: state.shown for state in page.table.columns.columns()}
    sensitive = ("dietary", "access_needs", "birth_date", "passport_number", "passport_authority")
    assert [states[key] for key in sensitive] == [False] * 5
    assert states["name"]
    assert states["position"]


# The name and the State


def test_the_name_as_printed_follows_what_is_typed(inspector: PersonInspector) -> None:
    assert inspector.printed_name.text() == "Name as printed: H.E. Mr. Alibek Bakayev"
    type_text(inspector.field("rank").editor, "Ambassador")
    assert inspector.printed_name.text() == "Name as printed: H.E. Mr. Ambassador Alibek Bakayev"
    order = inspector.field("family_first").editor
    assert isinstance(order, CheckEditor)
    order.click()
    assert inspector.printed_name.text().endswith("Bakayev Alibek")


def test_of_several_people_only_what_all_have_is_shown(
    page: PeoplePage, inspector: PersonInspector, ids: list[str]
) -> None:
    page.table.select_ids(ids[:2])
    parts = (inspector.printed_name, inspector.portrait, inspector.posts)
    assert [part.isVisible() for part in parts] == [False] * 3
    retype(inspector.field("family_name"), "Same")
    assert not inspector.printed_name.isVisible()


def test_the_nationality_is_a_state(page: PeoplePage, inspector: PersonInspector, office: Office) -> None:
    field = inspector.field(NATIONALITY)
    assert isinstance(field.editor, PartyEditor)
    field.editor.setEditText("mongol")
    field.save()
    assert office.workspace.people.rows(list(inspector.ids))[0].nationality == "Mongolia"
    assert column(page, NATIONALITY)[0] == "Mongolia"


# Posts


def test_a_new_post_makes_the_present_one_an_earlier_one(
    qtbot: QtBot, office: Office, inspector: PersonInspector, ids: list[str]
) -> None:
    retype(inspector.field("post_since"), "2019")
    qtbot.waitUntil(lambda: cards(inspector) == [["Deputy Minister", "Present post · since 2019"]])
    inspector.posts.begin.click()
    assert "“Deputy Minister”" in dialog(inspector).remark
    type_text(dialog(inspector).field("position").editor, "Minister")
    type_text(dialog(inspector).field("since").editor, "May 2023")
    dialog(inspector).primary.click()
    qtbot.waitUntil(
        lambda: (
            cards(inspector)
            == [["Minister", "Present post · since May 2023"], ["Deputy Minister", "2019 – May 2023"]]
        )
    )
    assert inspector.field("position").draft() == "Minister"
    office.press_message_button("Undo")
    qtbot.waitUntil(lambda: cards(inspector) == [["Deputy Minister", "Present post · since 2019"]])


def test_a_present_post_that_would_end_before_it_began_is_refused_under_its_field(
    office: Office, inspector: PersonInspector, ids: list[str]
) -> None:
    retype(inspector.field("post_since"), "2019")
    inspector.posts.begin.click()
    asked = dialog(inspector)
    type_text(asked.field("position").editor, "Minister")
    type_text(asked.field("since").editor, "2023")
    type_text(asked.field("until").editor, "2018")
    asked.primary.click()
    assert asked.field("until").problem == "The present post would end before it began."
    assert asked.field("until").draft() == "2018"
    asked.reject()
    assert office.workspace.people.rows(ids[:1])[0].position == "Deputy Minister"


def test_an_earlier_post_is_added_changed_and_removed(
    qtbot: QtBot, office: Office, inspector: PersonInspector, ids: list[str]
) -> None:
    inspector.posts.add.click()
    asked = dialog(inspector)
    type_text(asked.field("position").editor, "Attaché")
    type_text(asked.field("organization").editor, "Embassy")
    type_text(asked.field("since").editor, "2005")
    type_text(asked.field("until").editor, "2001")
    asked.primary.click()
    assert asked.field("until").problem == "The post ends before it begins."
    retype(asked.field("until"), "2008")  # Enter presses the dialog's button, too
    earlier = ["Attaché", "Embassy", "2005 – 2008"]
    qtbot.waitUntil(lambda: cards(inspector)[1:] == [earlier])
    inspector.posts.cards[1].change.click()
    retype(dialog(inspector).field("until"), "2009")
    qtbot.waitUntil(lambda: cards(inspector)[1:] == [["Attaché", "Embassy", "2005 – 2009"]])
    inspector.posts.cards[1].remove.click()
    qtbot.waitUntil(lambda: len(cards(inspector)) == 1)
    office.press_message_button("Undo")
    qtbot.waitUntil(lambda: len(cards(inspector)) == 2)


# The picture


def image(width: int, height: int) -> QImage:
    made = QImage(width, height, QImage.Format.Format_ARGB32)
    made.fill(QColor("teal"))
    return made


def kept(office: Office, person_id: str) -> QImage:
    picture = office.workspace.photos.get(person_id)
    assert picture is not None
    assert picture.media_type == JPEG
    return QImage.fromData(picture.data)


def drop(inspector: PersonInspector, path: Path) -> bool:
    """Drop a file on the portrait and tell whether it is taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    held = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *held)
    QApplication.sendEvent(inspector.portrait, enter)
    if enter.isAccepted():
        QApplication.sendEvent(inspector.portrait, QDropEvent(QPointF(5, 5), *held))
    return enter.isAccepted()


def test_a_picture_dropped_is_made_small_kept_and_undone(
    qtbot: QtBot, office: Office, inspector: PersonInspector, ids: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "large.png"
    image(2000, 1000).save(str(path))
    assert not inspector.portrait.has_picture
    assert drop(inspector, path)
    qtbot.waitUntil(lambda: inspector.portrait.has_picture)
    assert (kept(office, ids[0]).width(), kept(office, ids[0]).height()) == (SIDE, SIDE // 2)
    office.press_message_button("Undo")
    qtbot.waitUntil(lambda: not inspector.portrait.has_picture)


def test_a_picture_is_pasted_and_removed_with_the_keys(
    qtbot: QtBot, office: Office, inspector: PersonInspector, ids: list[str]
) -> None:
    QGuiApplication.clipboard().setImage(image(100, 200))
    inspector.portrait.setFocus()
    press(inspector.portrait, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: inspector.portrait.has_picture)
    assert kept(office, ids[0]).height() == 200
    press(inspector.portrait, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not inspector.portrait.has_picture)
    assert office.workspace.photos.get(ids[0]) is None


def test_what_is_no_picture_is_refused_in_words(
    qtbot: QtBot, office: Office, inspector: PersonInspector, ids: list[str], tmp_path: Path
) -> None:
    letter, broken = tmp_path / "letter.docx", tmp_path / "broken.jpg"
    for path in (letter, broken):
        path.write_text("no picture")
    assert not drop(inspector, letter)
    assert drop(inspector, broken)
    qtbot.waitUntil(lambda: bool(office.reported))
    refusal = office.reported.pop()
    assert isinstance(refusal, InputError)
    assert str(refusal) == "“broken.jpg” is no picture that can be read."
    assert office.workspace.photos.get(ids[0]) is None


def test_the_picture_of_the_person_selected_is_shown(
    qtbot: QtBot, office: Office, page: PeoplePage, inspector: PersonInspector, ids: list[str]
) -> None:
    office.workspace.photos.set(ids[1], jpeg_of(image(50, 50)))
    page.table.select_ids(ids[1:2])
    qtbot.waitUntil(lambda: inspector.portrait.has_picture)
    assert inspector.portrait.accessibleName() == "Picture of Irena Krasnická"
    page.table.select_ids(ids[2:])
    assert not inspector.portrait.has_picture


# The meetings


def lines(inspector: PersonInspector) -> list[AttendanceLine]:
    return [line for line in inspector.findChildren(AttendanceLine) if line.isVisible()]


def test_what_a_meeting_says_otherwise_than_the_directory_is_said(
    qtbot: QtBot, office: Office, page: PeoplePage, inspector: PersonInspector, ids: list[str]
) -> None:
    join(office, ids[0])
    page.table.select_ids(ids[1:2])
    page.table.select_ids(ids[:1])
    qtbot.waitUntil(lambda: len(lines(inspector)) == 1)
    assert lines(inspector)[0].remark == ""
    office.workspace.people.edit(ids[:1], {"position": "Minister", "family_name": "Bakaev"})
    both = ["Listed there as: H.E. Mr. Alibek Bakayev · Deputy Minister"]
    qtbot.waitUntil(lambda: [line.remark for line in lines(inspector)] == both)
    office.workspace.posts.begin(ids[0], {"position": "Deputy Minister"}, VagueDate.parse("2024"))
    then = ["Listed there as: H.E. Mr. Alibek Bakayev"]
    qtbot.waitUntil(lambda: [line.remark for line in lines(inspector)] == then)
