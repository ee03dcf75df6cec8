"""Where: structures, the people attached to them, and enrolled browsers."""
