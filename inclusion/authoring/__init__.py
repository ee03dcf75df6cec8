"""Trainers write modules: drafts, preview, checks, second reading, publication."""
