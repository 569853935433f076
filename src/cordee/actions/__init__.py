"""The verbs: each fetches, asks, runs, judges and stores; what it knows, it asks of the rooms."""
