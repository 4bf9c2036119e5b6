"""Blank cells of countries: filled from above only where the list plainly names each State once."""

from __future__ import annotations

from pathlib import Path

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.imports.finding import read_table
from cica_events.imports.sources.grid import Value
from cica_events.imports.tables.table import Table
from tests.imports.test_lists_in_sheets import tables_of

LEADING = ("Country", "Family name", "E-mail")
BEHIND = ("Family name", "E-mail", "Country")


def states(table: Table) -> list[Value]:
    """Return the State of each row."""
    place = table.headings.index("Country")
    return [row.cells[place] for row in table.rows]


def test_a_state_named_once_before_its_people_counts_for_all_of_them() -> None:
    (table,) = tables_of(
        LEADING,
        ("China", "Li", "a@example.org"),
        (None, "Wang", "b@example.org"),
        ("India", "Rao", "c@example.org"),
        (None, "Sharma", "d@example.org"),
    )
    assert states(table) == ["China", "China", "India", "India"]
    assert any("2, 4" in notice or "3, 5" in notice for notice in table.notices)


@pytest.mark.parametrize("named", [("China", None), ("China", "India", None, "Iran", "Iraq", None)])
def test_a_blank_country_behind_the_names_stays_blank(named: tuple[str | None, ...]) -> None:
    rows = [(f"Kim{place}", f"{place}@example.org", state) for place, state in enumerate(named)]
    (table,) = tables_of(BEHIND, *rows)
    assert states(table) == list(named)
    assert not any("above" in notice for notice in table.notices)


def test_states_behind_the_names_of_large_delegations_count_for_all_of_them() -> None:
    named = ("China", None, None, "India", None, None)
    rows = [(f"Kim{place}", f"{place}@example.org", state) for place, state in enumerate(named)]
    (table,) = tables_of(BEHIND, *rows)
    assert states(table) == ["China"] * 3 + ["India"] * 3


def test_an_address_card_gives_its_country_to_no_other(tmp_path: Path) -> None:
    countries = ("China", "", "", "India", "", "")
    cards = [
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Kim{place};Ana;;;\r\nADR:;;;;;;{country}\r\nEND:VCARD\r\n"
        for place, country in enumerate(countries)
    ]
    path = tmp_path / "cards.vcf"
    path.write_text("".join(cards), "utf-8")
    table = read_table(path, tuple(fields_of(Participant).values())).chosen
    assert states(table) == [country or None for country in countries]
