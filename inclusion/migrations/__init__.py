"""Numbered migrations: frozen copies that never import the live models."""
