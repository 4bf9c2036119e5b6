"""What one cell means, whatever column it stands in."""
