"""Who: learners and staff, and how they sign in."""
