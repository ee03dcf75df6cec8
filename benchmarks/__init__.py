"""What the application costs, always as a ratio to something else in the same run."""
