"""The check of a finished handbook: all text is on its page, and none is printed over other text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import bidirectional, combining

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

EDGE = 14
"""How near text may come to the edge of the paper, in points: 5 mm, which printers need."""
SHARE = 0.35
"""How much of a text may lie under another one, in parts of its area: lines that stand close together touch."""
LEAST = 3
"""How wide and high that must be, in points."""
NEIGHBOURS = 3
"""How far apart in a text Arabic letters are that may cover each other, as they are joined."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner."""


class Misprint(NamedTuple):
    """Text that cannot be read where it stands."""

    page: int
    """The number of the page, from 1."""
    x: float
    """How far it is from the left, in points."""
    y: float
    """How far it is from the top."""
    words: str
    other: str
    """What it is printed over, or nothing where it is beyond the page."""


def misprints(path: Path) -> Iterator[Misprint]:
    """Yield all text of a PDF that stands beyond its page or over other text."""
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(path)
    try:
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            text = page.get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            for box in boxes:
                if box[0] < EDGE or box[1] < EDGE or box[2] > width - EDGE or box[3] > height - EDGE:
                    yield Misprint(number, box[0], height - box[3], text.get_text_bounded(*box).strip(), "")
            suspected = list(_over(boxes))
            letters = _letters(text) if suspected else {}
            for one, other in suspected:
                if not any(_collide(letters, *pair) for pair in _over(_within(letters, one, other), least=0)):
                    continue  # PDFium counts as one text what reaches over lines, in scripts from right to left
                words, under = (text.get_text_bounded(*box).strip() for box in (one, other))
                if "\n" in words and words.endswith(under):
                    continue  # a line and the end of what goes on below it, which PDFium gives as two
                yield Misprint(number, one[0], height - one[3], words, under)
    finally:
        document.close()


def _over(boxes: Iterable[Box], least: float = LEAST) -> Iterator[tuple[Box, Box]]:
    """Yield each two boxes of which one covers a good part of the other, wider and higher than `least`."""
    open_: list[Box] = []
    for box in sorted(boxes, key=lambda one: -one[3]):  # from the top down
        open_ = [one for one in open_ if one[1] < box[3] - least]
        for one in open_:
            wide = min(one[2], box[2]) - max(one[0], box[0])
            high = min(one[3], box[3]) - max(one[1], box[1])
            if wide > least and high > least and wide * high > SHARE * min(_area(one), _area(box)):
                yield one, box
        open_.append(box)


def _letters(text: Any) -> dict[Box, tuple[int, str]]:
    """Return the letters of a page by their boxes, each with its number, without marks that stand on others."""
    from pypdfium2.raw import FPDFText_GetUnicode  # type: ignore[import-untyped]

    letters = [(n, chr(FPDFText_GetUnicode(text, n))) for n in range(text.count_chars())]
    return {text.get_charbox(n): (n, letter) for n, letter in letters if not combining(letter)}


def _within(letters: Iterable[Box], one: Box, other: Box) -> Iterator[Box]:
    """Yield the letters whose middle lies in both of two boxes."""
    for letter in letters:
        x, y = (letter[0] + letter[2]) / 2, (letter[1] + letter[3]) / 2
        if all(left <= x <= right and bottom <= y <= top for left, bottom, right, top in (one, other)):
            yield letter


def _collide(letters: Mapping[Box, tuple[int, str]], one: Box, other: Box) -> bool:
    """Whether letters that cover each other are no neighbours of a script that joins them."""
    (number, letter), (another, _letter) = letters[one], letters[other]
    return bidirectional(letter) != "AL" or abs(number - another) > NEIGHBOURS


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
