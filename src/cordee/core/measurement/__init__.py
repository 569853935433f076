"""Measurement: what worked, with intervals. Units, clusters and keys are opaque here: no technique, no person by name."""
