"""Identity: records to persons and organisations, each link with its evidence."""
