"""The page of people over a directory of three, as its tests use it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from tests.ui.toolkit_typing import press, type_text
from ui.people.people_page import PeoplePage
from ui.toolkit.editors import LineEditor
from ui.toolkit.form_field import FormField

PEOPLE: tuple[dict[str, Any], ...] = (
    {
        "honorific": "H.E. Mr.",
        "given_name": "Alibek",
        "family_name": "Bakayev",
        "position": "Deputy Minister",
    },
    {"given_name": "Irena", "family_name": "Krasnická", "position": "Head"},
    {"given_name": "Xiao", "family_name": "Zhang", "family_first": True, "native_name": "张霄"},
)


def shown(qtbot: QtBot, office: Office, **args: Any) -> PeoplePage:
    """Return the page as it stands once the directory is read."""
    page = PeoplePage(office.desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.bring_up(**args)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: page.list.count() == office.workspace.people.count() and not page.list.reading)
    return page


def column(page: PeoplePage, key: str) -> list[str]:
    """Return what a column shows, from top to bottom."""
    model = page.list.model
    return [model.text(model.index(line, model.column_of(key))) for line in range(model.rowCount())]


def retype(field: FormField, text: str) -> None:
    """Write another text into a field and leave it with Enter."""
    editor = field.editor
    assert isinstance(editor, LineEditor)
    editor.setFocus()
    editor.selectAll()
    type_text(editor, text)
    press(editor, Qt.Key.Key_Return)


def join(office: Office, person_id: str, body: str = "SOC", when: str = "2023-12-12") -> str:
    """Let a person take part in a new meeting and return its id."""
    meeting = office.plan(body, when)
    delegation = office.workspace.delegations.rows(meeting)[0]
    office.workspace.participants.add_people(meeting, delegation.id, [person_id])
    return meeting
