"""A title is shown in the language of the interface, in English where it has no Russian."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cica_events
import ui
from cica_events.domain.shown_texts import shown_text

BY_HAND = re.compile(r"""_ru if .+ else ""\) or """)


@pytest.mark.parametrize(
    ("russian", "language", "shown"),
    [
        ("Встреча", "ru", "Встреча"),
        ("Встреча", "en", "Meeting"),
        ("", "ru", "Meeting"),
        ("", "en", "Meeting"),
    ],
)
def test_without_a_russian_text_the_english_is_shown(russian: str, language: str, shown: str) -> None:
    assert shown_text("Meeting", russian, language) == shown


def test_no_page_and_no_list_chooses_between_the_two_by_itself() -> None:
    files = [file for package in (cica_events, ui) for file in Path(package.__path__[0]).rglob("*.py")]
    assert files
    assert [file.name for file in files if BY_HAND.search(file.read_text("utf-8"))] == ["shown_texts.py"]
