"""The activity report: what La Coop de la médiation numérique asks for, filled in by the session itself."""
