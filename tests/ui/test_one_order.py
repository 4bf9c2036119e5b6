"""The one order of protocol: the same on the screen, in Excel, in Word and in the PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from cica_events.domain.meetings import Leading
from cica_events.domain.names import printed_name
from cica_events.domain.participation import ABSENT
from cica_events.queries.participants import ParticipantRow
from cica_events.services.documents import ListOptions
from tests.documents.lists import in_pdf, in_word
from tests.made_up_list import fill_list
from tests.ui.meeting_desk import Office
from ui.participants.participants_tab import ParticipantsTab

STATES, ORGANIZATIONS, PEOPLE = 38, 10, 300


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_order_is_the_same_wherever_the_list_is_read(
    office: Office, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    meeting = fill_list(office.workspace.database, PEOPLE)
    chosen = {name: party_id for party_id, name in office.workspace.parties.choices()}
    office.workspace.meetings.edit([meeting], {"leading": Leading.HOST, "drawn": chosen["Mongolia"]})
    homes = [row for row in office.workspace.delegations.rows(meeting, language) if row.participants]
    assert homes[0].party_id == chosen["Kazakhstan"]
    assert homes[1].party_id == chosen["Mongolia"]
    rows = office.workspace.participants.rows(meeting, language)
    assert (len({row.party_id for row in rows if row.party_id}), len(rows)) == (
        STATES + ORGANIZATIONS,
        PEOPLE,
    )
    if language == "en":  # the window speaks English here
        assert on_screen(office, qtbot, meeting) == [_name(row) for row in rows]
    expected = [_name(row) for row in rows if row.status not in ABSENT]
    assert 0 < len(expected) < len(rows)
    options = ListOptions(language=language)
    for suffix in (".docx", ".xlsx"):
        office.workspace.documents.write(meeting, tmp_path / f"list{suffix}", options)
    named = [text for style, text in in_word(tmp_path / "list.docx") if style == "List Person"]
    assert [name for name, text in zip(expected, named, strict=True) if not text.endswith(name)] == []
    assert in_excel(tmp_path / "list.xlsx") == [
        (row.given_name, row.family_name) for row in rows if row.status not in ABSENT
    ]
    bold = in_pdf(office.workspace.documents.content(meeting, options))
    assert bold[-len(expected) :] == expected


def _name(row: ParticipantRow) -> str:
    return printed_name("", row.given_name, row.family_name, family_first=row.family_first)


def on_screen(office: Office, qtbot: QtBot, meeting: str) -> list[str]:
    """Return the names down the table of the participants tab, as its cells show them."""
    tab = ParticipantsTab(office.desk)
    qtbot.addWidget(tab)
    tab.bring_up(meeting_id=meeting)
    tab.resize(1200, 700)
    tab.show()
    qtbot.waitExposed(tab)
    qtbot.waitUntil(lambda: tab.list.model.rowCount() > PEOPLE)
    model = tab.table.model()
    given, family, first = (
        tab.list.model.column_of(key) for key in ("given_name", "family_name", "family_first")
    )
    found = []
    for line in range(model.rowCount()):
        row = tab.list.model.row_at(line)
        if row is not None:
            cells = [str(model.index(line, column).data()) for column in (given, family, first)]
            found.append(printed_name("", cells[0], cells[1], family_first=row.family_first))
    return found


def in_excel(path: Path) -> list[tuple[str, str]]:
    """Return given and family names down the first sheet of a workbook, read by calamine."""
    grid = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    heading = next(number for number, cells in enumerate(grid) if "No." in cells or "№" in cells)
    columns = [
        next(n for n, text in enumerate(grid[heading]) if text in labels)
        for labels in ({"Given name", "Имя"}, {"Family name", "Фамилия"})
    ]
    return [(str(line[columns[0]]), str(line[columns[1]])) for line in grid[heading + 1 :] if line[0] != ""]
