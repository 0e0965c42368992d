"""Where a reader stands: what they aim at, how far they are from it, and whether that is near enough."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pmo_guide.model import ID_PATTERN, Role
from pmo_guide.progress.merging import current, successor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pmo_guide.model import Action, Framework
    from pmo_guide.progress.file import Entry, Progress

OWN = "target/"
"""With what the id of a target of the reader's own begins; no role's does."""


def aims(framework: Framework, progress: Progress) -> tuple[Role, ...]:
    """Return what the reader may aim at: the framework's roles, then targets of their own.

    A target of one's own is kept under ``target/TID/…`` and works like a role whose id is ``target/TID``. It is there
    as long as its title is not "". What it asks for above the scale counts as the highest level.
    """
    return (*framework.roles, *_own_targets(framework, current(progress, framework.retired)))


def aim(framework: Framework, progress: Progress) -> Role | None:
    """Return what the reader aims at: a target of their own goes before a role; None where neither is to be found."""
    known = current(progress, framework.retired)
    values = {key: entry.value for key, entry in known.items()}
    names = (f"{OWN}{values.get('plan/target')}", values.get("plan/role"))
    found = {one.id: one for one in (*framework.roles, *_own_targets(framework, known))}
    return next((found[name] for name in names if name in found), None)


def _own_targets(framework: Framework, known: Mapping[str, Entry]) -> Iterator[Role]:
    """Yield the reader's own targets in the order of their keys."""
    top = max(level.value for level in framework.levels)
    for key in sorted(known):
        if not (match := _TARGET_TITLE.fullmatch(key)) or not known[key].value:
            continue
        asked = ((item.id, known.get(f"{match[1]}/level/{item.id}")) for item in framework.competencies)
        targets = {name: min(entry.value, top) for name, entry in asked if entry and entry.value}
        core = tuple(name for name in targets if (mark := known.get(f"{match[1]}/core/{name}")) and mark.value)
        yield Role(id=match[1], title=known[key].value, targets=targets, core=core)


_TARGET_TITLE = re.compile(rf"({OWN}{ID_PATTERN.pattern})/title")


def wanted_of(framework: Framework, known: Mapping[str, Entry], name: str) -> Role:
    """Return the role, or the target of the reader's own, of this id; raises `LookupError` where there is none."""
    if not name.startswith(OWN):
        role: Role = framework.find("role", successor(name, framework.retired))
        return role
    for target in _own_targets(framework, known):
        if target.id == name:
            return target
    raise LookupError(f"no target {name!r}")


class Gap(NamedTuple):
    """How far a reader is from what a role needs in one competency."""

    competency: str
    rating: int | None
    """The reader's own level; None: unrated, or not sure."""
    target: int
    gap: int | None
    """max(0, target − rating); None where there is no rating, since what is not known is no gap."""
    core: bool


def gaps(framework: Framework, progress: Progress, role: str) -> tuple[Gap, ...]:
    """Return the gap in each competency that a role, or a target of one's own, needs, in the order of the framework.

    Raises `LookupError` for an unknown role or target; so do `ready_to_apply` and `plan`.
    """
    return gaps_of(framework, current(progress, framework.retired), role)


def gaps_of(framework: Framework, known: Mapping[str, Entry], role: str) -> tuple[Gap, ...]:
    """Return the gaps by entries that stand under the keys of today."""
    wanted = wanted_of(framework, known, role)
    targets, core = dict(wanted.targets), set(wanted.core)
    found = []
    for competency in framework.competencies:
        target = targets.get(competency.id)
        if target is not None:
            entry = known.get(f"competency/{competency.id}/level")
            rating = entry.value if entry else None
            gap = None if rating is None else max(0, target - rating)
            found.append(Gap(competency.id, rating, target, gap, competency.id in core))
    return tuple(found)


def by_weight(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return the gaps that are open: core ones first, then the largest, then in order."""
    return tuple(sorted((gap for gap in found if gap.gap), key=lambda gap: (not gap.core, -(gap.gap or 0))))


def unrated(found: Iterable[Gap]) -> tuple[str, ...]:
    """Return the competencies of which nothing is known, to be rated first: core ones, then in order."""
    return tuple(gap.competency for gap in sorted(found, key=lambda gap: not gap.core) if gap.gap is None)


class Verdict(NamedTuple):
    """Whether one is ready for a role by its own rule, and what speaks against it."""

    ready: bool | None
    """None: nothing speaks against it, but something that the rule asks for is not rated."""
    core: tuple[str, ...]
    """Core competencies further below their target than the rule allows."""
    far: tuple[str, ...]
    """Other competencies further below than it allows them."""
    below: tuple[str, ...]
    """Other competencies as far below as it allows, which only so many may be."""
    undone: tuple[str, ...]
    """Essential actions that are not done."""
    unrated: tuple[str, ...]
    """What nobody can judge before it is rated."""


def ready_to_apply(framework: Framework, progress: Progress, role: str) -> Verdict | None:
    """Return whether a reader is ready for a role, by the rule of `Role.readiness`, or None where it has none.

    The rule also asks for the essential actions, but for those that count towards a higher level than the role asks
    for. Raises `LookupError` for an unknown role.
    """
    known = current(progress, framework.retired)
    found = gaps_of(framework, known, role)
    rule = wanted_of(framework, known, role).readiness
    if rule is None:
        return None
    core = tuple(gap.competency for gap in found if gap.core and (gap.gap or 0) > rule.core_below)
    others = [(gap.competency, gap.gap) for gap in found if gap.gap and not gap.core]
    far = tuple(name for name, gap in others if gap > rule.other_below)
    below = tuple(name for name, gap in others if gap == rule.other_below)
    undone = tuple(action.id for action in asked_for(framework, found) if _state(known, action.id) != "done")
    open_ = unrated(found)
    many = rule.other_count is not None and len(below) > rule.other_count
    holds = not core and not far and not many and not undone
    return Verdict(None if holds and open_ else holds, core, far, below, undone, open_)


def asked_for(framework: Framework, found: Iterable[Gap]) -> Iterator[Action]:
    """Yield the essential actions on the way to a role: those that count towards no more than it asks for."""
    targets = {gap.competency: gap.target for gap in found}
    for step in framework.steps:
        for action in step.actions:
            if action.essential and all(level <= targets.get(name, 0) for name, level in action.builds.items()):
                yield action


def _state(known: Mapping[str, Entry], action: str) -> str:
    entry = known.get(f"action/{action}/state")
    return entry.value if entry else "todo"
