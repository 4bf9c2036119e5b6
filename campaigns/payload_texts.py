"""Texts that programs take for more than text, and what must come out of each where it is entered."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

MARK: Final = "Zq"
"""Stands in every payload, so that it is found again wherever it lands."""


@dataclass(frozen=True, slots=True)
class Payload:
    """A text with what it is after."""

    kind: str
    text: str


def _of(kind: str, *texts: str) -> list[Payload]:
    return [Payload(kind, text) for text in texts]


PAYLOADS: Final = (
    *_of("formula", "=1+2&\"Zq\"", "+Zq!A1", "-2+3+Zq", "@SUM(Zq)", "\t=Zq()", "\r=Zq()", "＝Zq(1)", "'=Zq"),
    *_of("formula", "=cmd|' /C calc'!Zq", '=HYPERLINK("http://203.0.113.7/Zq","a")', "DDEAUTO c:\\Zq.exe"),
    *_of("html", "<img src='file:///etc/hosts' alt=Zq>", "<b>Zq</b> &amp; &lt;i&gt;", "<script>Zq</script>"),
    *_of("html", '"><a href="javascript:Zq()">', "]]> <!-- Zq --> <?xml version='1.0'?>", "&#60;b&#62;Zq"),
    *_of("markup", "{{ title }} {% Zq %}", "#eval(\"Zq\") $x$ @preview/Zq", "\\input{Zq} %s %n {0} {Zq}"),
    *_of("line", "Zq\r\nATTACH:file:///etc/hostname\r\nEND:VEVENT", "Zq\n\nX-E:1", "Zq\u2028\u2029\x85end"),
    *_of("control", "Zq\x00a", "Zq\x1b[2J\x07\x08\x7f", "Zq\x01\x1f_x0041_", "Zq\ufffe\uffff"),
    *_of("bidi", "Zq\u202etxt.exe", "\u2066Zq\u2069\u200f\u061c", "\ufeff\u200bZq\u00ad"),
    *_of("letters", "Zq \U0001f469\u200d\U0001f680 \U00020000", "Zq e\u0301\u0323 ﷽", "Zq ҚĞ ش 漢"),
    *_of("half", "Zq\ud800", "Zq\udfff\ud83d"),
    *_of("long", "Zq" + "x" * 40_000, "Zq " * 15_000, "Zq\n" * 600),
    *_of("path", "../../Zq", "C:\\Windows\\Zq:stream", "CON.Zq", "Zq. . ."),
)  # fmt: skip

_ANY_BLANK: Final = re.compile(r"\s+")
_UNSEEN: Final = re.compile(
    "[\u200b\u00ad\u2060\ufeff\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufffe\uffff]"
)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def seen(text: str) -> str:
    """Return what a reader sees of `text`: without unseen signs, kinds of blanks and line ends, composed."""
    plain = _CONTROL.sub("", _UNSEEN.sub("", text))
    return _ANY_BLANK.sub(" ", unicodedata.normalize("NFC", plain)).strip()
