"""The systemd units that purge every night and put unused accounts to sleep, filled in for this installation."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from inclusion.paths import PACKAGE

CONTENT = PACKAGE / "privacy" / "content"
ENVIRONMENT = "inclusion-purge.env"


def write_units(folder: Path, environ: Mapping[str, str] = os.environ) -> list[Path]:
    """Write the service, its timer and its settings (those of now), which only their owner can read."""
    environment = (folder / ENVIRONMENT).absolute()
    values = {"{command}": command(), "{environment}": str(environment)}
    written = [_write(environment, settings(environ))]
    environment.chmod(0o600)
    for source in sorted(CONTENT.glob("inclusion-purge.*")):
        text = source.read_text(encoding="utf-8")
        for mark, value in values.items():
            text = text.replace(mark, value)
        written.append(_write(folder / source.name, text))
    return written


def settings(environ: Mapping[str, str]) -> str:
    """The settings of this installation, one a line, as systemd reads them."""
    found = sorted((name, value) for name, value in environ.items() if name.startswith("INCLUSION_"))
    escaped = ((name, value.replace("\\", "\\\\").replace('"', '\\"')) for name, value in found)
    return "".join(f'{name}="{value}"\n' for name, value in escaped)


def command() -> str:
    """Where this very command is."""
    beside = Path(sys.executable).with_name("inclusion")
    return str(beside) if beside.exists() else shutil.which("inclusion") or "/usr/local/bin/inclusion"


def _write(path: Path, text: str) -> Path:
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
    return path
