"""The List of Participants as a Word file, read again by python-docx."""

from __future__ import annotations

import os
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from cica_events.documents.content import MAY_BE_SHOWN, ListChange, ListContent, ListOptions
from cica_events.documents.content import ChangeKind as Kind
from cica_events.documents.word import STYLES, TEMPLATE, write_word
from cica_events.documents.word_safety import check_parts
from cica_events.domain.issues import IssueStage
from cica_events.errors import Cancelled, InputError
from cica_events.progress import silent
from cica_events.services.workspace import Workspace
from tests.documents.lists import SUPPLIED, as_text, in_word, small

GOLDEN = Path(__file__).parents[1] / "golden" / "documents"
UPDATE = "CICA_UPDATE_GOLDEN"  # set it to write the texts anew, then read the difference


def written(content: ListContent, folder: Path, own_templates: Path | None = None) -> Path:
    """Write a list and return the file."""
    path = folder / "list.docx"
    assert write_word(content, path, own_templates, silent) == ()
    return path


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_small_list_says_what_its_golden_text_says(language: str, tmp_path: Path) -> None:
    options = ListOptions(language=language, stage=IssueStage.PROVISIONAL, capitals=True, show=MAY_BE_SHOWN)
    text = as_text(written(small(options), tmp_path))
    golden = GOLDEN / f"list-of-participants.{language}.txt"
    if UPDATE in os.environ:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_order_is_that_of_the_screen(large: tuple[Workspace, str], language: str, tmp_path: Path) -> None:
    workspace, meeting = large
    path = tmp_path / "list.docx"
    workspace.documents.write(meeting, path, ListOptions(language=language, columns=2))
    rows = workspace.participants.rows(meeting, language)
    expected = [row.name for row in rows if row.status.value not in ("declined", "replaced")]
    assert len(expected) > 280
    assert [text for style, text in in_word(path) if style == "List Person"] == expected
    parties = list(dict.fromkeys(row.party for row in rows if row.party_id))
    assert [text for style, text in in_word(path) if style == "List Party"] == parties


def test_text_that_looks_like_markup_or_a_placeholder_stays_as_it_is(tmp_path: Path) -> None:
    lines = [text for _style, text in in_word(written(small(), tmp_path))]
    assert "Ms. {{ title }} <b>Smith</b> & #strong[x]" in lines
    assert "*Chief* $x$ _of_ \\ protocol" in lines
    assert "ABCD" in lines
    assert f"Long {'X' * 300}" in lines


def test_right_to_left_names_are_marked_as_such(tmp_path: Path) -> None:
    path = written(small(ListOptions(show=MAY_BE_SHOWN)), tmp_path)
    xml = ZipFile(path).read("word/document.xml").decode("utf-8")
    arabic = xml[: xml.index("يوسف")].rpartition("<w:r>")[2]
    assert "<w:rtl/>" in arabic
    assert 'w:cs="Times New Roman"' in arabic
    chinese = xml[: xml.index("张明")].rpartition("<w:r>")[2]
    assert 'w:eastAsia="SimSun"' in chinese


def test_headings_stay_with_their_first_person_and_a_person_stays_whole(tmp_path: Path) -> None:
    document = docx.Document(str(written(small(), tmp_path)))
    for style in ("List Section", "List Party"):
        assert document.styles[style].paragraph_format.keep_with_next
    for style in STYLES[2:]:
        if document.styles[style].type == docx.enum.style.WD_STYLE_TYPE.PARAGRAPH:
            assert document.styles[style].paragraph_format.widow_control
    people = [one for one in document.paragraphs if one.style.name in ("List Person", "List Function")]
    assert [one.paragraph_format.keep_with_next for one in people[:2]] == [True, True]
    assert people[-1].paragraph_format.keep_with_next is False


