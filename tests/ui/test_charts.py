"""Charts of reports: scales that end at a round number, names with room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.reports.chart_widget import ChartWidget
from ui.reports.charts import PartsChart, YearChart, nice, said


def test_names_stand_above_their_bars_where_they_would_leave_them_no_room(qtbot: QtBot) -> None:
    chart, page = (
        PartsChart("By section", ("Women",), ("Observer organizations",) * 4, ((1,),) * 4),
        QWidget(),
    )
    qtbot.addWidget(page)
    widget = ChartWidget("Women and men", page)
    widget.show_charts([chart], "")
    widget.resize(900, 300)
    beside = widget.minimumSizeHint().height()
    widget.resize(260, 300)
    assert widget.minimumSizeHint().height() > beside


@pytest.mark.parametrize(("most", "top"), [(0, 4), (3, 4), (20, 20), (21, 24), (468, 600), (1001, 1200)])
def test_scales_end_at_a_round_number(most: float, top: float) -> None:
    assert nice(most) == top
    assert said(YearChart("", (), (), share=True), 0.466) == "47 %"


def test_a_name_above_its_bar_is_not_covered_by_it(qtbot: QtBot) -> None:
    def rows_drawn(value: int) -> set[int]:
        """Return the rows of pixels in which something stands under the legend, right of a sum of 0."""
        page = QWidget()
        qtbot.addWidget(page)
        widget = ChartWidget("Women and men", page)
        widget.show_charts([PartsChart("", ("Women",), ("W" * 18,), ((value,),))], "")
        widget.resize(260, 300)
        picture = widget.grab().toImage()
        ground = picture.pixel(picture.width() - 1, picture.height() - 1)
        under = range(widget.fontMetrics().height() * 3, picture.height())
        return {y for y in under if any(picture.pixel(x, y) != ground for x in range(60, 150))}

    name, both = rows_drawn(0), rows_drawn(9)
    assert name
    assert len(both) > len(name)
    assert max(name) < min(both - name)
