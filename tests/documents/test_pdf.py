"""The List of Participants as a PDF, asked for what is laid out and read again by another program."""

from __future__ import annotations

import builtins
from dataclasses import replace
from os import environ
from pathlib import Path
from socket import socket
from typing import Any

import pytest

from cica_events.documents.content import MAY_BE_SHOWN, ListContent, ListedPerson, ListOptions
from cica_events.documents.pdf import TEMPLATE, write_pdf
from cica_events.documents.scripts import Script
from cica_events.documents.typst_document import SYSTEM, supplied_and_system_fonts
from cica_events.errors import InputError, OutputError
from cica_events.progress import silent
from cica_events.services.workspace import Workspace
from tests.documents.lists import SUPPLIED, in_pdf, names, printed_in, small

SUPPLIED_FONTS = 15


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_order_is_that_of_the_screen(large: tuple[Workspace, str], language: str, tmp_path: Path) -> None:
    workspace, meeting = large
    options = ListOptions(language=language, symbol="S/1", columns=2)
    content = workspace.documents.content(meeting, options)
    rows = workspace.participants.rows(meeting, language)
    expected = [row.id for row in rows if row.status.value not in ("declined", "replaced")]
    assert [person.participant_id for _party, person in content.people()] == expected
    assert in_pdf(content)[1:] == names(person for _party, person in content.people())  # the symbol is first


def test_another_program_reads_every_name_in_that_order(large: tuple[Workspace, str], tmp_path: Path) -> None:
    workspace, meeting = large
    path = tmp_path / "list.pdf"
    options = ListOptions(show=frozenset(), columns=1)
    assert workspace.documents.write(meeting, path, options).notices == ()
    content = workspace.documents.content(meeting, options)
    assert path.read_bytes().startswith(b"%PDF-")
    for text in printed_in(path):
        place, flat = 0, "".join(text.split())
        for _party, person in content.people():
            place = flat.index("".join(person.name.split()), place) + 1


def test_names_in_many_scripts_have_their_letters(large: tuple[Workspace, str], tmp_path: Path) -> None:
    workspace, meeting = large
    path = tmp_path / "list.pdf"
    workspace.documents.write(meeting, path, ListOptions(show=MAY_BE_SHOWN))
    for text in printed_in(path):
        for name in ("ბერიძე", "Қуаныш", "Өмірбек", "张", "조", "ศรีสวัสดิ์", "शर्मा"):
            assert name in text


def test_every_supplied_font_is_found() -> None:
    assert len(list((SUPPLIED.parent / "fonts").glob("*.ttf"))) == SUPPLIED_FONTS
    families = set(supplied_and_system_fonts().families())
    assert {"Noto Serif", "Noto Naskh Arabic", "Noto Serif Georgian", "Noto Serif Thai"} <= families


def test_text_that_looks_like_markup_stays_as_it_is(tmp_path: Path) -> None:
    content = small(ListOptions(show=MAY_BE_SHOWN))
    path = tmp_path / "list.pdf"
    write_pdf(content, path, None, silent)
    assert "{{ title }} <b>Smith</b> & #strong[x]" in in_pdf(content)
    for text in printed_in(path):
        assert "<b>Smith</b> & #strong[x]" in text
        assert "*Chief* $x$ _of_ \\ protocol" in text


def test_a_script_without_a_font_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(SYSTEM, Script.CHINESE, ("No such font",))
    content = small(ListOptions(show=MAY_BE_SHOWN))
    [notice] = write_pdf(content, tmp_path / "list.pdf", None, silent)
    assert "no font for Chinese" in notice
    assert write_pdf(small(), tmp_path / "list.pdf", None, silent) == ()


