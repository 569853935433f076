"""The formats, one file a vendor: declarations that ``registry`` gathers."""
