"""Opinion: who is listened to, on what, how far each may be trusted, and how to help them speak."""
