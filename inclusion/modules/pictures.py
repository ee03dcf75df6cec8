"""Pictures that people send: made again by the application, so that nothing stays of the file but what one sees."""

import io
import re
import struct
import threading
from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from inclusion.clock import now
from inclusion.database import transaction
from inclusion.modules.models import Picture
from inclusion.paths import resource
from inclusion.places.models import Structure
from inclusion.records import frozen
from inclusion.simulator import components
from inclusion.simulator.problems import Problem, error
from inclusion.simulator.schema import Document

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 8 * 1024 * 1024
#: Pixels of the picture that is sent: a telephone makes 12 millions. Opened, each takes 3 or 4 bytes of memory.
MOST_PIXELS = 20_000_000
LONGEST_SIDE, QUALITY = 1200, 82
FORMATS = ("JPEG", "PNG", "WEBP")
PREFIX = "images/"
NAME = re.compile(r"[0-9a-f]{32}\.webp")
#: The drawings of the application that a module may show.
_DRAWING = re.compile(r"(?:world|scenes)/[a-z0-9_-]+\.svg")
#: One picture is opened at a time: several together would take the memory of the server.
_one = threading.Lock()


class NotAPicture(Exception):
    """Why what was sent cannot become a picture, as a sentence."""


@frozen
class Made:
    """A picture as the application keeps it."""

    name: str
    width: int
    height: int
    content: bytes


@frozen
class Shown:
    """Where a picture is, and its size when it is known."""

    href: str
    width: int = 0
    height: int = 0


def made_again(data: bytes) -> Made:
    """The picture alone, small enough for any screen: no place, date, camera or thumbnail. Raises NotAPicture."""
    if len(data) > LARGEST:
        raise NotAPicture("Cette image est trop lourde : 8 Mo au plus. Réduisez-la, puis envoyez-la de nouveau.")
    if (size := _webp_size(data)) and size[0] * size[1] > MOST_PIXELS:
        raise NotAPicture(_too_wide(*size))
    with _one:
        try:
            content, width, height = _encoded(data)
        except NotAPicture:
            raise
        except Exception as broken:  # Before hostile bytes, the library raises anything.
            raise NotAPicture(_why(broken)) from broken
    return Made(f"{sha256(content).hexdigest()[:32]}.webp", width, height, content)


def _why(broken: Exception) -> str:
    if type(broken).__name__ in ("DecompressionBombError", "DecompressionBombWarning"):
        return "Cette image est trop grande. Réduisez-la, puis envoyez-la de nouveau."
    return "Cette image ne peut pas être ouverte. Envoyez une image JPEG, PNG ou WebP entière."


def _encoded(data: bytes) -> tuple[bytes, int, int]:
    pil = import_module("PIL.Image")  # Those who only read pages need not carry it.
    with pil.open(io.BytesIO(data), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise NotAPicture(_too_wide(*picture.size))
        # A telephone’s JPEG may hold a second view (MPO): it is not a film.
        if getattr(picture, "is_animated", False) and picture.format != "MPO":
            raise NotAPicture("Cette image bouge. Envoyez une image fixe.")
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture.load()
        has_holes = "A" in picture.getbands() or "transparency" in picture.info
        smaller = picture.convert("RGBA" if has_holes else "RGB")
        turned = _upright(smaller, picture)
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE), pil.Resampling.LANCZOS)
    clean = pil.frombytes(turned.mode, turned.size, turned.tobytes())
    made = io.BytesIO()
    clean.save(made, "WEBP", quality=QUALITY, method=4)
    return made.getvalue(), clean.width, clean.height


def _upright(picture: "Image", original: "Image") -> "Image":
    """The picture as it was held; what is said of it may be false, and is then passed over."""
    try:
        picture.info["exif"] = original.getexif().tobytes()
        turned: Image = import_module("PIL.ImageOps").exif_transpose(picture)
        return turned
    except Exception:
        return picture


def _too_wide(width: int, height: int) -> str:
    return f"Cette image est trop grande : {width} × {height} points. Réduisez-la, puis envoyez-la de nouveau."


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """The size of a WebP by its header: its decoder takes the memory of the whole picture as soon as it is opened."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:
        return None
    if data[12:16] == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if data[12:16] == b"VP8L":
        bits = struct.unpack("<I", data[21:25])[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return struct.unpack("<H", data[26:28])[0] & 0x3FFF, struct.unpack("<H", data[28:30])[0] & 0x3FFF


def keep(made: Made, structure: Structure | None) -> Picture:
    """Keep a picture once, whoever sends it; sent again, it is as new as the first day."""
    with transaction():
        moment = now()
        Picture.insert(
            name=made.name, structure=structure, width=made.width, height=made.height, content=made.content, at=moment
        ).on_conflict_ignore().execute()
        Picture.update(at=moment).where(Picture.name == made.name, Picture.at < moment).execute()
        return Picture.get(Picture.name == made.name)


def kept(names: set[str]) -> set[str]:
    """Those of these pictures that are kept."""
    rows = Picture.select(Picture.name).where(Picture.name.in_(sorted(names))) if names else ()
    return {row.name for row in rows}


def row_of(name: str) -> Picture | None:
    """A picture that is kept."""
    return Picture.get_or_none(Picture.name == name)


def contents(names: set[str]) -> dict[str, bytes]:
    """What these pictures hold, of those that are kept."""
    rows = Picture.select(Picture.name, Picture.content).where(Picture.name.in_(sorted(names)))
    return {row.name: bytes(row.content) for row in rows}


def names_in(document: Document) -> set[str]:
    """The pictures that a module shows."""
    return {file.removeprefix(PREFIX) for _place, file in _files(document) if file.startswith(PREFIX)}


def unknown(document: Document) -> Iterator[Problem]:
    """The images of a module that are neither kept nor drawings of the application."""
    names = names_in(document)
    yield from _absent(document, kept(names).__contains__)


def unknown_in(document: Document, folder: Path) -> Iterator[Problem]:
    """The same for a module of the catalogue: its pictures are in its folder."""
    yield from _absent(document, lambda name: (folder / PREFIX / name).is_file())


def _absent(document: Document, is_kept: Callable[[str], bool]) -> Iterator[Problem]:
    for place, file in _files(document):
        name = file.removeprefix(PREFIX)
        is_known = NAME.fullmatch(name) and is_kept(name) if file.startswith(PREFIX) else is_drawing(file)
        if not is_known:
            message = f"L’image « {file} » n’existe pas. Ajoutez-la, ou choisissez-en une autre."
            yield error("no-picture", message, place)


def _files(document: Document) -> Iterator[tuple[str, str]]:
    for name, screen in document.screens.items():
        for number, part in enumerate(screen.body):
            if isinstance(part, components.Image):
                yield f"screens.{name}.body.{number}", part.file


@lru_cache(maxsize=500)
def is_drawing(file: str) -> bool:
    """Whether this is a drawing of the application."""
    return bool(_DRAWING.fullmatch(file)) and (resource("static") / file).is_file()


def keep_folder(folder: Path) -> None:
    """Keep the pictures of a module of the catalogue, which nobody sent: they are read as they are."""
    for path in sorted((folder / PREFIX).glob("*.webp")):
        content = path.read_bytes()
        if NAME.fullmatch(path.name) and path.name.startswith(sha256(content).hexdigest()[:32]):
            width, height = _webp_size(content) or (0, 0)
            keep(Made(path.name, width, height, content), None)
