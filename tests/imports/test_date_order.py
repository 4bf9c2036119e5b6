"""Which number of a date is the month, by all the dates of a column."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cica_events.imports.values.date_order import DateOrder, date_order, in_order


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (("12/03/2024", "25/03/2024"), DateOrder(month_first=False, sure=True)),
        (("12/03/2024", "03/25/2024"), DateOrder(month_first=True, sure=True)),
        (("12/03/2024", "01/02/2024"), DateOrder(month_first=False, sure=False)),
        (("05/05/2024", None, 7), DateOrder(month_first=False, sure=True)),
        (("12.03.2024", "01.02.2024"), DateOrder(month_first=False, sure=True)),
        (("13/02/2024", "02/13/2024"), DateOrder(month_first=False, sure=True)),
        (("13/02/2024", "02/13/2024", "03/04/2024"), DateOrder(month_first=False, sure=False)),
        (("2024-03-12", "March 2024"), DateOrder(month_first=False, sure=True)),
    ],
)
def test_the_evidence_of_the_whole_column_decides(
    cells: Sequence[str | int | None], order: DateOrder
) -> None:
    assert date_order(cells) == order


def test_a_date_is_turned_so_that_the_day_stands_first_and_a_guess_is_known() -> None:
    american = DateOrder(month_first=True, sure=True)
    assert in_order("03/12/2024", american) == ("12/03/2024", False)
    assert in_order("25/03/2024", american) == ("25/03/2024", False)
    assert in_order("12/03/2024", DateOrder(sure=False)) == ("12/03/2024", True)
    assert in_order("05/5/2024", DateOrder(sure=False)) == ("05/5/2024", False)
    assert in_order("12.03.2024", DateOrder(month_first=True, sure=False)) == ("12.03.2024", False)
