"""Which column holds which field, and what the user says of it."""
