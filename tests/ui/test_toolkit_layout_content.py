"""What a stored arrangement says, however old or damaged it is."""

from __future__ import annotations

from typing import Any

import pytest

from ui.toolkit.arranged_model import OWN
from ui.toolkit.arrangement import SortBy
from ui.toolkit.layout_content import LayoutContent
from ui.toolkit.value_filters import ValueFilter

KNOWN = {"name": True, "email": True, "phone": False}
DELIVERED = LayoutContent(["name", "email", "phone"], {"phone"}, {}, {}, "", [], [], OWN, [])


def test_nothing_stored_is_the_arrangement_as_delivered() -> None:
    assert LayoutContent.read({}, KNOWN) == DELIVERED


def test_everything_that_is_stored_is_read() -> None:
    wanted = ValueFilter("email", frozenset({"a"}), without=True)
    content = {
        "columns": ["email", "phone", "name"],
        "hidden": ["name"],
        "widths": {"email": 120},
        "headings": {"email": " Post  box "},
        "frozen": "email",
        "sort": [["email", True], ["name", False]],
        "filters": [wanted.content()],
        "group": "phone",
    }
    found = LayoutContent.read(content, KNOWN)
    assert (found.columns, found.hidden) == (["email", "phone", "name"], {"name"})
    assert (found.widths, found.headings) == ({"email": 120}, {"email": "Post box"})
    assert (found.frozen, found.group, found.filters) == ("email", "phone", [wanted])
    assert found.sort == [SortBy("email", descending=True), SortBy("name")]
    assert found.left_out == []


def test_a_column_that_is_no_more_is_left_out_and_named_once() -> None:
    gone = ValueFilter("car", frozenset({"x"}))
    content = {
        "columns": ["car", "old", "name"],
        "hidden": ["old"],
        "frozen": "car",
        "sort": [["car", False], ["hat", False], ["name", False]],
        "filters": [gone.content()],
        "group": "shoe",
    }
    found = LayoutContent.read(content, KNOWN)
    assert set(found.left_out) == {"car", "hat", "shoe"}
    assert len(found.left_out) == 3
    assert (found.frozen, found.group, found.sort, found.filters) == ("", OWN, [SortBy("name")], [])
    assert found.columns == ["name", "email", "phone"]


@pytest.mark.parametrize(
    "key", ["columns", "hidden", "widths", "headings", "frozen", "sort", "filters", "group"]
)
@pytest.mark.parametrize(
    "value", [None, 7, "name", [7], [["name"]], {"name": None}, {"name": [1]}, [["name", 3]]]
)
def test_what_is_of_another_type_is_passed_over(key: str, value: Any) -> None:
    found = LayoutContent.read({key: value}, KNOWN)
    assert sorted(found.columns) == sorted(KNOWN)
    assert not found.hidden.issuperset(KNOWN)
    assert (found.sort, found.filters, found.widths) == ([], [], {})


def test_a_layout_that_hides_everything_hides_what_is_usual() -> None:
    assert LayoutContent.read({"hidden": ["name", "email", "phone"]}, KNOWN).hidden == {"phone"}


def test_widths_and_headings_stay_within_reason() -> None:
    found = LayoutContent.read(
        {"widths": {"name": 10**9, "email": -4}, "headings": {"name": "x" * 9000}}, KNOWN
    )
    assert found.widths == {"name": 5000}
    assert len(found.headings["name"]) == 200
