"""Every text of the interface has its translation, and the compiled catalogue is that of the source."""

import ast
import gettext
import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.parsed_sources import of_package

ROOT = Path(__file__).parent.parent
PACKAGES = ("cica_events", "ui")
WORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
LANGUAGES = ["ru"]
PREPARED = ["kk"]  # what they lack is shown in English

Text = str | tuple[str, str]


@cache
def texts() -> set[Text]:
    """Return what `dev.py translate` gathers: a text, or a pair of one and many."""
    found: set[Text] = set()
    for package in PACKAGES:
        for _file, _line, text, _comments, _context in extract_from_dir(ROOT / package, keywords=WORDS):
            found.add(text if isinstance(text, str) else (text[0], text[1]))
    return found


def written() -> Iterator[tuple[str, str]]:
    """Return each text that the sources hand to gettext, wherever it stands, and where that is."""
    for source in [source for package in PACKAGES for source in of_package(package)]:
        for call in source.nodes:
            if isinstance(call, ast.Call) and called(call.func) in WORDS:
                for text in call.args[:2]:
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        yield text.value, f"{source.name}:{call.lineno}"


def called(function: ast.expr) -> str:
    """Return the name by which a function is called, without what it belongs to."""
    return getattr(function, "attr", "") or getattr(function, "id", "")


def singular(text: object) -> str:
    return str(text[0] if isinstance(text, tuple) else text)


def names(text: str) -> set[str]:
    """Return the placeholders of a text."""
    return set(re.findall(r"{(\w*)}", text))


def folder(language: str) -> Path:
    return Path(str(files("resources"))) / "translations" / language / "LC_MESSAGES"


def catalogue(language: str) -> Catalog:
    return read_po(io.BytesIO((folder(language) / "cica_events.po").read_bytes()))


def translated(catalogue: Catalog) -> Iterator[tuple[Message, str, str]]:
    for message in catalogue:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for number, string in enumerate(strings):
            yield message, ids[min(number, len(ids) - 1)], string


def test_no_text_is_passed_over() -> None:
    """Babel does not look into an f-string, nor for a call inside another one."""
    gathered = {part for text in texts() for part in ([text] if isinstance(text, str) else text)}
    assert not [(text, where) for text, where in written() if text and text not in gathered]


def test_no_two_plurals_share_a_singular() -> None:
    """Gettext knows a plural by its singular alone."""
    shared = Counter(text[0] for text in texts() if isinstance(text, tuple))
    assert not [text for text, count in shared.items() if count > 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    known = {singular(message.id) for message in catalogue(language)}
    missing = [text for text in texts() if singular(text) not in known]
    empty = [id_ for _message, id_, string in translated(catalogue(language)) if not string]
    unsure = [message.id for message in catalogue(language) if message.id and message.fuzzy]
    assert not missing + empty + unsure, "run `python dev.py translate` and translate"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_over(language: str) -> None:
    known = texts()
    assert not [message.id for message in catalogue(language) if message.id and message.id not in known]


@pytest.mark.parametrize("language", LANGUAGES + PREPARED)
def test_placeholders_are_kept(language: str) -> None:
    for message, id_, string in translated(catalogue(language)):
        if not string:
            continue
        allowed = names("".join(message.id)) if isinstance(message.id, tuple) else names(id_)
        assert names(string) <= allowed, (id_, string)
        if not isinstance(message.id, tuple):
            assert names(string) == allowed, (id_, string)


@pytest.mark.parametrize("language", LANGUAGES + PREPARED)
def test_each_plural_form_names_what_the_others_name(language: str) -> None:
    """The first Russian form stands for 1, 21 and 31: without the number they would read as one."""
    for message in catalogue(language):
        if isinstance(message.id, tuple) and any(message.string):
            assert len({frozenset(names(string)) for string in message.string}) == 1, message.string
            if "{count}" in message.id[1]:
                assert all("{count}" in string for string in message.string), message.string


@pytest.mark.parametrize("language", LANGUAGES + PREPARED)
def test_the_compiled_texts_are_those_of_the_source(language: str) -> None:
    fresh = io.BytesIO()
    write_mo(fresh, catalogue(language))
    made = gettext.GNUTranslations(io.BytesIO(fresh.getvalue()))
    with (folder(language) / "cica_events.mo").open("rb") as file:
        stored = gettext.GNUTranslations(file)
    assert made._catalog == stored._catalog  # type: ignore[attr-defined]
