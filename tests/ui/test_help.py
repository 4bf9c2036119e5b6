"""The help: opens where one is, finds words, goes back and forth, and loads nothing but its own pictures."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cica_events.i18n import LANGUAGES, use_language
from ui.help.help_window import HelpWindow
from ui.help.library import HelpLibrary, topic_of_link
from ui.runtime.icons import Icons
from ui.runtime.theme import Theme


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[HelpWindow]:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = HelpWindow(Icons(Theme(qapp, parent=parent), parent), parent)
    yield window
    use_language("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_is_there_and_every_link_and_picture_of_it(language: str) -> None:
    library = HelpLibrary(language)
    for chapter in library.chapters:
        for topic in chapter.topics:
            assert (files("resources") / "help" / language / f"{topic.key}.md").is_file()
            assert topic.title
            document = QTextDocument()
            document.setDefaultFont(QFont("Sans", 10))
            document.setMarkdown(topic.text, QTextDocument.MarkdownFeature.MarkdownNoHTML)
            for name in _links(document):
                key = topic_of_link(name)
                assert library.topic(key) is not None or library.picture(name.removeprefix("pictures/")), name


def _links(document: QTextDocument) -> Iterator[str]:
    for format_ in document.allFormats():
        if format_.isImageFormat():
            yield format_.toImageFormat().name()
        elif format_.isCharFormat() and format_.toCharFormat().anchorHref():
            yield format_.toCharFormat().anchorHref()


def test_the_help_opens_at_the_place_where_one_is(window: HelpWindow) -> None:
    window.show_place("meeting/participants")
    assert window.windowTitle() == "Participants — Help"
    window.show_place("meeting/participants/whatever")
    assert window.windowTitle() == "Participants — Help"
    window.show_place("no such place")
    assert window.windowTitle() == "Finding your way — Help"


def test_one_goes_back_and_forth(window: HelpWindow) -> None:
    window.show_topic("finding-your-way")
    assert not window.back.isEnabled()
    window.text.anchorClicked.emit(QUrl("participants.md"))
    assert window.windowTitle().startswith("Participants")
    window.back.trigger()
    assert window.windowTitle().startswith("Finding")
    window.forward.trigger()
    assert window.windowTitle().startswith("Participants")
    assert not window.forward.isEnabled()


def test_words_are_found_wherever_they_stand(window: HelpWindow) -> None:
    window.search.setText("fills down")
    line = window.contents.topLevelItem(0)
    assert line is not None
    assert line.text(0) == "Participants"
    assert "fills down" in line.child(0).text(0)
    window.search.setText("submarine")
    assert window.contents.topLevelItem(0).text(0) == "The help says nothing about that."  # type: ignore[union-attr]
    window.search.clear()
    assert window.contents.topLevelItem(0).text(0) == "First steps"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "name", ["../../themes/light.toml", "/etc/hostname", "file:///etc/hostname", "https://example.org/a.png"]
)
def test_nothing_but_pictures_of_the_help_is_loaded(window: HelpWindow, name: str) -> None:
    assert window.library.picture(name) == b""
    picture = window.text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    assert picture.isNull()
    assert window.text.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl(name)) is None


@pytest.mark.parametrize(
    "link", ["https://example.org", "file:///etc/hostname", "../participants.md", "x.html"]
)
def test_a_link_leads_only_to_topics(window: HelpWindow, link: str) -> None:
    window.show_topic("finding-your-way")
    window.text.anchorClicked.emit(QUrl(link))
    assert window.windowTitle().startswith("Finding")


def test_what_is_not_translated_is_there_in_english() -> None:
    library = HelpLibrary("kk")
    assert library.at("home").title == "Finding your way"
    assert library.chapters[0].title == "First steps"
