"""Where one is in the window, kept for each workspace and taken up again: page, part, selection, scroll."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ui.runtime.settings import Settings
from ui.shell.page import Page


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The key of a page, what leads there, and where one stands on it; all as JSON can hold it."""

    page: str = ""
    way: dict[str, Any] = field(default_factory=dict)
    standing: dict[str, Any] = field(default_factory=dict)

    @property
    def part(self) -> str:
        """The tab or other part of the page that is to be loaded first."""
        return str(self.way.get("tab", ""))

    def take_up(self, page: Page) -> None:
        """Stand on `page`, which was brought up by `way`, as before."""
        from ui.shell.standing import stand_on  # the first picture does not wait for it

        stand_on(page, self.standing)

    def watch(self, page: Page | None, cleared: Callable[[], object]) -> None:
        """Call `cleared` when a filter that was taken up on `page` is emptied."""
        if page is not None and self.standing.get("filters"):
            from ui.shell.standing import when_cleared

            when_cleared(page, cleared)


NOWHERE = Whereabouts()


def here(key: str, page: Page) -> Whereabouts:
    """Return where one is on `page`, whose key is `key`."""
    from ui.shell.standing import standing_on

    return Whereabouts(key, page.way_back(), standing_on(page))


def remembered(settings: Settings, address: str) -> Whereabouts:
    """Return where one was last in the workspace at `address`; what is damaged counts as nowhere."""
    known = settings.whereabouts(address)
    page, way, standing = known.get("page"), known.get("way"), known.get("standing")
    if not isinstance(page, str) or not isinstance(way, dict):
        return NOWHERE
    return Whereabouts(page, way, standing if isinstance(standing, dict) else {})


def remember(settings: Settings, address: str, place: Whereabouts) -> None:
    """Keep where one is for the next time that the workspace at `address` is opened."""
    if address and place.page:
        from ui.shell.standing import without_texts

        standing = without_texts(place.standing) if settings.discreet else place.standing
        content = {"page": place.page, "way": place.way, "standing": standing}
        settings.set_whereabouts(address, content)
