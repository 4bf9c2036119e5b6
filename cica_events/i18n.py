"""Text in the user's language, by gettext, without needing Qt.

The language of the interface is the one piece of state that the whole process shares;
a document in another language asks `translator` for its own.
"""

from __future__ import annotations

import gettext
from functools import cache

from cica_events.directions import Sentence

DOMAIN = "cica_events"
LANGUAGES = {"en": "English", "ru": "Русский"}
PARTLY_TRANSLATED = {"kk": "Қазақша"}
"""Languages that are offered once their catalogue is there; what it lacks stays English."""

COUNTS = frozenset({"count", "found", "created", "updated", "skipped", "removed", "refused", "shown"})
"""Places of a text into which numbers of things go; in those of others are years and numbers of rows."""
LONG_NUMBER = 10_000
NO_BREAK = "\N{NO-BREAK SPACE}"

_current = gettext.NullTranslations()


class Words(Sentence):
    """A text of the interface, in which long numbers of things are written in groups."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """Return the text with its places filled, as `str.format` does."""
        told = {key: grouped(each) if key in COUNTS else each for key, each in values.items()}
        return super().format(*args, **told)


class Texts(gettext.GNUTranslations):
    """The texts of one language; what is not translated yet stays English, also where it has a plural."""

    def gettext(self, message: str) -> str:
        """Return the translation of `message`."""
        return super().gettext(message) or message

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the plural form for `count`."""
        return super().ngettext(one, many, count) or (one if count == 1 else many)


def N_(message: str) -> str:
    """Mark `message` for extraction; it is translated where it is shown."""
    return message


def _(message: str) -> str:
    """Return `message` in the language of the interface; data that is put into it is set apart."""
    return Words(_current.gettext(message)) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Return the plural form for `count` in the language of the interface."""
    return Words(_current.ngettext(one, many, count))


def offered_languages() -> dict[str, str]:
    """Return the languages that the interface can be shown in, each by its own name."""
    return {**LANGUAGES, **{code: name for code, name in _partly().items() if has_catalogue(code)}}


def _partly() -> dict[str, str]:
    return {code: _("{language} (partly)").format(language=name) for code, name in PARTLY_TRANSLATED.items()}


@cache
def has_catalogue(language: str) -> bool:
    """Tell whether the texts of `language` are there."""
    from importlib.resources import files

    place = files("resources") / "translations" / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    return place.is_file()


@cache
def translator(language: str) -> gettext.NullTranslations:
    """Return the texts of `language` (a code such as "ru"); English where there are none."""
    if language == "en":
        return gettext.NullTranslations()
    from importlib.resources import as_file, files

    with as_file(files("resources") / "translations") as folder:
        return gettext.translation(DOMAIN, folder, [language], Texts, fallback=True)


def grouped(value: object) -> object:
    """Return a number of five figures or more as the interface's language groups it, all else as it is."""
    if not isinstance(value, int) or abs(value) < LONG_NUMBER:
        return value
    return f"{value:,}" if _language == "en" else f"{value:,}".replace(",", NO_BREAK)


def quoted(text: str) -> str:
    """Return `text` between the quotation marks of the interface's language."""
    return _("“{text}”").format(text=text)


def use_language(language: str) -> None:
    """Show the interface in `language` from now on."""
    global _current, _language
    _current, _language = translator(language), language


def language() -> str:
    """Return the code of the interface's language."""
    return _language


def document_language() -> str:
    """Return the language in which a document is proposed: that of the interface, if documents know it."""
    return _language if _language in LANGUAGES else "en"


_language = "en"
