"""The simulated world and the pedagogy laid over it: plain data in, plain data out."""