def test_two_columns_leave_the_cover_in_one(tmp_path: Path) -> None:
    document = docx.Document(str(written(small(ListOptions(columns=2)), tmp_path)))
    cover, body = document.sections
    assert body._sectPr.xpath("w:cols/@w:num") == ["2"]
    assert cover._sectPr.xpath("w:cols/@w:num") in ([], ["1"])
    assert body.start_type == docx.enum.section.WD_SECTION.CONTINUOUS
    assert "CICA/SOC/31/LOP" in cover.header.paragraphs[0].text


def test_changes_are_listed_behind_the_people(tmp_path: Path) -> None:
    from dataclasses import replace

    changes = (ListChange(Kind.LEFT, "Jordan", "Mr. A & B", "no longer on the list"),)
    content = replace(small(), changes_heading="Changes since Revision 1", changes=changes)
    last = in_word(written(content, tmp_path))[-3:]
    assert [text for _style, text in last] == [
        "Changes since Revision 1",
        "Jordan",
        "Mr. A & B: no longer on the list",
    ]


def test_empty_lines_of_the_cover_are_taken_out(tmp_path: Path) -> None:
    lines = in_word(written(small(), tmp_path))
    assert all(text for _style, text in lines)


def test_the_document_carries_its_title(tmp_path: Path) -> None:
    properties = docx.Document(str(written(small(), tmp_path))).core_properties
    assert properties.title.startswith("List of participants. Thirty-first meeting")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of an office's own templates."""
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


def put(own: Path, *, paragraph: str = "", without: str = "", split: bool = False) -> None:
    """Put the supplied template there, with a paragraph more or one less."""
    document = docx.Document(BytesIO((SUPPLIED / TEMPLATE).read_bytes()))
    for one in document.paragraphs:
        if without and without in one.text:
            one._p.getparent().remove(one._p)
    if paragraph:
        added = document.add_paragraph()
        for piece in paragraph if split else [paragraph]:
            added.add_run(piece)
    document.save(str(own / TEMPLATE))


@pytest.mark.parametrize(
    "expression",
    [
        "{{ 7*7 }}",
        "{{ tite }}",
        "{% for x in y %}",
        "{{ title",
        "title }}",
        "{{ title.__class__ }}",
        "{{ cover['title'] }}",
        "{# note #}",
        "{%p if x %}",
        "{{ Title }}",
        "{{}}",
    ],
)
@pytest.mark.parametrize("split", [False, True])
def test_an_expression_in_a_template_is_refused_by_name(
    expression: str, split: bool, own: Path, tmp_path: Path
) -> None:
    put(own, paragraph=f"Before {expression} after", split=split)
    with pytest.raises(InputError) as refused:
        write_word(small(), tmp_path / "list.docx", own, silent)
    assert expression in str(refused.value)
    assert str(own / TEMPLATE) in str(refused.value)
    assert not (tmp_path / "list.docx").exists()


def test_an_expression_hidden_in_a_header_is_refused(own: Path, tmp_path: Path) -> None:
    document = docx.Document(BytesIO((SUPPLIED / TEMPLATE).read_bytes()))
    document.sections[0].header.paragraphs[0].text = "{{ secret }}"
    document.save(str(own / TEMPLATE))
    with pytest.raises(InputError, match=r"\{\{ secret \}\}"):
        write_word(small(), tmp_path / "list.docx", own, silent)


@pytest.mark.parametrize(
    "code", ["DDEAUTO c:\\\\x.exe", " includetext file ", 'INCLUDEPICTURE "http://example.org"']
)
def test_a_field_that_reaches_out_of_the_template_is_refused(code: str, own: Path, tmp_path: Path) -> None:
    document = docx.Document(BytesIO((SUPPLIED / TEMPLATE).read_bytes()))
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    document.paragraphs[0]._p.append(field)
    document.save(str(own / TEMPLATE))
    with pytest.raises(InputError, match=code.split(maxsplit=1)[0].upper()):
        write_word(small(), tmp_path / "list.docx", own, silent)


