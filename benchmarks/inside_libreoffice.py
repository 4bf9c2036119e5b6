"""Edits workbooks in a running LibreOffice: run by `round_trip.py` with a Python that has the module uno.

python3 benchmarks/inside_libreoffice.py SOFFICE JOBS.json [OPTION ...]
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

PIPE = f"cica{time.time_ns()}"
FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}


def main(program: str, jobs: str, options: list[str]) -> None:
    """Start LibreOffice, do every job, and end it."""
    accept = f"--accept=pipe,name={PIPE};urp;StarOffice.ComponentContext"
    office = subprocess.Popen(
        [program, *options, accept], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        desktop = connected()
        for job in json.loads(Path(jobs).read_text("utf-8")):
            do(desktop, job)
        with suppress(Exception):  # it is gone before it can answer
            desktop.terminate()
        office.wait(60)
    finally:
        office.kill()


def connected() -> Any:
    """Return the desktop of the office as soon as it answers, within a minute."""
    import uno

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    last: Exception | None = None
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception as error:  # noqa: BLE001 - it is not ready yet
            last = error
            time.sleep(0.5)
    raise RuntimeError("LibreOffice does not answer") from last


def do(desktop: Any, job: dict[str, Any]) -> None:
    """Edit, delete, sort and save one workbook."""
    import uno

    document = desktop.loadComponentFromURL(
        Path(job["source"]).as_uri(), "_blank", 0, (named("Hidden", True),)
    )
    sheet = document.Sheets.getByIndex(0)
    width = job["width"]
    heading = next(row for row in range(200) if sheet.getCellByPosition(width, row).String == "CICA ID")
    rows = {}
    while record_id := sheet.getCellByPosition(width, heading + 1 + len(rows)).String:
        rows[record_id] = heading + 1 + len(rows)
    for cell in job["cells"]:
        sheet.getCellByPosition(cell["column"], rows[cell["id"]]).String = cell["text"]
    for row in sorted((rows[record_id] for record_id in job["gone"]), reverse=True):
        sheet.Rows.removeByIndex(row, 1)
    last = heading + len(rows) - len(job["gone"])
    if last > heading + 1:
        field = uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = job["sort"], False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        area = sheet.getCellRangeByPosition(0, heading + 1, width, last)
        area.sort((named("SortFields", fields), named("ContainsHeader", False)))
    target = Path(job["target"])
    document.storeToURL(target.as_uri(), (named("FilterName", FILTERS[target.suffix]),))
    document.close(True)


def named(name: str, value: Any) -> Any:
    """Return a property of that name."""
    import uno

    found = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    found.Name, found.Value = name, value
    return found


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
