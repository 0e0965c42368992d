"""The links within the handbook, made out of marks once everything has its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pikepdf

MARK = "place:"
"""How the address of a link begins that leads to a place of the book, as in ``place:steps/network#join``."""

ROOM = 10
"""How many points above a place a reader is shown."""


class Spot(NamedTuple):
    """Where a place is: on which page, from 1, and how many points from the left and from the top."""

    page: int
    x: float
    y: float


def add_links(pdf: pikepdf.Pdf, spots: Mapping[str, Spot], word: str) -> None:
    """Make every link to ``place:NAME`` lead to that spot of the PDF.

    `word` tells where it leads, as in "Page %d", to those who have it read aloud.
    """
    from pikepdf import Array, Name, String

    pages = [page.obj for page in pdf.pages]
    tops = [float(page.MediaBox[3]) for page in pages]
    goals = {
        name: Array([pages[page - 1], Name.XYZ, round(x, 2), round(tops[page - 1] - max(y - ROOM, 0), 2), 0])
        for name, (page, x, y) in spots.items()
    }
    for page in pages:
        for link in page.get("/Annots", ()):
            address = address_of(link)
            if address.startswith(MARK):
                name = address.removeprefix(MARK)
                link.Dest, link.Contents = goals[name], String(word % spots[name].page)
                del link.A


def address_of(link: pikepdf.Object) -> str:
    """Return the address that a link leads to, as Typst writes it, or ""."""
    return bytes(link.A.get("/URI", b"")).decode(errors="replace") if "/A" in link else ""
