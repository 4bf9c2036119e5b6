"""Properties of widgets that the style sheet asks for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def style_as(widget: QWidget, name: str, value: str | bool) -> None:
    """Give `widget` a property that the style sheet asks for, and dress it anew if it was dressed before.

    What is not dressed yet is left to Qt: a style in Python's hands first loads dozens of enumerations.
    """
    if (widget.property(name) or None) == (value or None):
        return
    from PySide6.QtCore import Qt  # its enumerations are not for a start

    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
