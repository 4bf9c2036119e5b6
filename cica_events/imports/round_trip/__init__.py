"""A list of ours that comes back edited, compared with what it was."""
