"""Moves of agenda items, planned as what changes: for each touched item its new parent and order."""

from __future__ import annotations

from collections.abc import Iterable

from cica_events.domain.agenda_tree import AgendaTree, Line
from cica_events.errors import NotFoundError, ValidationError
from cica_events.i18n import _

Moves = dict[str, tuple[str | None, int]]


def moved(lines: Iterable[Line], item_id: str, new_parent_id: str | None, index: int) -> Moves:
    """Plan to place an item under a parent (None: top level) before the sibling at `index`.

    `index` counts the new siblings without the item itself; one out of range means the nearest end.
    Items that a broken store had lost from their place are given the one where they are shown.
    Raises ValidationError if the parent is the item or lies below it, NotFoundError if either is gone.
    """
    tree = AgendaTree(lines)
    _check_there(tree, item_id)
    if new_parent_id is not None:
        _check_there(tree, new_parent_id)
        _check_outside(tree, item_id, new_parent_id)
    siblings = _without(tree, new_parent_id, item_id)
    at = min(max(index, 0), len(siblings))
    changes = _placed(tree, new_parent_id, [*siblings[:at], item_id, *siblings[at:]])
    if new_parent_id is None or tree.is_sound:
        return changes
    return _placed(tree, None, _without(tree, None, item_id)) | changes


def nested(lines: Iterable[Line], item_id: str) -> Moves:
    """Plan to make an item the last child of the one before it; nothing changes if it is the first."""
    tree = AgendaTree(lines)
    _check_there(tree, item_id)
    siblings = tree.siblings(item_id)
    at = siblings.index(item_id)
    if at == 0:
        return {}
    before = siblings[at - 1]
    return moved(tree.lines.values(), item_id, before, len(tree.children(before)))


def lifted(lines: Iterable[Line], item_id: str) -> Moves:
    """Plan to place an item right behind its parent; nothing changes on the top level."""
    tree = AgendaTree(lines)
    _check_there(tree, item_id)
    parent_id = tree.parent_of(item_id)
    if parent_id is None:
        return {}
    beside = tree.siblings(parent_id).index(parent_id) + 1
    return moved(tree.lines.values(), item_id, tree.parent_of(parent_id), beside)


def shifted(lines: Iterable[Line], item_id: str, steps: int) -> Moves:
    """Plan to move an item down (up if negative) among its siblings; nothing changes at the end of them."""
    tree = AgendaTree(lines)
    _check_there(tree, item_id)
    siblings = tree.siblings(item_id)
    at = siblings.index(item_id)
    target = min(max(at + steps, 0), len(siblings) - 1)
    return {} if target == at else moved(tree.lines.values(), item_id, tree.parent_of(item_id), target)


def _without(tree: AgendaTree, parent_id: str | None, item_id: str) -> list[str]:
    return [line.id for line in tree.children(parent_id) if line.id != item_id]


def _placed(tree: AgendaTree, parent_id: str | None, order: list[str]) -> Moves:
    """Return what changes when the lines stand under a parent in this order."""
    return {
        line_id: (parent_id, place)
        for place, line_id in enumerate(order)
        if (tree.lines[line_id].parent_id, tree.lines[line_id].order) != (parent_id, place)
    }


def _check_there(tree: AgendaTree, item_id: str) -> None:
    if item_id not in tree.lines:
        raise NotFoundError(_("This agenda item no longer exists."))


def _check_outside(tree: AgendaTree, item_id: str, new_parent_id: str) -> None:
    if new_parent_id == item_id or any(line.id == new_parent_id for line, _depth in tree.walk(item_id)):
        raise ValidationError(
            "parent_id", _("An agenda item cannot be moved into itself or into one of its own sub-items.")
        )
