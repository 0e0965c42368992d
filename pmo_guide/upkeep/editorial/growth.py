"""What leads where: a step to competencies, actions to levels, roles and scenarios to every competency."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pmo_guide.upkeep.editorial.shared import actions_of, counted, listed, others, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.model import Fault, Framework

FEWEST = 3
"""Competencies that are at home in a step."""
LED_TO = (3, 4)
"""Levels to which an action leads in each competency: most targets are among them."""


def competencies_of_a_step(framework: Framework) -> Iterator[Fault]:
    """Yield a step that too few competencies have as their home."""
    homes = Counter(item.step for item in framework.competencies)
    for step in framework.steps:
        if (count := homes[step.id]) < FEWEST and homes:
            message = (
                f"{counted(count, 'competencies are', 'competency is')} at home here; a chapter is about {FEWEST} or "
                f"more, so write step={step.id!r} in {FEWEST - count} more"
            )
            yield told(step, message, "id")


def what_competencies_lack(framework: Framework) -> Iterator[Fault]:
    """Yield what a competency lacks in other files than its own, unless all lack it: then a list was left out."""
    choices = [choice for scenario in framework.scenarios for choice in scenario.choices]
    shown = {name for choice in choices for name, level in choice.shows.items() if level >= 3}
    wanted = {name for role in framework.roles for name in role.targets}
    for item in framework.competencies:
        lacks = ["a target in a role to which it matters"] * bool(wanted and item.id not in wanted)
        lacks += ["a choice in a scenario that shows it at level 3 or above"] * bool(shown and item.id not in shown)
        if lacks:
            yield told(item, f"add {', and '.join(lacks)}", "id")


def actions_lead_to_levels(framework: Framework) -> Iterator[Fault]:
    """Yield competencies in which no action leads to a level that is asked for; of those without any, the model tells.

    That is above all each 5 at a role's core, for which no credential can stand.
    """
    led_to: dict[str, set[int]] = defaultdict(set)
    for action in actions_of(framework):
        for name, level in action.builds.items():
            led_to[name].add(level)
    for item in framework.competencies:
        reached = led_to[item.id]
        if missing := [level for level in LED_TO if level not in reached]:
            message = (
                f"no action builds this to level {listed(missing)}; add one to its step, or write "
                f"builds={{{item.id!r}: {missing[0]}}} in one that leads there"
            )
            if reached:
                yield told(item, message, "id")
            continue
        beyond = [role for role in framework.roles if role.targets.get(item.id, 0) > max(reached)]
        if beyond:
            target = beyond[0].targets[item.id]
            message = (
                f"targets asks for {item.id!r} at level {target}{others(beyond[1:])}, but actions lead to "
                f"{max(reached)}; add an action that builds it to {target}, or lower the target"
            )
            yield told(beyond[0], message)
