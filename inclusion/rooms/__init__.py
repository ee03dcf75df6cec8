"""The live workshop: who needs the aidant now, and what passes between them."""
