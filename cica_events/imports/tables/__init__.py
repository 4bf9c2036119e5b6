"""Where in a sheet the lists stand, and which rows are theirs."""
