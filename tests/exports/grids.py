"""A workbook's sheet as text: values, types, formats and set-up, one cell a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook


def grid_of(path: Path) -> str:
    """Return the sheets of the workbook at `path` as text that can be compared and read."""
    workbook = load_workbook(path)
    lines = [*_document(workbook)]
    for sheet in workbook.worksheets:
        lines += ["", f"sheet: {sheet.title}, {sheet.sheet_state}", *_set_up(sheet), "", *_rows(sheet), ""]
    return "\n".join(lines)


def _document(workbook: Any) -> Iterator[str]:
    about = workbook.properties
    yield f"sheets: {workbook.sheetnames}"
    yield f"document: {about.title!r} by {about.creator!r}, {about.created}, {about.language}"
    yield f"people: {about.lastModifiedBy!r} {about.description!r} {about.keywords!r}"


def _set_up(sheet: Any) -> Iterator[str]:
    page, margins = sheet.page_setup, sheet.page_margins
    yield f"frozen: {sheet.freeze_panes}, filter: {sheet.auto_filter.ref}"
    yield f"merged: {sheet.merged_cells.ranges}, grid lines {sheet.sheet_view.showGridLines}"
    yield f"print: {sheet.print_area}, repeated {sheet.print_title_rows}"
    yield f"page: paper {page.paperSize}, {page.orientation}, {page.fitToWidth} wide, {page.fitToHeight} high"
    yield f"scale: {page.scale}, pages end after {[each.id for each in sheet.row_breaks.brk]}"
    fitted = sheet.sheet_properties.pageSetUpPr
    yield f"fit to page: {bool(fitted and fitted.fitToPage)}"
    yield f"margins: {margins.left} {margins.right} {margins.top} {margins.bottom}"
    yield f"footer: {sheet.oddFooter.left.text!r} | {sheet.oddFooter.right.text!r}"
    for area in sheet.conditional_formatting:
        yield f"rule: {area.sqref} where {[rule.formula for rule in area.rules]}"
    yield "widths: " + " ".join(
        f"{letters}={column.width:g}{' hidden' if column.hidden else ''}"
        for letters, column in sorted(sheet.column_dimensions.items())
    )


def _rows(sheet: Any) -> Iterator[str]:
    for row in sheet.iter_rows():
        yield f"row {row[0].row}, height {sheet.row_dimensions[row[0].row].height}"
        for cell in row:
            if cell.value is not None:
                yield f"  {cell.coordinate} {cell.data_type} {cell.value!r} {_look(cell)}".rstrip()


def _look(cell: Any) -> str:
    align, fill = cell.alignment, cell.fill
    marks = {
        cell.number_format: cell.number_format != "General",
        "bold": cell.font.b,
        f"fill {fill.fgColor.rgb}": fill.fill_type is not None,
        "centred": align.horizontal == "center",
        "wraps": align.wrap_text,
        f"indent {align.indent:g}": align.indent,
        "quoted": cell.quotePrefix,
        "boxed": cell.border.left and cell.border.left.style,
        "total": cell.border.top and cell.border.top.style == "thin" and not fill.fill_type,
    }
    return ", ".join(mark for mark, wanted in marks.items() if wanted)
