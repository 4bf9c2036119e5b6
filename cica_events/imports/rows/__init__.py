"""What each row says, read by its columns."""
