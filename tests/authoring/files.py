"""Files that people send, good and hostile."""

import io
import struct
import zipfile
import zlib

from PIL import Image

from inclusion.modules.pictures import made_again


def picture(size: tuple[int, int] = (60, 40), kind: str = "PNG", mode: str = "RGB", **options: object) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size, 128 if mode in ("L", "P") else (0, 128, 128)).save(made, kind, **options)
    return made.getvalue()


def zipped(*files: tuple[str | zipfile.ZipInfo, bytes], deflated: bool = True) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return made.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A few bytes that say that they are a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")
    )


_MADE = made_again(picture())
PICTURE, PICTURE_NAME = _MADE.content, _MADE.name
