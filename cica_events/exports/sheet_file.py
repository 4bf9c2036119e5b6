"""The part of the workbook's file that openpyxl cannot write by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO, cast

from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.xml.functions import Element, SubElement


class SheetFile(WorksheetWriter):
    """A sheet's stream that also stores where no green triangle is wanted."""

    def __init__(self, sheet: Any, text_cells: str, stream: BinaryIO, path: Path) -> None:
        super().__init__(sheet, stream)  # lxml, given a path, would hide why the disk takes no more
        self.out = str(path)  # from where the workbook takes the finished part
        self._text_cells, self._stream = text_cells, stream

    def close(self) -> None:
        """Bring the last bytes into the file."""
        super().close()
        self._stream.flush()

    def write_drawings(self) -> None:
        """Write what stands before the drawings too: numbers stored as text are meant so."""
        errors = Element("ignoredErrors")
        SubElement(
            errors, "ignoredError", sqref=self._text_cells, numberStoredAsText="1", twoDigitTextYear="1"
        )
        self.xf.send(errors)
        super().write_drawings()

    def cleanup(self) -> None:
        """Leave the file to `streamed`, which removes it in any case."""


@contextmanager
def streamed(sheet: Any, text_cells: str) -> Iterator[None]:
    """Let the write-only `sheet` stream through a `SheetFile`.

    Its temporary file holds names of people: it is gone when the block ends, however it ends.
    """
    with NamedTemporaryFile(prefix="cica-", suffix=".xml", delete=False) as file:
        draft = Path(file.name)
        try:
            sheet._writer = SheetFile(sheet, text_cells, cast(BinaryIO, file), draft)  # no public way in
            sheet._writer.write_top()
            yield
        finally:
            with suppress(Exception):  # a stream that broke off half way cannot be closed in order
                if not sheet.closed:
                    if sheet._rows:
                        sheet._rows.close()
                    sheet._writer.close()
            with suppress(OSError):
                file.close()
            draft.unlink(missing_ok=True)
