"""Writes the List of Participants as a PDF by typst; the content goes in as data, never as markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cica_events.documents.content import ListContent
from cica_events.documents.scripts import Script, runs
from cica_events.documents.templates import template_bytes, template_place
from cica_events.documents.typst_room import room, without_network
from cica_events.errors import InputError, OutputError
from cica_events.exports.target import replacing
from cica_events.i18n import _
from cica_events.progress import Progress

if TYPE_CHECKING:
    import typst

TEMPLATE: Final = "list-of-participants.typ"
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


def write_pdf(
    content: ListContent, path: Path, own_templates: Path | None, progress: Progress
) -> tuple[str, ...]:
    """Write the document to `path`, all of it or nothing, and return what the user should be told.

    Raises InputError for a template that cannot be used, OutputError, Cancelled.
    """
    progress(0, 1)
    fonts = supplied_and_system_fonts()
    data = _compiled(content, own_templates, fonts)
    progress(1, 1)
    with replacing(path) as file:
        file.write(data)
    return _notices(content, frozenset(fonts.families()))


def _compiled(content: ListContent, own_templates: Path | None, fonts: typst.Fonts) -> bytes:
    own = own_templates is not None and (own_templates / TEMPLATE).exists()
    with composed(content, own_templates, fonts) as document:
        data, _warnings = document.compile_with_warnings(format="pdf")
    if own:
        with composed(content, own_templates, fonts, before=_TELLS_TEXTS) as document:
            _refuse_lost_names(
                content, document.query("<cica-text>"), template_place(TEMPLATE, own_templates)
            )
    assert isinstance(data, bytes)
    return data


@contextmanager
def composed(
    content: ListContent, own_templates: Path | None, fonts: typst.Fonts, before: str = ""
) -> Iterator[typst.Compiler]:
    """Yield the document, ready to be written or asked what it holds; `before` goes ahead of the template.

    typst sees a copy of the office's folder, nothing outside of it, and no network: see `typst_room`.
    Raises InputError for the template, also for what goes wrong inside the block.
    """
    import typst

    template = template_place(TEMPLATE, own_templates)
    source = template_bytes(TEMPLATE, own_templates)
    _check(source, template)
    own = own_templates if own_templates is not None and (own_templates / TEMPLATE).exists() else None
    inputs = _inputs(content, frozenset(fonts.families()))
    with room(TEMPLATE, before.encode() + source, own) as root, without_network(root) as packages:
        try:
            yield typst.Compiler(
                root / TEMPLATE,
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
    """Return the fonts of the application and those of the computer; OutputError where there is no typst."""
    try:
        import typst
    except ImportError as error:
        message = _("PDF cannot be made on this computer. Write the list as Word, and save it as PDF there.")
        raise OutputError(message) from error
    with as_file(files("resources") / "fonts") as folder:
        return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[str(folder)])


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
        message = _("The template {template} does not use sys.inputs.content, so it cannot hold the list.")
        raise InputError(message.format(template=template))


def _refuse_lost_names(content: ListContent, answer: str, template: str) -> None:
    """Refuse a template in whose document a word of a name stands nowhere."""
    printed = _flat("".join(str(text["value"]) for text in json.loads(answer)))
    for _party, person in content.people():
        if any(_flat(word) not in printed for word in person.name.split()):
            message = _("The template {template} leaves out people, such as {name}. Let it print everybody.")
            raise InputError(message.format(template=template, name=person.name))


def _flat(text: str) -> str:
    """Return a text without blanks and places for a break, and without regard to capitals."""
    return _BLANKS.sub("", text).casefold()


def _inputs(content: ListContent, present: frozenset[str]) -> dict[str, str]:
    """Return what the template finds in sys.inputs: all texts, and the fonts that there are."""
    families: list[str] = [family for family in SUPPLIED if family in present]
    for candidates in SYSTEM.values():
        families += [family for family in candidates if family in present][:1]
    return {
        "content": json.dumps(asdict(content), ensure_ascii=False),
        "fonts": json.dumps(families),
        "scripts": json.dumps(_other_scripts(content, present), ensure_ascii=False),
    }


def _other_scripts(content: ListContent, present: frozenset[str]) -> dict[str, dict[str, Any]]:
    """Return by name in a second script the language and the fonts that set it best."""
    found = {}
    for _party, person in content.people():
        scripts = [script for script, _piece in runs(person.native_name) if script in _LANGUAGES]
        if scripts:
            fonts = [family for family in SYSTEM.get(scripts[0], ()) if family in present][:1]
            found[person.native_name] = {"language": _LANGUAGES[scripts[0]], "fonts": fonts}
    return found


def _notices(content: ListContent, present: frozenset[str]) -> tuple[str, ...]:
    """Tell which scripts of the list no font of this computer has."""
    wanted = {
        script
        for _party, person in content.people()
        for text in (person.name, person.native_name, *person.function)
        if not text.isascii()
        for script, _piece in runs(text)
    }
    lacking = [
        script for script, families in SYSTEM.items() if script in wanted and not present & {*families}
    ]
    if not lacking:
        return ()
    text = _("This computer has no font for Chinese, Japanese or Korean: without one, such names are boxes.")
    return (text,)
