"""Settings, read once from the environment, frozen, and refused when production would be unsafe."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from inclusion.paths import OWN_FILE, private_folder
from inclusion.records import frozen

ENVIRONMENTS = ("local", "test", "production")
REQUIRED, OFFERED = "required", "offered"


class UnsafeSettings(ValueError):
    """The settings would put people's data at risk; the message says which variable to set."""


@frozen
class Settings:
    """Everything an installation may choose. Durations are in seconds, sizes in bytes, speed in words a minute."""

    env: str = "local"
    data: Path = Path("var")
    database_url: str = ""
    secret_key: str = field(default="", repr=False)
    secret_key_fallbacks: tuple[str, ...] = field(default=(), repr=False)
    notebook_keys: tuple[str, ...] = field(default=(), repr=False)
    trusted_hosts: tuple[str, ...] = ()
    synchronous: str = "FULL"
    learner_idle: int = 600
    staff_idle: int = 3600
    max_body: int = 64 * 1024
    proxies: int = 0
    voice_speed: int = 140
    voice_space: int = 200_000_000
    second_factor: str = ""

    def __post_init__(self) -> None:
        if self.env not in ENVIRONMENTS:
            raise UnsafeSettings(f"INCLUSION_ENV is {self.env!r}; it must be one of {', '.join(ENVIRONMENTS)}")
        if self.synchronous not in ("FULL", "NORMAL"):
            raise UnsafeSettings("INCLUSION_SYNCHRONOUS must be FULL or NORMAL")
        if len(self.secret_key) < 32:
            raise UnsafeSettings("INCLUSION_SECRET_KEY must hold 32 characters or more")
        if not 80 <= self.voice_speed <= 300:
            raise UnsafeSettings("INCLUSION_VOICE_SPEED must be between 80 and 300 words a minute")
        if self.second_factor not in ("", REQUIRED, OFFERED):
            raise UnsafeSettings(f"INCLUSION_SECOND_FACTOR must be {REQUIRED} or {OFFERED}")
        if self.is_production and not self.trusted_hosts:
            raise UnsafeSettings("INCLUSION_TRUSTED_HOSTS must name the hosts served, separated by commas")

    @property
    def is_production(self) -> bool:
        return self.env == "production"

    @property
    def needs_second_factor(self) -> bool:
        """Whether staff must protect their account with a telephone; in production unless it is said otherwise."""
        return (self.second_factor or (REQUIRED if self.is_production else OFFERED)) == REQUIRED


def load(environ: Mapping[str, str] = os.environ, **overrides: object) -> Settings:
    """Read the settings from `INCLUSION_*`; outside production a secret key is made and kept in the data folder."""
    env = environ.get("INCLUSION_ENV", "local")
    data = Path(environ.get("INCLUSION_DATA") or default_data(environ)).absolute()
    secret = environ.get("INCLUSION_SECRET_KEY", "")
    if not secret and env != "production":
        secret = kept_secret(data)
    values: dict[str, object] = {
        "env": env,
        "data": data,
        "database_url": environ.get("INCLUSION_DATABASE_URL") or f"sqlite:///{data / 'inclusion.sqlite3'}",
        "secret_key": secret,
        "secret_key_fallbacks": words(environ.get("INCLUSION_SECRET_KEY_FALLBACKS")),
        "notebook_keys": words(environ.get("INCLUSION_NOTEBOOK_KEYS")),
        "trusted_hosts": words(environ.get("INCLUSION_TRUSTED_HOSTS")),
        "synchronous": environ.get("INCLUSION_SYNCHRONOUS", "FULL").upper(),
        "learner_idle": int(environ.get("INCLUSION_LEARNER_IDLE", "600")),
        "staff_idle": int(environ.get("INCLUSION_STAFF_IDLE", "3600")),
        "proxies": int(environ.get("INCLUSION_PROXIES", "0")),
        "voice_speed": int(environ.get("INCLUSION_VOICE_SPEED", "140")),
        "voice_space": int(environ.get("INCLUSION_VOICE_SPACE", "200000000")),
        "second_factor": environ.get("INCLUSION_SECOND_FACTOR", "").lower(),
    }
    return Settings(**{**values, **overrides})  # type: ignore[arg-type]


def words(text: str | None) -> tuple[str, ...]:
    """Split a comma-separated variable."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def default_data(environ: Mapping[str, str]) -> Path:
    """The user's data folder, so that the command works from anywhere."""
    home = environ.get("XDG_DATA_HOME") or Path(environ.get("HOME", "~")).expanduser() / ".local" / "share"
    return Path(home) / "inclusion"


def kept_secret(data: Path) -> str:
    """Return the installation's own secret key, made at first use and readable by its owner only."""
    private_folder(data)
    path = data / "secret-key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN_FILE)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii").strip()
