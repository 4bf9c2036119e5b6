"""Data that the application reads: icons, themes, translations, bodies, the sample."""
