"""Where sessions stand in a day: rooms side by side, those of all rooms across, overlapping ones in lanes."""

from __future__ import annotations

from datetime import date, time

from cica_events.domain.agenda import Visibility
from cica_events.domain.sittings import SittingKind
from cica_events.queries.programme import ProgrammeSitting
from cica_events.queries.sittings import SittingRow
from ui.programme.day_plan import Column, Piece, arrange, beside

ROOMS = (Column("A", "A"), Column("B", "B"), Column("C", "C"))


def piece(title: str, top: int, bottom: int, room: str = "", *, own: bool = True) -> Piece:
    row = SittingRow(
        title, 1, "m" if own else "other", title, "", SittingKind.PLENARY, date(2023, 11, 13), time(9), None,
        room, False, None, "", Visibility.PUBLIC, "", 0,
    )  # fmt: skip
    sitting = ProgrammeSitting(row, own, None, None, bottom - top, 0, "", ())
    return Piece(sitting, top, bottom, True, True)


def places(*pieces: Piece, columns: tuple[Column, ...] = ROOMS) -> dict[str, tuple[int, int, int, int]]:
    placed = arrange(sorted(pieces, key=lambda one: one.top), columns)
    return {one.piece.sitting.row.id: (one.first, one.last, one.lane, one.lanes) for one in placed}


def test_a_session_without_a_room_goes_across_all_of_them() -> None:
    assert places(piece("x", 60, 90), piece("y", 90, 99, "B")) == {"x": (0, 2, 0, 1), "y": (1, 1, 0, 1)}


def test_a_session_without_a_room_leaves_those_that_are_taken_meanwhile() -> None:
    assert places(piece("x", 60, 90), piece("y", 70, 99, "A")) == {"x": (1, 2, 0, 1), "y": (0, 0, 0, 1)}


def test_sessions_of_one_room_at_one_time_stand_in_lanes() -> None:
    found = places(piece("x", 60, 90, "B"), piece("y", 70, 99, "B"), piece("z", 90, 120, "B"))
    assert found == {"x": (1, 1, 0, 2), "y": (1, 1, 1, 2), "z": (1, 1, 0, 2)}


def test_where_every_room_is_taken_all_share_the_first() -> None:
    taken = [piece(room, 60, 90, room) for room in "ABC"]
    found = places(piece("x", 60, 90), *taken)
    assert {found["x"][0], found["A"][0]} == {0}
    assert {found["x"][2], found["A"][2]} == {0, 1}


def test_a_meeting_held_together_has_a_column_of_its_own_where_it_names_no_room() -> None:
    columns = (*ROOMS, Column("other", "Business Forum", own=False))
    found = places(piece("x", 60, 90), piece("f", 60, 90, own=False), columns=columns)
    assert found == {"x": (0, 2, 0, 1), "f": (3, 3, 0, 1)}


def test_a_meeting_held_together_goes_across_the_rooms_that_are_free_where_it_has_no_column() -> None:
    assert places(piece("f", 60, 90, own=False)) == {"f": (0, 2, 0, 1)}


def test_arrows_lead_to_the_nearest_session() -> None:
    placed = arrange([piece("a", 60, 120, "A"), piece("b", 60, 120, "B"), piece("c", 130, 150, "A")], ROOMS)
    names = [one.piece.sitting.row.id for one in placed]
    here = names.index("a")
    assert names[beside(placed, here, 1, 0)] == "b"
    assert names[beside(placed, here, 0, 1)] == "c"
    assert names[beside(placed, here, -1, 0)] == "a"
