"""What makes a password acceptable: long, and not made from the address that it goes with."""

MINIMUM = 12
TOO_SHORT = "short"
IS_NAME = "name"


def weakness(password: str, email: str) -> str | None:
    """Why a password is refused, TOO_SHORT or IS_NAME; None when it is acceptable."""
    if len(password) < MINIMUM:
        return TOO_SHORT
    name = email.partition("@")[0].strip().lower()
    return IS_NAME if len(name) > 2 and name in password.lower() else None
