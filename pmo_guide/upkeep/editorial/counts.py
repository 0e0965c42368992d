"""Numbers that whoever adds one would have to count again; what a table shows of a role comes from the framework."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_guide.model import Fault
from pmo_guide.upkeep.editorial.shared import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.model import Framework

_THINGS = re.compile(r"\b(?:competencies|indicators|statements|actions|credentials|resources|roles|scenarios)\b")
_ALL_OF = rf"(?:core\s+|essential\s+)?{_THINGS.pattern}\Z"
_MANY = r"(?:six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)"
WORDS = re.compile(rf"\b{_MANY}\s+{_ALL_OF}", re.IGNORECASE)
"""What no page says."""
WHOLE = re.compile(rf"\b\d+\s+{_ALL_OF}|\b(?:two|three|four|five)\s+competencies\Z", re.IGNORECASE)
"""What no page says of the framework as a whole; few of other things are seldom all of them."""
_WHOLE = ("framework", "begin", "README", "index")
"""The pages that speak of the framework as a whole."""


def counts_by_hand(file: str, name: str) -> Iterator[Fault]:
    """Yield the numbers in a file that nobody counts again; `name` is that of its page."""
    path = Path(file)
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    for line, found in found_in(text, whole=name.partition("/")[0] in _WHOLE):
        message = f"“{found}” is wrong as soon as there is one more; say it without the number"
        yield Fault(f"{file}:{line}", message)


def counts_of_itself(framework: Framework) -> Iterator[Fault]:
    """Yield the numbers of its own parts in the summary of a framework."""
    for _, found in found_in(framework.summary, whole=True):
        yield told(
            framework, f"summary says “{found}”, which is wrong as soon as there is one more; leave the number out"
        )


def found_in(text: str, *, whole: bool) -> Iterator[tuple[int, str]]:
    """Yield line and words of each count in a text; `whole` asks for figures, too."""
    for match in _THINGS.finditer(text):
        before = text[max(0, match.start() - 40) : match.end()]
        if (found := WORDS.search(before)) or (found := WHOLE.search(before) if whole else None):
            yield text.count("\n", 0, match.start()) + 1, " ".join(found[0].split())
