"""The window of CICA Events: everything that needs Qt."""
