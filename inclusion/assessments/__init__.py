"""The skills diagnostic."""
