"""What a piece of HTML in a page shows to those who look at it in a browser."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple
from xml.etree import ElementTree

NAMESPACE = "http://www.w3.org/2000/svg"
PICTURES = frozenset({"audio", "canvas", "embed", "iframe", "img", "object", "svg", "video"})
UNSEEN = frozenset({"noscript", "script", "style", "template"})
_MARKS = dict.fromkeys([0xAD, 0x200B])  # where a word may be divided


class Seen(HTMLParser):
    """What was seen: words and pictures, the boxes of tasks, and how many new lines."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.boxes: list[str] = []
        self.breaks = 0
        self._unseen = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag shows."""
        given = dict(attrs)
        if self._unseen:
            self._depth += tag == self._unseen
        elif tag in UNSEEN or (tag == "svg" and given.get("aria-hidden") == "true"):
            self._unseen, self._depth = tag, 1
        elif tag == "br":
            self.breaks += 1
        elif tag == "input" and given.get("type") == "checkbox":
            self.boxes.append("\N{BALLOT BOX WITH CHECK}" if "checked" in given else "\N{BALLOT BOX}")
        elif tag in PICTURES:
            self.shown.append(self.get_starttag_text() or tag)

    def handle_endtag(self, tag: str) -> None:
        """Note where what is hidden ends: with its own tag."""
        if tag == self._unseen:
            self._depth -= 1
            if not self._depth:
                self._unseen = ""

    def handle_data(self, data: str) -> None:
        """Note words."""
        if not self._unseen:
            self.shown += data.translate(_MARKS).split()


class Drawing(NamedTuple):
    """A drawing in a page."""

    svg: str
    label: str | None
    """What it shows in words, "" for decoration, or None if nothing tells."""
    height: str


def drawing_in(html: str) -> Drawing | None:
    """Return the drawing that a piece of HTML is, if it is nothing else."""
    svg = html.strip()
    if not svg.startswith("<svg"):
        return None
    if "xmlns=" not in svg.partition(">")[0]:  # HTML needs none, a file does
        svg = svg.replace("<svg", f'<svg xmlns="{NAMESPACE}"', 1)
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError:
        return None
    hidden = root.get("aria-hidden") == "true"
    label = "" if hidden else root.get("aria-label") or root.findtext(f"{{{NAMESPACE}}}title")
    return Drawing(svg, label, root.get("height", ""))


def look_at(html: str) -> Seen:
    """Return what a browser would show of a piece of HTML."""
    seen = Seen()
    seen.feed(html)
    seen.close()
    return seen
