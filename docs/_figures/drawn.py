"""The pictures: each stands on a page, says the numbers of that page, and is kept as it is drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from _figures.told import DOCS, Finding, line_of, read
from _pictures.pictures import PICTURES

if TYPE_CHECKING:
    from collections.abc import Iterator

OF_THE_FRAMEWORK = "three-profiles"
"""The picture whose numbers are those of the framework, which a table on its page shows."""


def findings() -> Iterator[Finding]:
    """Yield pictures without a page, chapters without a picture, and numbers and files that differ."""
    places: dict[str, str] = {}
    for path in sorted(DOCS.rglob("*.md")):
        if "_build" not in path.parts:
            page = path.relative_to(DOCS).as_posix()
            places |= dict.fromkeys(re.findall(r"^```\{picture\} (\S+)$", read(page), re.MULTILINE), page)
    for name, draw in PICTURES.items():
        picture, kept = draw(), f"_pictures/drawn/{name}.svg"
        if name not in places:
            yield Finding(
                "_pictures/pictures.py", 1, f"the picture {name!r} stands on no page; show it, or take it out"
            )
        elif name != OF_THE_FRAMEWORK:
            yield from unsaid(places[name], read(places[name]), name, picture.words)
        if read(kept) != picture.sheet.svg():
            yield Finding(kept, 1, "the kept picture is another one than is drawn now; `fix` draws it anew")
    for path in sorted((DOCS / "steps").glob("*.md")):
        page = path.relative_to(DOCS).as_posix()
        if page not in places.values():
            yield Finding(page, 1, "this chapter has no picture; show one, drawn in docs/_pictures/pictures.py")


def unsaid(page: str, text: str, name: str, words: str) -> Iterator[Finding]:
    """Yield that a page does not say the numbers that its picture shows."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    said = re.findall(r"\d[\d,]*\d(?:\.\d+)?%?", words)
    lost = [number for number in said if number.replace(",", "").rstrip("%") not in plain]
    if lost:
        message = f"the picture {name!r} shows {', '.join(lost)}, which the page does not say; change one of the two"
        line = line_of(text, text.index(f"```{{picture}} {name}"))
        yield Finding(page, line, message)
