"""Reusable Qt widgets: record table, inspector, outline, filter bar and the like; they know no feature."""
