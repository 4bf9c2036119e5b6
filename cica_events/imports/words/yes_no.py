"""Reads yes and no in the languages of those who send lists."""

from __future__ import annotations

from typing import Final

from cica_events.imports.sources.grid import Value

_YES: Final = {
    "yes", "y", "true", "1", "x", "✓", "✔", "☑", "✅", "+", "да", "д", "истина", "v", "иә", "ия", "oui",
    "vrai", "ja", "j", "wahr", "evet", "e", "doğru", "sí", "si", "verdadero", "sim", "是", "对", "t",
}  # fmt: skip
_NO: Final = {
    "no", "n", "false", "0", "-", "–", "—", "✗", "✘", "☐", "❌", "нет", "н", "ложь", "жоқ", "non",
    "faux", "nein", "falsch", "hayır", "h", "yanlış", "não", "falso", "否", "不", "f", "none",
}  # fmt: skip


def read_yes_no(raw: Value) -> bool | None:
    """Return what a cell answers, in any of the usual languages; None where it is neither yes nor no."""
    if isinstance(raw, bool):
        return raw
    text = str(raw).strip().rstrip(".!").casefold()
    if text in _YES:
        return True
    return False if text in _NO else None
