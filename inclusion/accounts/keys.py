"""The installation’s keys: codes are hashed with the current one and recognised with the former ones too."""

from flask import current_app

from inclusion.accounts.secrets import pepper


def keys() -> list[str]:
    """The current key, then those that it replaced."""
    return [current_app.config["SECRET_KEY"], *current_app.config["SECRET_KEY_FALLBACKS"]]


def digest(purpose: str, secret: str) -> str:
    """The hash to keep of a secret."""
    return pepper(purpose, secret, keys()[0])


def digests(purpose: str, secret: str) -> list[str]:
    """Every hash under which a secret may have been kept."""
    return [pepper(purpose, secret, key) for key in keys()]
