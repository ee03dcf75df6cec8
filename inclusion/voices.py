"""« Écouter » made here: audio of the product's own texts, by espeak-ng, for browsers that have no voice.

An address holds a digest only, so each text is registered beside the audio to come. Only texts of modules and
catalogues are registered, never what somebody typed.
"""

import hashlib
import json
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from flask import Blueprint, Flask, Response, current_app, send_file, url_for
from flask.typing import ResponseReturnValue

from inclusion import speech
from inclusion.i18n import language, locale_id
from inclusion.paths import private_folder
from inclusion.security import keep_for, public
from inclusion.synthesis import Synthesizer, Unspoken

try:
    import fcntl
except ImportError:  # Windows: one process serves there, the thread lock is enough.
    fcntl = None  # type: ignore[assignment]

blueprint = Blueprint("voices", __name__)

VERSION = "1"  # Of what is said of a text: change it when `speech` or `synthesis` says it otherwise.
LONGEST = 1200
DIGEST = re.compile(r"[0-9a-f]{20}")
TYPES = {".ogg": "audio/ogg", ".wav": "audio/wav"}
YEAR = 31_536_000
_one_at_a_time = threading.Lock()


class Voices:
    """The texts that may be heard, and their audio, in one folder of at most `space` bytes."""

    def __init__(self, folder: Path, speed: int, space: int):
        self.folder = folder
        self.speed = speed
        self.space = space
        self.synthesizer = Synthesizer(speed)
        # A text met again costs a look-up: neither digest, nor disk, nor map of addresses.
        self.address = lru_cache(maxsize=20_000)(self._address)
        self.addresses = lru_cache(maxsize=20_000)(self._addresses)

    def _address(self, text: str, lang: str) -> str | None:
        if not self.synthesizer.is_there or len(text) > LONGEST:
            return None
        return url_for("voices.audio", digest=self._register(text, lang))

    def _addresses(self, texts: tuple[str | None, ...], lang: str) -> str:
        found = (self.address(piece, lang) for piece in speech.pieces(speech.sentences(*texts), LONGEST))
        return " ".join(filter(None, found))

    def _register(self, text: str, lang: str) -> str:
        said = f"{VERSION}\n{self.speed}\n{lang}\n{text}"
        digest = hashlib.sha256(said.encode()).hexdigest()[:20]
        path = self.folder / f"{digest}.json"
        if not holds(path):
            self._write(path, json.dumps({"lang": lang, "text": text}, ensure_ascii=False).encode())
        return digest

    def audio(self, digest: str) -> Path | None:
        """The audio of a registered text, made now if it never was; None for an unknown one. Raises Unspoken."""
        text = self.folder / f"{digest}.json"
        if not DIGEST.fullmatch(digest) or not holds(text):
            return None
        found = self._made(digest)
        if found is None:
            with self._alone():
                found = self._made(digest) or self._make(digest, **json.loads(text.read_bytes()))
        return found

    def _made(self, digest: str) -> Path | None:
        paths = (self.folder / f"{digest}{suffix}" for suffix in TYPES)
        return next((path for path in paths if holds(path)), None)

    def _make(self, digest: str, text: str, lang: str) -> Path:
        suffix, content = self.synthesizer.say(speech.voiced(text, lang))
        self._make_room(len(content))
        return self._write(self.folder / f"{digest}{suffix}", content)

    def _make_room(self, size: int) -> None:
        """Remove the oldest audio until `size` more bytes fit; texts are small, and stay."""
        found = [path for path in self.folder.iterdir() if path.suffix in TYPES]
        kept = sorted(((path.stat(), path) for path in found), key=lambda pair: pair[0].st_mtime)
        total = size + sum(stat.st_size for stat, _path in kept)
        for stat, path in kept:
            if total <= self.space:
                return
            with suppress(OSError):  # Windows keeps a file that is being sent.
                path.unlink()
            total -= stat.st_size

    def _write(self, path: Path, content: bytes) -> Path:
        """Write a file at once or not at all: no reader ever meets half of it."""
        private_folder(self.folder)
        with NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as file:
            file.write(content)
        os.replace(file.name, path)
        return path

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One voice at a time on the whole computer: asked for twice, an audio is made once, and pages stay quick."""
        with _one_at_a_time:
            if fcntl is None:
                yield  # type: ignore[unreachable]
                return
            with open(self.folder / ".lock", "ab") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                yield


def holds(path: Path) -> bool:
    """Whether a file is there and whole: a power cut may leave an empty one."""
    return path.is_file() and path.stat().st_size > 0


def voices() -> Voices:
    """The voices of the application at work."""
    found: Voices = current_app.extensions["voices"]
    return found


def is_available() -> bool:
    """Whether this server has a voice: espeak-ng is optional, and looked for once."""
    return voices().synthesizer.is_there


def address(text: str, lang: str) -> str | None:
    """Where the audio of a text of the product is; None without a voice, or for a text longer than LONGEST."""
    return voices().address(text, lang)


def voice(*texts: str | None, lang: str = "") -> str:
    """Addresses of the audio of texts, read one after the other, separated by spaces; empty without a voice.

    For templates. The language is the page's own when it is not given.
    """
    return voices().addresses(texts, lang or language(locale_id()))


@blueprint.get("/voix/<digest>")
@public
@keep_for(YEAR)
def audio(digest: str) -> ResponseReturnValue:
    try:
        found = voices().audio(digest)
    except Unspoken:
        return Response(status=503)
    if found is None:
        return Response(status=404)
    return send_file(found, mimetype=TYPES[found.suffix], conditional=True, etag=digest)


def init_app(app: Flask) -> None:
    settings = app.config["SETTINGS"]
    app.extensions["voices"] = Voices(settings.data / "voices", settings.voice_speed, settings.voice_space)
    app.jinja_env.globals.update(voice=voice, voice_is_available=is_available, sentences=speech.sentences)
    app.register_blueprint(blueprint)
