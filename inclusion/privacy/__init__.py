"""What is kept of people: told, shown, downloaded, erased, and reduced to counters."""
