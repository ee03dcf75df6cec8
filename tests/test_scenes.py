"""The drawings of the modules: one hand, the colours of the theme and nothing else, light enough to be inline."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

# Files only: nothing here depends on the engine of the database.
pytestmark = pytest.mark.once

STATIC = Path(__file__).resolve().parent.parent / "static"
SCENES = sorted((STATIC / "scenes").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
HEAVIEST = 2500
FILLS = {f"a-{name}" for name in ("hill", "grass", "sand", "stone", "leaf", "honey", "petal", "wall", "roof", "drop")}
STROKES = {"a-line", "a-stem", "a-stake", "a-empty"}
#: A tick or an arrow keeps its direction where the page, and the scene with it, is turned.
SIGN = " a-sign"
# No text, no image, no gradient, no reuse, no script: a scene is made of these.
SHAPES = {
    "g": {"class", "transform"},
    "path": {"class", "d"},
    "rect": {"class", "x", "y", "width", "height", "rx"},
    "circle": {"class", "cx", "cy", "r"},
}


@pytest.fixture(params=SCENES, ids=lambda path: path.stem)
def scene(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


def test_there_are_scenes() -> None:
    assert SCENES
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", path.stem) for path in SCENES)


def test_the_sheet_gives_each_class_its_colour() -> None:
    sheet = (STATIC / "app.css").read_text(encoding="utf-8")
    assert [name for name in sorted(FILLS | STROKES | {SIGN.strip()}) if f".{name} {{" not in sheet] == []


def test_a_scene_has_the_common_frame(scene: Path) -> None:
    root = ElementTree.parse(scene).getroot()
    assert root.tag == f"{SVG}svg"
    assert root.attrib == {"viewBox": "0 0 240 160"}
    assert len(root)


def test_a_scene_is_shapes_and_classes_only(scene: Path) -> None:
    _, *elements = ElementTree.parse(scene).getroot().iter()
    for element in elements:
        tag = element.tag.removeprefix(SVG)
        assert tag in SHAPES, tag
        assert set(element.attrib) <= SHAPES[tag], element.attrib
        assert element.get("class", "a-line").removesuffix(SIGN) in FILLS | STROKES, element.attrib
        assert not (element.text or "").strip() and not (element.tail or "").strip()


def test_a_shape_without_a_class_is_in_an_outlined_group(scene: Path) -> None:
    """Left alone it would be black, in both themes."""

    def bare(element: ElementTree.Element, inherited: str) -> list[str]:
        own = element.get("class", inherited)
        alone = [str(element.attrib)] if element.tag not in (f"{SVG}g", f"{SVG}svg") and not own else []
        return [*alone, *(found for child in element for found in bare(child, own))]

    assert bare(ElementTree.parse(scene).getroot(), "") == []


def test_a_scene_is_light(scene: Path) -> None:
    source = scene.read_text(encoding="utf-8")
    assert scene.stat().st_size <= HEAVIEST
    assert not source.startswith("\ufeff") and "<!" not in source and "<?" not in source
    # A tenth is finer than a screen shows.
    assert re.findall(r"\.\d{2,}", source) == []
