"""Names and titles made of HTML are shown on every page as they are: no label, hint or menu obeys them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from campaigns.payload_ground import plant
from campaigns.payload_texts import PAYLOADS
from tests.journeys.conftest import Office
from tests.journeys.every_page import MEETING, EveryPage, Stop
from tests.journeys.inert import interpreted

HTML = [each for each in PAYLOADS if each.kind == "html"]
STOPS = 20  # at the least


def test_no_page_takes_a_text_for_html(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "Stranger.cica"
    workspace, ground = plant(path, 0, HTML)
    with closing(workspace):
        workspace.meetings.edit([ground.meeting], {"key": MEETING})
    faults: dict[str, None] = {}
    stops: list[str] = []

    def visit(stop: Stop) -> None:
        stops.append(stop.name)
        faults.update(dict.fromkeys(f"{stop.name}: {fault}" for fault in interpreted(stop.window)))

    EveryPage(office.start(path).application, visit, dialogs=False).walk()
    assert len(stops) > STOPS
    assert not faults, "\n".join(faults)


def test_the_walk_sees_what_is_taken_for_html(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QLabel("<b>Zq</b>", window)
    window.setToolTip("<img src='file:///etc/hosts' alt=Zq>")
    assert len(list(interpreted(window))) == 2
