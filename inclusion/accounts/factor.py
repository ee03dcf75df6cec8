"""The code that a telephone shows: six figures, another each half-minute (RFC 6238).

The secret is kept nowhere: it comes from the installation's key and from a random salt of the person, so that a
stolen database alone tells nothing. Pure: no clock, no database.
"""

import base64
import hashlib
import hmac

import pyotp

PERIOD = 30
TOLERANCE = 1
ISSUER = "Pas à pas"


def secret_of(staff_id: int, salt: str, key: str) -> str:
    """The secret shared with the telephone: 160 bits, as the 32 letters and figures of base 32."""
    derived = hmac.new(key.encode(), f"totp:{staff_id}:{salt}".encode(), hashlib.sha256).digest()
    return base64.b32encode(derived[:20]).decode()


def address_of(secret: str, email: str) -> str:
    """What the square drawing says to the telephone's application."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def step_of(code: str, secret: str, at: int, after: int) -> int | None:
    """The half-minute whose code this is, None when it is not the right one.

    `at` is in seconds. A clock may be wrong by one step; a step up to `after` was already used, and opens nothing.
    """
    now, made = at // PERIOD, pyotp.TOTP(secret)
    for step in range(max(now - TOLERANCE, after + 1), now + TOLERANCE + 1):
        if hmac.compare_digest(made.generate_otp(step).encode(), code.encode()):
            return step
    return None


def read_code(text: str) -> str:
    """The figures of a code as somebody typed it, with spaces or without, in the figures of any writing."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text if not sign.isspace())


def spaced(secret: str) -> str:
    """The secret by groups of four, to be copied by hand."""
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
