"""What goes to the clipboard of a very long list: pressed together until another program takes it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QByteArray, QMetaType, QMimeData

CHUNK: Final = 1 << 18  # bytes that are pressed together: some milliseconds of work


class Packed:
    """Bytes that are added bit by bit; long ones take a tenth of their length."""

    __slots__ = ("_chunks", "_rest")

    def __init__(self, start: str = "") -> None:
        self._chunks: list[bytes] = []
        self._rest = bytearray(start, "utf-8")

    def __iadd__(self, text: str) -> Packed:
        """Add a text, as UTF-8."""
        self._rest += text.encode()
        if len(self._rest) > CHUNK:
            self._chunks.append(zlib.compress(self._rest, 1))
            self._rest.clear()
        return self

    @property
    def long(self) -> bool:
        """Whether anything was pressed together."""
        return bool(self._chunks)

    @property
    def room(self) -> int:
        """How many bytes it takes."""
        return sum(map(len, self._chunks)) + len(self._rest)

    def whole(self) -> QByteArray:
        """Return all bytes."""
        found = QByteArray()
        for chunk in self._chunks:
            found.append(zlib.decompress(chunk))
        found.append(bytes(self._rest))
        return found


class PackedForms(QMimeData):
    """Offers bytes by their kinds, and unpacks those that somebody takes."""

    def __init__(self, forms: Mapping[str, Packed]) -> None:
        super().__init__()
        self._forms = forms

    @property
    def room(self) -> int:
        """How many bytes all of it takes."""
        return sum(form.room for form in self._forms.values())

    def formats(self) -> list[str]:
        """Return the kinds in their order."""
        return list(self._forms)

    def hasFormat(self, kind: str) -> bool:
        """Tell whether there is something of that kind."""
        return kind in self._forms

    def retrieveData(self, kind: str, wanted: QMetaType | QMetaType.Type) -> Any:
        """Unpack what is asked for."""
        form = self._forms.get(kind)
        return None if form is None else form.whole()
