"""The headless door: every service that an office may want in a script."""
