"""What a program is told of the plan of an import: one JSON document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cica_events.imports.columns.matching import ColumnMatch
    from cica_events.services.list_plan import ListPlan
    from cica_events.services.planned_rows import PlannedRow


def plan_document(plan: ListPlan) -> dict[str, Any]:
    """Return `plan` as the command line prints it, rows and columns named as the spreadsheet does."""
    from cica_events.services.import_plan import Action

    reading = plan.reading
    return {
        "sheet": reading.grid.sheet,
        "encoding": reading.grid.encoding,
        "layout": reading.layout.name if reading.layout else None,
        "exported_here": reading.origin is not None,
        "columns": [_column(plan, column) for column in plan.columns],
        "rows": len(plan.rows),
        "created": plan.count(Action.CREATE),
        "updated": plan.count(Action.UPDATE),
        "skipped": sum(row.action is Action.SKIP for row in plan.rows),
        "refused": plan.count(Action.REFUSE),
        "plan": [_row(row) for row in plan.rows],
        "problems": list(_problems(plan)),
        "doubts": [
            {"row": row.number, "field": doubt.field, "message": doubt.message}
            for row in plan.rows
            for doubt in row.doubts
        ],
        "conflicts": list(_conflicts(plan)),
        "gone": [{"id": row.participant_id, "name": name_in(row)} for row in plan.gone],
        "notices": list(plan.notices),
    }


def name_in(row: PlannedRow) -> str:
    """Return the words by which people know what stands in a row."""
    keys = ("given_name", "family_name", "title")
    return " ".join(str(row.values[key]) for key in keys if row.values.get(key))


def _column(plan: ListPlan, column: ColumnMatch) -> dict[str, Any]:
    return {
        "heading": column.heading,
        "letter": plan.reading.table.letter(column.index),
        "field": column.field,
        "confidence": column.confidence,
        "reason": column.reason,
        "doubtful": column.doubtful,
    }


def _row(row: PlannedRow) -> dict[str, Any]:
    recognised = [
        {"where": each.acquaintance.value, "name": each.name, "reason": each.reason}
        | ({"row": each.row} if each.row else {})
        for each in row.recognised
    ]
    changes = {key: [_plain(old), _plain(row.values.get(key))] for key, old in row.before.items()}
    told: dict[str, Any] = {"row": row.number, "action": row.action.value}
    return (
        told | ({"changes": changes} if changes else {}) | ({"recognised": recognised} if recognised else {})
    )


def _plain(value: object) -> str | int | bool | None:
    return value if isinstance(value, int | bool | None) else str(value)


def _problems(plan: ListPlan) -> Iterator[dict[str, Any]]:
    letters: dict[str, str] = {}
    for column in reversed(plan.columns):
        letter = plan.reading.table.letter(column.index)
        keys = ("family_name", "given_name") if column.field == "full_name" else column.use.fields
        letters |= dict.fromkeys(keys, letter)
    for problem in plan.problems:
        yield {
            "row": problem.row,
            "column": letters.get(problem.field, ""),
            "field": problem.field,
            "value": problem.value,
            "message": problem.message,
        }


def _conflicts(plan: ListPlan) -> Iterator[dict[str, Any]]:
    for row in plan.rows:
        for key, conflict in row.conflicts.items():
            yield {
                "row": row.number,
                "field": key,
                "exported": conflict.base,
                "file": str(conflict.theirs),
                "here": str(conflict.ours),
            }