def test_the_language_is_that_of_the_content(tmp_path: Path) -> None:
    path = written(small(ListOptions(language="ru")), tmp_path)
    assert 'w:val="ru-RU"' in ZipFile(path).read("word/styles.xml").decode("utf-8")


def test_a_placeholder_that_word_cut_in_pieces_is_filled(own: Path, tmp_path: Path) -> None:
    put(own, paragraph="Of {{ body }}, in {{place}}.", split=True)
    lines = [text for _style, text in in_word(written(small(), tmp_path, own))]
    assert lines[-1] == "Of Senior Officials Committee, in Astana, Kazakhstan."


@pytest.mark.parametrize("name", ["title", "list"])
def test_a_template_that_lacks_what_is_needed_is_refused(name: str, own: Path, tmp_path: Path) -> None:
    put(own, without=f"{{{{ {name} }}}}")
    with pytest.raises(InputError, match=f"lacks the placeholder .* {name} "):
        write_word(small(), tmp_path / "list.docx", own, silent)


@pytest.mark.parametrize("style", STYLES)
def test_a_template_that_lacks_a_style_is_refused(style: str, own: Path, tmp_path: Path) -> None:
    document = docx.Document(BytesIO((SUPPLIED / TEMPLATE).read_bytes()))
    document.styles[style].delete()
    document.save(str(own / TEMPLATE))
    with pytest.raises(InputError, match=f"lacks the style “{style}”"):
        write_word(small(), tmp_path / "list.docx", own, silent)


def test_the_list_must_stand_in_a_paragraph_of_its_own(own: Path, tmp_path: Path) -> None:
    put(own, without="{{ list }}", paragraph="Here: {{ list }}")
    with pytest.raises(InputError, match="must be a paragraph of its own"):
        write_word(small(), tmp_path / "list.docx", own, silent)


@pytest.mark.parametrize("data", [b"", b"no file of Word", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_word_file_is_refused(data: bytes, own: Path, tmp_path: Path) -> None:
    (own / TEMPLATE).write_bytes(data)
    with pytest.raises(InputError, match="is no Word document"):
        write_word(small(), tmp_path / "list.docx", own, silent)


def test_a_template_that_unpacks_to_a_monster_is_refused(own: Path, tmp_path: Path) -> None:
    put(own)
    with ZipFile(own / TEMPLATE, "a", 8) as archive:
        archive.writestr("word/media/zeros.bin", b"\0" * 120_000_000)
    with pytest.raises(InputError, match="too large"):
        write_word(small(), tmp_path / "list.docx", own, silent)


def test_stopping_leaves_the_earlier_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "list.docx"
    path.write_bytes(b"earlier")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_word(small(), path, None, stop)
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]


RELATIONSHIP = (
    '<Relationship Id="rId99" TargetMode="External"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
    "</Relationships>"
)


def change(own: Path, part: str, old: str, new: str) -> None:
    """Put the supplied template there, with `old` replaced by `new` in one part."""
    with ZipFile(BytesIO((SUPPLIED / TEMPLATE).read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts.get(part, b"").decode("utf-8")
    assert old in text
    repack(own, {**parts, part: text.replace(old, new, 1).encode("utf-8")})


def repack(own: Path, parts: Mapping[str, bytes]) -> None:
    with ZipFile(own / TEMPLATE, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "http://example.org/x.dotm"),
        ("image", "http://example.org/x.png"),
        ("image", "file://server/x.png"),
        ("hyperlink", "file://server/share"),
        ("oleObject", "https://example.org/x"),
    ],
)
@pytest.mark.parametrize("part", ["word/_rels/document.xml.rels", "_rels/.rels"])
def test_a_template_that_leads_out_of_itself_is_refused(
    kind: str, target: str, part: str, own: Path, tmp_path: Path
) -> None:
    change(own, part, "</Relationships>", RELATIONSHIP.format(kind=kind, target=target))
    with pytest.raises(InputError, match="outside of it") as refused:
        write_word(small(), tmp_path / "list.docx", own, silent)
    assert target in str(refused.value)
    assert not (tmp_path / "list.docx").exists()


@pytest.mark.parametrize("target", ["https://example.org", "mailto:a@example.org"])
def test_a_hyperlink_may_stand_in_a_template(target: str, own: Path, tmp_path: Path) -> None:
    relationship = RELATIONSHIP.format(kind="hyperlink", target=target)
    change(own, "word/_rels/document.xml.rels", "</Relationships>", relationship)
    assert written(small(), tmp_path, own).exists()


@pytest.mark.parametrize("pieces", [("DDE", "AUTO c:\\\\x.exe"), (" DDEAUTO", " c:\\\\x.exe")])
def test_a_field_over_two_paragraphs_is_refused(pieces: tuple[str, str], own: Path, tmp_path: Path) -> None:
    document = docx.Document(BytesIO((SUPPLIED / TEMPLATE).read_bytes()))
    for piece in pieces:
        code = OxmlElement("w:instrText")
        code.text = piece
        document.add_paragraph().add_run()._r.append(code)
    document.save(str(own / TEMPLATE))
    with pytest.raises(InputError, match="DDEAUTO"):
        write_word(small(), tmp_path / "list.docx", own, silent)


@pytest.mark.parametrize("template", sorted(SUPPLIED.glob("*.docx")), ids=lambda path: path.name)
def test_what_we_supply_would_be_taken_from_others(template: Path) -> None:
    with ZipFile(template) as archive:
        check_parts(archive, template.name)  # which is not done each time that one is used


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "docProps/core.xml"])
def test_a_template_with_a_doctype_is_refused(part: str, own: Path, tmp_path: Path) -> None:
    change(own, part, "?>", '?><!DOCTYPE x [<!ENTITY a "b">]>')
    with pytest.raises(InputError, match="DOCTYPE") as refused:
        write_word(small(), tmp_path / "list.docx", own, silent)
    assert part in str(refused.value)


