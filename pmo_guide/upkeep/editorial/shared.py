"""What the rules share: how a fault of an item is told, and what actions there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_guide.model import Fault
from pmo_guide.model.places import place_of
from pmo_guide.model.rules import name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pmo_guide.model import Action, Framework, Item


def told(item: Item, text: str, field: str = "") -> Fault:
    """Return the fault of an item, at the line of a field: the one whose name `text` begins with, if none is given."""
    return Fault(place_of(item, field or text), f"{name_of(item)}: {text}")


def actions_of(framework: Framework) -> Iterator[Action]:
    """Yield all actions, step by step."""
    for step in framework.steps:
        yield from step.actions


def listed(names: Iterable[object]) -> str:
    """Return names as a sentence has them."""
    *most, last = map(str, names)
    return f"{', '.join(most)} and {last}" if most else last


def counted(count: int, things: str, one: str) -> str:
    """Return a number with what is counted, of which there may be one."""
    return f"{count} {things}" if count != 1 else f"one {one}"


def others(rest: Collection[object]) -> str:
    """Return how many more places there are, in brackets, or nothing."""
    return f" (and in {len(rest)} other {'places' if len(rest) > 1 else 'place'})" if rest else ""
