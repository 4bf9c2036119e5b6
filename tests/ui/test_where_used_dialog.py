"""The dialog that shows in what a record stands."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cica_events.queries.where_used import Use, UseGroup
from tests.ui.meeting_desk import Office
from ui.shell.where_used_dialog import WhereUsedDialog

NARROW = 320  # pixels
NAME = "Third Belt and Road Forum · 17–18 October 2023 · REP-2023-10-17"


def test_the_dialog_becomes_as_wide_as_a_name_with_its_date_but_no_wider_than_the_screen(
    qtbot: QtBot, office: Office
) -> None:
    dialog = WhereUsedDialog(office.desk, "Armida Alisjahbana", office.area)
    qtbot.addWidget(dialog)
    dialog.resize(NARROW, 400)
    dialog.show()
    for name in (NAME, NAME * 9):
        dialog.tree.clear()
        dialog.show_uses([UseGroup("Takes part in", 1, (Use(name, "Attended", "meeting", ()),))])
        dialog.layout().activate()
        whole = dialog.tree.columnWidth(0) >= dialog.tree.sizeHintForColumn(0)
        assert whole == (name is NAME)
        assert dialog.width() < dialog.screen().availableGeometry().width()
