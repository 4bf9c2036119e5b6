"""Meetings by month, quarter and year, exact and vague."""
