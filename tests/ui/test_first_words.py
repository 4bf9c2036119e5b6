"""What is told once the window can be used."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from pytestqt.qtbot import QtBot

from cica_events.services.workspace import open_workspace
from tests.ui.meeting_desk import Office
from ui.shell.first_words import tell_bodies


def test_a_description_of_a_body_that_cannot_be_read_is_told(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    folder, desk = tmp_path / "bodies", office.desk
    folder.mkdir()
    (folder / "wc.toml").write_text('code = "WC"\nrank = 3\nname = { en = "Women\'s Council" }\n', "utf-8")
    with closing(open_workspace(office.workspace.address.path, bodies_folder=folder)) as workspace:
        tell_bodies(workspace, folder, desk.tasks, lambda: desk.messages)
        qtbot.waitUntil(lambda: not desk.tasks.busy)
        assert desk.messages.text == ""
    (folder / "wc.toml").write_text("code = ", "utf-8")
    with closing(open_workspace(office.workspace.address.path, bodies_folder=folder)) as workspace:
        tell_bodies(workspace, folder, desk.tasks, lambda: desk.messages)
        qtbot.waitUntil(lambda: bool(desk.messages.text))
        assert "A description of a body was left out." in desk.messages.text
        assert "wc.toml" in desk.messages.text
