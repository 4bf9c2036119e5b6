"""The texts of the help: each place leads to one, and what they name is there, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from cica_events.i18n import LANGUAGES
from ui import pages
from ui.help.library import ANYWHERE, FIRST, HelpLibrary, Topic, labels, topic_of_link, with_labels
from ui.help.words import stem
from ui.history.history_page import REMOVED, STEPS

ROOT = Path(__file__).parents[2]
HELP = files("resources") / "help"
LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")
VIEWS = {"agenda": ("agenda", "programme", "speakers"), "documents": ("participants", "agenda", "chair")}


def topics(language: str) -> Iterator[Topic]:
    for chapter in HelpLibrary(language).chapters:
        yield from chapter.topics


def source(language: str, topic: Topic) -> str:
    return (HELP / language / f"{topic.key}.md").read_text("utf-8")


def places() -> Iterator[str]:
    """Yield every page, tab and view that the window can show, as it names them."""
    yield from ("start", "settings", "people/duplicates", f"history/{STEPS}", f"history/{REMOVED}")
    yield from (entry.key for entry in pages.ENTRIES)
    for tab in pages.PARTS:
        yield f"meeting/{tab}"
        yield from (f"meeting/{tab}/{view}" for view in VIEWS.get(tab, ()))


@cache
def literals() -> frozenset[str]:
    """Return every text that stands in the sources."""
    found: set[str] = set()
    for folder in ("ui", "cica_events"):
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text("utf-8")
            found |= set(re.findall(r'"((?:[^"\\\n]|\\.)*)"', text))
    return frozenset(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_tab_and_view_has_its_topic(language: str) -> None:
    library = HelpLibrary(language)
    assert [place for place in places() if library.at(place).key == FIRST] == []


def test_a_dialog_with_a_topic_exists_and_no_place_has_two() -> None:
    named = [place for topic in topics("en") for place in topic.places]
    assert len(set(named)) == len(named)
    text = "\n".join(path.read_text("utf-8") for path in (ROOT / "ui").rglob("*.py"))
    classes = set(re.findall(r"^class (\w+)\(", text, re.MULTILINE))
    assert {place.removeprefix(f"{ANYWHERE}/") for place in named if place.startswith(ANYWHERE)} <= classes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_and_picture_of_a_topic_is_there(language: str) -> None:
    library = HelpLibrary(language)
    for topic in topics(language):
        for link in LINK.findall(source(language, topic)):
            if link.startswith("pictures/"):
                assert (HELP / "pictures" / language / link.removeprefix("pictures/")).is_file(), link
            else:
                assert library.topic(topic_of_link(link)) is not None, f"{topic.key}: {link}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_that_a_topic_names_stands_in_the_window(language: str) -> None:
    named = {label for topic in topics(language) for label in labels(source(language, topic))}
    assert named - literals() == set()


def test_a_topic_says_the_same_in_both_languages() -> None:
    """Headings, pictures and labels: one that was changed in one language only is found."""
    for topic in topics("en"):
        told = [source(language, topic) for language in LANGUAGES]
        for what in (r"^#+ ", r"\]\(pictures/[^)]*\)", r"^\d\. ", r"^- "):
            one, other = (re.findall(what, text, re.MULTILINE) for text in told)
            assert one == other, f"{topic.key}: {what}"
        assert set(labels(told[0])) == set(labels(told[1])), topic.key


def test_labels_are_shown_as_the_window_shows_them() -> None:
    assert with_labels("Press {Import…}.", "en") == "Press **Import**."
    assert with_labels("Нажмите {Import…}.", "ru") == "Нажмите **Импорт**."


@pytest.mark.parametrize(
    "words",
    [
        ("делегация", "делегации", "делегациями", "Делегаций"),
        ("дата", "даты", "датами"),
        ("merge", "merged", "merging"),
        ("list", "lists"),
        ("Türkiye", "turkiye"),
    ],
)
def test_forms_of_a_word_are_one_word(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1
