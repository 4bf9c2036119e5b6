"""How the file that describes a body is read: each value checked, each problem told with file and key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Any, TypeVar

from cica_events.errors import ValidationError
from cica_events.i18n import _

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in the working languages of the Conference."""

    en: str
    ru: str = ""

    def text(self, language: str) -> str:
        """Return the text in `language`, the English one where there is none."""
        return (self.ru if language == "ru" else "") or self.en


@dataclass(frozen=True, slots=True)
class BodyTable:
    """One table of a body's file; `source` names the file in messages.

    Every method raises ValidationError that names file and key and says what belongs there.
    """

    values: Mapping[str, Any]
    source: str

    def refusal(self, key: str, wanted: str) -> ValidationError:
        """Return the error that asks for `wanted` under `key`."""
        return ValidationError(
            key, _("{source}: “{key}” must be {wanted}.").format(source=self.source, key=key, wanted=wanted)
        )

    def known(self, keys: Sequence[str]) -> None:
        """Refuse a key that means nothing, such as a misspelt one."""
        for key in self.values:
            if key not in keys:
                allowed = ", ".join(keys)
                reason = _("{source}: “{key}” is not known here. Known are: {keys}.")
                raise ValidationError(key, reason.format(source=self.source, key=key, keys=allowed))

    def text(self, key: str, default: str | None = None) -> str:
        """Return the text under `key`; without `default` it may not be missing or empty."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.refusal(key, _("a text"))
        return value

    def number(self, key: str, default: int | None = None) -> int | None:
        """Return the whole number, not below zero, under `key`."""
        value = self.values.get(key, default)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise self.refusal(key, _("a whole number, 0 or more"))
        return value

    def truth(self, key: str, default: bool) -> bool:
        """Return true or false under `key`."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.refusal(key, _("true or false"))
        return value

    def moment(self, key: str) -> time | None:
        """Return the time of the day under `key`, None where it is missing."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, time):
            raise self.refusal(key, _("a time such as 10:00:00, without quotation marks"))
        return value

    def wording(self, key: str, default: Wording | None = None) -> Wording:
        """Return the text in both languages under `key`; Russian may be missing."""
        value = self.values.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, dict) or not isinstance(value.get("en"), str):
            raise self.refusal(key, _('a text in each language, such as { en = "Council", ru = "Совет" }'))
        return BodyTable(value, f"{self.source}, {key}").both_languages(("en", "ru"))

    def both_languages(self, keys: Sequence[str]) -> Wording:
        """Return the texts under `en` and `ru` of this table, which may hold no other key than `keys`."""
        self.known(keys)
        return Wording(self.text("en"), self.text("ru", ""))

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        """Return the member of `choices` under `key`."""
        return self._member(key, choices, self.values.get(key, default))

    def several(self, key: str, choices: type[Choice]) -> tuple[Choice, ...]:
        """Return the members of `choices` listed under `key`, in the order of the file."""
        return tuple(self._member(key, choices, value) for value in self._list(key))

    def numbers(self, key: str, choices: type[Choice]) -> tuple[tuple[Choice, int], ...]:
        """Return the whole numbers given to members of `choices` in the table under `key`."""
        values = self.values.get(key, {})
        if not isinstance(values, dict):
            first = next(iter(choices)).value
            raise self.refusal(key, _("a table of numbers, such as {{ {name} = 1 }}").format(name=first))
        table = BodyTable(values, f"{self.source}, {key}")
        table.known([choice.value for choice in choices])
        return tuple((choices(name), table.number(name) or 0) for name in values)

    def counts(self, key: str, most: int) -> tuple[int, ...]:
        """Return the numbers listed under `key`, each from 1 to `most`."""
        values = self._list(key)
        for value in values:
            if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
                raise self.refusal(key, _("a list of whole numbers from 1 to {most}").format(most=most))
        return tuple(values)

    def filled(self, key: str, pattern: str, names: Mapping[str, object]) -> str:
        """Return `pattern`, whose braces may hold only `names`."""
        try:
            pattern.format(**names)
        except (KeyError, IndexError, ValueError):
            known = ", ".join(f"{{{name}}}" for name in names)
            reason = _("{source}: “{key}” has braces that cannot be filled in. They may hold: {known}.")
            raise ValidationError(key, reason.format(source=self.source, key=key, known=known)) from None
        return pattern

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts listed under `key`."""
        values = self._list(key)
        if not all(isinstance(value, str) for value in values):
            raise self.refusal(key, _("a list of texts"))
        return tuple(values)

    def tables(self, key: str) -> tuple[BodyTable, ...]:
        """Return the tables listed under `key`; each is named by its place in messages."""
        values = self._list(key)
        if not all(isinstance(value, dict) for value in values):
            raise self.refusal(key, _("a list of tables in braces"))
        places = enumerate(values, start=1)
        return tuple(BodyTable(value, f"{self.source}, {key} {place}") for place, value in places)

    def _list(self, key: str) -> list[Any]:
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.refusal(key, _("a list in square brackets"))
        return value

    def _member(self, key: str, choices: type[Choice], value: Any) -> Choice:
        try:
            return choices(value)
        except ValueError:
            wanted = _("one of {choices}").format(choices=", ".join(member.value for member in choices))
            raise self.refusal(key, wanted) from None
