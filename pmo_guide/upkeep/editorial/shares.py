"""How many actions of a kind there are among all: what they leave, and which are essential."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_guide.upkeep.editorial.shared import actions_of, listed, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.model import Fault, Framework

SHARED, INPUT = 0.6, 0.2
"""The least share of actions that leave what others use, and the largest of those that only take something in."""
ESSENTIAL = 0.1
"""The largest share of actions that are essential, as one does all of them before one applies."""


def what_actions_leave(framework: Framework) -> Iterator[Fault]:
    """Yield that too few actions leave something that others use, or too many leave nothing."""
    actions = list(actions_of(framework))
    shared = [action for action in actions if action.extra.get("leaves") == "shared"]
    taken = [action for action in actions if action.extra.get("leaves") == "input"]
    said = [action for action in actions if "leaves" in action.extra]
    if len(shared) < SHARED * len(said):
        message = (
            f"{len(shared)} of {len(said)} actions leave something that others use, less than {SHARED:.0%}; "
            "let some end with a paper or a rule at work, and write 'leaves': 'shared' there"
        )
        yield told(framework, message, "steps")
    if len(taken) > INPUT * len(said):
        names = listed(repr(action.id) for action in taken[-3:])
        message = (
            f"{len(taken)} of {len(said)} actions leave nothing ('leaves': 'input'), more than "
            f"{INPUT:.0%}, the last of them {names}; let one end with something that can be shown"
        )
        yield told(framework, message, "steps")


def essential_actions(framework: Framework) -> Iterator[Fault]:
    """Yield that too many actions are essential, and those that leave nothing to show when one applies."""
    actions = list(actions_of(framework))
    essential = [action for action in actions if action.essential]
    most = int(ESSENTIAL * len(actions))
    if len(essential) > most:
        message = (
            f"{len(essential)} actions are essential, and all of them are done before one applies; at most "
            f"{most} of {len(actions)} should be: take essential=True out of one of "
            f"{listed(action.id for action in essential)}"
        )
        yield told(framework, message, "steps")
    for action in essential:
        if action.extra.get("leaves") == "input":
            message = "what is essential leaves what others use, or a record of the post; this leaves only 'input'"
            yield told(action, message, "extra")
