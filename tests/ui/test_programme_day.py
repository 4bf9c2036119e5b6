"""The day of a programme: sessions are moved, made longer, drawn and edited by mouse and by keys."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from cica_events.domain.conflicts import ConflictKind
from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import LinkKind
from cica_events.domain.sittings import SittingKind
from tests.ui.meeting_desk import Office
from tests.ui.programme_office import DAY, block, drag, line_of, move, planned, program, session, shown
from tests.ui.toolkit_typing import press, type_text
from ui.programme.block_text import BlockText, Paragraph
from ui.programme.programme_view import ProgrammeView
from ui.programme.sitting_block import SittingBlock
from ui.runtime.zoom import USUAL, use_zoom

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
HOUR = 62  # pixels


@pytest.fixture
def view(qtbot: QtBot, office: Office) -> ProgrammeView:
    return shown(qtbot, office, planned(office))


def go(view: ProgrammeView, title: str) -> None:
    view.canvas.choose(block(view, title).id, enter=True)


def handle(view: ProgrammeView, title: str) -> QPoint:
    """Return the place by which a block is moved: its title."""
    return block(view, title).pos() + QPoint(20, 8)


def test_the_day_begins_in_sight_with_a_whole_hour_whose_time_can_be_read(view: ProgrammeView) -> None:
    top = view.frame.area.verticalScrollBar().value()
    assert top > 0
    assert top % HOUR == 0


def test_hours_grow_with_the_letters_of_the_interface(view: ProgrammeView) -> None:
    try:
        use_zoom(150)
        assert view.canvas.scale.hour == HOUR * 3 // 2
    finally:
        use_zoom(USUAL)


# The mouse


def test_dragging_a_session_moves_it_on_the_grid(view: ProgrammeView) -> None:
    start = handle(view, "Plenary")
    drag(view, start, start + QPoint(0, -HOUR // 2 - 3))
    assert line_of(view, "Plenary") == "12 08:30 60 Main hall Plenary"


def test_dragging_a_session_aside_moves_it_to_another_room(view: ProgrammeView) -> None:
    start = handle(view, "Food")
    drag(view, start, start + QPoint(view.canvas.width() // 2, HOUR * 3))
    assert line_of(view, "Food") == "12 13:00 60 Room B Food"


def test_dragging_the_lower_edge_makes_a_session_longer(view: ProgrammeView) -> None:
    shape = block(view, "Bilateral").geometry()
    edge = QPoint(shape.left() + 30, shape.bottom() - 2)
    drag(view, edge, edge + QPoint(0, HOUR // 2))
    assert line_of(view, "Bilateral") == "12 10:00 75 Room B Bilateral"


def test_what_follows_is_shifted_only_when_asked(view: ProgrammeView) -> None:
    start = handle(view, "Plenary")
    drag(view, start, start + QPoint(0, -HOUR))
    assert line_of(view, "Food") == "12 10:00 60 Main hall Food"
    view.commands.shift.trigger()
    start = handle(view, "Plenary")
    drag(view, start, start + QPoint(0, HOUR))
    assert line_of(view, "Plenary") == "12 09:00 60 Main hall Plenary"
    assert line_of(view, "Food") == "12 11:00 60 Main hall Food"


def test_dragging_over_an_empty_place_makes_a_session_and_begins_to_name_it(view: ProgrammeView) -> None:
    x = view.canvas.width() * 3 // 4
    drag(view, QPoint(x, HOUR * 14 + 2), QPoint(x, HOUR * 15 + HOUR // 2 - 2))
    assert "12 14:00 90 Room B " in program(view)
    assert view.inspector.field("title").editor.hasFocus()
    type_text(view.inspector.field("title").editor, "Business talks")
    press(view.inspector.field("title").editor, Key.Key_Return)
    assert line_of(view, "Business talks") == "12 14:00 90 Room B Business talks"


def test_escape_gives_a_drag_up(view: ProgrammeView, qtbot: QtBot) -> None:
    start = handle(view, "Plenary")
    qtbot.mousePress(view.canvas, Qt.MouseButton.LeftButton, pos=start)
    move(view, start + QPoint(0, HOUR))
    assert block(view, "Plenary").moving == "10:00–11:00"
    qtbot.keyClick(block(view, "Plenary"), Key.Key_Escape)
    qtbot.mouseRelease(view.canvas, Qt.MouseButton.LeftButton, pos=start)
    assert block(view, "Plenary").y() == view.canvas.scale.y(9 * 60) + 1
    assert line_of(view, "Plenary") == "12 09:00 60 Main hall Plenary"


def test_a_session_dropped_on_the_tab_of_another_day_moves_there(view: ProgrammeView) -> None:
    view.commands.add_day.trigger()
    view.days.bar.setCurrentIndex(0)
    tab = view.days.bar.mapToGlobal(view.days.bar.tabRect(1).center())
    start = handle(view, "Food")
    drag(view, start, view.canvas.mapFromGlobal(tab))
    assert line_of(view, "Food") == "13 10:00 60 Main hall Food"
    assert view.work.day.day == 13
    assert [one.sitting.row.title for one in view.canvas.blocks] == ["Food"]


def test_a_double_click_opens_the_form(view: ProgrammeView, qtbot: QtBot) -> None:
    assert not view.inspector.isVisible()
    qtbot.mouseDClick(view.canvas, Qt.MouseButton.LeftButton, pos=handle(view, "Food"))
    assert view.inspector.isVisible()
    assert view.inspector.field("title").editor.text() == "Food"


# The keys


def test_arrows_go_from_session_to_session(view: ProgrammeView, qtbot: QtBot) -> None:
    go(view, "Plenary")
    ways = [(Key.Key_Down, "Food"), (Key.Key_Right, "Bilateral"), (Key.Key_Down, "Lunch")]
    for key, title in ways:
        qtbot.keyClick(view.canvas.block(view.canvas.current), key)
        assert block(view, title).hasFocus(), title


def test_alt_and_arrows_move_and_shift_alt_makes_longer(view: ProgrammeView, qtbot: QtBot) -> None:
    go(view, "Food")
    qtbot.keyClick(block(view, "Food"), Key.Key_Down, ALT)
    assert line_of(view, "Food") == "12 10:15 60 Main hall Food"
    qtbot.keyClick(block(view, "Food"), Key.Key_Right, ALT)
    assert line_of(view, "Food") == "12 10:15 60 Room B Food"
    qtbot.keyClick(block(view, "Food"), Key.Key_Down, ALT | SHIFT)
    assert line_of(view, "Food") == "12 10:15 75 Room B Food"
    qtbot.keyClick(block(view, "Food"), Key.Key_Up, ALT)
    assert line_of(view, "Food") == "12 10:00 75 Room B Food"
    assert block(view, "Food").hasFocus()


def test_a_session_moved_before_midnight_goes_to_the_day_before(
    view: ProgrammeView, office: Office, qtbot: QtBot
) -> None:
    session(office, view.programme.meeting_id, "Night", 0, 30, "Room B")
    go(view, "Night")
    qtbot.keyClick(block(view, "Night"), Key.Key_Up, ALT)
    assert line_of(view, "Night") == "11 23:45 30 Room B Night"


def test_a_session_over_midnight_goes_on_on_the_next_day(view: ProgrammeView, office: Office) -> None:
    session(office, view.programme.meeting_id, "Long night", 23, 120, "Room B")
    assert view.days.bar.count() == 2
    assert block(view, "Long night").placed.piece.bottom == 24 * 60
    view.days.go(1)
    rest = block(view, "Long night")
    assert (rest.placed.piece.top, rest.placed.piece.bottom, rest.placed.piece.first) == (0, 60, False)
    assert "(continued)" in rest.paragraphs()[0].text


def test_enter_edits_insert_adds_and_ctrl_delete_removes_with_undo(
    view: ProgrammeView, office: Office, qtbot: QtBot
) -> None:
    go(view, "Food")
    qtbot.keyClick(block(view, "Food"), Key.Key_Return)
    assert view.inspector.field("title").editor.hasFocus()
    qtbot.keyClick(view.inspector.field("title").editor, Key.Key_Escape)
    assert block(view, "Food").hasFocus()
    qtbot.keyClick(block(view, "Food"), Key.Key_Delete, CONTROL)
    assert not any(line.endswith("Food") for line in program(view))
    assert view.canvas.holds_keyboard()
    assert office.desk.messages.text == "“Food” was removed."
    office.press_message_button("Undo")
    assert line_of(view, "Food") == "12 10:00 60 Main hall Food"
    go(view, "Bilateral")
    qtbot.keyClick(block(view, "Bilateral"), Key.Key_Insert)
    assert "12 10:45 60 Room B " in program(view)


def test_a_pinned_session_stays_when_others_shift(view: ProgrammeView, qtbot: QtBot) -> None:
    go(view, "Lunch")
    qtbot.keyClick(block(view, "Lunch"), Key.Key_L, CONTROL)
    go(view, "Plenary")
    qtbot.keyClick(block(view, "Plenary"), Key.Key_Down, ALT | CONTROL)
    assert line_of(view, "Food") == "12 10:15 60 Main hall Food"
    assert line_of(view, "Lunch") == "12 12:00 60 * Lunch"


def test_page_down_goes_to_the_next_day(view: ProgrammeView, qtbot: QtBot) -> None:
    view.commands.add_day.trigger()
    view.days.bar.setCurrentIndex(0)
    go(view, "Lunch")
    qtbot.keyClick(block(view, "Lunch"), Key.Key_PageDown)
    assert view.work.day.day == 13
    qtbot.keyClick(view.canvas, Key.Key_PageUp)
    assert view.work.day.day == 12


# What is shown


def test_every_block_says_itself_to_screen_readers(view: ProgrammeView) -> None:
    interface = QAccessible.queryAccessibleInterface(block(view, "Plenary"))
    name = interface.text(QAccessible.Text.Name)
    assert name.startswith("Plenary, Plenary, 09:00–10:00, Main hall, 2 items")
    assert "Conflict: " in name
    assert interface.role() is QAccessible.Role.Button


def test_a_conflict_is_told_in_words_with_its_sign_at_once(view: ProgrammeView, qtbot: QtBot) -> None:
    go(view, "Food")
    qtbot.keyClick(block(view, "Food"), Key.Key_Right, ALT)
    wanted = ConflictKind.ROOM_TWICE.text
    qtbot.waitUntil(lambda: wanted in " ".join(words.text for words in block(view, "Food").paragraphs()))
    assert any(words.text.startswith("▲ ") for words in block(view, "Food").paragraphs())
    assert "Room B" in block(view, "Food").toolTip()  # where the whole sentence stands
    assert "Room B" in block(view, "Food").accessibleName()
    one, other = block(view, "Food").geometry(), block(view, "Bilateral").geometry()
    assert not one.intersects(other)


def test_a_short_session_can_be_read_and_is_not_covered_by_the_next(
    view: ProgrammeView, office: Office, qtbot: QtBot
) -> None:
    photo = {"kind": SittingKind.PHOTO, "day": DAY, "start": time(18), "duration": 5, "room": "Room B"}
    lunch = {"kind": SittingKind.LUNCH, "day": DAY, "start": time(18, 5), "duration": 60, "room": "Room B"}
    ids = [office.workspace.sittings.add(view.programme.meeting_id, each) for each in (photo, lunch)]
    qtbot.waitUntil(lambda: all(view.canvas.block(each) for each in ids))
    short, long = (view.canvas.block(each) for each in ids)
    assert short is not None
    assert long is not None
    assert short.laid_out.height <= short.height()
    assert not short.geometry().intersects(long.geometry())


def test_what_is_refused_leaves_everything_as_it_was(
    view: ProgrammeView, office: Office, qtbot: QtBot
) -> None:
    go(view, "Food")
    view.edit(view.canvas.current)
    editor = view.inspector.field("duration").editor
    editor.setFocus()
    editor.selectAll()
    type_text(editor, "30:00")
    press(editor, Key.Key_Return)
    assert view.inspector.field("duration").problem
    assert line_of(view, "Food") == "12 10:00 60 Main hall Food"


def test_the_grid_chosen_is_remembered(view: ProgrammeView, office: Office, qtbot: QtBot) -> None:
    next(one for one in view.commands.grids.actions() if one.data() == 5).trigger()
    go(view, "Food")
    qtbot.keyClick(block(view, "Food"), Key.Key_Down, ALT)
    assert line_of(view, "Food") == "12 10:05 60 Main hall Food"
    again = ProgrammeView(office.desk)
    qtbot.addWidget(again)
    assert again.canvas.grid == 5
    assert again.measure.button.text() == "5 min"


def test_undo_brings_a_moved_session_back_and_keeps_the_keyboard(
    view: ProgrammeView, office: Office, qtbot: QtBot
) -> None:
    go(view, "Food")
    qtbot.keyClick(block(view, "Food"), Key.Key_Down, ALT)
    office.desk.undo.undo.trigger()
    assert line_of(view, "Food") == "12 10:00 60 Main hall Food"
    assert block(view, "Food").hasFocus()


def test_days_have_only_numbers_while_the_date_is_vague(view: ProgrammeView, office: Office) -> None:
    assert view.days.bar.tabText(0) == "Day 1 · Tuesday 12 December"
    office.workspace.meetings.edit([view.programme.meeting_id], {"date": VagueDate.parse("2024-Q3")})
    assert view.days.bar.tabText(0) == "Day 1"
    assert len(view.canvas.blocks) == 4


def test_a_title_read_from_the_right_stands_at_the_right_and_signs_stay_signs(
    view: ProgrammeView, office: Office
) -> None:
    title = "منتدى الأعمال"
    office.workspace.sittings.edit([block(view, "Food").id], {"title": title})
    width = 200.0
    text = BlockText([Paragraph(title), Paragraph("Food")], view.font(), width, 100)
    arabic, latin = (written.layout.lineAt(0).naturalTextRect() for written in text.written)
    assert arabic.right() > width - 2
    assert latin.left() < 2
    office.workspace.sittings.edit([block(view, title).id], {"title": "<b>A\nB</b>" + "x" * 900})
    long = next(one for one in view.canvas.blocks if "xxx" in one.sitting.row.title)
    assert "&lt;b&gt;" in long.toolTip()
    assert long.laid_out.height <= long.height()


def test_tab_leads_from_the_tray_over_the_days_into_the_day_and_to_its_form(
    view: ProgrammeView, qtbot: QtBot
) -> None:
    view.commands.details.setChecked(True)
    view.tray.list.setFocus()
    seen = []
    for _ in range(12):
        focus = view.window().focusWidget()
        assert focus is not None
        seen.append(focus)
        qtbot.keyClick(focus, Key.Key_Tab)
    current = view.canvas.block(view.canvas.current)
    assert seen.index(view.days.bar) < seen.index(current) < seen.index(view.inspector.field("title").editor)
    assert sum(isinstance(one, SittingBlock) for one in seen) == 1


def test_a_session_of_a_meeting_held_together_is_shown_and_not_moved(
    view: ProgrammeView, office: Office, qtbot: QtBot
) -> None:
    other = office.plan("BF", "2023-12-12")
    session(office, other, "Forum", 10, 60, "")
    office.workspace.meetings.link(view.programme.meeting_id, other, LinkKind.ACCOMPANIES)
    forum = block(view, "Forum")
    assert not forum.movable
    assert view.programme.names[other] in forum.accessibleName()
    go(view, "Forum")
    assert not view.commands.moves["later"].isEnabled()
    start = handle(view, "Forum")
    drag(view, start, start + QPoint(0, HOUR))
    qtbot.keyClick(block(view, "Forum"), Key.Key_Delete, CONTROL)
    assert block(view, "Forum").placed.piece.top == 600


def test_a_removed_meeting_leaves_the_view_calm(view: ProgrammeView, office: Office) -> None:
    office.workspace.meetings.remove([view.programme.meeting_id])
    assert not office.reported


def test_what_is_typed_into_a_session_that_others_removed_does_not_go_into_the_next(
    view: ProgrammeView, office: Office
) -> None:
    go(view, "Food")
    view.edit(view.canvas.current)
    title = view.inspector.field("title").editor
    type_text(title, "half a word")
    office.workspace.sittings.remove([view.canvas.current])
    assert not title.hasFocus()
    titles = {row.title for row in office.workspace.sittings.rows(view.programme.meeting_id)}
    assert "Food" not in titles
    assert not any("half a word" in each for each in titles)
    assert not office.reported
