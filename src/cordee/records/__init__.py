"""What people type in and must never be recomputed: users, links that let somebody in, jobs they started."""
