"""What stands for what is no longer there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_guide.upkeep.editorial.shared import actions_of, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.model import Fault, Framework


def successors_are_not_essential(framework: Framework) -> Iterator[Fault]:
    """Yield old actions that lead to an essential one: a tick of old must not stand for it."""
    essential = {action.id for action in actions_of(framework) if action.essential}
    for old, new in framework.retired.items():
        if new in essential:
            message = (
                f"retired leads {old!r} to {new!r}, which is essential: whoever ticked the old one would have done the "
                f"new one unseen. Write {old!r}: None"
            )
            yield told(framework, message)
