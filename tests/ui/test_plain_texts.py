"""Every widget shows texts as they are: a new label or hint that Qt could take for HTML is found."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.parsed_sources import Source, of_package
from ui.toolkit.plain import PlainLabel, plain_hint, without_keys, wrapped_hint

ITSELF = "toolkit/plain.py"  # whose label sets it as a property, which its own test sees
BELOW = "runtime/crash_dialog.py"  # which knows no toolkit
OURS = {"_", "ngettext", "plain_hint", "wrapped_hint"}
HINTS = {"setToolTip": -1, "setTabToolTip": -1, "setStatusTip": -1, "setWhatsThis": -1, "showText": 1}
ESCAPING = {
    "hint",
    "_hint",
    "title_hint",
}  # functions that return a hint they made safe
RICH = {  # what shows rich text, made of our own words and of escaped ones alone
    "agenda/change_text.py": "inserts plain text in formats",
    "calendar/legend.py": "shows what calendar_face.py makes, of our own words and colours",
    "documents/document_preview.py": "inserts plain text in formats",
    "help/help_text.py": "Markdown of the help, without HTML and without pictures from elsewhere",
    "meetings/way.py": "escapes the title",
    "shell/shortcuts_dialog.py": "escapes the keys",
    "documents/list_preview.py": "inserts plain text in formats",
    "documents/paper_preview.py": "inserts plain text in formats",
    "help/help_looks.py": "dresses what the help made",
    "toolkit/block_writing.py": "for other programs: each cell is escaped",
}
FORBIDDEN = {
    *("QMessageBox", "QErrorMessage", "QProgressDialog", "QInputDialog", "QSplashScreen", "QStaticText"),
    *("QGraphicsTextItem", "QWizard", "QWhatsThis", "appendHtml", "setMarkdown"),
}


def sources() -> Iterator[tuple[str, Source]]:
    """Yield every module of the window with its path in there."""
    return ((source.name.removeprefix("ui/"), source) for source in of_package("ui"))


def names_in(source: Source) -> set[str]:
    """Return every name and attribute that a module uses."""
    found = {node.id for node in source.nodes if isinstance(node, ast.Name)}
    return found | {node.attr for node in source.nodes if isinstance(node, ast.Attribute)}


def of_calls(source: Source, attribute: str) -> list[ast.Call]:
    calls = (node for node in source.nodes if isinstance(node, ast.Call))
    return [each for each in calls if getattr(each.func, "attr", getattr(each.func, "id", "")) == attribute]


def bases(node: ast.ClassDef) -> set[str]:
    return {ast.unparse(base) for base in node.bases}


def unformatted_labels(source: Source) -> Iterator[int]:
    """Yield the lines in which a label is made that finds out by itself whether it holds HTML."""
    formatted = {ast.unparse(call.func.value) for call in of_calls(source, "setTextFormat")}  # type: ignore[attr-defined]
    targets: dict[int, str] = {}
    for node in source.nodes:
        if isinstance(node, ast.Assign):
            targets[id(node.value)] = ast.unparse(node.targets[0])
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            targets[id(node.value)] = ast.unparse(node.target)
        elif isinstance(node, ast.ClassDef) and "self" not in formatted and "QLabel" in bases(node):
            yield node.lineno
    for call in of_calls(source, "QLabel"):
        if targets.get(id(call)) not in formatted:
            yield call.lineno


def plain_by_hand(source: Source) -> Iterator[int]:
    """Yield the lines in which a label is told what a PlainLabel knows."""
    for call in of_calls(source, "setTextFormat"):
        if ast.unparse(call.args[0]).endswith("PlainText"):
            yield call.lineno


def is_ours(node: ast.expr) -> bool:
    """Tell whether a hint is made of our own words alone, or was made plain."""
    match node:
        case ast.Constant():
            return True
        case ast.Call(func=ast.Name(id="with_shortcut")):
            return is_ours(node.args[0])
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name in OURS | ESCAPING
        case ast.IfExp():
            return is_ours(node.body) and is_ours(node.orelse)
        case ast.BoolOp():
            return all(is_ours(each) for each in node.values)
    return False


def foreign_hints(source: Source) -> Iterator[int]:
    for name, place in HINTS.items():
        for call in of_calls(source, name):
            if len(call.args) > place and call.args and not is_ours(call.args[place]):
                yield call.lineno


def test_every_label_is_told_that_its_text_is_plain() -> None:
    labels = ((name, line) for name, source in sources() for line in unformatted_labels(source))
    found = [f"{name}:{line}" for name, line in labels if name != ITSELF]
    assert found == [], "make it a ui.toolkit.plain.PlainLabel"


def test_no_label_is_made_plain_by_hand() -> None:
    lines = ((name, line) for name, source in sources() for line in plain_by_hand(source))
    found = [f"{name}:{line}" for name, line in lines if name != BELOW]
    assert found == [], "make it a ui.toolkit.plain.PlainLabel"


def test_every_hint_is_made_of_our_own_words_or_plain() -> None:
    found = [f"{name}:{line}" for name, source in sources() for line in foreign_hints(source)]
    shows_what_a_model_made = {"toolkit/frozen_columns.py"}
    found = [each for each in found if each.partition(":")[0] not in shows_what_a_model_made]
    assert found == [], "put plain_hint() of ui.toolkit.plain round it"


def test_rich_text_is_made_in_few_places_and_of_escaped_words() -> None:
    wanted = {
        "RichText",
        "MarkdownText",
        "AutoText",
        "setHtml",
        "insertHtml",
        "QTextBrowser",
        "QTextDocument",
    }
    found = {name for name, source in sources() if names_in(source) & wanted}
    assert found <= set(RICH)


def test_what_takes_any_text_for_html_is_not_used() -> None:
    used = {name: names_in(source) & FORBIDDEN for name, source in sources()}
    assert {name: found for name, found in used.items() if found} == {"help/help_text.py": {"setMarkdown"}}


@pytest.mark.parametrize(
    "line",
    [
        "label = QLabel(name, self)",
        "self.setToolTip(row.name)",
        "item.setToolTip(0, f'{a}: {b}')",
        "class L(QLabel): ...",
    ],
)
def test_the_guard_finds_a_new_one(line: str) -> None:
    source = Source("new.py", ast.parse(line))
    assert [*unformatted_labels(source), *foreign_hints(source)] == [1]


def test_plain_texts_are_shown_sign_by_sign(qtbot: QtBot) -> None:
    text = "<img src='file:///etc/passwd'> & <b>bold</b>"
    label = PlainLabel(text)
    qtbot.addWidget(label)
    assert (label.textFormat(), label.text()) == (Qt.TextFormat.PlainText, text)
    assert plain_hint("Trade & Industry") == "Trade & Industry"
    assert "<img" not in plain_hint(text)
    assert "<b>" not in wrapped_hint(text)
    assert without_keys("R&D") == "R&&D"
    assert QLabel(text).textFormat() == Qt.TextFormat.AutoText  # which is why


def test_only_files_that_we_wrote_are_opened_with_other_programs() -> None:
    found = {
        name for name, source in sources() if names_in(source) & {"openUrl", "startDetached", "startfile"}
    }
    shell = {"shell/export_choice_file.py", "shell/first_words.py", "shell/help.py"}
    assert found == {"runtime/crash_dialog.py", *shell}
