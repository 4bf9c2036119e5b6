"""Where a list comes from and what it holds, as plain values that pass between processes."""
