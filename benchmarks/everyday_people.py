"""Everyday actions on the page of people."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication

from benchmarks.everyday_floors import SCROLL, SORT
from benchmarks.hands import FRAME, Hands, Heard
from ui.people.people_page import PeoplePage
from ui.toolkit.large_table_model import LargeTableModel
from ui.toolkit.record_header import RecordHeader
from ui.toolkit.value_popup import ValuePopup

STEPS = 20
TYPED = "na"


def work_with_people(hands: Hands, count: int) -> None:
    """Open the page, filter, scroll, sort, filter by values and select all."""
    window = hands.application.window
    whole = partial(_shows, hands, count)
    hands.measure("open People", hands.key("Ctrl+4"), window, whole=whole)
    page = people_of(hands)
    table, model = page.table, page.list.model
    port = table.viewport()
    for _step in range(STEPS):
        hands.measure(SCROLL, hands.wheel(port), port, limit=FRAME)
    hands.do(hands.key("Ctrl+F"))
    for letter in TYPED:
        told = Heard(page.filter.filter_changed)
        found = partial(_filtered, told, model)
        hands.measure("type a letter in the filter of People", hands.type(letter), page.filter, whole=found)
    hands.measure("take the filter of People back", hands.key("Escape"), page.filter, whole=whole)
    _sort(hands, page)
    _filter_by_values(hands, page)
    hands.do(table.setFocus)
    name = "select all of People, with its statistics"
    hands.measure(name, hands.key("Ctrl+A"), port, whole=lambda: not table.tally.busy)
    hands.do(hands.key("Ctrl+Home"))


def _sort(hands: Hands, page: PeoplePage) -> None:
    header, model = header_of(page), page.list.model
    at = header.place(model.column_of("position")).center()
    for _twice in range(2):
        hands.measure(
            SORT, hands.click(header.viewport(), at), header.viewport(), whole=lambda: not model.preparing
        )
    hands.do(hands.click(header.viewport(), at))  # the third click takes the order back


def _filter_by_values(hands: Hands, page: PeoplePage) -> None:
    header, model = header_of(page), page.list.model
    column = model.column_of("position")
    hands.do(hands.move(header.viewport(), header.place(column).center()))
    open_it = hands.click(header.viewport(), header.funnel_place(column).center())
    hands.measure("open the values of a column of People", open_it, None, whole=_offers_values)
    hands.do(hands.type("exp"))
    press = hands.key("Return")
    hands.measure(
        "filter People by values", press, page.table.viewport(), whole=lambda: bool(model.value_filters)
    )
    hands.do(page.bar.clear_all)


def _offers_values() -> bool:
    return isinstance(QApplication.activePopupWidget(), ValuePopup)


def header_of(page: PeoplePage) -> RecordHeader:
    """Return the headings of the table."""
    header = page.table.horizontalHeader()
    assert isinstance(header, RecordHeader)
    return header


def people_of(hands: Hands) -> PeoplePage:
    """Return the page of people."""
    return hands.application.window.findChildren(PeoplePage)[0]


def _filtered(told: Heard, model: LargeTableModel) -> bool:
    return told() and not model.awaits_filter


def _shows(hands: Hands, count: int) -> bool:
    pages = hands.application.window.findChildren(PeoplePage)
    return bool(pages) and pages[0].list.model.rowCount() >= count and not pages[0].list.reading
