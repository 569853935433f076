"""The migrations of the records, in order."""
