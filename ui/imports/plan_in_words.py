"""What a plan would do, in the words of the import's window."""

from __future__ import annotations

from cica_events.i18n import _, ngettext
from cica_events.services.import_plan import Action
from cica_events.services.list_reading import ListReading
from ui.imports.importer import Importer
from ui.imports.preview import Preview, Sieve


def recognised(reading: ListReading) -> str:
    """Return in words by what the list was known, empty if by nothing."""
    if reading.layout is not None:
        return _("Recognised: {name}").format(name=reading.layout.name)
    return _("Exported from here") if reading.origin is not None else ""


def primary(preview: Preview, importer: Importer) -> tuple[str, int]:
    """Return what the button would do, in words, and how many records that are."""
    plan = preview.plan
    created, updated, removed = (
        plan.count(action) for action in (Action.CREATE, Action.UPDATE, Action.REMOVE)
    )
    count = created + updated + removed
    if not count:
        return _("Nothing to import"), 0
    if created == count:
        return importer.words.take(created), count
    if updated == count:
        text = ngettext("Apply {count} change", "Apply {count} changes", count)
        return text.format(count=count), count
    if removed == count:
        return _("Remove {count}").format(count=count), count
    texts = {
        (True, True, False): _("Add {created}, change {updated}"),
        (True, False, True): _("Add {created}, remove {removed}"),
        (False, True, True): _("Change {updated}, remove {removed}"),
        (True, True, True): _("Add {created}, change {updated}, remove {removed}"),
    }
    text = texts[bool(created), bool(updated), bool(removed)]
    return text.format(created=created, updated=updated, removed=removed), count


def summary(preview: Preview) -> str:
    """Return in words what the plan would do."""
    plan, count = preview.plan, preview.count
    if not preview.complete:
        return _("The first {count} rows. Reading the others…").format(count=count(Sieve.ALL))
    created, half = plan.count(Action.CREATE), preview.half_changed
    updated, same = plan.count(Action.UPDATE) - half, count(Sieve.SAME)
    refused, conflicts, skipped = count(Sieve.PROBLEM), count(Sieve.CONFLICT) - half, count(Sieve.SKIPPED)
    removed, gone = preview.removed, count(Sieve.GONE) - preview.removed
    if not any((created, half, updated, refused, conflicts, skipped, removed, gone)):
        return _("This list changes nothing: everything in it is here already.")
    parts = (
        (created, ngettext("{count} new", "{count} new", created)),
        (updated, ngettext("{count} changed", "{count} changed", updated)),
        (half, ngettext("{count} changed and in conflict", "{count} changed and in conflict", half)),
        (same, ngettext("{count} the same", "{count} the same", same)),
        (conflicts, ngettext("{count} in conflict", "{count} in conflict", conflicts)),
        (skipped, ngettext("{count} skipped", "{count} skipped", skipped)),
        (gone, ngettext("{count} gone from the file", "{count} gone from the file", gone)),
        (removed, ngettext("{count} to be removed", "{count} to be removed", removed)),
        (refused, _stays_out(refused)),
    )
    said = ", ".join(text.format(count=number) for number, text in parts if number)
    return f"{said[:1].upper()}{said[1:]}"


def _stays_out(refused: int) -> str:
    return ngettext("{count} with a problem that stays out", "{count} with problems that stay out", refused)
