"""The parts of a page that matter to others, and the head at its top."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from pmo_guide.model import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping


class Mention(NamedTuple):
    """Something that a page names elsewhere, or defines: the line, what kind of thing it is, and its name."""

    line: int
    kind: str
    name: str


class Directive(NamedTuple):
    """A fence with a name: what is injected into the page."""

    line: int
    name: str
    argument: str
    options: Mapping[str, str]


HEAD = ("myst", "html_meta", "description", "keywords", "orphan")
"""What the head of a page commonly says."""


@dataclass
class Page:
    """The parts of one page that matter to others, and the faults that it shows by itself."""

    file: str
    docname: str
    faults: list[Fault] = field(default_factory=list)
    headings: list[tuple[int, int, str]] = field(default_factory=list)
    """Line, level and text of each."""
    roles: list[Mention] = field(default_factory=list)
    links: list[Mention] = field(default_factory=list)
    """Links and images, as ``link`` and ``image``."""
    labels: list[Mention] = field(default_factory=list)
    terms: list[Mention] = field(default_factory=list)
    contents: list[Mention] = field(default_factory=list)
    """What its ``toctree`` names."""
    directives: list[Directive] = field(default_factory=list)
    guidance: list[Mention] = field(default_factory=list)
    words: str = ""
    """Its text as it was typed, but without upper case and line ends."""
    description: Mention | None = None
    described: bool = False
    orphan: bool = False
    cut: bool = False
    """Whether a block that never ends hides the rest."""

    def tell(self, line: int, message: str) -> None:
        """Note a fault at a line."""
        self.faults.append(Fault(f"{self.file}:{line}", message))


def read_head(lines: list[str], page: Page) -> int:
    """Read the lines between --- at the top, and return how many there are."""
    if lines and re.match(r"(?:myst|html_meta|orphan):", lines[0]):
        page.tell(1, "the head of a page begins with a line --- of its own; it is missing here")
        page.described = True
        return next((n for n, line in enumerate(lines[:40], 1) if line.strip() == "---"), 1)
    if not lines or lines[0].strip() != "---":
        return 0
    end = next((n for n, line in enumerate(lines[1:40], 1) if line.strip() == "---"), None)
    blank = next((n for n, line in enumerate(lines[1:40], 1) if not line.strip() or line.startswith("#")), len(lines))
    if end is None or blank < end:
        page.tell(blank, "the head of the page ends with a line --- of its own; it is missing here")
        page.described = True  # one fault is enough
        return blank
    path: list[tuple[int, str]] = []
    for number, line in enumerate(lines[1:end], 2):
        match = re.fullmatch(r"( *)([\w-]+):(?: +(.*))?", line)
        if not match:
            what = "with a tab" if "\t" in line else "without its colon" if ":" not in line else "not as “name: text”"
            page.tell(number, f"this line of the page's head is written {what}; compare it with another page's")
            page.described = True
            return end + 1
        while path and path[-1][0] >= len(match[1]):
            path.pop()
        if len(match[1]) != 2 * len(path):
            page.tell(number, f"{match[2]} is indented by {len(match[1])} spaces; here it must be {2 * len(path)}")
            page.described = True
            return end + 1
        if near := [] if match[2] in HEAD else get_close_matches(match[2], HEAD, 1, 0.7):
            page.tell(number, f"there is no {match[2]!r} in the head of a page; did you mean {near[0]!r}?")
            page.described = True
            return end + 1
        path.append((len(match[1]), match[2]))
        if match[2] == "description" and page.described:
            page.tell(number, "a second description stands here; keep one of the two")
        names = [name for _, name in path]
        if match[2] == "description":
            if names != ["myst", "html_meta", "description"]:
                page.tell(number, "description stands outside html_meta; it belongs below it, indented by four spaces")
            page.described = True
            page.description = Mention(number, "description", (match[3] or "").strip("\"' "))
            if len(names) == 3 and not (match[3] or "").strip("\"' "):
                page.tell(number, "the description is empty; say in one sentence what a reader finds on the page")
        if re.match(r"[^\"'“”‘].*(: | #)|[{\[&*!|>%@`]", match[3] or ""):
            page.tell(number, 'put straight quotes (") around this text: it holds a mark that means something here')
        elif re.match(r"\"(?:[^\"\\]|\\.)*\"\s*[^\s#]", match[3] or ""):
            page.tell(number, 'a straight quote (") ends the text here; type curly quotes (“ ”) inside a text')
        elif re.match(r"\"[^\"]*$|'[^']*$", match[3] or ""):
            page.tell(number, "the quote that ends this text is missing")
        if (match[3] or "").startswith(("“", "”", "‘")):
            page.tell(
                number, 'this text stands in curly quotes, which would be printed; put straight ones (") around it'
            )
        page.orphan |= match[2] == "orphan"
    return end + 1
