"""The results for other programs: JSON and CSV of every table, described by OpenAPI."""
