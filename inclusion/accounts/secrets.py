"""Codes and their hashes: picture codes, card tokens, letters, passwords.

A picture code has 20 736 values: its hash is peppered with the installation's key, so that a stolen database alone
tells nothing, and is chosen light, because twelve people sign in together.
"""

import hashlib
import hmac
import secrets

from werkzeug.security import check_password_hash, generate_password_hash

from inclusion.accounts.models import CODE_LENGTH, PICTURES

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"  # No I, O or Q: they are read as 1 or 0.
LETTERS_LENGTH = 6
LIGHT = "scrypt:4096:8:1"


def pepper(purpose: str, secret: str, key: str) -> str:
    """Keyed digest of a secret, one domain per purpose; hexadecimal, 64 characters."""
    return hmac.new(key.encode(), f"{purpose}:{secret}".encode(), hashlib.sha256).hexdigest()


def new_pictures() -> list[int]:
    """Four pictures among twelve, repeats allowed."""
    return [secrets.randbelow(PICTURES) for _ in range(CODE_LENGTH)]


def hash_pictures(pictures: list[int], key: str) -> str:
    return generate_password_hash(pepper("pictures", _spelled(pictures), key), method=LIGHT)


def are_pictures(pictures: list[int], kept: str, keys: list[str]) -> bool:
    """Whether these pictures are the code that was hashed with one of the keys (the current one first)."""
    return any(check_password_hash(kept, pepper("pictures", _spelled(pictures), key)) for key in keys)


def _spelled(pictures: list[int]) -> str:
    return ".".join(str(picture) for picture in pictures)


def new_token() -> str:
    """128 random bits, for an address that nobody can guess."""
    return secrets.token_urlsafe(16)


def new_letters() -> str:
    """Six letters without look-alikes, to copy by hand (148 million values, throttled)."""
    return "".join(secrets.choice(LETTERS) for _ in range(LETTERS_LENGTH))


def read_letters(text: str) -> str:
    """Letters as they were meant: in capitals, without spaces or dashes."""
    return "".join(character for character in text.upper() if character.isalnum())[:20]


def hash_password(password: str) -> str:
    return generate_password_hash(password)


def is_password(password: str, kept: str) -> bool:
    return check_password_hash(kept, password)


# Compared with when the address is unknown, so that the answer takes as long as for a known one.
NOBODY = "scrypt:32768:8:1$aaaaaaaaaaaaaaaa$" + "0" * 128
