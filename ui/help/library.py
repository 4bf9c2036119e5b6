"""The topics of the help as they come with the application, in the language of the reader."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from cica_events.i18n import translator
from ui.help.words import folded, hold, places, stems

FALLBACK = "en"
FIRST = "finding-your-way"
ANYWHERE = "*"  # stands for the page in the place of a dialog
BEFORE, AFTER = 16, 90  # letters around what was found
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_PICTURE = re.compile(r"[a-z0-9][a-z0-9-]*\.(?:png|svg)")
_LABEL = re.compile(r"\{([^{}\n]+)\}")
_SIGNS = re.compile(r"[*_`#>|]|-{3,}|^\s*(?:[-+]|\d+\.)\s", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic; `text` is Markdown whose first line is its title."""

    key: str
    title: str
    text: str
    places: tuple[str, ...]

    @property
    def words(self) -> str:
        """The text without the signs of Markdown."""
        return " ".join(_SIGNS.sub(" ", _LINK.sub(r"\1", self.text)).split())


@dataclass(frozen=True, slots=True)
class Chapter:
    """Topics that belong together."""

    title: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A topic in which words were found, with those around the first of them."""

    topic: Topic
    excerpt: str


class HelpLibrary:
    """All topics in one language; what is not translated is there in English."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.chapters = tuple(_chapters(language))
        self._folded: dict[str, tuple[list[str], ...]] = {}
        self._topics = {topic.key: topic for chapter in self.chapters for topic in chapter.topics}

    def topic(self, key: str) -> Topic | None:
        """Return the topic called `key`, None if there is none."""
        return self._topics.get(key)

    def at(self, place: str) -> Topic:
        """Return the topic of a place such as "meeting/agenda/programme", else of what that is part of."""
        parts = place.split("/")
        wider = ("/".join(parts[:end]) for end in range(len(parts), 0, -1))
        for here in (f"{ANYWHERE}/{parts[-1]}", *wider):
            for topic in self._topics.values():
                if here in topic.places:
                    return topic
        return self._topics[FIRST]

    def find(self, words: str) -> list[Found]:
        """Return the topics that hold every one of `words`, those with them in their title first."""
        wanted = stems(words)
        if not wanted:
            return []
        ranks = {key: _rank(words, wanted) for key, words in self._words().items()}
        hits = sorted((key for key, rank in ranks.items() if rank), key=ranks.__getitem__)
        return [Found(self._topics[key], _excerpt(self._topics[key], wanted)) for key in hits]

    def _words(self) -> dict[str, tuple[list[str], ...]]:
        """Return the folded words of the title, the headings and the whole of each topic."""
        if not self._folded:
            for key, topic in self._topics.items():
                heads = " ".join(line for line in topic.text.splitlines() if line.startswith("#"))
                self._folded[key] = (folded(topic.title), folded(heads), folded(topic.words))
        return self._folded

    def picture(self, name: str) -> bytes:
        """Return a picture of the help; empty where it has none of that name, whatever else lies there."""
        if not _PICTURE.fullmatch(name):
            return b""
        for language in (self._language, FALLBACK):
            place = _folder() / "pictures" / language / name
            if place.is_file():
                return place.read_bytes()
        return b""


def topic_of_link(link: str) -> str:
    """Return the key of the topic to which a link leads; empty for any other."""
    name = link.removesuffix(".md")
    return name if link.endswith(".md") and _NAME.fullmatch(name) else ""


@cache
def _contents() -> list[dict[str, Any]]:
    written = (_folder() / "contents.toml").read_text("utf-8")
    chapters: list[dict[str, Any]] = tomllib.loads(written)["chapter"]
    return chapters


def _folder() -> Traversable:
    return files("resources") / "help"


def _chapters(language: str) -> Iterator[Chapter]:
    for chapter in _contents():
        topics = tuple(_topic(each["key"], each["places"], language) for each in chapter["topic"])
        yield Chapter(str(chapter.get(language) or chapter[FALLBACK]), topics)


def _topic(key: str, shown_at: list[str], language: str) -> Topic:
    place = _folder() / language / f"{key}.md"
    text = (place if place.is_file() else _folder() / FALLBACK / f"{key}.md").read_text("utf-8")
    text = with_labels(text, language)
    return Topic(key, text.partition("\n")[0].removeprefix("# ").strip(), text, tuple(shown_at))


def labels(text: str) -> list[str]:
    """Return what a source names in braces: labels of the window, in English as in the sources."""
    return _LABEL.findall(text)


def with_labels(text: str, language: str) -> str:
    """Return `text` with the labels of the window as it shows them in `language`."""
    texts = translator(language)
    return _LABEL.sub(lambda found: f"**{texts.gettext(found.group(1)).rstrip('…')}**", text)


def _rank(parts: tuple[list[str], ...], wanted: list[str]) -> int:
    """Return 1 where the first of `parts` holds what is wanted, 2 for the next and so on, 0 for none."""
    return next((place for place, words in enumerate(parts, 1) if hold(words, wanted)), 0)


def _excerpt(topic: Topic, wanted: list[str]) -> str:
    words = topic.words.removeprefix(topic.title).strip()
    at, end = next(((start, end) for start, end, _stem in places(words, wanted)), (0, 0))
    begin, stop = max(0, words.rfind(" ", 0, max(0, at - BEFORE)) + 1), end + AFTER
    return ("…" if begin else "") + words[begin:stop].strip() + ("…" if stop < len(words) else "")
