"""The programme of a meeting: its days side by side in rooms, and what is not yet scheduled."""
