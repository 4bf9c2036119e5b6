"""Writes the use of columns as a text that people can read and change, and reads it back."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, TypeVar

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Labelled
from cica_events.errors import InputError, ValidationError
from cica_events.i18n import _
from cica_events.imports.columns.mapping import ColumnUse, LetterCase, ListMapping, NameOrder
from cica_events.imports.values.values import read_value
from cica_events.imports.words.party_names import PartyNames
from cica_events.imports.words.vocabulary import FULL_NAME, MIDDLE_NAME

Choice = TypeVar("Choice", bound=Labelled)

_COLUMNS: Final = "columns"
_FIXED: Final = "fixed"
_USE: Final = ("field", "fields", "separator", "case", "order")
_PLACE: Final = re.compile(r"#([1-9]\d{0,4})")
_AT: Final = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")


def mapping_to_toml(mapping: ListMapping) -> str:
    """Return `mapping` as TOML: a line for each column, "#3" for the third one where it goes by its place."""
    lines = [f"[{_COLUMNS}]"]
    lines += [f"{_quoted(_written(column))} = {_use(use)}" for column, use in mapping.columns.items()]
    if mapping.fixed:
        lines += ["", f"[{_FIXED}]"]
        lines += [f"{_quoted(key)} = {_value(value)}" for key, value in mapping.fixed.items()]
    return "\n".join(lines) + "\n"


def mapping_from_toml(text: str, fields: Sequence[Field] | None) -> ListMapping:
    """Return the mapping that `text` describes; a column may be left out with an empty text.

    Beside the keys of `fields` there are `full_name` and `middle_name`; without `fields` any key is taken.
    Raises InputError, which names the line and the key, for what is no TOML, no field, or no such choice.
    """
    return _Reader(text, fields).mapping()


def fixed_values(mapping: ListMapping, fields: Sequence[Field], parties: PartyNames) -> dict[str, Any]:
    """Return the fixed values of `mapping` as values of fields: a State by its name, code or id.

    Raises InputError for a value that its field cannot hold.
    """
    known = {field.key: field for field in fields}
    values = {}
    for key, raw in mapping.fixed.items():
        if not isinstance(raw, str) or isinstance(raw, Labelled) or parties.knows(raw):
            values[key] = raw
            continue
        try:
            values[key] = read_value(known[key], raw, parties=parties)
        except ValidationError as error:
            label = _(known[key].label)
            text = _("The fixed value of “{field}”: {reason}").format(field=label, reason=error.reason)
            raise InputError(text) from error
    return values


class _Reader:
    """Reads one text."""

    def __init__(self, text: str, fields: Sequence[Field] | None) -> None:
        self._text = text
        self._any = fields is None
        self._fields = {field.key for field in fields or () if field.editable}
        self._known = {*self._fields, FULL_NAME, MIDDLE_NAME}

    def mapping(self) -> ListMapping:
        """Return what the text says."""
        document = self._document()
        self._allow(document, (_COLUMNS, _FIXED), "")
        columns = {
            self._column(name): self._use(name, said)
            for name, said in self._table(document, _COLUMNS).items()
        }
        fixed = self._table(document, _FIXED)
        for key, value in fixed.items():
            if not self._any and key not in self._fields:
                raise self._wrong(key, _("There is no field “{key}”.").format(key=key))
            if isinstance(value, dict | list | float):
                raise self._wrong(key, _("A fixed value must be a text, a number, a date, true or false."))
        return ListMapping(columns, fixed)

    def _document(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            found = _AT.search(str(error))
            line = found[1] if found and found[1] else str(len(self._text.splitlines()) or 1)
            text = _("Line {line} is not written as TOML: {error}.")
            plain = _AT.sub("", str(error))
            raise InputError(text.format(line=line, error=plain)) from error

    def _table(self, document: Mapping[str, Any], key: str) -> dict[str, Any]:
        found = document.get(key, {})
        if not isinstance(found, dict):
            raise self._wrong(key, _("“{key}” must be a table: [{key}].").format(key=key))
        return found

    def _column(self, name: str) -> int | str:
        if match := _PLACE.fullmatch(name):
            return int(match[1]) - 1
        return name[1:] if name.startswith("##") else name

    def _use(self, name: str, said: object) -> ColumnUse:
        if isinstance(said, str):
            return ColumnUse(self._keys(name, [said] if said else []))
        if isinstance(said, list):
            return ColumnUse(self._keys(name, said))
        if not isinstance(said, dict):
            message = _("Write the key of a field, or a table such as {example}.")
            raise self._wrong(name, message.format(example='{ field = "full_name", case = "names" }'))
        self._allow(said, _USE, name)
        one = said.get("field")
        keys = self._keys(name, said.get("fields", [one] if one else []))
        return ColumnUse(
            keys,
            self._string(name, said, "separator"),
            self._choice(name, said, "case", LetterCase),
            self._choice(name, said, "order", NameOrder),
        )

    def _keys(self, name: str, keys: object) -> tuple[str, ...]:
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            raise self._wrong(name, _("The fields must be texts."))
        for key in keys:
            if not self._any and key not in self._known:
                known = ", ".join(sorted(self._known))
                text = _("There is no field “{key}”. Choose from: {known}.").format(key=key, known=known)
                raise self._wrong(name, text)
        return tuple(keys)

    def _string(self, name: str, said: Mapping[str, Any], key: str) -> str:
        value = said.get(key, "")
        if not isinstance(value, str):
            raise self._wrong(name, _("“{key}” must be a text.").format(key=key))
        return value

    def _choice(self, name: str, said: Mapping[str, Any], key: str, choices: type[Choice]) -> Choice:
        default = next(iter(choices))
        value = said.get(key, default.value)
        for member in choices:
            if value == member.value:
                return member
        allowed = ", ".join(member.value for member in choices)
        text = _("“{key}” must be one of: {allowed}.").format(key=key, allowed=allowed)
        raise self._wrong(name, text)

    def _allow(self, table: Mapping[str, Any], keys: Collection[str], name: str) -> None:
        for key in table:
            if key not in keys:
                text = _("“{key}” is not known here. Choose from: {known}.")
                raise self._wrong(name or key, text.format(key=key, known=", ".join(keys)))

    def _wrong(self, key: str, message: str) -> InputError:
        """Return an error that names the line of `key`, where it is found."""
        written = {key, _quoted(key), f"'{key}'", f"[{key}]"}
        for number, line in enumerate(self._text.splitlines(), 1):
            if line.partition("=")[0].strip() in written:
                text = _("Line {line}, “{key}”: {message}")
                return InputError(text.format(line=number, key=key, message=message))
        return InputError(_("“{key}”: {message}").format(key=key, message=message))


def _written(column: int | str) -> str:
    if isinstance(column, int):
        return f"#{column + 1}"
    return f"#{column}" if column.startswith("#") else column


def _use(use: ColumnUse) -> str:
    keys = [_quoted(key) for key in use.fields]
    more = {
        "separator": use.separator and _quoted(use.separator),
        "case": "" if use.case is LetterCase.AS_IS else _quoted(use.case.value),
        "order": "" if use.order is NameOrder.BY_CUSTOM else _quoted(use.order.value),
    }
    said = [f"{key} = {value}" for key, value in more.items() if value]
    if not said and len(keys) < 2:
        return keys[0] if keys else '""'
    named = f"field = {keys[0]}" if len(keys) == 1 else f"fields = [{', '.join(keys)}]"
    return f"{{ {', '.join([named, *said])} }}"


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case VagueDate():
            return _quoted(value.notation)
        case Labelled():
            return _quoted(value.value)
        case str():
            return _quoted(value)
    return _quoted(str(value))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
