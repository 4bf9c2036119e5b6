"""Long trials of what must never go wrong; `python -m campaigns.run NAME` runs one and leaves a report."""
