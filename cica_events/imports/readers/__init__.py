"""The process that opens a file, and the link to it."""
