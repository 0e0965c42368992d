"""How many scenarios there are, and that their best choice stands in no one place."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pmo_guide.upkeep.editorial.shared import counted, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.model import Fault, Framework, Scenario

FEWEST = 3
"""Scenarios of a step."""
_PLACES = ("first", "second", "third", "fourth")


def three_for_each_step(framework: Framework) -> Iterator[Fault]:
    """Yield a step with too few scenarios, unless there are none at all: then a list was left out."""
    steps = Counter(scenario.step for scenario in framework.scenarios)
    for step in framework.steps:
        if (count := steps[step.id]) < FEWEST and steps:
            message = (
                f"{counted(count, 'scenarios stand', 'scenario stands')} in this step; its chapter shows {FEWEST}: add "
                f"{FEWEST - count} with step={step.id!r}"
            )
            yield told(step, message, "id")


def place_of_the_best_choice(framework: Framework) -> Iterator[Fault]:
    """Yield the last of too many scenarios whose best choice stands in the same place: readers would learn it."""
    places: dict[int, list[Scenario]] = defaultdict(list)
    for case in framework.scenarios:
        levels = [max(choice.shows.values(), default=0) for choice in case.choices]
        places[levels.index(max(levels, default=0)) if levels else 0].append(case)
    for place, cases in places.items():
        if len(cases) > len(framework.scenarios) // 2 and len(framework.scenarios) > FEWEST:
            where = _PLACES[place] if place < len(_PLACES) else "last"
            message = (
                f"choices have the best one in the {where} place, as {len(cases) - 1} of {len(framework.scenarios)} "
                "scenarios have, so that readers learn where it is; move it to another place"
            )
            yield told(cases[-1], message)
