"""What roles ask for, and what becomes of it from one role to the next."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pmo_guide.upkeep.editorial.shared import counted, listed, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.model import Fault, Framework

CORE = (4, 8)
"""How many competencies are at the core of a role."""
GOAL = "both"
"""The route of the role in which both routes end: the director's."""
ROUTES = (("pmo", GOAL), ("delivery",))
"""Along each, targets do not fall. A director asks for less than a programme manager where others now deliver."""


def cores(framework: Framework) -> Iterator[Fault]:
    """Yield roles without a summary, with a core that is too small or too large, or that asks for too little."""
    least, most = CORE
    for role in framework.roles:
        if not role.summary:
            yield told(role, "summary is missing; say what somebody in this role answers for")
        if not least <= len(role.core) <= most:
            message = f"core names {counted(len(role.core), 'competencies', 'competency')}; {least} to {most} are"
            yield told(role, f"{message} what nothing else makes up for")
        if role.extra.get("route") != GOAL:
            continue
        for name, target in role.targets.items():
            if name in role.core and target < 4:
                message = (
                    f"targets asks for {name!r} at level {target}, and it is core; ask for 4, or take it out of core"
                )
                yield told(role, message)
            elif target == 5 and name not in role.core:
                message = f"targets asks for {name!r} at level 5, and it is not core; ask for 4, or add it to core"
                yield told(role, message)


def routes(framework: Framework) -> Iterator[Fault]:
    """Yield a role that asks for less than the one before it on its route, each once."""
    for route in ROUTES:
        along = [role for part in route for role in framework.roles if role.extra.get("route") == part]
        for before, after in pairwise(along):
            lower = [name for name, level in before.targets.items() if after.targets.get(name, 0) < level]
            if lower:
                levels = listed(f"{name!r} at level {before.targets[name]}" for name in lower)
                message = f"targets falls below that of {before.id!r}, which asks for {levels}; ask for as much or more"
                yield told(after, message)
