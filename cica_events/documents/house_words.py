"""The words of the documents in one language: headings, labels, and what a chair says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from cica_events.documents.templates import is_own, template_bytes, template_place
from cica_events.errors import InputError
from cica_events.i18n import _

IN_FORMULAS: Final = (
    "body", "item", "meeting", "minutes", "name", "number", "party", "session", "speaker", "time", "topic",
)  # fmt: skip
_TABLES: Final = ("words", "kinds", "roles", "item_kinds", "recognised", "formulas")
_OF_BODIES: Final = ("words", "formulas")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_Tables = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The words by table and key; a list of them stands for several lines or choices."""

    language: str
    _tables: Mapping[str, Mapping[str, Any]]

    def word(self, key: str, **values: object) -> str:
        """Return a word of the documents with its placeholders filled."""
        return _filled(str(self._tables["words"][key]), values)

    def weekday(self, number: int) -> str:
        """Return the name of a day of the week, 0 for Monday."""
        return str(self._tables["words"]["weekdays"][number])

    def name_of(self, table: str, key: str) -> str:
        """Return what a value of "kinds", "roles" or "item_kinds" is called."""
        return str(self._tables[table][key])

    def formula(self, key: str, **values: object) -> tuple[str, ...]:
        """Return the lines of a formula of the chair."""
        return tuple(_filled(text, values) for text in self._tables["formulas"][key])

    def recognises(self, key: str, titles: Sequence[str]) -> bool:
        """Tell whether one of `titles` belongs to what `key` names: "opening", "adoption", "closing"."""
        known: Sequence[str] = self._tables["recognised"][key]
        return any(word.casefold() in title.casefold() for word in known for title in titles)


def file_name(language: str) -> str:
    """Return how the file of the words is called."""
    return f"words.{language}.toml"


def house_words(language: str, body: str, own_folder: Path | None) -> HouseWords:
    """Return the words for a document of `body`: the supplied ones, over them the office's own.

    Raises InputError that names file and key where the office's file cannot be used.
    """
    name = file_name(language)
    supplied: _Tables = tomllib.loads((files("resources") / "templates" / name).read_text("utf-8"))
    tables: _Tables = {table: dict(supplied[table]) for table in _TABLES}
    _lay_over(tables, supplied.get("bodies", {}).get(body, {}))
    if is_own(name, own_folder):
        place = template_place(name, own_folder)
        own = _parsed(template_bytes(name, own_folder), place)
        _Check(supplied, place).whole(own)
        _lay_over(tables, own)
        _lay_over(tables, own.get("bodies", {}).get(body, {}))
    return HouseWords(language, tables)


def _lay_over(tables: _Tables, new: Mapping[str, Any]) -> None:
    for table in _TABLES:
        tables[table].update(new.get(table, {}))


def _parsed(data: bytes, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = _("The template {template} cannot be used: {reason}. Correct it, or remove it.")
        raise InputError(message.format(template=place, reason=error)) from error


def _filled(text: str, values: Mapping[str, object]) -> str:
    return _PLACEHOLDER.sub(lambda found: str(values.get(found[1], "")), text)


class _Check:
    """Refuses words of an office that mean nothing or cannot be printed."""

    def __init__(self, supplied: _Tables, place: str) -> None:
        self._supplied, self._place = supplied, place

    def whole(self, own: Mapping[str, Any]) -> None:
        """Check all tables."""
        self._known(own, (*_TABLES, "bodies"), "")
        self._tables(own, _TABLES, "")
        bodies = self._table(own.get("bodies", {}), "bodies")
        for code, tables in bodies.items():
            path = f"bodies.{code}"
            self._known(self._table(tables, path), _OF_BODIES, f"{path}.")
            self._tables(tables, _OF_BODIES, f"{path}.")

    def _tables(self, own: Mapping[str, Any], names: Sequence[str], above: str) -> None:
        for name in names:
            path = f"{above}{name}"
            found = self._table(own.get(name, {}), path)
            self._known(found, tuple(self._supplied[name]), f"{path}.")
            for key, value in found.items():
                self._value(name, key, value, f"{path}.{key}")

    def _value(self, table: str, key: str, value: Any, path: str) -> None:
        supplied = self._supplied[table][key]
        texts = value if isinstance(value, list) else [value]
        if isinstance(value, list) is not isinstance(supplied, list) or not all(
            isinstance(text, str) for text in texts
        ):
            wanted = _("a list of texts") if isinstance(supplied, list) else _("a text")
            raise self._refusal(path, _("must be {wanted}").format(wanted=wanted))
        if key == "weekdays" and len(texts) != 7:
            raise self._refusal(path, _("must be {wanted}").format(wanted=_("a list of seven texts")))
        known = IN_FORMULAS if table == "formulas" else tuple(_PLACEHOLDER.findall(str(supplied)))
        for text in texts:
            self._placeholders(text, known, path)

    def _placeholders(self, text: str, known: Sequence[str], path: str) -> None:
        for name in _PLACEHOLDER.findall(text):
            if name not in known:
                names = ", ".join(f"{{{each}}}" for each in known) or _("none")
                message = _("holds {{{name}}}, which is no placeholder there; known are: {names}")
                raise self._refusal(path, message.format(name=name, names=names))
        if set("{}") & set(_PLACEHOLDER.sub("", text)):
            raise self._refusal(path, _("holds a brace that belongs to no placeholder"))

    def _known(self, found: Mapping[str, Any], keys: Sequence[str], above: str) -> None:
        for key in found:
            if key not in keys:
                message = _("is not known there; known are: {names}")
                raise self._refusal(f"{above}{key}", message.format(names=", ".join(keys)))

    def _table(self, value: Any, path: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self._refusal(path, _("must be {wanted}").format(wanted=_("a table")))
        return value

    def _refusal(self, path: str, reason: str) -> InputError:
        message = _("In {template}, “{key}” {reason}. Correct it, or remove the file.")
        return InputError(message.format(template=self._place, key=path, reason=reason))
