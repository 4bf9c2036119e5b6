"""The topics of the help as they come with the application, in the language of the reader."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from cica_events.domain.collation import search_key

FALLBACK = "en"
FIRST = "finding-your-way"
AROUND = 60  # letters before and after what was found
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_PICTURE = re.compile(r"[a-z0-9][a-z0-9-]*\.(?:png|svg)")
_SIGNS = re.compile(r"[*_`#>]|^\s*(?:[-+]|\d+\.)\s", re.MULTILINE)
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
        self._topics = {topic.key: topic for chapter in self.chapters for topic in chapter.topics}

    def topic(self, key: str) -> Topic | None:
        """Return the topic called `key`, None if there is none."""
        return self._topics.get(key)

    def at(self, place: str) -> Topic:
        """Return the topic of a place such as "meeting/agenda/programme", else of what that is part of."""
        parts = place.split("/")
        for end in range(len(parts), 0, -1):
            here = "/".join(parts[:end])
            for topic in self._topics.values():
                if here in topic.places:
                    return topic
        return self._topics[FIRST]

    def find(self, words: str) -> list[Found]:
        """Return the topics that hold every one of `words`, those with them in their title first."""
        wanted = search_key(words).split()
        if not wanted:
            return []
        hits = [topic for topic in self._topics.values() if _holds(topic.words, wanted)]
        hits.sort(key=lambda topic: not _holds(topic.title, wanted))
        return [Found(topic, _excerpt(topic.words, wanted[0])) for topic in hits]

    def picture(self, name: str) -> bytes:
        """Return a picture of the help; empty where it has none of that name, whatever else lies there."""
        if not _PICTURE.fullmatch(name):
            return b""
        for language in (self._language, FALLBACK):
            place = _folder() / language / "pictures" / name
            if place.is_file():
                return place.read_bytes()
        return b""


def topic_of_link(link: str) -> str:
    """Return the key of the topic to which a link leads; empty for any other."""
    name = link.removesuffix(".md")
    return name if link.endswith(".md") and _NAME.fullmatch(name) else ""


@cache
def _contents() -> list[dict[str, object]]:
    return tomllib.loads((_folder() / "contents.toml").read_text("utf-8"))["chapter"]  # type: ignore[no-any-return]


def _folder() -> Traversable:
    return files("resources") / "help"


def _chapters(language: str) -> Iterator[Chapter]:
    for chapter in _contents():
        topics = tuple(_topic(each["key"], each["places"], language) for each in chapter["topic"])  # type: ignore[attr-defined]
        yield Chapter(str(chapter.get(language) or chapter[FALLBACK]), topics)


def _topic(key: str, places: list[str], language: str) -> Topic:
    place = _folder() / language / f"{key}.md"
    text = (place if place.is_file() else _folder() / FALLBACK / f"{key}.md").read_text("utf-8")
    return Topic(key, text.partition("\n")[0].removeprefix("# ").strip(), text, tuple(places))


def _holds(text: str, wanted: list[str]) -> bool:
    searched = search_key(text)
    return all(word in searched for word in wanted)


def _excerpt(words: str, wanted: str) -> str:
    at = max(search_key(words).find(wanted), 0)
    start, end = max(0, at - AROUND), at + len(wanted) + AROUND
    return ("…" if start else "") + words[start:end].strip() + ("…" if end < len(words) else "")
