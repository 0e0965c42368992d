"""The book's pictures: drawn from the numbers of their pages, and as they are kept."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

DOCS = Path(__file__).parents[2] / "docs"
sys.path.append(str(DOCS))

from _pictures.drawing import TONES, WIDTH  # noqa: E402
from _pictures.pictures import PICTURES  # noqa: E402


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_is_drawn_outside_and_words_are_large_enough(name: str) -> None:
    sheet = PICTURES[name]().sheet
    for shape in ElementTree.fromstring(sheet.svg()):
        if shape.tag.endswith("rect"):
            x, y, width, height = (float(shape.get(key, "0")) for key in ("x", "y", "width", "height"))
            assert x >= 0
            assert y >= 0
            assert x + width <= WIDTH + 0.1
            assert y + height <= sheet.height
        elif shape.tag.endswith("text"):
            size, x = float(shape.get("font-size", "0")), float(shape.get("x", "0"))
            assert size >= 12, shape.text
            wide = len(shape.text or "") * size * 0.55
            left = x - {"start": 0, "middle": wide / 2, "end": wide}[shape.get("text-anchor", "")]
            assert left >= 0, shape.text
            assert left + wide <= WIDTH, shape.text


def _struck(text: ElementTree.Element, line: ElementTree.Element, boxes: list[ElementTree.Element]) -> bool:
    """Tell whether an upright line goes through words, and not below one of the boxes that are drawn after it."""
    size, x, y = (float(text.get(key, "0")) for key in ("font-size", "x", "y"))
    wide = len(text.text or "") * size * 0.48
    left = x - {"start": 0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "")]
    points = [tuple(map(float, point.split(","))) for point in line.get("points", "").split()]
    (at, start), (end, stop) = points[0], points[-1]
    if at != end or not (left < at < left + wide and min(start, stop) < y - 4 < max(start, stop)):
        return False
    return not any(
        0 <= at - float(box.get("x", "0")) <= float(box.get("width", "0"))
        and 0 <= y - 4 - float(box.get("y", "0")) <= float(box.get("height", "0"))
        for box in boxes
    )


@pytest.mark.parametrize("name", PICTURES)
def test_no_line_strikes_words_through(name: str) -> None:
    shapes = list(ElementTree.fromstring(PICTURES[name]().sheet.svg()))
    for number, line in enumerate(shapes):
        if line.tag.endswith("polyline"):
            boxes = [shape for shape in shapes[number:] if shape.tag.endswith("rect") and shape.get("fill") != "none"]
            assert not [s.text for s in shapes if s.tag.endswith("text") and _struck(s, line, boxes)]


def _light(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, ground) for text in ("ink", "soft") for ground in ("paper", "panel", "wash", "sand")),
        *(("paper", ground) for ground in ("petrol", "soft", "amber")),
        ("petrol", "paper"),
        ("amber", "paper"),
    ],
)
def test_words_stand_out_from_their_ground_in_light_and_dark(text: str, ground: str) -> None:
    for on, under in zip(TONES[text], TONES[ground], strict=True):
        light, dark = sorted((_light(on), _light(under)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5
