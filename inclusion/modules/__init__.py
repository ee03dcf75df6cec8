"""Simulated démarches: the library, and one passage through one of them."""
