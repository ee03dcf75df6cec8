"""Pictures that people send: what one sees is kept, small, and nothing else of the file is."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from inclusion.modules import pictures
from inclusion.modules.content_files import CONTENT, read_file
from inclusion.modules.models import Picture
from inclusion.modules.pictures import LARGEST, LONGEST_SIDE, NotAPicture, made_again
from tests.authoring.files import PICTURE, picture, png_of
from tests.factories import Factory
from tests.page_client import PageClient


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_nothing_that_tells_of_somebody_stays() -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0132] = "Appareil de Monique", "2026:11:27 10:00:00"
    exif.get_ifd(0x8825)[1] = "N"
    sent = picture((300, 200), "JPEG", exif=exif, comment="chez Monique", icc_profile=b"profil")
    assert b"Monique" in sent
    made = opened(made_again(sent).content)
    assert (made.format, made.size, made.info.keys() & {"exif", "xmp", "icc_profile", "comment"}) == (
        "WEBP",
        (300, 200),
        set(),
    )
    assert b"Monique" not in made_again(sent).content and b"profil" not in made_again(sent).content


def test_a_picture_stands_as_it_was_held_and_fits_the_screen() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    left = Image.new("RGB", (3000, 1000), "white")
    left.paste("red", (0, 0, 1000, 1000))
    sent = io.BytesIO()
    left.save(sent, "JPEG", exif=exif)
    made = made_again(sent.getvalue())
    assert (made.width, made.height) == (400, LONGEST_SIDE) == opened(made.content).size
    colours = opened(made.content).convert("RGB")
    top, bottom = colours.getpixel((200, 100)), colours.getpixel((200, 1100))
    assert isinstance(top, tuple) and isinstance(bottom, tuple)
    assert top[1] < 60 and bottom[1] > 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_picture_is_taken(mode: str) -> None:
    sent = io.BytesIO()
    Image.new(mode, (40, 30)).save(sent, "TIFF" if mode == "x" else "JPEG" if mode == "CMYK" else "PNG")
    made = made_again(sent.getvalue())
    assert (made.width, made.height) == (40, 30)
    assert ("A" in opened(made.content).getbands()) == (mode in ("LA", "RGBA"))


def test_the_name_says_the_content() -> None:
    one, again, other = made_again(picture()), made_again(picture()), made_again(picture((61, 40)))
    assert one.name == again.name != other.name
    assert re.fullmatch(r"[0-9a-f]{32}\.webp", one.name)


FILM = io.BytesIO()
Image.new("RGB", (9, 9)).save(FILM, "WEBP", save_all=True, append_images=[Image.new("RGB", (9, 9), "red")])
APNG = io.BytesIO()
Image.new("RGB", (9, 9)).save(APNG, "PNG", save_all=True, append_images=[Image.new("RGB", (9, 9), "red")])
HUGE_WEBP = b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\x3f\0\xff\x3f\0" + b"VP8 \0\0\0\0"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (b"", "ne peut pas être ouverte"),
        (b"\x89PNG\r\n\x1a\n", "ne peut pas être ouverte"),
        (picture((900, 900), "JPEG")[:-2000], "ne peut pas être ouverte"),
        (picture(kind="GIF"), "ne peut pas être ouverte"),
        (picture(kind="BMP"), "ne peut pas être ouverte"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>a()</script></svg>", "ne peut pas être ouverte"),
        (b"%PDF-1.4 " + b"x" * 400, "ne peut pas être ouverte"),
        (FILM.getvalue(), "Cette image bouge"),
        (APNG.getvalue(), "Cette image bouge"),
        (png_of(5000, 5000), "trop grande : 5000 × 5000 points"),
        (png_of(12_000, 9_000), "trop grande"),
        (png_of(60_000, 60_000), "trop grande"),
        (HUGE_WEBP, "trop grande : 16384 × 16384 points"),
        (b"\xff\xd8\xff" + b"\0" * LARGEST, "8 Mo au plus"),
    ],
)  # fmt: skip
def test_a_hostile_picture_is_refused_with_what_to_do(sent: bytes, words: str) -> None:
    with pytest.raises(NotAPicture, match=words):
        made_again(sent)


def test_what_hides_behind_a_picture_is_left_behind() -> None:
    made = made_again(picture(kind="JPEG") + b"<script>alert(1)</script>PK\x03\x04")
    assert b"script" not in made.content and b"PK\x03\x04" not in made.content


GOOD = [picture(kind="JPEG"), picture(), PICTURE, picture(kind="WEBP", mode="RGBA")]


@settings(max_examples=150)
@given(st.sampled_from(GOOD), st.lists(st.tuples(st.integers(0, 2**16), st.binary(max_size=3)), max_size=5))
def test_a_damaged_picture_is_refused_or_made_again(good: bytes, wounds: list[tuple[int, bytes]]) -> None:
    data = bytearray(good)
    for place, piece in wounds:
        at = place % len(data)
        data[at : at + 1] = piece
    try:
        made = made_again(bytes(data))
    except NotAPicture:
        return
    assert opened(made.content).size == (made.width, made.height)


def test_anybody_may_see_a_picture_and_a_browser_keeps_it(make: Factory, page: PageClient) -> None:
    row = make.picture()
    assert Picture.select().where(Picture.name == make.picture().name).count() == 1, "once, whoever sends it"
    answer = page.client.get(f"/images/{row.name}")
    assert (answer.data, answer.mimetype) == (bytes(row.content), "image/webp")
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    headers = {"If-None-Match": answer.headers["ETag"]}
    assert page.client.get(f"/images/{row.name}", headers=headers).status_code == 304
    for name in ("0" * 32 + ".webp", "x.svg", row.name + "x", row.name.upper()):
        page.open(f"/images/{name}", 404)


def module_with(folder: Path, file: str) -> Path:
    """A module of the catalogue that shows an image on its first screen."""
    text = (CONTENT / "souris-premiers-gestes" / "module.yaml").read_text(encoding="utf-8")
    made = folder / "souris-premiers-gestes"
    made.mkdir(exist_ok=True)
    changed = re.sub(r"\n    body:\n", f"\n    body:\n      - image: {file}\n        alt: Une carte\n", text, count=1)
    assert changed != text
    (made / "module.yaml").write_text(changed, encoding="utf-8")
    return made / "module.yaml"


@pytest.mark.once
@pytest.mark.parametrize(
    "file", ["images/" + "0" * 32 + ".webp", "world/nothing.svg", "../secret.svg", "app.css", "x"]
)
def test_an_image_that_nobody_has_is_an_error_with_its_line(tmp_path: Path, file: str) -> None:
    path = module_with(tmp_path, file)
    found = [problem for problem in read_file(path).problems if problem.code == "no-picture"]
    line = path.read_text(encoding="utf-8").partition(f"image: {file}")[0].count("\n") + 1
    assert [(problem.is_error, problem.line) for problem in found] == [(True, line)]


def test_the_catalogue_shows_the_pictures_of_its_folders(tmp_path: Path, app: Flask) -> None:
    made = made_again(picture((80, 50)))
    path = module_with(tmp_path, f"images/{made.name}")
    (path.parent / "images").mkdir()
    (path.parent / "images" / made.name).write_bytes(made.content)
    (path.parent / "images" / ("1" * 32 + ".webp")).write_bytes(b"not what its name says")
    assert [problem for problem in read_file(path).problems if problem.is_error] == []
    pictures.keep_folder(path.parent)
    rows: list[Any] = list(Picture.select())
    assert [(row.name, row.width, row.height, row.structure_id) for row in rows] == [(made.name, 80, 50, None)]
