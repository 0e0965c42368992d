"""How our pages are typed: what every book may do, and ours does not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_guide.model import Fault
from pmo_guide.upkeep.book import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.upkeep.page import Page

_EMOJI = re.compile("[\U0001f000-\U0001faff]")
_BOLD = re.compile(r"\*\*[^*]+\*\*")


def typed(page: Page) -> Iterator[Fault]:
    """Yield bold type in the place of a heading, headings that end as sentences do, and letters that paper lacks."""
    for start, _, heading in page.headings:
        if heading.endswith((".", ":", ",")):
            yield Fault(at(page, start), f"a heading ends without “{heading[-1]}”; take it away")
    lines = ["", *Path(page.file).read_text(encoding="utf-8", errors="replace").splitlines(), ""]
    for number, line in enumerate(lines):
        if _BOLD.fullmatch(line) and not lines[number - 1].strip() and not lines[number + 1].strip():
            message = f"bold type alone in its line is no heading; write ### {line.strip('*')}"
            yield Fault(at(page, number), message)
        if emoji := _EMOJI.search(line):
            yield Fault(at(page, number), f"paper has no letter for {emoji[0]}; say it in words")
