"""Where a page tells something that is worked out elsewhere, and what it tells instead."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DOCS = Path(__file__).resolve().parents[1]
NUMBER = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")


class Finding(NamedTuple):
    """One figure that is another one than it should be, with its place."""

    page: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"docs/{self.page}:{self.line}: {self.message}"


def read(page: str) -> str:
    """Return the text of a page; none where there is no such page, of which others tell."""
    path = DOCS / page
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def line_of(text: str, start: int) -> int:
    """Return the line in which something stands."""
    return text.count("\n", 0, start) + 1


def missing(page: str, text: str, phrases: Iterable[str], by: str) -> Iterator[Finding]:
    """Yield the phrases that a page does not say, each line once, with what it says instead; `by` works them out."""
    found: dict[int, Finding] = {}
    flat = " ".join(text.split())
    wanted = [" ".join(phrase.split()) for phrase in phrases] if text else []
    for phrase in wanted:
        if phrase in flat:
            continue
        others = [match for match in _like(phrase).finditer(text) if " ".join(match[0].split()) not in wanted]
        instead = min(others, key=lambda match: _apart(match[0], phrase), default=None)
        if instead:
            line = line_of(text, instead.start())
            said = " ".join(instead[0].split())
            message = f"“{said}” is “{phrase}” by {by}; change the page, or the numbers there"
        else:
            line = 1
            message = f"“{phrase}” is gone, which {by} works out; write it again, or take it out there"
        found.setdefault(line, Finding(page, line, message))
    yield from found.values()


def _like(phrase: str) -> re.Pattern[str]:
    """Return what finds the same words with other numbers."""
    words = [re.escape(part).replace(r"\ ", r"\s+") for part in NUMBER.split(phrase)]
    return re.compile(NUMBER.pattern.join(words) if any(re.search(r"[a-z|=]", part) for part in words) else r"(?!)")


def _apart(one: str, other: str) -> float:
    """Return how far the numbers of two phrases are from each other."""
    pairs = zip(_numbers(one), _numbers(other), strict=True)
    return sum(abs(number - wanted) / max(number, wanted, 1) for number, wanted in pairs)


def _numbers(text: str) -> list[float]:
    return [float(number.replace(",", "")) for number in NUMBER.findall(text)]


def near(text: str, wanted: Iterable[float]) -> bool:
    """Tell whether the numbers of a text are these, within a tenth: an action more is no reason to count again."""
    told, numbers = _numbers(text), list(wanted)
    return len(told) == len(numbers) and all(
        abs(one - number) <= 0.1 * number + 1e-9 for one, number in zip(told, numbers, strict=True)
    )


def rounded(number: float) -> str:
    """Return a number as a sum is told: to tens, below ten to tenths."""
    return f"{round(number, -1):,.0f}" if number >= 10 else f"{number:.1f}"
