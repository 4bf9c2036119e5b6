"""Everyday actions on the page of people."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.everyday_floors import SCROLL, SORT
from benchmarks.hands import FRAME, Hands, Heard
from ui.people.people_page import PeoplePage
from ui.toolkit.large_table_model import LargeTableModel
from ui.toolkit.paste_preview import PastePreview
from ui.toolkit.record_header import RecordHeader
from ui.toolkit.value_popup import ValuePopup

STEPS = 20
TYPED = "na"
PASTED, FEW = 2_000, 500  # rows; a few are there before there is a word to be said


def work_with_people(hands: Hands, count: int) -> None:
    """Open the page, filter, scroll, sort, filter by values, select all, copy and paste."""
    whole = partial(_shows, hands, count)
    hands.measure("open People", hands.key("Ctrl+4"), partial(hands.page, PeoplePage), whole=whole)
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
    copied = Heard(QApplication.clipboard().dataChanged)
    told = hands.message() if count > FEW else None
    hands.measure("copy all of People", hands.key("Ctrl+C"), told, whole=copied)
    hands.do(QApplication.clipboard().clear)
    hands.do(hands.key("Ctrl+Home"))
    _paste(hands, page, min(PASTED, count // 2))


def _paste(hands: Hands, page: PeoplePage, count: int) -> None:
    """Paste a column of posts, and take it back."""
    table, model = page.table, page.list.model
    hands.do(partial(table.setCurrentIndex, model.index(0, model.column_of("position"))))
    text = "\n".join(f"Made-up post {number}" for number in range(count))
    hands.do(partial(QApplication.clipboard().setText, text))
    name = f"paste {count:,} cells in People"
    told = hands.message() if count > FEW else partial(shown, PastePreview)
    offered = partial(shown, PastePreview)
    hands.measure(f"{name}: look at them", hands.key("Ctrl+V"), told, whole=lambda: offered() is not None)
    preview = offered()
    assert isinstance(preview, PastePreview)
    done = Heard(hands.application.relay.changed)
    hands.measure(name, hands.click(preview.primary), preview, whole=done)
    hands.come_back()
    hands.do(table.setFocus)
    done = Heard(hands.application.relay.changed)
    hands.measure(f"undo of {name}", hands.key("Ctrl+Z"), hands.application.window, whole=done)


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


def shown(kind: type[QWidget]) -> QWidget | None:
    """Return the dialog of that kind that is open."""
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    return found[0] if found else None


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
