"""Templates are compiled once for all the processes of an installation, and the next ones read them ready."""

import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import jinja2
from flask import Flask
from jinja2.bccache import Bucket

from inclusion.paths import private_folder

FOLDER = "templates"


class Kept(jinja2.FileSystemBytecodeCache):
    """What cannot be written (a full disk) is compiled again by the next process."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def init_app(app: Flask) -> None:
    """Keep what is compiled in the data folder; without a folder that can be written, each process compiles."""
    with suppress(OSError):
        folder = app.config["SETTINGS"].data / FOLDER / _fashion(app.jinja_env)
        if not folder.is_dir():
            _forget_others(folder)
            private_folder(folder)
        app.jinja_env.bytecode_cache = Kept(str(folder))


def _fashion(env: jinja2.Environment) -> str:
    """What a template becomes depends on its text, which Jinja compares, and on this."""
    chosen = (jinja2.__version__, env.trim_blocks, env.lstrip_blocks, sorted(env.extensions), sorted(env.filters))
    return sha256(repr(chosen).encode()).hexdigest()[:12]


def _forget_others(folder: Path) -> None:
    for other in folder.parent.iterdir() if folder.parent.is_dir() else ():
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
