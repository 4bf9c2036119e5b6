"""A document set by typst: template, fonts, and content, which goes in as data, never as markup."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cica_events.documents.scripts import Script, runs
from cica_events.documents.templates import is_own, template_bytes, template_place
from cica_events.documents.typst_room import room, without_network
from cica_events.errors import InputError, OutputError
from cica_events.i18n import _

if TYPE_CHECKING:
    import typst

HOUSE: Final = "house.typ"  # what all documents share
SUPPLIED: Final = (
    "Noto Serif",
    "Noto Naskh Arabic",
    "Noto Serif Hebrew",
    "Noto Serif Armenian",
    "Noto Serif Georgian",
    "Noto Serif Devanagari",
    "Noto Serif Bengali",
    "Noto Serif Sinhala",
    "Noto Serif Tamil",
    "Noto Serif Thai",
    "Noto Serif Lao",
    "Noto Serif Khmer",
)
SYSTEM: Final = {  # too large to supply: taken from the system, the first that is there
    Script.CHINESE: (
        "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "NSimSun", "PingFang SC",
        "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei",
    ),
    Script.JAPANESE: (
        "Noto Serif CJK JP", "Source Han Serif", "Hiragino Mincho ProN", "Yu Mincho", "MS Mincho",
        "Hiragino Sans", "Yu Gothic", "MS Gothic", "Noto Sans CJK JP", "IPAexMincho",
    ),
    Script.KOREAN: (
        "Noto Serif CJK KR", "Source Han Serif K", "AppleMyungjo", "Batang", "Malgun Gothic",
        "Apple SD Gothic Neo", "Noto Sans CJK KR", "NanumMyeongjo", "UnBatang",
    ),
}  # fmt: skip
_TELLS_TEXTS: Final = "#show text: it => it + [#metadata(it.text)<cica-text>];"
_BLANKS = re.compile("[\\s\u00ad\u200b\u2060]+")
_LANGUAGES: Final = {
    Script.ARABIC: "ar",
    Script.HEBREW: "he",
    Script.DEVANAGARI: "hi",
    Script.THAI: "th",
    Script.CHINESE: "zh",
    Script.JAPANESE: "ja",
    Script.KOREAN: "ko",
}


@dataclass(frozen=True, slots=True)
class TypstDocument:
    """What is set: the `content` as JSON in the template called `template`.

    `texts` are all that is printed, `own_script` those in a script of their own: both tell which fonts are
    wanted. A template of the office has to print every word of the texts `complete`.
    """

    template: str
    content: str
    texts: tuple[str, ...]
    own_script: tuple[str, ...]
    complete: tuple[str, ...]


def compiled(document: TypstDocument, own_templates: Path | None, lost: str) -> tuple[bytes, tuple[str, ...]]:
    """Return the PDF, and what the user should be told.

    Raises InputError for a template that cannot be used, OutputError where there is no typst; `lost` says,
    with {template} and {text}, that a template leaves something out.
    """
    fonts = supplied_and_system_fonts()
    with composed(document, own_templates, fonts) as compiler:
        data, _warnings = compiler.compile_with_warnings(format="pdf")
    if any(is_own(name, own_templates) for name in (document.template, HOUSE)):
        with composed(document, own_templates, fonts, before=_TELLS_TEXTS) as compiler:
            left = _left_out(document, compiler.query("<cica-text>"))
        if left:
            template = template_place(document.template, own_templates)
            raise InputError(lost.format(template=template, text=left))
    assert isinstance(data, bytes)
    return data, _notices(document.texts, frozenset(fonts.families()))


@contextmanager
def composed(
    document: TypstDocument, own_templates: Path | None, fonts: typst.Fonts, before: str = ""
) -> Iterator[typst.Compiler]:
    """Yield the document, ready to be written or asked what it holds; `before` goes ahead of the template.

    typst sees a copy of the office's folder, nothing outside of it, and no network: see `typst_room`.
    Raises InputError for the template, also for what goes wrong inside the block.
    """
    import typst

    name, template = document.template, template_place(document.template, own_templates)
    source, house = template_bytes(name, own_templates), template_bytes(HOUSE, own_templates)
    _check(source, template)
    own = own_templates if is_own(name, own_templates) or is_own(HOUSE, own_templates) else None
    inputs = _inputs(document, frozenset(fonts.families()))
    sources = {HOUSE: house, name: before.encode() + source}
    with room(sources, own) as root, without_network(root) as packages:
        try:
            yield typst.Compiler(
                root / name,
                root=root,
                font_paths=fonts,
                ignore_system_fonts=True,
                sys_inputs=inputs,
                package_path=packages,
                package_cache_path=packages,
            )
        except RuntimeError as error:  # of which a TypstError is one
            raise _refusal(error, template) from error


def supplied_and_system_fonts() -> typst.Fonts:
    """Return the fonts of the application and those of the computer; OutputError where there is no typst.

    They are looked for once: what is installed meanwhile is found after a new start.
    """
    try:
        from typst import Fonts
    except ImportError as error:
        message = _("PDF cannot be made on this computer. Write a Word document, and save it as PDF there.")
        raise OutputError(message) from error
    return _found(Fonts)


@cache
def _found(kind: Callable[..., typst.Fonts]) -> typst.Fonts:
    with as_file(files("resources") / "fonts") as folder:
        return kind(include_system_fonts=True, include_embedded_fonts=False, font_paths=[str(folder)])


def _refusal(error: RuntimeError, template: str) -> InputError:
    message = _("The template {template} cannot be used: {reason}. Correct it, or remove it.")
    return InputError(message.format(template=template, reason=getattr(error, "message", error)))


def _check(source: bytes, template: str) -> None:
    """Refuse a template that does not take the content, or is no text."""
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        message = _("The template {template} is no text in UTF-8. Save it as such.")
        raise InputError(message.format(template=template)) from error
    if "sys.inputs" not in text:
        message = _("The template {template} does not use sys.inputs.content, so it can hold no content.")
        raise InputError(message.format(template=template))


def _left_out(document: TypstDocument, answer: str) -> str:
    """Return the first text of which a word stands nowhere in the document; empty where all do."""
    printed = _flat("".join(str(text["value"]) for text in json.loads(answer)))
    return next(
        (text for text in document.complete if any(_flat(word) not in printed for word in text.split())), ""
    )


def _flat(text: str) -> str:
    """Return a text without blanks and places for a break, and without regard to capitals."""
    return _BLANKS.sub("", text).casefold()


def _inputs(document: TypstDocument, present: frozenset[str]) -> dict[str, str]:
    """Return what the template finds in sys.inputs: all texts, and the fonts that there are."""
    families: list[str] = [family for family in SUPPLIED if family in present]
    for candidates in SYSTEM.values():
        families += [family for family in candidates if family in present][:1]
    return {
        "content": document.content,
        "fonts": json.dumps(families),
        "scripts": json.dumps(_other_scripts(document.own_script, present), ensure_ascii=False),
    }


def _other_scripts(texts: Iterable[str], present: frozenset[str]) -> dict[str, dict[str, Any]]:
    """Return by text in a second script the language and the fonts that set it best."""
    found = {}
    for text in texts:
        scripts = [script for script, _piece in runs(text) if script in _LANGUAGES]
        if scripts:
            fonts = [family for family in SYSTEM.get(scripts[0], ()) if family in present][:1]
            found[text] = {"language": _LANGUAGES[scripts[0]], "fonts": fonts}
    return found


def _notices(texts: Iterable[str], present: frozenset[str]) -> tuple[str, ...]:
    """Tell which scripts of the document no font of this computer has."""
    wanted = {script for text in texts if not text.isascii() for script, _piece in runs(text)}
    lacking = [
        script for script, families in SYSTEM.items() if script in wanted and not present & {*families}
    ]
    if not lacking:
        return ()
    text = _("This computer has no font for Chinese, Japanese or Korean: without one, such names are boxes.")
    return (text,)
