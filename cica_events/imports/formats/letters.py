"""Turns the bytes of a text file into letters: by its mark, by its form, or by what is likeliest words."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from cica_events.imports.formats.letter_models import words_bits
from cica_events.imports.sources.failures import Failure, ReadFailure

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_HEAD: Final = 1 << 16  # bytes by which the form is judged; even, as are the letters of UTF-16
_FEWEST_ZEROS: Final = 3  # of separators and line ends in UTF-16
_LONGEST: Final = 64  # bytes of a word; even, as are two-byte letters
_SAMPLE: Final = 4_000  # words with letters beyond ASCII that are weighed
_UNSURE: Final = 9.0  # bits that a byte takes where no candidate fits
_WORD: Final = re.compile(r"[^\W\d_]*[^\x00-\x7f][^\x00-\x40\[-`{-\x7f]*")
_HIGH_WORD: Final = re.compile(rb"[^\x00-\x40\[-`{-\x7f]*[\x80-\xff][^\x00-\x2f:-\x40]*")
_CANDIDATES: Final = {
    "cp1251": 0.0,
    "cp1252": 0.0,
    "gb18030": 4.0,
    "cp1254": 3.0,
    "koi8-r": 4.0,
    "cp866": 4.0,
    "kz1048": 5.0,
    "mac-roman": 6.0,
    "mac-cyrillic": 8.0,
    "cp1250": 8.0,
    "ptcp154": 9.0,
    "koi8-u": 9.0,
    "iso8859-5": 9.0,
    "cp1256": 9.0,
    "cp1255": 9.0,
    "cp1253": 9.0,
    "cp949": 9.0,
}
"""Encodings with the bits by which others are likelier before anything was read; of equals the first."""
_OTHER_NAMES: Final = {"macroman": "mac-roman", "maccyrillic": "mac-cyrillic"}


@dataclass(frozen=True, slots=True)
class Letters:
    """Decoded text; `guessed` where nothing in the file says which encoding it has.

    Bytes that are no letters in it became U+FFFD, and `spoiled` says so.
    """

    text: str
    encoding: str
    guessed: bool = False
    spoiled: bool = False


def decode(data: bytes, encoding: str | None = None) -> Letters:
    """Return the text of `data` in `encoding`, else by its mark, as Unicode, or as what it most likely is.

    Raises `ReadFailure` for an encoding that nobody knows.
    """
    if encoding:
        return _decoded(data, _known(encoding))
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data, name)
    if name := unmarked_utf16(data):
        return _decoded(data, name)
    if _is_utf8(data):
        return _decoded(data, "utf-8")
    name, sure = _likeliest(data)
    letters = _decoded(data, name if sure else _second_opinion(data) or name)
    return Letters(letters.text, letters.encoding, guessed=True, spoiled=letters.spoiled)


def _known(encoding: str) -> str:
    try:
        "a".encode(encoding.strip())
        return codecs.lookup(encoding.strip()).name
    except (LookupError, ValueError) as error:
        raise ReadFailure(Failure.NO_SUCH_ENCODING, encoding) from error


def _decoded(data: bytes, encoding: str) -> Letters:
    try:
        text, spoiled = data.decode(encoding), False
    except UnicodeDecodeError:
        text, spoiled = data.decode(encoding, "replace"), True
    except (LookupError, UnicodeError) as error:  # a codec that makes no text of bytes
        raise ReadFailure(Failure.NO_SUCH_ENCODING, encoding) from error
    if encoding.startswith(("utf-16", "utf-32", "gb18030")):
        text = text.removeprefix("\ufeff")
    name = encoding.removesuffix("-sig")
    return Letters(text, _OTHER_NAMES.get(name, name), spoiled=spoiled)


def unmarked_utf16(data: bytes) -> str:
    """Return UTF-16's name if the zeros of its separators and line ends stand at every second place only."""
    head = data[:_HEAD]
    upper, lower = head[1::2].count(0), head[::2].count(0)
    if upper + lower < max(_FEWEST_ZEROS, len(head) // 25) or min(upper, lower) * 4 > max(upper, lower):
        return ""
    name = "utf-16-le" if upper > lower else "utf-16-be"
    start = head[: len(head) // 2 * 2].decode(name, "replace")
    broken = start.count("\ufffd") + sum(sign < " " and sign not in "\t\r\n" for sign in start)
    return name if broken * 50 <= len(start) else ""


def _is_utf8(data: bytes) -> bool:
    """Return whether all, or all but a few bytes, are UTF-8: what was spoiled on the way is pointed out."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        whole = sum(sign > "\x7f" for sign in text) - broken
        return whole >= broken * 10
    return True


def _likeliest(data: bytes) -> tuple[str, bool]:
    """Return the encoding in which the words take the fewest bits, and whether they look like words in it."""
    sample = b" ".join(_words(data))
    best, fewest, read = "cp1252", float("inf"), set[str]()
    for name, handicap in _CANDIDATES.items():
        text = sample.decode(name, "replace")
        if text in read:
            continue
        read.add(text)
        bits = words_bits(_WORD.findall(text)) + handicap
        if name in ("gb18030", "cp949"):
            bits += 16 * text.count("\ufffd")
        if bits < fewest:
            best, fewest = name, bits
    return best, fewest < _UNSURE * len(sample)


def _words(data: bytes) -> Iterator[bytes]:
    """Yield words with bytes beyond ASCII from the beginning of `data`, each once."""
    found = dict.fromkeys(match[0] for match in islice(_HIGH_WORD.finditer(data[: 1 << 22]), _SAMPLE * 20))
    return (word[:_LONGEST] for word in islice(found, _SAMPLE))


def _second_opinion(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_HEAD], threshold=0.4).best()
    return best.encoding.replace("_", "-") if best else ""
