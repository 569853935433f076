"""Intake: what a file's cells mean. One declaration a format; nothing here opens a file."""
