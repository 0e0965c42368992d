"""What says the same twice: titles, and texts that share most of their words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pmo_guide.model import Action, Fault, Framework, Indicator, kind_of, walk
from pmo_guide.upkeep.editorial.shared import others, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SMALL = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be been before after by each for from has have in into is it its no not of
        on one or other others own so than that the them then their these they this those to two was
        were what when where which who whom whose with without you your""",
    )
)
"""Words that carry no meaning."""
ALIKE = 0.35
"""The share of their words that two indicators, or two actions, may have in common."""
OF_TWO_KINDS = 0.5
"""That of an indicator and an action, which may name what the other asks for, but not repeat it."""
MOST_OPENINGS = 9
"""How many indicators may begin with the same three words."""


def content(text: str) -> frozenset[str]:
    """Return the words of a text that carry its meaning."""
    return frozenset(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text.lower())) - _SMALL


def likeness(one: frozenset[str], two: frozenset[str]) -> float:
    """Return the share of their words that two texts have in common."""
    return len(one & two) / len(one | two)


def titles(framework: Framework) -> Iterator[Fault]:
    """Yield a title that two things of one kind have."""
    first: dict[tuple[str, str], str] = {}
    for item in walk(framework):
        if title := getattr(item, "title", ""):
            key = (kind_of(item), title.casefold())
            if key in first:
                message = f"title “{title}” is that of {first[key]}, too; readers could not tell them apart"
                yield told(item, message)
            first.setdefault(key, getattr(item, "id", ""))


def texts(framework: Framework) -> Iterator[Fault]:
    """Yield texts that say nearly what others do: the one that is like most others once, then what is left."""
    items = [item for item in walk(framework) if isinstance(item, Indicator | Action)]
    words = [content(item.text) for item in items]
    holders: dict[str, list[int]] = defaultdict(list)
    twins: dict[int, dict[int, float]] = defaultdict(dict)
    for this, (item, own) in enumerate(zip(items, words, strict=True)):
        shared = Counter(other for word in own for other in holders[word])
        for other, count in shared.items():
            limit = ALIKE if type(item) is type(items[other]) else OF_TWO_KINDS
            if count > limit * (len(own) + len(words[other]) - count):
                twins[this][other] = twins[other][this] = likeness(own, words[other])
        for word in own:
            holders[word].append(this)
    while (number := _most(twins)) is not None:
        found = twins.pop(number)
        for other in found:
            twins[other].pop(number)
        nearest = max(found, key=lambda other: found[other])
        message = (
            f"text shares {found[nearest]:.0%} of its words with {items[nearest].id!r} ({items[nearest].place})"
            f"{others([*found][1:])}: “{items[nearest].text}” Say what only this one asks for, or keep one of the two"
        )
        yield told(items[number], message)


def _most(twins: Mapping[int, Mapping[int, float]]) -> int | None:
    """Return which text is like most others, the last of them; None if none is left."""
    return max((number for number in twins if twins[number]), key=lambda one: (len(twins[one]), one), default=None)


def openings(framework: Framework) -> Iterator[Fault]:
    """Yield the last of too many indicators that begin alike: sentences are not one pattern, filled."""
    begun: dict[str, list[Indicator]] = defaultdict(list)
    for item in walk(framework):
        if isinstance(item, Indicator):
            begun[" ".join(item.text.split()[:3])].append(item)
    for opening, items in begun.items():
        if len(items) > MOST_OPENINGS:
            message = f"text begins with “{opening}”, as {len(items) - 1} others do; begin otherwise"
            yield told(items[-1], message)
