"""Names that somebody else chose are safe to show, and to give to a file on every system."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.safe_names import file_name, shown

NOT_ON_WINDOWS = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", ""),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1 .docx", "_com1 .docx"),
        ("console.txt", "console.txt"),
        ("Report. . .", "Report"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("a\x00b\r\nc.pdf", "ab c.pdf"),
        ("R&D 50% 漢字 é.docx", "R&D 50% 漢字 é.docx"),
        ("C:\\x:stream", "C__x_stream"),
        ("half\ud800", "half"),
    ],
)
def test_a_name_becomes_one_that_every_system_takes(name: str, safe: str) -> None:
    assert file_name(name) == safe


def test_a_long_name_keeps_its_ending_and_is_short_enough_in_any_script() -> None:
    made = file_name("漢" * 300 + ".docx")
    assert made.endswith("漢.docx")
    assert len(made.encode()) <= 150


def test_where_nothing_is_left_another_name_is_taken() -> None:
    assert file_name("\u202e..", "Document") == "Document"


@given(st.text())
def test_any_name_is_safe(name: str) -> None:
    made = file_name(name, "x")
    assert made
    assert not NOT_ON_WINDOWS.search(made)
    assert made == made.strip(". ")
    assert len(made.encode()) <= 150
    assert file_name(made, "x") == made


@given(st.text())
def test_what_is_shown_is_one_line_and_short(name: str) -> None:
    said = shown(name)
    assert len(said) <= 60
    assert len(said.splitlines()) <= 1
    assert not set(said) & set("\x1b\u202e\u2066")
