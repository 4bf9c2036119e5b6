"""The words that lists use: headings, choices, names of parties, notes."""
