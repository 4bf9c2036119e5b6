"""Lists that come by the clipboard: kept in a file as long as somebody wants them."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.imports import source_page
from ui.toolkit.list_sources import NO_LISTS, clipboard_source, dropped_source, first_list, passing_source

CELLS = [["Name", "Post"], ["Bota\tS", 'two\nlines "x"'], ["=1", ""]]


def test_cells_are_kept_whatever_stands_in_them(qapp: QApplication) -> None:
    owner = QObject()
    source = passing_source(CELLS, "Clipboard", owner)
    assert source.shown == "Clipboard"
    assert rows(source.path) == CELLS


def test_the_file_goes_with_its_owner(qapp: QApplication) -> None:
    owner = QObject()
    path = passing_source(CELLS, "Clipboard", owner).path
    assert path.exists()
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not path.exists()


def test_files_copied_in_a_file_manager_are_lists_too(qapp: QApplication, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "list.xlsx"))])
    QGuiApplication.clipboard().setMimeData(data)
    source = clipboard_source(qapp)
    assert source is not None
    assert source.path == tmp_path / "list.xlsx"


def test_of_several_files_the_list_is_read_and_else_what_is_there(qapp: QApplication, tmp_path: Path) -> None:
    data = QMimeData()
    for names, read in ((("face.png", "list.ODS"), "list.ODS"), (("face.png", "talk.pptx"), "face.png")):
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
        source = dropped_source(data, qapp)
        assert source is not None
        assert source.path == tmp_path / read


def test_a_file_that_cannot_be_looked_at_is_told_when_it_is_read(tmp_path: Path) -> None:
    assert first_list([tmp_path / ("x" * 300)]) == tmp_path / ("x" * 300)


def test_every_kind_that_is_offered_for_import_may_be_dropped() -> None:
    assert not NO_LISTS.intersection(source_page.SUFFIXES)


def test_a_table_keeps_its_merged_cells_and_a_text_its_line_breaks(qapp: QApplication) -> None:
    owner, data = QObject(), QMimeData()
    data.setHtml("<table><tr><td rowspan=2>Қытай</td><td>a</td></tr><tr><td>b</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(data)
    source = clipboard_source(owner)
    assert source is not None
    assert "rowspan=2" in source.path.read_text("utf-8")
    assert "Қытай" in source.path.read_text("utf-8")
    QGuiApplication.clipboard().setText('"two\nlines"\tb')
    source = clipboard_source(owner)
    assert source is not None
    assert rows(source.path) == [["two\nlines", "b"]]


def test_an_empty_clipboard_is_no_list(qapp: QApplication) -> None:
    QGuiApplication.clipboard().clear()
    assert clipboard_source(qapp) is None


def rows(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode()
    return list(csv.reader(StringIO(text, newline=""), delimiter="\t"))
