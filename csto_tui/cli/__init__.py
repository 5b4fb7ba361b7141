"""Face one, for scripts, screen readers and people in a hurry. This face holds no logic."""
