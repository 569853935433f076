"""What we do: the messages that we write, before they go out."""
