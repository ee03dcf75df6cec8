"""What a zip archive sent by somebody holds, when it is one of ours: nothing is believed, everything is counted."""

import io
import re
import stat
import zipfile
from collections.abc import Iterator

from inclusion.modules.pictures import LARGEST as LARGEST_PICTURE
from inclusion.simulator.yaml_tree import LARGEST

MOST_FILES = 40
LARGEST_WHOLE = 24 * 1024 * 1024
#: How many times larger than in the archive a file may be, past the first kilobytes.
MOST_RATIO, SMALL = 100, 64 * 1024
LOCALE = r"[a-z]{2,3}(?:@[a-z]{2,8})?"
_OURS = re.compile(rf"(?:[^/]+/)?(?:module\.yaml|texts\.{LOCALE}\.yaml|stamps\.json|images/[0-9a-f]{{32}}\.webp)")
#: What computers add by themselves; it is not read.
_ADDED = re.compile(r"__MACOSX/.*|(?:.*/)?(?:\.DS_Store|Thumbs\.db|desktop\.ini)")
_CENTRAL = b"PK\x01\x02"


class Refused(Exception):
    """Why an archive is not taken, as a sentence; `where` is the file in it, when there is one."""

    def __init__(self, message: str, where: str = ""):
        super().__init__(message)
        self.where = where


def is_archive(data: bytes) -> bool:
    return data.startswith(b"PK")


def files_in(data: bytes) -> dict[str, bytes]:
    """The files of an archive by their name in the module's folder. Raises Refused."""
    if data.count(_CENTRAL) > MOST_FILES * 3:
        raise Refused(f"Cette archive contient trop de fichiers : {MOST_FILES} au plus.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = list(_wanted(archive.infolist()))
            return _read(archive, wanted)
    except Refused:
        raise
    except Exception as broken:  # Before hostile bytes, the library raises anything.
        raise Refused("Cette archive est abîmée : elle ne peut pas être lue.") from broken


def _wanted(found: list[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """The files to read, each looked at before any is read."""
    kept = [info for info in found if not _ADDED.fullmatch(info.filename)]
    if len(kept) > MOST_FILES:
        raise Refused(f"Cette archive contient trop de fichiers : {MOST_FILES} au plus.")
    names = [info.filename for info in kept]
    folders = {name.split("/", 1)[0] for name in names if not name.startswith("images/") and "/" in name}
    if len(folders) > 1:
        raise Refused("Cette archive contient plusieurs dossiers : un seul exercice à la fois.")
    for info in kept:
        if message := _fault(info, names):
            raise Refused(message, info.filename[:120])
        if not info.is_dir():
            yield info


def _fault(info: zipfile.ZipInfo, names: list[str]) -> str:
    """Why a file of an archive is not even opened."""
    name, kind = info.filename, stat.S_IFMT(info.external_attr >> 16)
    if name != info.orig_filename or name.startswith("/") or re.search(r"\\|:|(^|/)\.\.?(/|$)|[\x00-\x1f\x7f]", name):
        return "Ce nom de fichier mène hors du dossier."
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "C’est un lien ou un fichier spécial, pas un vrai fichier."
    if info.flag_bits & 0x41:
        return "Ce fichier est protégé par un mot de passe."
    if names.count(name) > 1:
        return "Ce fichier est deux fois dans l’archive."
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "Ce fichier est compressé d’une façon que nous ne lisons pas."
    if info.is_dir():
        return "" if name.count("/") <= 2 else "Ce dossier ne fait pas partie d’un exercice."
    return "" if _OURS.fullmatch(name) else "Ce fichier ne fait pas partie d’un exercice."


def _read(archive: zipfile.ZipFile, wanted: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for info in sorted(wanted, key=lambda info: info.filename):
        short = re.sub(r"^(?!images/)[^/]+/", "", info.filename)
        room = LARGEST_WHOLE - sum(map(len, found.values()))
        found[short] = _content(archive, info, min(room, LARGEST_PICTURE if short.startswith("images/") else LARGEST))
    return found


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """What a file really holds, read by pieces: what its header says of its size is not believed."""
    content = bytearray()
    try:
        with archive.open(info) as opened:
            while piece := opened.read(SMALL):
                content += piece
                if len(content) > most or len(content) > SMALL + MOST_RATIO * info.compress_size:
                    raise Refused("Ce fichier est trop gros une fois ouvert.", info.filename)
    except Refused:
        raise
    except Exception as broken:
        raise Refused("Ce fichier est abîmé.", info.filename) from broken
    return bytes(content)


def archive_of(files: dict[str, bytes], folder: str) -> bytes:
    """An archive that depends on its files alone: no date, no compression (that of another computer may differ)."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(f"{folder}/{name}", (1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr = 3, (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, files[name])
    return made.getvalue()
