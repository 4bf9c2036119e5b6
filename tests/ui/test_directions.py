"""Names in Arabic, Hebrew and Persian stand from right to left in cells, also among Latin and numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cica_events.domain.fields import Field, Kind
from tests.ui.meeting_desk import Office
from ui.outcomes.outcome_values import FOLLOWED_BY, OutcomeValues
from ui.toolkit.block_writing import written
from ui.toolkit.cell_blocks import MIME, Cell
from ui.toolkit.cell_painting import MARGIN, draw_lines, draw_text
from ui.toolkit.directions import cut_text, direction_of
from ui.toolkit.page_header import PageHeader

LEFTWARD = Qt.LayoutDirection.RightToLeft
RIGHTWARD = Qt.LayoutDirection.LeftToRight
CELL = QRect(0, 0, 300, 24)
INK, GROUND = QColor("black"), QColor("white")
ARABIC, HEBREW, PERSIAN = "ليلى بنت سالم المنصوري", "נועם בן־דוד", "پریسا یزدانی"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Aliya Orynbek", RIGHTWARD),
        ("Әлия Орынбек", RIGHTWARD),
        ("李明", RIGHTWARD),
        (ARABIC, LEFTWARD),
        (HEBREW, LEFTWARD),
        (PERSIAN, LEFTWARD),
        (f"12 {ARABIC}", LEFTWARD),
        (f"{ARABIC} (UNDP, 2023)", LEFTWARD),
        (f"Dr. {HEBREW}", RIGHTWARD),
        ("2023", RIGHTWARD),
        ("", RIGHTWARD),
    ],
)
def test_a_text_is_read_from_the_side_of_its_first_letter(text: str, direction: Qt.LayoutDirection) -> None:
    assert direction_of(text) is direction


@pytest.mark.parametrize("text", [ARABIC, HEBREW, PERSIAN, f"{ARABIC} 12"])
def test_it_stands_at_the_right_of_its_cell(qapp: QApplication, text: str) -> None:
    first, last = inked(text)
    assert last >= CELL.right() - MARGIN - 4
    assert first > CELL.left() + 2 * MARGIN


def test_what_is_read_from_the_left_stands_at_the_left(qapp: QApplication) -> None:
    first, last = inked("Aliya Orynbek")
    assert first <= MARGIN + 4
    assert last < CELL.right() - 2 * MARGIN


def test_a_long_name_is_cut_where_it_ends_at_the_left(qapp: QApplication) -> None:
    """The beginning of both is the same, so the right half of the cells must be as well."""
    long, longer = (picture(" ".join([ARABIC] * times)) for times in (4, 8))
    half = QRect(150, 0, 150, CELL.height())
    assert long.copy(half) == longer.copy(half) == picture(f"{ARABIC} {ARABIC} {ARABIC}").copy(half)


def test_lines_of_a_tall_cell_stand_so_too(qapp: QApplication) -> None:
    image = blank(QRect(0, 0, 120, 80))
    painter = QPainter(image)
    draw_lines(painter, image.rect(), " ".join([HEBREW] * 3), INK, 3)
    painter.end()
    assert extent(image)[1] >= 120 - MARGIN - 4


def inked(text: str) -> tuple[int, int]:
    """Return the first and the last column of pixels in which a cell with `text` has ink."""
    return extent(picture(text))


def picture(text: str) -> QImage:
    image = blank(CELL)
    painter = QPainter(image)
    draw_text(painter, CELL, text, INK)
    painter.end()
    return image


def blank(rect: QRect) -> QImage:
    image = QImage(rect.size(), QImage.Format.Format_RGB32)
    image.fill(GROUND)
    return image


def extent(image: QImage) -> tuple[int, int]:
    wide, high = image.width(), image.height()
    columns = [x for x in range(wide) if any(image.pixelColor(x, y) != GROUND for y in range(high))]
    return columns[0], columns[-1]


def test_signs_for_the_display_are_not_copied() -> None:
    shown = f"Head: \u2068{ARABIC}\u2069"
    copied = written([[Cell(shown), Cell("12")]]).mime()
    assert "\u2068" not in copied.text() + copied.html() + bytes(copied.data(MIME).data()).decode()
    assert ARABIC in copied.text()


def test_what_is_set_apart_does_not_turn_a_sentence_round() -> None:
    assert direction_of(f"\u2068{ARABIC}\u2069 was removed") is RIGHTWARD
    assert direction_of(f"\u2068Dr\u2069 {ARABIC}") is LEFTWARD


def test_a_label_that_is_cut_keeps_the_beginning_of_a_name(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    cut = cut_text(metrics, " ".join([ARABIC] * 4), metrics.horizontalAdvance(ARABIC) * 2)
    assert cut.startswith(f"\u2068{ARABIC}")
    assert cut.rstrip("\u2069").endswith("…")


def test_the_title_of_a_page_stands_at_the_left_whatever_its_letters(qtbot: QtBot) -> None:
    header = PageHeader(f"{ARABIC} (BC-6), 2023")
    qtbot.addWidget(header)
    shown = next(label for label in header.findChildren(QLabel) if ARABIC in label.text())
    assert direction_of(shown.text()) is RIGHTWARD
    assert header.title == f"{ARABIC} (BC-6), 2023"


def test_a_title_from_right_to_left_does_not_turn_round_the_key_beside_it(office: Office) -> None:
    """Where one is chosen from a list; and who types what stands there, without the signs, finds it."""
    meeting = office.plan("SOC", "2023-12-12", title=ARABIC)
    other = office.plan("SWG", "2024-05-12")
    values = OutcomeValues()
    values.load(office.workspace, other)
    field = Field(FOLLOWED_BY, "Followed by", Kind.PARTY)
    (name,) = [name for one, name in values.offered(field) if one == meeting]
    key = office.workspace.meetings.get(meeting).key
    assert name == f"\u2068{ARABIC}\u2069 · 12 December 2023 · {key}"
    assert values.typed(field, f"{ARABIC} · 12 December 2023 · {key}") == meeting


def test_the_name_of_a_meeting_as_a_cell_shows_it_names_that_meeting(office: Office) -> None:
    meeting = office.plan("SOC", "2023-12-12", title="Joint meeting")
    office.plan("SOC", "2024-12-12", title="Joint meeting · 12 December 2023 again")
    values = OutcomeValues()
    values.load(office.workspace, office.plan("SWG", "2024-05-12"))
    assert (
        values.typed(Field(FOLLOWED_BY, "Followed by", Kind.PARTY), "Joint meeting · 12 December 2023")
        == meeting
    )
