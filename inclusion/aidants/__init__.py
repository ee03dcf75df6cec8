"""The aidant’s space: learners, their path, their card."""
