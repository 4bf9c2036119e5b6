"""One kind of file a module, read inside the reader's process."""
