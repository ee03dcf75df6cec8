"""`python -m inclusion` is the command `inclusion`."""

from inclusion.cli import main

main()
