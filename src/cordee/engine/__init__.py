"""The engine: the only place that touches the disk, a connection or a cluster."""