def test_where_typst_is_missing_it_is_said_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = builtins.__import__

    def without_typst(name: str, *arguments: Any, **options: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without_typst)
    with pytest.raises(OutputError, match="PDF cannot be made on this computer"):
        write_pdf(small(), tmp_path / "list.pdf", None, silent)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("= Nothing", "does not use sys.inputs"),
        ('#import "@preview/x:1.0.0": *\n#sys.inputs', "asks for a package"),
        ('#import "@pre" + "view/x:0.1.0": *\n#sys.inputs', "asks for a package"),
        ("// sys.inputs.content\n= Nobody", "leaves out people"),
        ("#let list = json(bytes(sys.inputs.content))\n#list.cover.title", "leaves out people"),
        ('#sys.inputs.content\n#read("link.txt")', "cannot be used"),
        ('#sys.inputs.content\n#include "other.typ"', "asks for a package"),
        ("#sys.inputs.content\n#let x = ", "cannot be used"),
        ('#sys.inputs.content\n#read("/etc/passwd")', "cannot be used"),
        ('#sys.inputs.content\n#read("../../../../../../etc/passwd")', "cannot be used"),
        ("#sys.inputs.contents", "cannot be used"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused(source: str, words: str, tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / TEMPLATE).write_text(source, encoding="utf-8")
    (tmp_path / "outside.txt").write_text("outside", encoding="utf-8")
    (own / "link.txt").symlink_to(tmp_path / "outside.txt")
    if "other.typ" in source:
        (own / "other.typ").write_text('#import "@preview/x:1.0.0": *', encoding="utf-8")
    with pytest.raises(InputError) as refused:
        write_pdf(small(), tmp_path / "list.pdf", own, silent)
    assert words in str(refused.value)
    assert str(own) in str(refused.value)
    assert not (tmp_path / "list.pdf").exists()


def test_an_office_can_put_its_own_template(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    source = (SUPPLIED / TEMPLATE).read_text(encoding="utf-8")
    (own / TEMPLATE).write_text(source.replace("cover.heading)", '"Our own list")'), encoding="utf-8")
    write_pdf(small(), tmp_path / "list.pdf", own, silent)
    for text in printed_in(tmp_path / "list.pdf"):
        assert "OUR OWN LIST" in text


def test_a_hidden_package_cannot_be_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    source = '#sys.inputs.content\n#import str.from-unicode(64) + "preview/x:0.1.0": *'
    (own / TEMPLATE).write_text(source, encoding="utf-8")
    with socket() as proxy:
        proxy.bind(("127.0.0.1", 0))
        proxy.listen()
        proxy.setblocking(False)
        address = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, address)
        with pytest.raises(InputError, match="cannot be used"):
            write_pdf(small(), tmp_path / "list.pdf", own, silent)
        with pytest.raises(BlockingIOError):
            proxy.accept()
    assert environ["HTTPS_PROXY"] == address


def test_a_template_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / TEMPLATE).write_bytes(b"\xff\xfe#sys.inputs.content")
    with pytest.raises(InputError, match="no text in UTF-8"):
        write_pdf(small(), tmp_path / "list.pdf", tmp_path, silent)


KHMER, HINDI, THAI = (
    "សម្តេចអគ្គមហាសេនាបតីតេជោហ៊ុនម៉ាណែត",
    "श्रीमतीलक्ष्मीनारायणत्रिपाठीविश्वविद्यालय",
    "นางสาวประภาพรรณศรีสวัสดิ์วงศ์สุวรรณ",
)


def test_no_sign_parts_the_letters_of_a_name() -> None:
    long = "Wolfeschlegelsteinhausenbergerdorff"
    people = [
        replace(one, name=name) for one, name in zip(_people(), (KHMER, HINDI, THAI, long), strict=False)
    ]
    found = in_pdf(_with(people))
    assert {KHMER, HINDI, THAI, long} <= set(found)


def test_an_endless_name_stays_on_the_page(tmp_path: Path) -> None:
    content = _with([replace(one, name="Ab" * 150, native_name="Жю" * 30) for one in _people()])
    write_pdf(replace(content, columns=2), tmp_path / "list.pdf", None, silent)
    for text in printed_in(tmp_path / "list.pdf"):
        assert "\u200b" not in text
        assert max(map(len, text.split())) < 60
        assert "Ab" * 150 in "".join(text.split())


def _people() -> list[ListedPerson]:
    return [person for _party, person in small().people()][:4]


def _with(people: list[ListedPerson]) -> ListContent:
    content = small()
    section = content.sections[0]
    party = replace(section.parties[0], people=tuple(people))
    return replace(content, sections=(replace(section, parties=(party,)),))
