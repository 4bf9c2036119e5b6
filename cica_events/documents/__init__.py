"""The official documents of a meeting, as Word and PDF: one module for what a document says, one a format."""