@pytest.mark.parametrize("name", ["list", "changes"])
def test_a_place_that_stands_twice_is_refused(name: str, own: Path, tmp_path: Path) -> None:
    put(own, paragraph=f"{{{{ {name} }}}}")
    with pytest.raises(InputError, match=f"{name} .* twice"):
        write_word(small(), tmp_path / "list.docx", own, silent)


@pytest.mark.parametrize(
    "missing", [("w:sectPr",), ("w:pgSz",), ("w:pgMar",), ("w:pgSz", "w:pgMar", "w:cols")]
)
def test_two_columns_need_no_page_in_the_template(
    missing: tuple[str, ...], own: Path, tmp_path: Path
) -> None:
    document = docx.Document(BytesIO((SUPPLIED / TEMPLATE).read_bytes()))
    for tag in missing:
        for element in document.element.body.xpath(f".//{tag}"):
            element.getparent().remove(element)
    document.save(str(own / TEMPLATE))
    path = written(small(ListOptions(columns=2)), tmp_path, own)
    cover, body = docx.Document(str(path)).sections
    assert body._sectPr.xpath("w:cols/@w:num") == ["2"]
    assert cover._sectPr.xpath("w:cols/@w:num") in ([], ["1"])
    order = [child.tag for child in body._sectPr]
    assert order.index(qn("w:type")) < order.index(qn("w:cols"))


def test_nothing_of_who_made_the_template_is_told(own: Path, tmp_path: Path) -> None:
    document = docx.Document(BytesIO((SUPPLIED / TEMPLATE).read_bytes()))
    document.core_properties.author = document.core_properties.last_modified_by = "Q. Zzyx"
    document.save(str(own / TEMPLATE))
    path = written(small(), tmp_path, own)
    assert b"Zzyx" not in b"".join(ZipFile(path).read(name) for name in ZipFile(path).namelist())
